"""Who opens which page, said once more in plain: a test drives every page with every role against it, so a change of
what a role may do cannot go unnoticed. It is published in docs/reference/access.md."""

from dataclasses import dataclass

from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role

R = Role
EVERYBODY = frozenset(Role)
SCHOOL = {R.HEADTEACHER, R.INCLUSION_LEAD, R.SCHOOL_OFFICE}
AUTHORITY = {R.EXCLUSIONS_OFFICER, R.HEAD_OF_INCLUSION}
"""The two who see everything of a child in the authority's area."""
CASE = (
    SCHOOL
    | AUTHORITY
    | {
        R.SAFEGUARDING_LEAD,
        R.BOARD_CLERK,
        R.TRUST_LEAD,
        R.EHC_COORDINATOR,
        R.VIRTUAL_SCHOOL_HEAD,
        R.PANEL_MEMBER,
        R.AP_LEAD,
    }
)


@dataclass(frozen=True)
class Opening:
    """One page: its route, what it asks for, the roles that open it."""

    route: str
    permission: Permission
    opened_by: frozenset[Role]


def _page(route: str, permission: Permission, opened_by: set[Role] | frozenset[Role]) -> Opening:
    return Opening(route, permission, frozenset(opened_by))


SEES = CASE | {R.CLASS_TEACHER, R.AGENCY_WORKER, R.AP_TUTOR, R.FAMILY}
DUTIES = CASE | {R.FAMILY}
MEETS = SCHOOL | AUTHORITY | {R.SAFEGUARDING_LEAD, R.BOARD_CLERK, R.EHC_COORDINATOR, R.VIRTUAL_SCHOOL_HEAD}
ANSWERS = {R.HEADTEACHER, R.SAFEGUARDING_LEAD, R.HEAD_OF_INCLUSION}
REVIEWS = AUTHORITY | {R.TRUST_LEAD}
PAPERS = SCHOOL | AUTHORITY | {R.SAFEGUARDING_LEAD, R.BOARD_CLERK, R.TRUST_LEAD, R.PANEL_MEMBER}
PLANS = {R.HEADTEACHER, R.INCLUSION_LEAD, R.SAFEGUARDING_LEAD}
EHC = {R.EHC_COORDINATOR, R.HEAD_OF_INCLUSION}
"""The two who run an EHC needs assessment."""
READS_EHC = SCHOOL | AUTHORITY | PLANS | EHC | {R.VIRTUAL_SCHOOL_HEAD, R.AP_LEAD, R.FAMILY}
READS_SCORES = PLANS | AUTHORITY | {R.EHC_COORDINATOR, R.VIRTUAL_SCHOOL_HEAD, R.AP_LEAD}
INVITED = PLANS | {R.CLASS_TEACHER, R.AGENCY_WORKER, R.FAMILY}
"""Who reads what a meeting said of a child: the school's own three, and whoever is invited for that child."""
GUESTS = EVERYBODY - {R.SCHOOL_OFFICE, R.BOARD_CLERK, R.FINANCE, R.ADMINISTRATOR, R.ANALYST}
LISTS_MEETINGS = ("undone", "download-undone", "caseload", "download-caseload")
RUNS_MEETINGS = (
    *("call", "put-on", "change", "cancel", "take-off", "invite", "uninvite"),
    *("record", "put-right", "undertake", "let-go", "take-back"),
)
TEAM = PLANS | {R.AGENCY_WORKER}
"""The team that was asked, and whoever asked it and records what it says."""
CREATES = SCHOOL | {R.ADMINISTRATOR}
NOTICES = SCHOOL | {R.SAFEGUARDING_LEAD, R.CLASS_TEACHER, R.AP_LEAD, R.AP_TUTOR}

TABLE = (
    _page("worklist:my-work", Permission.SEE_DUTIES, DUTIES | {R.AGENCY_WORKER}),
    _page("worklist:daily-e-mail", Permission.SEE_DUTIES, DUTIES | {R.AGENCY_WORKER}),
    _page("children:find", Permission.SEE_CHILD, SEES),
    _page("children:add", Permission.CREATE_CHILD, CREATES),
    _page("children:child", Permission.SEE_CHILD, SEES),
    _page("children:chronology", Permission.SEE_CHRONOLOGY, CASE),
    _page(
        "children:access",
        Permission.SEE_ACCESS,
        SCHOOL | AUTHORITY | {R.SAFEGUARDING_LEAD, R.TRUST_LEAD, R.VIRTUAL_SCHOOL_HEAD, R.FAMILY},
    ),
    _page("children:gaps", Permission.LIST_CONCERNS, PLANS | {R.AP_LEAD}),
    _page("children:download-gaps", Permission.LIST_CONCERNS, PLANS | {R.AP_LEAD}),
    _page("children:correct", Permission.CORRECT_CHILD, SCHOOL),
    _page("children:characterise", Permission.CORRECT_CHILD, SCHOOL),
    _page("children:end-need", Permission.CORRECT_CHILD, SCHOOL),
    _page("children:correct-carer", Permission.CORRECT_CHILD, SCHOOL),
    _page("children:remove-carer", Permission.CORRECT_CHILD, SCHOOL),
    _page("children:leave", Permission.CORRECT_CHILD, SCHOOL),
    _page("children:move-home", Permission.CORRECT_CHILD, SCHOOL),
    _page("administration:invite-pupil", Permission.CORRECT_CHILD, SCHOOL),
    _page("administration:end-pupils-access", Permission.CORRECT_CHILD, SCHOOL),
    _page("children:enrol", Permission.CREATE_CHILD, CREATES),
    _page("children:add-carer", Permission.CORRECT_CHILD, SCHOOL),
    _page("duties:moved", Permission.SEE_DUTIES, DUTIES),
    _page("duties:passed-on", Permission.SEE_DUTIES, DUTIES),
    _page("packs:requests", Permission.ANSWER_FILE_REQUEST, ANSWERS),
    _page("packs:request", Permission.ANSWER_FILE_REQUEST, ANSWERS),
    _page("packs:leave-out", Permission.ANSWER_FILE_REQUEST, ANSWERS),
    _page("packs:answered", Permission.ANSWER_FILE_REQUEST, ANSWERS),
    _page("packs:file", Permission.ANSWER_FILE_REQUEST, ANSWERS),
    _page("packs:file-on-paper", Permission.ANSWER_FILE_REQUEST, ANSWERS),
    *(
        _page(route, Permission.MAKE_BUNDLE, PLANS | {R.EHC_COORDINATOR, R.VIRTUAL_SCHOOL_HEAD})
        for route in ("packs:bundles", "packs:bundle", "packs:bundle-on-paper", "packs:bundle-in-word")
    ),
    _page("packs:board-pack", Permission.SEE_BOARD_PACK, PAPERS),
    _page("packs:papers", Permission.SEE_BOARD_PACK, PAPERS),
    _page("packs:papers-on-paper", Permission.SEE_BOARD_PACK, PAPERS),
    _page("packs:papers-as-sent", Permission.SEE_BOARD_PACK, PAPERS),
    _page("packs:evidence-file", Permission.SEE_BOARD_PACK, PAPERS),
    _page("packs:add-evidence", Permission.MAKE_BOARD_PACK, SCHOOL | {R.BOARD_CLERK}),
    _page("packs:papers-for-you", Permission.SEE_EXCLUSIONS, CASE | {R.CLASS_TEACHER, R.FAMILY}),
    _page("packs:correct-evidence", Permission.MAKE_BOARD_PACK, SCHOOL | {R.BOARD_CLERK}),
    _page("packs:take-out", Permission.MAKE_BOARD_PACK, SCHOOL | {R.BOARD_CLERK}),
    _page("packs:leave-out-of-pack", Permission.MAKE_BOARD_PACK, SCHOOL | {R.BOARD_CLERK}),
    _page("packs:send-papers", Permission.MAKE_BOARD_PACK, SCHOOL | {R.BOARD_CLERK}),
    _page("duties:duty", Permission.SEE_DUTIES, DUTIES),
    _page("duties:done", Permission.MEET_DUTY, MEETS),
    _page("duties:explain", Permission.EXPLAIN_DUTY, MEETS),
    _page("duties:let-go", Permission.VOID_DUTY, SCHOOL | AUTHORITY),
    _page("duties:take-back", Permission.MEET_DUTY, MEETS),
    _page("letters:letter", Permission.SEE_LETTERS, CASE - {R.AP_LEAD}),
    _page("letters:change", Permission.WRITE_LETTER, SCHOOL | AUTHORITY | {R.BOARD_CLERK, R.TRUST_LEAD}),
    _page("letters:copy", Permission.SEE_LETTERS, CASE - {R.AP_LEAD}),
    _page(
        "exclusions:send-letter", Permission.SEND_LETTER, SCHOOL | AUTHORITY | {R.BOARD_CLERK, R.TRUST_LEAD}
    ),
    _page("letters:letterhead", Permission.MANAGE_LETTERHEAD, SCHOOL | {R.ADMINISTRATOR}),
    _page("letters:templates", Permission.MANAGE_LETTERHEAD, SCHOOL | {R.ADMINISTRATOR}),
    _page("letters:translations", Permission.MANAGE_LETTERHEAD, SCHOOL | {R.ADMINISTRATOR}),
    _page("letters:our-template", Permission.MANAGE_LETTERHEAD, SCHOOL | {R.ADMINISTRATOR}),
    _page("concerns:list", Permission.SEE_CONCERNS, NOTICES),
    _page("concerns:download", Permission.SEE_CONCERNS, NOTICES),
    _page("concerns:record", Permission.RECORD_CONCERN, NOTICES),
    _page("concerns:note-made", Permission.RECORD_CONCERN, NOTICES),
    _page("concerns:concern", Permission.SEE_CONCERNS, NOTICES),
    _page(
        "concerns:answer", Permission.ANSWER_CONCERN, {R.HEADTEACHER, R.INCLUSION_LEAD, R.SAFEGUARDING_LEAD}
    ),
    _page(
        "concerns:correct", Permission.RECORD_CONCERN, {R.HEADTEACHER, R.INCLUSION_LEAD, R.SAFEGUARDING_LEAD}
    ),
    _page("concerns:notes", Permission.SEE_SAFEGUARDING, {R.SAFEGUARDING_LEAD}),
    _page("concerns:note", Permission.SEE_SAFEGUARDING, {R.SAFEGUARDING_LEAD}),
    _page("support:register", Permission.LIST_PLANS, PLANS | AUTHORITY | {R.TRUST_LEAD}),
    _page("support:download", Permission.LIST_PLANS, PLANS | AUTHORITY | {R.TRUST_LEAD}),
    _page("support:silences", Permission.LIST_PLANS, PLANS | AUTHORITY | {R.TRUST_LEAD}),
    _page("support:download-silences", Permission.LIST_PLANS, PLANS | AUTHORITY | {R.TRUST_LEAD}),
    _page("support:begin", Permission.WRITE_PLAN, PLANS),
    _page("support:suggest", Permission.SUGGEST_PLAN, NOTICES | AUTHORITY),
    _page("support:plan", Permission.SEE_PLANS, SEES - {R.BOARD_CLERK, R.PANEL_MEMBER}),
    _page("support:invite", Permission.WRITE_PLAN, PLANS),
    _page("support:answer", Permission.JOIN_PLAN, PLANS | AUTHORITY | {R.AGENCY_WORKER}),
    _page("support:review", Permission.WRITE_PLAN, PLANS),
    _page("support:hear", Permission.WRITE_PLAN, PLANS),
    _page("support:add-target", Permission.WRITE_PLAN, PLANS),
    _page("support:amend-target", Permission.WRITE_PLAN, PLANS),
    _page("support:end", Permission.WRITE_PLAN, PLANS),
    _page("attendance:register", Permission.LIST_PART_TIME, PLANS | AUTHORITY | {R.TRUST_LEAD}),
    _page("attendance:download", Permission.LIST_PART_TIME, PLANS | AUTHORITY | {R.TRUST_LEAD}),
    _page("attendance:begin", Permission.AGREE_PART_TIME, {R.HEADTEACHER}),
    _page(
        "attendance:timetable",
        Permission.SEE_PART_TIME,
        SEES - {R.BOARD_CLERK, R.PANEL_MEMBER, R.AGENCY_WORKER},
    ),
    _page("attendance:review", Permission.REVIEW_PART_TIME, PLANS),
    _page("attendance:extend", Permission.AGREE_PART_TIME, {R.HEADTEACHER}),
    _page("attendance:end", Permission.REVIEW_PART_TIME, PLANS),
    _page("ehc:clocks", Permission.LIST_EHC, PLANS | EHC),
    _page("ehc:download", Permission.LIST_EHC, PLANS | EHC),
    _page("ehc:of-child", Permission.SEE_EHC, READS_EHC),
    _page("ehc:ask", Permission.ASK_EHC, PLANS | EHC),
    _page("ehc:assessment", Permission.SEE_EHC, READS_EHC),
    _page("ehc:allocate", Permission.RUN_EHC, EHC),
    _page("ehc:assess", Permission.RUN_EHC, EHC),
    _page("ehc:not-assess", Permission.RUN_EHC, EHC),
    _page("ehc:ask-advice", Permission.RUN_EHC, EHC),
    _page("ehc:receive-advice", Permission.RUN_EHC, EHC),
    _page("ehc:consult", Permission.RUN_EHC, EHC),
    _page("ehc:answer", Permission.RUN_EHC, EHC),
    _page("ehc:draft", Permission.RUN_EHC, EHC),
    _page("ehc:hear", Permission.RUN_EHC, EHC),
    _page("ehc:final", Permission.RUN_EHC, EHC),
    _page("ehc:no-plan", Permission.RUN_EHC, EHC),
    _page("ehc:withdraw", Permission.RUN_EHC, EHC),
    *(_page(f"ehc:{name}", Permission.LEAD_EHC_TEAMS, EHC) for name in ("teams", "found-team", "join-team")),
    _page("ehc:exempt", Permission.RUN_EHC, EHC),
    _page("ehc:keep-plan", Permission.RUN_EHC, EHC),
    _page("ehc:plan", Permission.SEE_EHC, READS_EHC),
    _page("ehc:hold-review", Permission.REVIEW_EHC, PLANS | EHC),
    _page("ehc:end-plan", Permission.RUN_EHC, EHC),
    _page("ehc:review", Permission.SEE_EHC, READS_EHC),
    _page("ehc:report-review", Permission.REVIEW_EHC, PLANS | EHC),
    _page("ehc:decide-review", Permission.RUN_EHC, EHC),
    _page("ehc:send-amended", Permission.RUN_EHC, EHC),
    _page("panels:meetings", Permission.SEE_MEETINGS, GUESTS),
    _page("panels:meeting", Permission.SEE_MEETINGS, INVITED),
    _page("panels:minutes", Permission.SEE_MEETINGS, INVITED),
    _page("panels:of-child", Permission.SEE_MEETINGS, INVITED),
    _page("panels:item", Permission.SEE_MEETINGS, INVITED),
    _page("panels:reply", Permission.ANSWER_MEETING, INVITED),
    _page("panels:finish", Permission.ANSWER_MEETING, INVITED),
    *(_page(f"panels:{name}", Permission.LIST_MEETINGS, PLANS) for name in LISTS_MEETINGS),
    *(_page(f"panels:{name}", Permission.RUN_MEETINGS, PLANS) for name in RUNS_MEETINGS),
    _page("referrals:register", Permission.LIST_REFERRALS, TEAM | AUTHORITY),
    _page("referrals:download", Permission.LIST_REFERRALS, TEAM | AUTHORITY),
    _page("referrals:pathways", Permission.SEE_APPROACHES, EVERYBODY - {R.FAMILY}),
    _page("referrals:choose", Permission.SEND_REFERRAL, PLANS | AUTHORITY),
    _page("referrals:refer", Permission.SEND_REFERRAL, PLANS | AUTHORITY),
    _page("referrals:referral", Permission.SEE_REFERRAL, TEAM | AUTHORITY | {R.VIRTUAL_SCHOOL_HEAD}),
    _page("referrals:acknowledge", Permission.FOLLOW_REFERRAL, TEAM),
    _page("referrals:answer", Permission.FOLLOW_REFERRAL, TEAM),
    _page("referrals:supply", Permission.SEND_REFERRAL, PLANS | AUTHORITY),
    _page("referrals:withdraw", Permission.SEND_REFERRAL, PLANS | AUTHORITY),
    _page("referrals:allocate", Permission.FOLLOW_REFERRAL, TEAM),
    _page("referrals:work", Permission.FOLLOW_REFERRAL, TEAM),
    _page("referrals:programme", Permission.FOLLOW_REFERRAL, TEAM),
    _page("referrals:sign-off", Permission.SIGN_PROGRAMME, {R.HEADTEACHER}),
    _page("referrals:review", Permission.FOLLOW_REFERRAL, TEAM),
    _page("referrals:end", Permission.FOLLOW_REFERRAL, TEAM),
    _page("measures:register", Permission.LIST_MEASURES, PLANS | AUTHORITY),
    _page("measures:download", Permission.LIST_MEASURES, PLANS | AUTHORITY),
    _page("measures:child", Permission.SEE_MEASURES, READS_SCORES),
    _page("measures:begin", Permission.RECORD_MEASURE, PLANS),
    _page("measures:again", Permission.RECORD_MEASURE, PLANS),
    _page("measures:let-go", Permission.RECORD_MEASURE, PLANS),
    _page("measures:put-right", Permission.RECORD_MEASURE, PLANS),
    _page("inclusion:child", Permission.SEE_GRADUATED, READS_SCORES),
    _page("inclusion:factors", Permission.RECORD_FACTORS, PLANS),
    _page("inclusion:write-transition", Permission.WRITE_TRANSITION, PLANS),
    _page(
        "inclusion:transition",
        Permission.SEE_TRANSITION,
        READS_SCORES | {R.CLASS_TEACHER, R.AP_TUTOR, R.FAMILY},
    ),
    _page("inclusion:revise-transition", Permission.WRITE_TRANSITION, PLANS),
    _page("exclusions:record-suspension", Permission.RECORD_EXCLUSION, SCHOOL),
    _page("exclusions:permanent", Permission.RECORD_EXCLUSION, SCHOOL),
    _page("exclusions:consult", Permission.RECORD_CONSULTATION, SCHOOL | AUTHORITY),
    _page("exclusions:record-breach", Permission.RECORD_BREACH, AUTHORITY),
    _page("exclusions:list", Permission.LIST_EXCLUSIONS, SCHOOL | AUTHORITY | {R.TRUST_LEAD}),
    _page("exclusions:download", Permission.LIST_EXCLUSIONS, SCHOOL | AUTHORITY | {R.TRUST_LEAD}),
    _page("exclusions:exclusion", Permission.SEE_EXCLUSIONS, CASE | {R.CLASS_TEACHER, R.FAMILY}),
    _page("exclusions:letters", Permission.SEE_LETTERS, CASE - {R.AP_LEAD}),
    _page("exclusions:letters-to-you", Permission.SEE_EXCLUSIONS, CASE | {R.CLASS_TEACHER, R.FAMILY}),
    _page("exclusions:several-done", Permission.MEET_DUTY, MEETS | {R.TRUST_LEAD}),
    _page("exclusions:day-six", Permission.LIST_DAY_SIX, AUTHORITY),
    _page(
        "exclusions:give-notice",
        Permission.GIVE_NOTICE,
        SCHOOL | AUTHORITY | {R.BOARD_CLERK, R.TRUST_LEAD},
    ),
    _page(
        "exclusions:take-back-notice",
        Permission.GIVE_NOTICE,
        SCHOOL | AUTHORITY | {R.BOARD_CLERK, R.TRUST_LEAD},
    ),
    _page("exclusions:represent", Permission.RECORD_REPRESENTATIONS, SCHOOL | {R.BOARD_CLERK}),
    _page("exclusions:arrange-board", Permission.ARRANGE_BOARD, {R.BOARD_CLERK}),
    _page("exclusions:decide-as-board", Permission.DECIDE_AS_BOARD, {R.BOARD_CLERK}),
    _page("exclusions:claim", Permission.RECORD_REVIEW_REQUEST, REVIEWS),
    _page("exclusions:determine-claim", Permission.RECORD_REVIEW_REQUEST, REVIEWS),
    _page("exclusions:apply-for-review", Permission.RECORD_REVIEW_REQUEST, REVIEWS),
    _page("exclusions:waive-review", Permission.RECORD_REVIEW_REQUEST, REVIEWS),
    _page("exclusions:arrange-hearing", Permission.ARRANGE_REVIEW, REVIEWS),
    _page("exclusions:decide-review", Permission.DECIDE_REVIEW, REVIEWS | {R.PANEL_MEMBER}),
    _page("exclusions:reconsider", Permission.DECIDE_AS_BOARD, {R.BOARD_CLERK}),
    _page("exclusions:settle-readjustment", Permission.ARRANGE_REVIEW, REVIEWS),
    _page("exclusions:arrange-education", Permission.ARRANGE_EDUCATION, SCHOOL | AUTHORITY),
    _page("exclusions:begin-education", Permission.ARRANGE_EDUCATION, SCHOOL | AUTHORITY),
    _page("exclusions:except-education", Permission.ARRANGE_EDUCATION, SCHOOL | AUTHORITY),
    _page("exclusions:delete-from-register", Permission.DELETE_FROM_REGISTER, SCHOOL),
    _page("exclusions:confirm", Permission.CONFIRM_EXCLUSION, {R.HEADTEACHER}),
    _page("exclusions:correct", Permission.CORRECT_EXCLUSION, SCHOOL),
    _page("exclusions:keep-length", Permission.CONFIRM_EXCLUSION, {R.HEADTEACHER}),
    _page("exclusions:cancel", Permission.CANCEL_EXCLUSION, {R.HEADTEACHER}),
    _page("approaches:directory", Permission.SEE_APPROACHES, EVERYBODY - {R.FAMILY}),
    _page("approaches:entry", Permission.SEE_APPROACHES, EVERYBODY - {R.FAMILY}),
    _page("approaches:leaflet", Permission.SEE_APPROACHES, EVERYBODY - {R.FAMILY}),
    _page("approaches:own-copy", Permission.OFFER_APPROACH, {R.HEADTEACHER, R.INCLUSION_LEAD}),
    _page("approaches:offer", Permission.OFFER_APPROACH, {R.HEADTEACHER, R.INCLUSION_LEAD}),
    _page("approaches:trained", Permission.RECORD_TRAINING, SCHOOL),
    _page("approaches:train", Permission.RECORD_TRAINING, SCHOOL),
    _page("approaches:end-training", Permission.RECORD_TRAINING, SCHOOL),
    _page("approaches:groups", Permission.DELIVER_APPROACH, {R.HEADTEACHER, R.INCLUSION_LEAD}),
    _page("approaches:use", Permission.DELIVER_APPROACH, {R.HEADTEACHER, R.INCLUSION_LEAD}),
    _page("approaches:use-file", Permission.DELIVER_APPROACH, {R.HEADTEACHER, R.INCLUSION_LEAD}),
    _page("approaches:plan-group", Permission.DELIVER_APPROACH, {R.HEADTEACHER, R.INCLUSION_LEAD}),
    _page("approaches:group", Permission.DELIVER_APPROACH, {R.HEADTEACHER, R.INCLUSION_LEAD}),
    _page("approaches:begin-group", Permission.DELIVER_APPROACH, {R.HEADTEACHER, R.INCLUSION_LEAD}),
    _page("approaches:end-group", Permission.DELIVER_APPROACH, {R.HEADTEACHER, R.INCLUSION_LEAD}),
    _page("approaches:join-group", Permission.DELIVER_APPROACH, {R.HEADTEACHER, R.INCLUSION_LEAD}),
    _page("policy:readings", Permission.CHOOSE_READING, {R.HEADTEACHER}),
    _page("policy:local-rules", Permission.ADOPT_RULES, {R.HEADTEACHER}),
    _page("administration:calendars", Permission.MANAGE_CALENDAR, CREATES | {R.TRUST_LEAD}),
    _page("administration:close-several", Permission.MANAGE_CALENDAR, CREATES | {R.TRUST_LEAD}),
    _page("administration:calendar-change", Permission.MANAGE_CALENDAR, CREATES | {R.TRUST_LEAD}),
    _page("administration:calendar", Permission.MANAGE_CALENDAR, CREATES | {R.TRUST_LEAD}),
    _page("administration:close-school", Permission.MANAGE_CALENDAR, CREATES | {R.TRUST_LEAD}),
    _page("administration:set-terms", Permission.MANAGE_CALENDAR, CREATES | {R.TRUST_LEAD}),
    _page("administration:upload-terms", Permission.MANAGE_CALENDAR, CREATES | {R.TRUST_LEAD}),
    _page("administration:reopen", Permission.MANAGE_CALENDAR, CREATES | {R.TRUST_LEAD}),
    _page("administration:people", Permission.MANAGE_PEOPLE, {R.ADMINISTRATOR}),
    _page("administration:add-body", Permission.MANAGE_ORGANISATIONS, {R.ADMINISTRATOR}),
    _page("administration:people-of", Permission.MANAGE_PEOPLE, {R.ADMINISTRATOR}),
    _page("administration:add-person", Permission.MANAGE_PEOPLE, {R.ADMINISTRATOR}),
    _page("administration:person", Permission.MANAGE_PEOPLE, {R.ADMINISTRATOR}),
    _page("administration:invite-again", Permission.MANAGE_PEOPLE, {R.ADMINISTRATOR}),
    _page("administration:change-email", Permission.MANAGE_PEOPLE, {R.ADMINISTRATOR}),
    _page("administration:stop-access", Permission.MANAGE_PEOPLE, {R.ADMINISTRATOR}),
    _page("administration:organisation", Permission.MANAGE_ORGANISATIONS, {R.ADMINISTRATOR}),
    _page("administration:change-trust", Permission.MANAGE_BELONGING, {R.ADMINISTRATOR}),
    _page("administration:change-authority", Permission.MANAGE_BELONGING, {R.ADMINISTRATOR}),
    _page("administration:change-kind", Permission.MANAGE_BELONGING, {R.ADMINISTRATOR}),
    _page("administration:set-opening", Permission.MANAGE_BELONGING, {R.ADMINISTRATOR}),
    _page("administration:end-membership", Permission.MANAGE_PEOPLE, {R.ADMINISTRATOR}),
)
