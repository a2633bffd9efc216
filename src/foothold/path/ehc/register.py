"""The running assessments as a page and a file list them, each with what is owed next."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.ground.kit.spreadsheet import as_csv
from foothold.ground.organisations import calendars
from foothold.law import ehc
from foothold.path.ehc import facts
from foothold.path.ehc.models import Assessment

AT_A_TIME = 500
HEADINGS = (
    "Family name",
    "Given name",
    "Date of birth",
    "UPN",
    "Asked by",
    "Received",
    "Stage",
    "Next",
    "By",
    "Final plan by",
    "Coordinator",
    "Area team",
    "Exemption today",
    "Family first contacted",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One running assessment and what the authority owes next."""

    assessment: Assessment
    duty: Any
    team: str
    exempt: bool
    today: date

    @property
    def final_by(self) -> date:
        return ehc.final_plan_by(self.assessment.received_on)

    @property
    def late(self) -> bool:
        return self.duty is not None and self.duty.is_late(self.today)


def in_order(assessments: Any) -> Any:
    return assessments.select_related("pupil", "coordinator").order_by("received_on", "pk")


def lines(assessments: Any, today: date) -> list[Line]:
    """A page of assessments with what is owed next in each, in three queries more."""
    found = list(assessments)
    owed = facts.next_owed(found)
    teams = facts.team_names({each.coordinator_id for each in found if each.coordinator_id}, today)
    exempt = facts.exempt_on(found, today)
    return [
        Line(
            each,
            owed.get(each.reference),
            teams.get(each.coordinator_id, ""),
            each.pk in exempt,
            today,
        )
        for each in found
    ]


def owed(about: list[str], today: date) -> list[dict[str, Any]]:
    """What is owed of an assessment, or of a plan and its reviews, by their references: each day with its working."""
    found = Duty.objects.open().filter(basis__about__in=about).select_related("basis")
    rows = list(found.order_by("due_on"))
    held = calendars.known_of({duty.basis.school_id for duty in rows})
    return [_explained(duty, held.get(duty.basis.school_id), today) for duty in rows]


def _explained(duty: Duty, calendar: Any, today: date) -> dict[str, Any]:
    due = explain.due(duty, calendar)
    return {
        "duty": duty,
        "lines": due.because.lines() if due else [],
        "provision": explain.provision(duty),
        "late": duty.is_late(today),
        "distance": _weeks(duty.due_on, today),
    }


def _weeks(on: date | None, today: date) -> str:
    """How far off, in the weeks these clocks count in."""
    if on is None or on < today:
        return "late" if on else ""
    weeks, days = divmod((on - today).days, 7)
    said = [
        f"{number} {name}{'' if number == 1 else 's'}"
        for number, name in ((weeks, "week"), (days, "day"))
        if number
    ]
    return f"in {' and '.join(said)}" if said else "today"


def as_file(assessments: Any, today: date) -> tuple[bytes, int]:
    rows = in_order(assessments).iterator(AT_A_TIME)
    return as_csv(HEADINGS, (_cells(line) for some in _some(rows) for line in lines(some, today)))


def _some(rows: Any) -> Any:
    while some := list(islice(rows, AT_A_TIME)):
        yield some


def _cells(line: Line) -> tuple[Any, ...]:
    row, pupil = line.assessment, line.assessment.pupil
    return (
        pupil.family_name,
        pupil.given_name,
        pupil.born_on,
        pupil.upn,
        row.get_asked_by_display(),
        row.received_on,
        row.get_status_display(),
        line.duty.what if line.duty else "",
        line.duty.due_on if line.duty else "",
        line.final_by,
        str(row.coordinator or ""),
        line.team,
        "yes" if line.exempt else "no",
        row.contacted_on or "",
    )
