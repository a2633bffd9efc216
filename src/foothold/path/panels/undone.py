"""What meetings decided and is not done (or is): the rows of its page, and the same list as a file."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from foothold.ground.kit.spreadsheet import as_csv
from foothold.ground.policy.local_settings import MAP
from foothold.path.panels import facts
from foothold.path.panels.list_forms import DONE, LATE, LONG
from foothold.path.panels.models import Undertaking

AT_A_TIME = 500
HEADINGS = (
    "Family name",
    "Given name",
    "Date of birth",
    "UPN",
    "Called by",
    "Meeting",
    "Decided on",
    "What is to be done",
    "Who does it",
    "By",
    "State",
    "Late",
    "Calendar days since it was decided",
    "Done on",
    "What was done, or why not",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing somebody undertook, and for how long it has not been done."""

    undertaking: Undertaking
    today: date

    @property
    def decided_on(self) -> date:
        decided: date = self.undertaking.item.meeting.held_on
        return decided

    @property
    def days(self) -> int:
        """Calendar days since it was decided, while it is open."""
        return (self.today - self.decided_on).days

    @property
    def is_open(self) -> bool:
        return self.undertaking.status == Undertaking.Status.OPEN

    @property
    def late(self) -> bool:
        return self.undertaking.is_late(self.today)


def patience_of(person: Any, on: date) -> Any:
    """After how many days something undone is asked about, by the rules of the organisation the person acts for."""
    return facts.kind_at(MAP, person.memberships_on(on)[0].organisation, on)


def narrowed(rows: Any, given: Any, today: date, days: int) -> Any:
    """The rows that fit; none while what was chosen cannot be read."""
    if given is None:
        return rows.none()
    if given.get("school"):
        rows = rows.filter(item__meeting__called_by=given["school"])
    show = given.get("show")
    if show == DONE:
        return rows.exclude(status=Undertaking.Status.OPEN)
    if show == LATE:
        rows = rows.filter(by_on__lt=today)
    if show == LONG:
        rows = rows.filter(item__meeting__held_on__lt=today - timedelta(days=days))
    return rows.open()


def in_order(undertakings: Any) -> Any:
    """The one to fall due first comes first."""
    return undertakings.select_related("item__pupil", "item__meeting__called_by", "owner").order_by(
        "by_on", "pk"
    )


def lines(undertakings: Any, today: date) -> list[Line]:
    return [Line(each, today) for each in undertakings]


def as_file(undertakings: Any, today: date) -> tuple[bytes, int]:
    rows = in_order(undertakings).iterator(AT_A_TIME)
    return as_csv(HEADINGS, (_cells(line) for some in _some(rows) for line in lines(some, today)))


def _some(rows: Any) -> Any:
    while some := list(islice(rows, AT_A_TIME)):
        yield some


def _cells(line: Line) -> tuple[Any, ...]:
    row, pupil, meeting = line.undertaking, line.undertaking.item.pupil, line.undertaking.item.meeting
    return (
        pupil.family_name,
        pupil.given_name,
        pupil.born_on,
        pupil.upn,
        meeting.called_by.name,
        meeting.name,
        meeting.held_on,
        row.what,
        row.owner.name,
        row.by_on,
        row.get_status_display(),
        "yes" if line.late else "no",
        line.days if line.is_open else "",
        row.done_on or "",
        row.how,
    )
