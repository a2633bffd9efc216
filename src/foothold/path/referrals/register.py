"""The register of referrals: ages and times, on the page and as a file."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from foothold.ground.kit.spreadsheet import as_csv
from foothold.path.referrals import reading
from foothold.path.referrals.models import Referral, Step, Work

AT_A_TIME = 500
HEADINGS = (
    "Family name",
    "Given name",
    "Date of birth",
    "UPN",
    "School",
    "Age when sent",
    "Kind of help",
    "Team",
    "Passed on by",
    "Sent",
    "Received",
    "Read",
    "First answer",
    "Days to the first answer",
    "Answer expected by",
    "Stands",
    "Allocated to",
    "Days to allocation",
    "Days to first contact",
    "Ended",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One referral: how it stands, and how long each step took."""

    referral: Referral
    times: reading.Times
    passed_by: list[str]
    today: date

    @property
    def silent(self) -> bool:
        return self.referral.waits and self.referral.answer_by < self.today


def in_order(referrals: Any) -> Any:
    """The newest first."""
    return referrals.select_related("pupil", "school").order_by("-sent_on", "-pk")


def lines(referrals: Any, today: date) -> list[Line]:
    """A page of referrals with their steps and their work, in two queries more."""
    rows = list(referrals)
    keys = [row.pk for row in rows]
    steps, work = defaultdict(list), defaultdict(list)
    for step in Step.objects.filter(referral__in=keys):
        steps[step.referral_id].append(step)
    for each in Work.objects.filter(referral__in=keys):
        work[each.referral_id].append(each)
    return [_line(row, steps[row.pk], work[row.pk], today) for row in rows]


def _line(row: Referral, steps: list[Step], work: list[Work], today: date) -> Line:
    passed_by = [step.team_name for step in steps if step.kind == Step.Kind.PASSED_ON]
    return Line(row, reading.times(row, steps, work), passed_by, today)


def as_file(referrals: Any, today: date) -> tuple[bytes, int]:
    rows = in_order(referrals).iterator(AT_A_TIME)
    return as_csv(HEADINGS, (_cells(line) for some in _some(rows) for line in lines(some, today)))


def _some(rows: Any) -> Any:
    while some := list(islice(rows, AT_A_TIME)):
        yield some


def _cells(line: Line) -> tuple[Any, ...]:
    row, pupil, times = line.referral, line.referral.pupil, line.times
    return (
        pupil.family_name,
        pupil.given_name,
        pupil.born_on,
        pupil.upn,
        row.school.name,
        row.age,
        row.get_route_display(),
        row.team_name,
        ", ".join(line.passed_by),
        row.sent_on,
        times.received_on or "",
        times.read_on or "",
        times.answered_on or "",
        "" if times.to_answer is None else times.to_answer,
        row.answer_by,
        row.get_status_display(),
        row.lead_worker,
        "" if times.to_allocation is None else times.to_allocation,
        "" if times.to_first_contact is None else times.to_first_contact,
        row.ended_on or "",
    )
