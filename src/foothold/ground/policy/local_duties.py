"""What local rules make owed: pure functions from plain facts to Dues, each resting on the item of a rule set.

They have the shape of the rules in `law`, so that a duty of either kind is stored, shown and worked out again alike.
The facts carry the item's value and source, so that a rule set adopted later never rewrites what was owed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foothold.ground.policy.local_settings import SETTINGS
from foothold.law.calendar import Calendar
from foothold.law.due import Due, Party, Step, Strength
from foothold.law.errors import LawError
from foothold.law.provision import Confidence, Provision

LOCAL = "local:"
ITSELF = "plan"
THE_PLAN = "The plan itself"
MEASURED = "measure"
DECIDED = "meeting"
THE_SCORE = "The day named with the first score"
WITHOUT_A_SETTING = {
    ITSELF: "The day that was agreed for the next review.",
    "part_time": "The day that was agreed for the next review.",
    "part_time.told": "Authorities ask to be told when a part-time timetable begins or is extended.",
    "part_time.ended": "Somebody outside the school sees whether the time limit was kept.",
    "plan.invited": "All who work with the child are asked to take part in the plan.",
    "plan.asked": "Somebody who works with the child asked that a plan of support be considered.",
    MEASURED: "The same questionnaire is answered again, so that the two scores can be compared.",
    DECIDED: "A meeting about the child decided it, with a day.",
    "referral": "The day named in the referral for an answer.",
    "referral.silent": "A referral without an answer is asked about again.",
    "referral.more": "The day by which the team asked for it.",
    "programme": "The days that were set when the programme was written.",
}
"""What a duty rests on where no local rule says anything."""
LONGEST = 240
"""Letters of what is owed, as a duty keeps it."""


class LocalProvision(Provision):
    """An item of a rule set, where a duty of the law has its provision."""

    is_local = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReview:
    """A plan that is to be reviewed. `since` is its start or last review; the window from `from_day` to `by_day` is in
    calendar days after it, 0 where no local rule sets one."""

    since: date
    planned_on: date
    ends_on: date
    from_day: int = 0
    by_day: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutImpact:
    """Reviews of a plan that showed no impact, and whom the local rules name then; to be considered by a day."""

    reviews: int
    whom: str
    on: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureAgain:
    """A questionnaire (`what`) that was answered on a day and is answered again by another."""

    what: str
    since: date
    by_on: date
    source: str


def window(since: date, from_day: int, by_day: int, calendar: Calendar) -> tuple[date, date]:
    """First and last day on which a review falls in the window. Where the school is closed in all of it, the next
    school day counts."""
    first, last = since + timedelta(days=from_day), since + timedelta(days=by_day)
    try:
        opens = calendar.this_or_next_school_day(first)
    except LawError:
        return first, last
    return opens, max(opens, last)


def plan_review(given: PlanReview, calendar: Calendar) -> list[Due]:
    """A review of the plan: by the end of the local window, or on the day the plan set where there is none. Never after
    the plan ends."""
    last = (
        window(given.since, given.from_day, given.by_day, calendar)[1] if given.by_day else given.planned_on
    )
    setting, source = ("plan.review_by_day", given.source) if given.by_day else (ITSELF, THE_PLAN)
    on = min(last, given.ends_on)
    return [
        due("plan_review", "Review the plan of support", on, setting, source, lambda: _working(given, on))
    ]


def _working(given: PlanReview, on: date) -> tuple[Step, ...]:
    steps = [Step("The plan began or was last reviewed on {since}.", {"since": given.since})]
    if given.by_day:
        said = {"first": given.from_day, "last": given.by_day}
        steps.append(Step("It is reviewed between calendar day {first} and day {last} after that.", said))
        closed = given.since + timedelta(days=given.by_day) < on
        steps += [Step("The school is closed in all of that time, so its next day counts.")] if closed else []
    else:
        steps.append(Step("No local rule sets a time. The plan sets {on}.", {"on": given.planned_on}))
    return (*steps, Step("The last day for it is {on}.", {"on": on}))


def without_impact(given: WithoutImpact, calendar: Calendar) -> list[Due]:
    """Somebody considers help from outside, before the next review. It decides nothing."""
    what = f"Consider help from outside: {given.whom}"
    steps = (
        Step("{reviews} reviews showed no target met and none better.", {"reviews": given.reviews}),
        Step("This is to be considered by the next review, on {on}.", {"on": given.on}),
    )
    return [due("plan_help", what, given.on, "plan.reviews_without_impact", given.source, lambda: steps)]


def measure_again(given: MeasureAgain, calendar: Calendar) -> list[Due]:
    """The second score of a pair, by the day that was named with the first."""
    what = f"Record the second score: {given.what}"
    steps = (
        Step("The first score is of {since}.", {"since": given.since}),
        Step("The second was to follow by {on}.", {"on": given.by_on}),
    )
    return [due("measure_again", what, given.by_on, MEASURED, given.source, lambda: steps)]


def due(
    kind: str,
    what: str,
    on: date,
    setting: str,
    source: str,
    working: Callable[[], tuple[Step, ...]],
    *,
    by: Party = Party.SCHOOL,
    to: tuple[Party, ...] = (Party.PUPIL, Party.RELEVANT_PERSON),
) -> Due:
    """What a local rule, or what was agreed, makes owed."""
    return Due(
        kind=kind,
        what=what[:LONGEST],
        owed_by=by,
        owed_to=to,
        on=on,
        provision=provision(f"{LOCAL}{setting}", source),
        working=working,
        strength=Strength.SUGGEST,
    )


def provision(key: str, source: str) -> LocalProvision:
    """The item of a rule set that a duty rests on, cited as it was when the duty was worked out."""
    setting = SETTINGS.get(key.removeprefix(LOCAL))
    return LocalProvision(
        key=key,
        citation=source or THE_PLAN,
        url="",
        in_force_from=date.min,
        confidence=Confidence.C,
        says=f"{setting.says}." if setting else WITHOUT_A_SETTING[key.removeprefix(LOCAL)],
    )


PLAN_REVIEW, PLAN_HELP, MEASURE_AGAIN = "plan_review", "plan_help", "measure_again"
RULES: dict[str, tuple[Any, Callable[[Any, Calendar], list[Due]]]] = {
    PLAN_REVIEW: (PlanReview, plan_review),
    PLAN_HELP: (WithoutImpact, without_impact),
    MEASURE_AGAIN: (MeasureAgain, measure_again),
}
"""Every local rule by its name: the facts it takes, and what it makes owed on them."""

FOLLOWS_FROM = {
    PLAN_REVIEW: "a plan of support",
    PLAN_HELP: "reviews without impact",
    MEASURE_AGAIN: "a first score",
}
"""What happened, in words, by the name of the rule."""
