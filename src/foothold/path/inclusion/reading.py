"""A graduated response as a page shows it: the cycles so far, and both sides of what bears on the child."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.path.inclusion import factors
from foothold.path.inclusion.factors import Area, Side
from foothold.path.inclusion.facts import Known
from foothold.path.support.models import Change


@dataclass(frozen=True, slots=True)
class Cycle:
    """From the start of the plan, or one review, to the next: what was done, what the review found, what followed."""

    number: int
    from_on: date
    until: date | None
    done: tuple[str, ...]
    found: str = ""
    agreed: str = ""


def cycles(known: Known) -> list[Cycle]:
    """Each review of the plan ends a cycle; while the plan runs, another is under way."""
    plan = known.plan
    return list(_cycles(plan, known)) if plan else []


def _cycles(plan: Any, known: Known) -> Iterator[Cycle]:
    since, number = plan.starts_on, 1
    for review in plan.reviews.all():
        done = _done(known, since, review.held_on)
        yield Cycle(number, since, review.held_on, done, _changes(review), review.agreed)
        since, number = review.held_on, number + 1
    if plan.is_running:
        yield Cycle(number, since, None, _done(known, since, known.on))


def _done(known: Known, since: date, until: date) -> tuple[str, ...]:
    """The approaches the child took part in at some time between two days."""
    return tuple(
        place.delivery.title
        for place in known.places
        if place.joined_on <= until and (place.delivery.ended_on is None or place.delivery.ended_on >= since)
    )


def _changes(review: Any) -> str:
    counted = Counter(each.how for each in review.changes.all())
    return ", ".join(f"{counted[how]} {how.label}" for how in Change.How if counted[how])


@dataclass(frozen=True, slots=True)
class AreaOf:
    """One area with what is recorded on each of its sides."""

    title: str
    protects: list[Any]
    harder: list[Any]


def both_sides(held: list[Any]) -> list[AreaOf]:
    """What is recorded of each area, both sides beside each other, also where one is empty."""
    return [AreaOf(area.label, _on(held, area, Side.PROTECTS), _on(held, area, Side.HARDER)) for area in Area]


def _on(held: list[Any], area: Area, side: Side) -> list[Any]:
    keys = {each.key for each in factors.among(area, side)}
    return [each for each in held if each.factor in keys]
