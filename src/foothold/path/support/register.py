"""The register of running plans: the rows of its page, and the same list as a file."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from foothold.child.duties.models import Duty
from foothold.ground.kit.spreadsheet import as_csv
from foothold.path.support import facts
from foothold.path.support.models import Plan

AT_A_TIME = 500
HEADINGS = (
    "Family name",
    "Given name",
    "Date of birth",
    "UPN",
    "School",
    "Kind",
    "Led by",
    "First day",
    "Last day",
    "Next review",
    "Last day for it",
    "Reviews",
    "Without impact",
    "Help from outside to consider",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One running plan: when its review is owed, how many there were, and whether help is to be considered."""

    plan: Plan
    by: date | None
    reviewed: int
    without_impact: int
    help: bool
    today: date

    @property
    def late(self) -> bool:
        return self.by is not None and self.by < self.today

    @property
    def planned_day_passed(self) -> bool:
        return self.plan.next_review_on < self.today


def in_order(plans: Any) -> Any:
    """Those whose review was planned longest ago come first."""
    return plans.select_related("pupil", "school", "leader").order_by("next_review_on", "pk")


def lines(plans: Any, today: date) -> list[Line]:
    """A page of plans with what is owed for each, in two queries."""
    plans = list(plans)
    counted = {each.pk: each for each in Plan.objects.filter(pk__in=[plan.pk for plan in plans]).counted()}
    owed = Duty.objects.open().filter(basis__about__in=[plan.reference for plan in plans])
    days = {(about, kind): on for about, kind, on in owed.values_list("basis__about", "kind", "due_on")}
    return [
        Line(
            plan,
            days.get((plan.reference, facts.REVIEW)),
            counted[plan.pk].reviewed,
            counted[plan.pk].without_impact,
            (plan.reference, facts.HELP) in days,
            today,
        )
        for plan in plans
    ]


def as_file(plans: Any, today: date) -> tuple[bytes, int]:
    rows = in_order(plans).iterator(AT_A_TIME)
    return as_csv(HEADINGS, (_cells(line) for some in _some(rows) for line in lines(some, today)))


def _some(rows: Any) -> Any:
    while some := list(islice(rows, AT_A_TIME)):
        yield some


def _cells(line: Line) -> tuple[Any, ...]:
    plan, pupil = line.plan, line.plan.pupil
    return (
        pupil.family_name,
        pupil.given_name,
        pupil.born_on,
        pupil.upn,
        plan.school.name,
        plan.get_kind_display(),
        str(plan.leader),
        plan.starts_on,
        plan.ends_on,
        plan.next_review_on,
        line.by,
        line.reviewed,
        line.without_impact,
        "yes" if line.help else "no",
    )
