"""Whom a SENCO has in hand: to identify, to co-ordinate, to review. The rows of its page, and the same list as a file.

Facts from the rooms below, side by side; no child has a score.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q

from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Enrolment
from foothold.ground.kit.spreadsheet import as_csv
from foothold.path.concerns.models import Concern
from foothold.path.exclusions.models import Exclusion
from foothold.path.panels.list_forms import COORDINATE, IDENTIFY, REVIEW
from foothold.path.panels.models import Item, Meeting, Undertaking
from foothold.path.support.models import Plan

AT_A_TIME, SOON = 500, timedelta(days=7)
HERE = OuterRef("pk")
HEADINGS = (
    "Family name",
    "Given name",
    "Date of birth",
    "UPN",
    "Concerns without an answer",
    "Suspensions this school year",
    "Plan of support",
    "Led by",
    "Decided and not done",
    "The first of these by",
    "Next meeting",
    "Next review of the plan",
    "Review overdue",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One child: what is on record, what is in place, what is to be looked at again."""

    pupil: Any
    concerns: int
    suspensions: int
    plan: Plan | None
    undone: Any
    meeting: Item | None
    today: date

    @property
    def review_on(self) -> date | None:
        return self.plan.next_review_on if self.plan else None

    @property
    def review_late(self) -> bool:
        return self.review_on is not None and self.review_on < self.today

    @property
    def undone_late(self) -> bool:
        return bool(self.undone) and self.undone["first"] < self.today


def narrowed(pupils: Any, given: Any, today: date) -> Any:
    """The children that fit; none while what was chosen cannot be read."""
    if given is None:
        return pupils.none()
    if given.get("school"):
        pupils = pupils.filter(Exists(Enrolment.objects.on(today).filter(pupil=HERE, school=given["school"])))
    plans = Exists(Plan.objects.running().filter(pupil=HERE))
    undone = Exists(Undertaking.objects.open().filter(item__pupil=HERE))
    soon = Plan.objects.running().filter(pupil=HERE, next_review_on__lte=today + SOON)
    parts = {
        IDENTIFY: _signs(today) & ~plans,
        COORDINATE: plans | undone | Exists(_coming(today).filter(pupil=HERE)),
        REVIEW: Q(Exists(soon)),
    }
    return pupils.filter(parts.get(given.get("part"), parts[IDENTIFY] | parts[COORDINATE]))


def _signs(today: date) -> Any:
    waiting = Concern.objects.without_answer().filter(pupil=HERE)
    return Exists(waiting) | Exists(_suspended(today).filter(pupil=HERE))


def _suspended(today: date) -> Any:
    year = Exclusion.objects.standing().exclude(kind=Exclusion.Kind.PERMANENT)
    return year.filter(starts_on__gte=pupil_facts.school_year_start(today))


def _coming(today: date) -> Any:
    items = Item.objects.filter(status=Item.Status.ON_AGENDA, meeting__held_on__gte=today)
    return items.exclude(meeting__status=Meeting.Status.CANCELLED)


def in_order(pupils: Any) -> Any:
    return pupils.order_by("family_name", "given_name", "pk")


def lines(pupils: Any, today: date) -> list[Line]:
    """A page of children with what is on record of each, in five queries."""
    pupils = list(pupils)
    mine = {"pupil__in": [each.pk for each in pupils]}
    concerns = _counted(Concern.objects.without_answer().filter(**mine))
    suspensions = _counted(_suspended(today).filter(**mine))
    plans = {each.pupil_id: each for each in Plan.objects.running().filter(**mine).select_related("leader")}
    undone = _undone(mine["pupil__in"])
    coming = {each.pupil_id: each for each in _coming(today).filter(**mine).select_related("meeting")}
    return [
        Line(
            each,
            concerns.get(each.pk, 0),
            suspensions.get(each.pk, 0),
            plans.get(each.pk),
            undone.get(each.pk),
            coming.get(each.pk),
            today,
        )
        for each in pupils
    ]


def _counted(rows: Any) -> dict[int, int]:
    found = rows.order_by().values("pupil").annotate(number=Count("pk"))
    return dict(found.values_list("pupil", "number"))


def _undone(pupils: list[int]) -> dict[int, Any]:
    """How many things are not done for each child, and the first day by which one was to be."""
    rows = Undertaking.objects.open().filter(item__pupil__in=pupils).order_by().values("item__pupil")
    return {row["item__pupil"]: row for row in rows.annotate(number=Count("pk"), first=Min("by_on"))}


def as_file(pupils: Any, today: date) -> tuple[bytes, int]:
    rows = in_order(pupils).iterator(AT_A_TIME)
    return as_csv(HEADINGS, (_cells(line) for some in _some(rows) for line in lines(some, today)))


def _some(rows: Any) -> Any:
    while some := list(islice(rows, AT_A_TIME)):
        yield some


def _cells(line: Line) -> tuple[Any, ...]:
    pupil, plan = line.pupil, line.plan
    return (
        pupil.family_name,
        pupil.given_name,
        pupil.born_on,
        pupil.upn,
        line.concerns,
        line.suspensions,
        plan.get_kind_display() if plan else "",
        str(plan.leader) if plan else "",
        line.undone["number"] if line.undone else 0,
        line.undone["first"] if line.undone else "",
        line.meeting.meeting.held_on if line.meeting else "",
        line.review_on or "",
        "yes" if line.review_late else "no",
    )
