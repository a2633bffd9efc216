"""Running plans where nothing was heard for long: no review, nobody of the family, no answer of somebody asked."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from foothold.ground.kit.spreadsheet import as_csv
from foothold.path.support.models import Plan

AT_A_TIME = 500
REVIEW, FAMILY, ANSWER = "review", "family", "answer"
HEADINGS = (
    "Family name",
    "Given name",
    "UPN",
    "School",
    "Kind",
    "Led by",
    "Days without a review",
    "Days without the family",
    "Who was asked and did not answer",
    "Days without an answer",
)
SINCE = {REVIEW: "reviewed_on", FAMILY: "family_on", ANSWER: "unanswered_since"}


@dataclass(frozen=True, slots=True)
class Line:
    """One running plan and for how many calendar days nothing was heard of each; None where nobody is waited for."""

    plan: Any
    review: int
    family: int
    answer: int | None

    @property
    def family_says_nothing(self) -> bool:
        """Neither at a review nor in the plan."""
        return not self.plan.family_came and not self.plan.view_family


def silent(plans: Any, what: str, days: int, today: date) -> Any:
    """The plans where one thing, or any of the three, was not heard for more than so many calendar days."""
    since = today - timedelta(days=days)
    wanted = Q(pk__in=[])
    for each in [what] if what else SINCE:
        wanted |= Q(**{f"{SINCE[each]}__lt": since})
    return plans.with_silences().filter(wanted)


def in_order(plans: Any) -> Any:
    """Those without a review for longest come first."""
    return plans.select_related("pupil", "school", "leader").order_by("reviewed_on", "pk")


def lines(plans: Any, today: date) -> list[Line]:
    return [_line(each, today) for each in plans]


def _line(plan: Plan, today: date) -> Line:
    days = {name: getattr(plan, column) for name, column in SINCE.items()}
    ago = {name: (today - day).days if day else None for name, day in days.items()}
    return Line(plan, ago[REVIEW] or 0, ago[FAMILY] or 0, ago[ANSWER])


def as_file(plans: Any, today: date) -> tuple[bytes, int]:
    rows = in_order(plans).iterator(AT_A_TIME)
    return as_csv(HEADINGS, (_cells(_line(each, today)) for each in rows))


def _cells(line: Line) -> tuple[Any, ...]:
    plan, pupil = line.plan, line.plan.pupil
    return (
        pupil.family_name,
        pupil.given_name,
        pupil.upn,
        plan.school.name,
        plan.get_kind_display(),
        str(plan.leader),
        line.review,
        line.family,
        plan.unanswered,
        line.answer,
    )
