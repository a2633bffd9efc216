"""Roles, ties, and the one table that says what they grant together."""

from functools import cache

from django.db.models import TextChoices

from foothold.ground.access.permissions import Permission as P
from foothold.law.due import Party


class Role(TextChoices):
    HEADTEACHER = "headteacher", "headteacher"
    INCLUSION_LEAD = "inclusion_lead", "inclusion lead or SENCO"
    CLASS_TEACHER = "class_teacher", "class teacher"
    SCHOOL_OFFICE = "school_office", "school office"
    SAFEGUARDING_LEAD = "safeguarding_lead", "designated safeguarding lead"
    BOARD_CLERK = "board_clerk", "governing board clerk"
    TRUST_LEAD = "trust_lead", "trust lead"
    EXCLUSIONS_OFFICER = "exclusions_officer", "authority exclusions officer"
    HEAD_OF_INCLUSION = "head_of_inclusion", "authority head of inclusion"
    EHC_COORDINATOR = "ehc_coordinator", "EHC coordinator"
    VIRTUAL_SCHOOL_HEAD = "virtual_school_head", "virtual school head"
    PANEL_MEMBER = "panel_member", "panel member"
    AGENCY_WORKER = "agency_worker", "agency worker"
    AP_LEAD = "ap_lead", "AP lead"
    AP_TUTOR = "ap_tutor", "AP tutor"
    FINANCE = "finance", "finance"
    ADMINISTRATOR = "administrator", "administrator"
    ANALYST = "analyst", "analyst"
    FAMILY = "family", "family"


class Tie(TextChoices):
    """How an organisation is tied to a child (or, for OWN, a person's organisation to itself)."""

    OWN = "own", "your own organisation"
    ON_ROLL = "on_roll", "is on roll at"
    HOME_AUTHORITY = "home_authority", "lives in the area of"
    SCHOOL_AUTHORITY = "school_authority", "goes to school in the area of"
    LOOKED_AFTER_BY = "looked_after_by", "is looked after by"
    TRUST = "trust", "goes to a school run by"
    REFERRED_TO = "referred_to", "was referred to"
    PLACED_AT = "placed_at", "is placed at"
    BOARD_CLERK = "board_clerk", "has an exclusion before the governing board of"
    REVIEW_PANEL = "review_panel", "has an exclusion before a review panel of"
    PANEL_MEMBER = "panel_member", "is on the agenda of a panel of"
    MEETING = "meeting", "is spoken of at a meeting with"
    AGENCY_INVOLVED = "agency_involved", "is worked with by"
    EXCLUDED_FROM = "excluded_from", "was permanently excluded from"
    REVIEW_BODY = "review_body", "was permanently excluded, with a review to be arranged by"
    FAMILY = "family", "is a child of"


ONE_CASE = {
    Tie.REFERRED_TO,
    Tie.BOARD_CLERK,
    Tie.REVIEW_PANEL,
    Tie.PANEL_MEMBER,
    Tie.MEETING,
    Tie.EXCLUDED_FROM,
    Tie.REVIEW_BODY,
}
"""Ties that name a case, and show of a child no other."""

_LOOK = {P.SEE_CHILD}
_KNOW = _LOOK | {P.SEE_FAMILY, P.SEE_NEEDS, P.SEE_EXCLUSIONS, P.SEE_DUTIES, P.SEE_CHRONOLOGY, P.SEE_ACCESS}
_KNOW |= {P.SEE_PLANS, P.SEE_PART_TIME, P.SEE_EHC}
_CASE = _LOOK | {P.SEE_NEEDS, P.SEE_EXCLUSIONS, P.SEE_DUTIES, P.SEE_CHRONOLOGY}
_DO = {P.MEET_DUTY, P.VOID_DUTY, P.EXPLAIN_DUTY, P.GIVE_NOTICE}
_TYPE = {P.RECORD_EXCLUSION, P.CORRECT_EXCLUSION, P.RECORD_CONSULTATION, P.LIST_EXCLUSIONS}
_FOLLOW = {P.RECORD_REPRESENTATIONS, P.ARRANGE_EDUCATION, P.DELETE_FROM_REGISTER}
_DECIDE = {P.CONFIRM_EXCLUSION, P.CANCEL_EXCLUSION, P.AGREE_PART_TIME}
_KEEP = {P.CREATE_CHILD, P.CORRECT_CHILD}
_PLAN = {P.WRITE_PLAN, P.JOIN_PLAN, P.LIST_PLANS, P.REVIEW_PART_TIME, P.LIST_PART_TIME, P.ASK_EHC, P.LIST_EHC}
_PLAN |= {P.REVIEW_EHC}
_EHC = {P.SEE_EHC, P.LIST_EHC, P.ASK_EHC, P.RUN_EHC, P.REVIEW_EHC}
_DECIDES = {P.CHOOSE_READING, P.ADOPT_RULES}
_RUN = {P.MANAGE_PEOPLE, P.MANAGE_CALENDAR, P.MANAGE_ORGANISATIONS}
_NOTICE = {P.RECORD_CONCERN, P.SEE_CONCERNS, P.SUGGEST_PLAN}
_WATCH = _NOTICE | {P.LIST_CONCERNS, P.ANSWER_CONCERN}
_SAFEGUARD = _WATCH | {P.SEE_SAFEGUARDING, P.ANSWER_SAFEGUARDING}
_OWN_SCHOOL = {P.CREATE_CHILD, P.RECORD_EXCLUSION, P.MANAGE_CALENDAR}
_BOARD = {
    P.MEET_DUTY,
    P.EXPLAIN_DUTY,
    P.GIVE_NOTICE,
    P.RECORD_REPRESENTATIONS,
    P.ARRANGE_BOARD,
    P.DECIDE_AS_BOARD,
}
_REVIEW = {
    P.MEET_DUTY,
    P.EXPLAIN_DUTY,
    P.GIVE_NOTICE,
    P.RECORD_REVIEW_REQUEST,
    P.ARRANGE_REVIEW,
    P.DECIDE_REVIEW,
}
_AUTHORITY = _KNOW | _DO | {P.ARRANGE_EDUCATION, P.LIST_DAY_SIX, P.RECORD_CONSULTATION, P.LIST_EXCLUSIONS}
_AUTHORITY |= {P.LIST_PLANS, P.LIST_PART_TIME, P.SUGGEST_PLAN, P.JOIN_PLAN}

# Who may mark something as done on a body's behalf writes that body's letters.
_LETTERS = {P.WRITE_LETTER, P.SEND_LETTER}
for _read in (_KNOW, _CASE, _AUTHORITY):
    _read.add(P.SEE_LETTERS)
for _write in (_DO, _BOARD, _REVIEW, _AUTHORITY):
    _write |= _LETTERS
for _own in (_RUN, _OWN_SCHOOL):
    _own.add(P.MANAGE_LETTERHEAD)

# Whoever takes part in a governing board's meeting or reviews it reads the papers. School and clerk put them together.
_PAPERS = {P.SEE_BOARD_PACK, P.MAKE_BOARD_PACK}
for _make in (_FOLLOW, _BOARD):
    _make |= _PAPERS
_REVIEW.add(P.SEE_BOARD_PACK)

# After the name is off the register the case may still be open. It is seen and finished, and nothing else of the child.
_THE_CASE = _LOOK | {P.SEE_EXCLUSIONS, P.SEE_DUTIES, P.SEE_LETTERS}
_FINISH = _THE_CASE | _LETTERS | {P.MEET_DUTY, P.EXPLAIN_DUTY, P.GIVE_NOTICE, P.SEE_BOARD_PACK}

GRANTS: dict[tuple[Role, Tie], frozenset[P]] = {
    pair: frozenset(permissions)
    for pair, permissions in {
        (Role.HEADTEACHER, Tie.ON_ROLL): _KNOW
        | _DO
        | _TYPE
        | _FOLLOW
        | _DECIDE
        | _KEEP
        | _WATCH
        | _PLAN
        | {P.ANSWER_FILE_REQUEST},
        (Role.INCLUSION_LEAD, Tie.ON_ROLL): _KNOW | _DO | _TYPE | _FOLLOW | _KEEP | _WATCH | _PLAN,
        (Role.SCHOOL_OFFICE, Tie.ON_ROLL): _KNOW | _DO | _TYPE | _FOLLOW | _KEEP | _NOTICE,
        (Role.HEADTEACHER, Tie.EXCLUDED_FROM): _FINISH,
        (Role.INCLUSION_LEAD, Tie.EXCLUDED_FROM): _FINISH,
        (Role.SCHOOL_OFFICE, Tie.EXCLUDED_FROM): _FINISH,
        (Role.TRUST_LEAD, Tie.REVIEW_BODY): _THE_CASE | _REVIEW,
        (Role.EXCLUSIONS_OFFICER, Tie.REVIEW_BODY): _THE_CASE | _REVIEW,
        (Role.HEAD_OF_INCLUSION, Tie.REVIEW_BODY): _THE_CASE | _REVIEW,
        (Role.SAFEGUARDING_LEAD, Tie.ON_ROLL): _KNOW
        | _SAFEGUARD
        | _PLAN
        | {P.MEET_DUTY, P.EXPLAIN_DUTY, P.ANSWER_FILE_REQUEST, P.SEE_BOARD_PACK},
        (Role.CLASS_TEACHER, Tie.ON_ROLL): _LOOK | _NOTICE | {P.SEE_EXCLUSIONS, P.SEE_PLANS, P.SEE_PART_TIME},
        (Role.BOARD_CLERK, Tie.BOARD_CLERK): _CASE | _BOARD,
        (Role.TRUST_LEAD, Tie.TRUST): _CASE
        | _REVIEW
        | {P.SEE_ACCESS, P.LIST_EXCLUSIONS, P.MANAGE_CALENDAR}
        | {P.SEE_PLANS, P.LIST_PLANS, P.SEE_PART_TIME, P.LIST_PART_TIME},
        (Role.EXCLUSIONS_OFFICER, Tie.SCHOOL_AUTHORITY): _AUTHORITY | _REVIEW | {P.RECORD_BREACH},
        (Role.EXCLUSIONS_OFFICER, Tie.HOME_AUTHORITY): _AUTHORITY,
        (Role.HEAD_OF_INCLUSION, Tie.SCHOOL_AUTHORITY): _AUTHORITY
        | _REVIEW
        | {P.RECORD_BREACH, P.ANSWER_FILE_REQUEST},
        (Role.HEAD_OF_INCLUSION, Tie.HOME_AUTHORITY): _AUTHORITY | _EHC | {P.ANSWER_FILE_REQUEST},
        (Role.EHC_COORDINATOR, Tie.SCHOOL_AUTHORITY): _CASE | {P.SEE_PLANS, P.SEE_PART_TIME},
        (Role.EHC_COORDINATOR, Tie.HOME_AUTHORITY): _CASE
        | _EHC
        | {P.SEE_FAMILY, P.MEET_DUTY, P.EXPLAIN_DUTY, P.SEE_PLANS, P.SEE_PART_TIME},
        (Role.VIRTUAL_SCHOOL_HEAD, Tie.LOOKED_AFTER_BY): _KNOW | {P.MEET_DUTY, P.EXPLAIN_DUTY},
        (Role.PANEL_MEMBER, Tie.REVIEW_PANEL): _CASE | {P.DECIDE_REVIEW, P.SEE_BOARD_PACK},
        (Role.PANEL_MEMBER, Tie.PANEL_MEMBER): _CASE,
        (Role.AGENCY_WORKER, Tie.AGENCY_INVOLVED): _LOOK | {P.SEE_NEEDS, P.SEE_PLANS, P.JOIN_PLAN},
        (Role.AGENCY_WORKER, Tie.REFERRED_TO): {P.SEE_REFERRAL, P.LIST_REFERRALS, P.SEE_DUTIES}
        | {P.FOLLOW_REFERRAL, P.ANSWER_REFERRAL},
        (Role.AP_LEAD, Tie.REFERRED_TO): _LOOK,
        (Role.AP_LEAD, Tie.PLACED_AT): (_KNOW | _NOTICE | {P.LIST_CONCERNS}) - {P.SEE_ACCESS, P.SEE_LETTERS},
        (Role.AP_TUTOR, Tie.PLACED_AT): _LOOK | _NOTICE | {P.SEE_NEEDS, P.SEE_PLANS, P.SEE_PART_TIME},
        (Role.FAMILY, Tie.FAMILY): _LOOK
        | {P.SEE_FAMILY, P.SEE_EXCLUSIONS, P.SEE_DUTIES, P.SEE_ACCESS, P.SEE_PLANS}
        | {P.SEE_PART_TIME, P.SEE_EHC},
        (Role.HEADTEACHER, Tie.OWN): _OWN_SCHOOL | {P.SEE_INSIGHT, P.WRITE_PLAN} | _DECIDES,
        (Role.INCLUSION_LEAD, Tie.OWN): _OWN_SCHOOL | {P.WRITE_PLAN},
        (Role.SCHOOL_OFFICE, Tie.OWN): _OWN_SCHOOL,
        (Role.TRUST_LEAD, Tie.OWN): {P.MANAGE_LETTERHEAD} | _DECIDES,
        (Role.HEAD_OF_INCLUSION, Tie.OWN): {P.MANAGE_LETTERHEAD} | _DECIDES,
        (Role.ADMINISTRATOR, Tie.OWN): _RUN | {P.CREATE_CHILD, P.ADOPT_RULES},
        (Role.ADMINISTRATOR, Tie.SCHOOL_AUTHORITY): _RUN
        | {P.MANAGE_BELONGING}
        | {P.CREATE_CHILD, P.RECORD_EXCLUSION},
        (Role.ADMINISTRATOR, Tie.TRUST): {P.MANAGE_PEOPLE, P.MANAGE_CALENDAR},
        (Role.ANALYST, Tie.OWN): {P.SEE_INSIGHT},
        (Role.FINANCE, Tie.OWN): {P.SEE_INSIGHT},
    }.items()
}
"""What a role may do for a child (or organisation) held by a tie. A pair that is missing grants nothing:
the head of an AP setting is a headteacher, yet may not exclude a child who is merely placed there."""

# Whoever works for anybody here reads the directory of approaches; two say what a school offers of it and run it.
for _role in (each for each in Role if each != Role.FAMILY):
    GRANTS[_role, Tie.OWN] = GRANTS.get((_role, Tie.OWN), frozenset()) | {P.SEE_APPROACHES}
for _role in (Role.HEADTEACHER, Role.INCLUSION_LEAD):
    GRANTS[_role, Tie.OWN] |= {P.OFFER_APPROACH, P.DELIVER_APPROACH, P.RECORD_TRAINING}
    GRANTS[_role, Tie.ON_ROLL] |= {P.DELIVER_APPROACH}
GRANTS[Role.SCHOOL_OFFICE, Tie.OWN] |= {P.RECORD_TRAINING}
for _role in (Role.HEAD_OF_INCLUSION, Role.EHC_COORDINATOR):
    GRANTS[_role, Tie.OWN] |= {P.LEAD_EHC_TEAMS}

# Referrals to outside teams: those who plan the support ask, their authority may ask too, and the team reads its own.
_ASK = {P.SEE_REFERRAL, P.LIST_REFERRALS, P.SEND_REFERRAL, P.FOLLOW_REFERRAL}
for _role in (Role.HEADTEACHER, Role.INCLUSION_LEAD, Role.SAFEGUARDING_LEAD):
    GRANTS[_role, Tie.ON_ROLL] |= _ASK
GRANTS[Role.HEADTEACHER, Tie.ON_ROLL] |= {P.SIGN_PROGRAMME}
for _role in (Role.EXCLUSIONS_OFFICER, Role.HEAD_OF_INCLUSION):
    GRANTS[_role, Tie.SCHOOL_AUTHORITY] |= {P.SEE_REFERRAL, P.LIST_REFERRALS, P.SEND_REFERRAL}
    GRANTS[_role, Tie.HOME_AUTHORITY] |= {P.SEE_REFERRAL, P.LIST_REFERRALS}
GRANTS[Role.VIRTUAL_SCHOOL_HEAD, Tie.LOOKED_AFTER_BY] |= {P.SEE_REFERRAL}

# Scores of questionnaires: who plans the support records them, and those who arrange more of it read them.
for _role in (Role.HEADTEACHER, Role.INCLUSION_LEAD, Role.SAFEGUARDING_LEAD):
    GRANTS[_role, Tie.ON_ROLL] |= {P.SEE_MEASURES, P.LIST_MEASURES, P.RECORD_MEASURE}
for _tie in (Tie.SCHOOL_AUTHORITY, Tie.HOME_AUTHORITY):
    for _officer in (Role.EXCLUSIONS_OFFICER, Role.HEAD_OF_INCLUSION):
        GRANTS[_officer, _tie] |= {P.SEE_MEASURES, P.LIST_MEASURES}
    GRANTS[Role.EHC_COORDINATOR, _tie] |= {P.SEE_MEASURES}
for _reader in ((Role.VIRTUAL_SCHOOL_HEAD, Tie.LOOKED_AFTER_BY), (Role.AP_LEAD, Tie.PLACED_AT)):
    GRANTS[_reader] |= {P.SEE_MEASURES}

# How far a graduated response has come is for those who read scores. What bears on a child, the family included, is for
# fewer. What the next school is told is also for whoever teaches the child, and for the family.
_LEADING = [(_role, Tie.ON_ROLL) for _role in (Role.HEADTEACHER, Role.INCLUSION_LEAD, Role.SAFEGUARDING_LEAD)]
for _pair in [pair for pair, held in GRANTS.items() if P.SEE_MEASURES in held]:
    GRANTS[_pair] |= {P.SEE_GRADUATED, P.SEE_TRANSITION}
for _pair in _LEADING:
    GRANTS[_pair] |= {P.SEE_FACTORS, P.RECORD_FACTORS, P.WRITE_TRANSITION, P.MAKE_BUNDLE}
for _reader in ((Role.EHC_COORDINATOR, Tie.HOME_AUTHORITY), (Role.VIRTUAL_SCHOOL_HEAD, Tie.LOOKED_AFTER_BY)):
    GRANTS[_reader] |= {P.SEE_FACTORS, P.MAKE_BUNDLE}
for _reader in (
    (Role.CLASS_TEACHER, Tie.ON_ROLL),
    (Role.AP_TUTOR, Tie.PLACED_AT),
    (Role.FAMILY, Tie.FAMILY),
):
    GRANTS[_reader] |= {P.SEE_TRANSITION}
# Meetings about children: three of the school call them; whoever is invited for a child reads what was said.
for _role in (Role.HEADTEACHER, Role.INCLUSION_LEAD, Role.SAFEGUARDING_LEAD):
    GRANTS[_role, Tie.OWN] |= {P.SEE_MEETINGS, P.LIST_MEETINGS, P.RUN_MEETINGS}
    GRANTS[_role, Tie.ON_ROLL] |= {P.SEE_MEETINGS, P.LIST_MEETINGS, P.RUN_MEETINGS, P.ANSWER_MEETING}
_NO_GUESTS = {Role.SCHOOL_OFFICE, Role.BOARD_CLERK, Role.FINANCE, Role.ADMINISTRATOR, Role.ANALYST}
for _guest in (each for each in Role if each not in _NO_GUESTS):
    GRANTS[_guest, Tie.MEETING] = frozenset(_LOOK | {P.SEE_MEETINGS, P.ANSWER_MEETING})

WORKS_FOR: dict[Role, frozenset[Party]] = {
    role: frozenset(parties)
    for role, parties in {
        Role.HEADTEACHER: {Party.HEADTEACHER, Party.SCHOOL, Party.CONTROLLER},
        Role.SCHOOL_OFFICE: {Party.HEADTEACHER, Party.SCHOOL},
        Role.INCLUSION_LEAD: {Party.HEADTEACHER, Party.SCHOOL},
        Role.SAFEGUARDING_LEAD: {Party.CONTROLLER},
        # An academy that is its own proprietor arranges reviews itself; elsewhere that duty is another body's.
        Role.BOARD_CLERK: {Party.GOVERNING_BOARD, Party.CLERK, Party.ARRANGING_AUTHORITY},
        Role.EXCLUSIONS_OFFICER: {Party.LOCAL_AUTHORITY, Party.HOME_AUTHORITY, Party.ARRANGING_AUTHORITY},
        Role.HEAD_OF_INCLUSION: {
            Party.LOCAL_AUTHORITY,
            Party.HOME_AUTHORITY,
            Party.ARRANGING_AUTHORITY,
            Party.CONTROLLER,
        },
        Role.TRUST_LEAD: {Party.ARRANGING_AUTHORITY},
        Role.EHC_COORDINATOR: {Party.EHC_TEAM},
        Role.VIRTUAL_SCHOOL_HEAD: {Party.VIRTUAL_SCHOOL_HEAD},
        Role.AGENCY_WORKER: {Party.OUTSIDE_TEAM},
    }.items()
}
"""On whose behalf a role does what is owed, so that My work shows a person what is theirs to do."""


def granted(role: str, tie: str) -> frozenset[P]:
    return GRANTS.get((Role(role), Tie(tie)), frozenset())


@cache
def ties_that_grant(role: str, permission: P) -> frozenset[Tie]:
    return frozenset(tie for (held, tie), granted in GRANTS.items() if held == role and permission in granted)
