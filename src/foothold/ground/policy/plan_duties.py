"""What local rules suggest of a plan of support before there is one: after a suspension, or because somebody asked.

Pure, in the shape of `local_duties`. Each is something for people to consider: a plan is written, or they say why not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.ground.policy import local_duties
from foothold.law import stay_away
from foothold.law.calendar import Calendar
from foothold.law.due import Due, Step, school_days
from foothold.law.exclusion import Exclusion

PLAN_WANTED, PLAN_ASKED, PLAN_ANSWER = "plan_wanted", "plan_asked", "plan_answer"
SOMEBODY = "Somebody who works with the child"
CONSIDER = "Consider a pastoral support programme"
WRITE = "Write a pastoral support programme before the return"
INVITES_OFFICER = "plan.invites_exclusions_officer_at"
AT_SUSPENSIONS, AT_DAYS = "plan.at_suspensions", "plan.at_days_of_one_suspension"
PER_DAY = stay_away.PER_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a rule set, as it was when something was worked out with it."""

    key: str
    value: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterSuspension:
    """A suspension and its number in the term, the items that suggest a plan, and whether one ran already."""

    exclusion: Exclusion
    number: int
    items: tuple[Item, ...]
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody asked that a plan be considered by a day: why now (`cause`), and in their own words."""

    cause: str
    because: str
    asked_on: date
    by_on: date
    source: str = SOMEBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody (`whom`) asked to take part in a plan, and by when they were to answer. `by_rule` where a local rule
    asked them."""

    whom: str
    asked_on: date
    answer_by: date
    source: str = local_duties.THE_PLAN
    by_rule: bool = False


def after_suspension(given: AfterSuspension, calendar: Calendar) -> list[Due]:
    """A plan is written before the return from a long suspension, or considered by the return from a further one."""
    item = _item_that_asks(given)
    if item is None or given.planned:
        return []
    on = stay_away.returns(given.exclusion, calendar).on
    what = WRITE if item.key == AT_DAYS else CONSIDER
    return [local_duties.due(PLAN_WANTED, what, on, item.key, item.source, lambda: _working(given, item, on))]


def _item_that_asks(given: AfterSuspension) -> Item | None:
    """The long one first: a plan before the return is the more of the two."""
    items = {each.key: each for each in given.items}
    long, often = items.get(AT_DAYS), items.get(AT_SUSPENSIONS)
    if long and (given.exclusion.length or 0) >= long.value * PER_DAY:
        return long
    return often if often and given.number >= often.value else None


def _working(given: AfterSuspension, item: Item, on: date) -> tuple[Step, ...]:
    length = school_days(given.exclusion.length or 0)
    reached = (
        Step("The suspension lasts {length}.", {"length": length})
        if item.key == AT_DAYS
        else Step("This is suspension number {number} of the term.", {"number": given.number})
    )
    return (
        reached,
        Step("The local rules suggest a plan from {threshold} on.", {"threshold": item.value}),
        Step("The pupil is back in school on {on}.", {"on": on}),
    )


def asked(given: Asked, calendar: Calendar) -> list[Due]:
    """A plan is considered because somebody asked for it."""
    steps = (
        Step("Asked for on {on}: {cause}.", {"on": given.asked_on, "cause": given.cause}),
        Step("{because}", {"because": given.because}),
        Step("It is to be considered by {on}.", {"on": given.by_on}),
    )
    return [local_duties.due(PLAN_WANTED, CONSIDER, given.by_on, "plan.asked", given.source, lambda: steps)]


def invited(given: Invited, calendar: Calendar) -> list[Due]:
    """The school sees to it that whoever was asked answers, or is asked again."""
    steps = (
        Step("{whom} was asked on {on}.", {"whom": given.whom, "on": given.asked_on}),
        Step("An answer was wanted by {on}.", {"on": given.answer_by}),
    )
    what = f"Get an answer about the plan of support: {given.whom}"
    setting = INVITES_OFFICER if given.by_rule else "plan.invited"
    return [local_duties.due(PLAN_ANSWER, what, given.answer_by, setting, given.source, lambda: steps)]


RULES: dict[str, tuple[Any, Callable[[Any, Calendar], list[Due]]]] = {
    PLAN_WANTED: (AfterSuspension, after_suspension),
    PLAN_ASKED: (Asked, asked),
    PLAN_ANSWER: (Invited, invited),
}
FOLLOWS_FROM = {
    PLAN_WANTED: "a suspension, by local rules",
    PLAN_ASKED: "a request that a plan be considered",
    PLAN_ANSWER: "an invitation to take part in a plan",
}
