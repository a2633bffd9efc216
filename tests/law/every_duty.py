"""Every duty that made-up decisions make owed, word for word, as one text that a lawyer can read from end to end.

python -m tests.law.every_duty   writes it anew to tests/law/every_duty.txt, to be read before it is committed
"""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from foothold.law import (
    annual_review,
    board_steps,
    correction,
    data_protection,
    needs_assessment,
    off_site,
    part_time,
    review_steps,
    rules,
)
from foothold.law.calendar import Session
from foothold.law.due import Party
from foothold.law.exclusion import Facts, SchoolKind
from foothold.law.readings import DEFAULT
from foothold.law.review_panel import Outcome
from tests.law import made_up

WRITTEN = Path(__file__).with_suffix(".txt")
CALENDAR = made_up.calendar()
NOV_4, NOV_20, DEC_1, DEC_12 = date(2025, 11, 4), date(2025, 11, 20), date(2025, 12, 1), date(2025, 12, 12)


def decided(exclusion, **given):
    known = {"looked_after": False, "has_social_worker": False, "ehc_plan": False}
    return Facts(
        exclusion=replace(exclusion, decided_on=exclusion.starts_on, decided_time=time(8, 30)),
        **{"year_group": "9", "born_on": date(2012, 3, 4), "school_authority": "980", "home_authority": "980"}
        | known
        | given,
    )


def suspended(length, starts_on=NOV_4, **given):
    return decided(made_up.suspension(starts_on, length), **given)


EARLIER = (made_up.suspension(date(2025, 9, 15), 10), made_up.suspension(date(2025, 10, 6), 8))
EXCLUDED = decided(made_up.permanent(NOV_4))
SERVED = suspended(10)
CASES = {
    "A suspension of one school day": ("suspension", suspended(2)),
    "A suspension of half a school day from the afternoon": (
        "suspension",
        decided(made_up.suspension(NOV_4, 1, starts_session=Session.PM)),
    ),
    "A suspension of six school days": ("suspension", suspended(12)),
    "A suspension of six school days; representations were made": (
        "suspension",
        suspended(12, representations_made=True, notice_received_on=date(2025, 11, 5)),
    ),
    "A suspension of sixteen school days of a looked-after child with a social worker": (
        "suspension",
        suspended(32, looked_after=True, has_social_worker=True),
    ),
    "A suspension that brings the term to fourteen school days": (
        "suspension",
        suspended(10, earlier=EARLIER),
    ),
    "A suspension that brings the term to more than fifteen school days": (
        "suspension",
        suspended(14, earlier=EARLIER),
    ),
    "A suspension in which a public examination falls": (
        "suspension",
        suspended(4, public_exams_on=(date(2025, 11, 5),), year_group="11", born_on=date(2010, 1, 4)),
    ),
    "A suspension in which a national test falls, from a pupil referral unit": (
        "suspension",
        suspended(4, tests_on=(date(2025, 11, 5),), school_kind=SchoolKind.PUPIL_REFERRAL_UNIT),
    ),
    "A suspension of a pupil of 18": (
        "suspension",
        suspended(12, born_on=date(2007, 10, 1), year_group="13"),
    ),
    "A suspension over the Christmas holiday, each open question read the other way": (
        "suspension",
        suspended(
            14,
            date(2025, 12, 15),
            readings=replace(DEFAULT, holiday_bridges_run=False, suspension_split_by_term=False),
        ),
    ),
    "Lunchtimes": ("suspension", decided(made_up.lunchtimes(NOV_4, 5))),
    "A suspension long ago, when other versions were in force": (
        "suspension",
        suspended(12, date(2024, 9, 16)),
    ),
    "A permanent exclusion": ("permanent", EXCLUDED),
    "A permanent exclusion from an academy, of a child who lives elsewhere and has an EHC plan": (
        "permanent",
        decided(
            made_up.permanent(NOV_4),
            school_kind=SchoolKind.ACADEMY,
            home_authority="981",
            ehc_plan=True,
            looked_after=True,
            has_social_worker=True,
        ),
    ),
    "A permanent exclusion straight after a suspension": (
        "permanent",
        decided(
            made_up.permanent(NOV_4, further_evidence=True),
            earlier=(made_up.suspension(date(2025, 10, 13), 10),),
        ),
    ),
    "A suspension cancelled": ("cancellation", rules.Cancelled(about=SERVED, cancelled_on=date(2025, 11, 6))),
    "A permanent exclusion cancelled": (
        "cancellation",
        rules.Cancelled(about=EXCLUDED, cancelled_on=date(2025, 11, 10)),
    ),
    "A suspension whose notices said something wrong": (
        "correction",
        correction.Corrected(
            excluded_on=NOV_4,
            corrected_on=date(2025, 11, 6),
            told=(Party.RELEVANT_PERSON, Party.LOCAL_AUTHORITY),
        ),
    ),
    "The board's meeting, arranged": (
        "board_meeting",
        board_steps.Meeting(excluded_on=NOV_4, meets_on=NOV_20, looked_after=True, has_social_worker=True),
    ),
    "The board's decision on a permanent exclusion from elsewhere": (
        "board_decision",
        board_steps.Decided(excluded_on=NOV_4, decided_on=NOV_20, permanent=True, elsewhere=True),
    ),
    "A review applied for, with a SEN expert": (
        "review_application",
        review_steps.Application(excluded_on=NOV_4, made_on=DEC_1, sen_expert=True),
    ),
    "The hearing of a looked-after child with a social worker, arranged": (
        "review_hearing",
        review_steps.Hearing(excluded_on=NOV_4, meets_on=DEC_12, looked_after=True, has_social_worker=True),
    ),
    "The hearing, arranged": ("review_hearing", review_steps.Hearing(excluded_on=NOV_4, meets_on=DEC_12)),
    "The panel quashes": (
        "review_outcome",
        review_steps.Panel(excluded_on=NOV_4, decided_on=DEC_12, outcome=Outcome.QUASH),
    ),
    "The panel recommends, and the board has its notice later": (
        "review_outcome",
        review_steps.Panel(
            excluded_on=NOV_4,
            decided_on=DEC_12,
            outcome=Outcome.RECOMMEND,
            board_told_on=date(2025, 12, 15),
        ),
    ),
    "The panel upholds": (
        "review_outcome",
        review_steps.Panel(excluded_on=NOV_4, decided_on=DEC_12, outcome=Outcome.UPHOLD),
    ),
    "The board decides again and does not reinstate": (
        "reconsideration",
        review_steps.Reconsidered(
            excluded_on=NOV_4,
            decided_on=date(2025, 12, 18),
            outcome=Outcome.QUASH,
            reinstated=False,
            elsewhere=True,
        ),
    ),
    "Somebody asks for a child's whole file": (
        "subject_access",
        data_protection.Request(received=date(2025, 11, 22), identity_received=date(2025, 11, 25)),
    ),
    "A complex request for a child's whole file": (
        "subject_access",
        data_protection.Request(received=date(2025, 11, 22), is_complex=True),
    ),
    "A part-time timetable is agreed": (
        "part_time",
        part_time.Agreed(starts_on=NOV_4, ends_on=DEC_12),
    ),
    "A request for an EHC needs assessment": (
        "ehc_request",
        needs_assessment.Requested(received=NOV_4),
    ),
    "A request for an EHC needs assessment; the authority assesses": (
        "ehc_request",
        needs_assessment.Requested(received=NOV_4, assessing=True),
    ),
    "A request for an EHC needs assessment; a plan is drafted": (
        "ehc_request",
        needs_assessment.Requested(received=NOV_4, assessing=True, plan_drafted=True),
    ),
    "A request for an EHC needs assessment; the authority does not assess": (
        "ehc_request",
        needs_assessment.Requested(received=NOV_4, assessing=False),
    ),
    "A school asked whether it can be named in an EHC plan": (
        "ehc_consultation",
        needs_assessment.Consulted(asked=NOV_4),
    ),
    "An EHC plan is kept": ("ehc_kept", annual_review.Kept(made=NOV_4)),
    "An EHC plan is kept and was reviewed": (
        "ehc_kept",
        annual_review.Kept(made=date(2024, 11, 4), last_review=NOV_4),
    ),
    "A review meeting of an EHC plan": ("ehc_meeting", annual_review.Met(meeting=NOV_4)),
    "A review meeting of an EHC plan; the authority amends": (
        "ehc_meeting",
        annual_review.Met(meeting=NOV_4, amending=True),
    ),
}


def told():
    """The whole text."""
    parts = [_case(name, rules.dues(rule, given, CALENDAR)) for name, (rule, given) in CASES.items()]
    for kind in (SchoolKind.MAINTAINED, SchoolKind.ACADEMY):
        owed = off_site.dues(NOV_4, kind, DEFAULT, CALENDAR)
        parts.append(
            _case(f"An off-site direction by a school of the kind {kind}, noticed on 4 November", owed)
        )
    return "\n".join(parts)


def _case(name, dues):
    return "\n".join([f"# {name}", *[line for due in dues for line in _due(due)], ""])


def _due(due):
    """All that is said of a duty; of the days counted how many and the last, for the calendar's tests look at each."""
    owed_to = ", ".join(due.owed_to)
    yield ""
    yield f"{due.what}  [{due.kind}]"
    yield f"  {due.owed_by} to {owed_to}: {due.promptness} {due.on} {due.session or ''}".rstrip()
    yield f"  {due.strength}: {due.provision.key}, {due.provision.citation}"
    if due.consequence:
        yield f"  if not: {due.consequence}"
    for step in due.because.steps:
        yield f"  - {step}{_counted(step.counted)}"
    for other in due.readings():
        yield f"  or {other.on}: {other.says} ({other.setting})"


def _counted(count):
    return f" [{count.number} from {count.start}: {count.lines()[-1]}]" if count else ""


if __name__ == "__main__":
    WRITTEN.write_text(told(), encoding="utf-8")
