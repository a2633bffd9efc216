"""The register of part-time timetables that run: the rows of its page, and the same list as a file."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from foothold.child.duties.models import Duty
from foothold.ground.kit.spreadsheet import as_csv
from foothold.ground.organisations import calendars
from foothold.path.attendance import facts
from foothold.path.attendance.models import Timetable, Week

AT_A_TIME = 500
HEADINGS = (
    "Family name",
    "Given name",
    "Date of birth",
    "UPN",
    "School",
    "Reason",
    "Against national guidance, under the local rule",
    "First day",
    "Last day",
    "Past its last day",
    "Hours in school a week",
    "Hours lost until now",
    "Hours lost in all",
    "Reviews",
    "Next review",
    "Review overdue",
    "Authority told on",
    "Authority to be told by",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One timetable that runs: its hours, its reviews, whether the authority was told."""

    timetable: Timetable
    week: Week
    lost: Any
    reviewed: int
    review: Duty | None
    told: Duty | None
    today: date

    @property
    def past(self) -> bool:
        return self.timetable.is_past_its_end(self.today)

    @property
    def review_late(self) -> bool:
        return self.review is not None and self.review.is_late(self.today)

    @property
    def told_on(self) -> date | None:
        return self.told.met_on if self.told else None

    @property
    def tell_by(self) -> date | None:
        return self.told.due_on if self.told and not self.told.met_on else None

    @property
    def tell_late(self) -> bool:
        return self.told is not None and self.told.is_late(self.today)


def in_order(timetables: Any) -> Any:
    """Those past their end first, then by their last day."""
    return timetables.select_related("pupil", "school").order_by("ends_on", "pk")


def lines(timetables: Any, today: date) -> list[Line]:
    """A page of timetables with what is owed for each, in a fixed number of queries."""
    rows = list(timetables)
    known = calendars.known_of({each.school_id for each in rows})
    weeks, reviews, owed = _weeks(rows), _reviewed(rows), _owed(rows)
    return [
        Line(
            each,
            weeks[each.pk][-1],
            facts.lost(each, weeks[each.pk], known[each.school_id], today)
            if each.school_id in known
            else None,
            reviews[each.pk],
            owed.get((each.reference, facts.REVIEW)),
            owed.get((each.reference, facts.TELL)),
            today,
        )
        for each in rows
    ]


def _weeks(rows: Any) -> Any:
    found = defaultdict(list)
    for week in Week.objects.filter(timetable__in=rows).order_by("from_on", "pk"):
        found[week.timetable_id].append(week)
    return found


def _reviewed(rows: Any) -> Any:
    held = Timetable.objects.filter(pk__in=[each.pk for each in rows]).counted()
    return {each.pk: each.reviewed for each in held}


def _owed(rows: Any) -> Any:
    """The newest duty of each kind, by what it is about; what was let go is not among them."""
    about = [each.reference for each in rows]
    held = Duty.objects.filter(basis__about__in=about, kind__in=[facts.REVIEW, facts.TELL])
    found = held.exclude(status=Duty.Status.VOID).select_related("basis").order_by("pk")
    return {(each.basis.about, each.kind): each for each in found}


def as_file(timetables: Any, today: date) -> tuple[bytes, int]:
    rows = in_order(timetables).iterator(AT_A_TIME)
    return as_csv(HEADINGS, (_cells(line) for some in _some(rows) for line in lines(some, today)))


def _some(rows: Any) -> Any:
    while some := list(islice(rows, AT_A_TIME)):
        yield some


def _cells(line: Line) -> tuple[Any, ...]:
    row, pupil = line.timetable, line.timetable.pupil
    return (
        pupil.family_name,
        pupil.given_name,
        pupil.born_on,
        pupil.upn,
        row.school.name,
        row.get_reason_display(),
        row.local_rule,
        row.starts_on,
        row.ends_on,
        "yes" if line.past else "no",
        line.week.in_all,
        line.lost.until_now if line.lost else "",
        line.lost.in_all if line.lost else "",
        line.reviewed,
        row.next_review_on,
        "yes" if line.review_late else "no",
        line.told_on or "",
        line.tell_by or "",
    )
