"""What is on record for a child's graduated response, read from the rooms that recorded it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from foothold.child.pupils import facts as pupil_facts
from foothold.ground.access.permissions import Permission
from foothold.ground.policy import facts as policy
from foothold.ground.policy import graduated
from foothold.path.approaches.models import Delivery, Place
from foothold.path.concerns.models import Concern
from foothold.path.inclusion.models import Factor
from foothold.path.measures.models import Measure
from foothold.path.support.models import Plan

STAGES = "graduated.stages"
NO_RULE = "Foothold's suggestion, where no local rule names stages"
LAST_YEAR_OF_PRIMARY = "6"
LOOKS_BACK = timedelta(days=365)
ROWS = 50


@dataclass(frozen=True)
class Ladder:
    """The stages that count for a school on a day, and who says so."""

    stages: tuple[graduated.Stage, ...]
    source: str

    @classmethod
    def of(cls, school, on):
        rule = policy.rules_of(school, on).get(STAGES) if school else None
        return cls(graduated.stages(rule.value), rule.cited) if rule else cls(graduated.SUGGESTED, NO_RULE)


@dataclass
class Known:
    """Of a child, since a day, what somebody may see in each room: 50 rows of each at most."""

    pupil: Any
    since: date
    on: date
    granted: frozenset[Permission]
    concerns: list[Any] = field(default_factory=list)
    plans: list[Any] = field(default_factory=list)
    places: list[Any] = field(default_factory=list)
    measures: list[Any] = field(default_factory=list)
    factors: list[Any] = field(default_factory=list)

    @property
    def plan(self):
        """The plan that counts: the one that runs, else the latest."""
        return next((each for each in self.plans if each.is_running), next(iter(self.plans), None))


READ = {
    "concerns": Permission.SEE_CONCERNS,
    "plans": Permission.SEE_PLANS,
    "places": Permission.SEE_PLANS,
    "measures": Permission.SEE_MEASURES,
    "factors": Permission.SEE_FACTORS,
}
"""Which room is read for whom. Who may read plans may read that an approach runs: both say what is done."""


def known(pupil, on, granted):
    """In one query a room and three for the parts of plans, none for a room somebody may not see."""
    since = on - LOOKS_BACK
    rows = {
        "concerns": lambda: Concern.objects.filter(pupil=pupil, noticed_on__gte=since),
        "plans": lambda: _plans(pupil, since),
        "places": lambda: _places(pupil, since),
        "measures": lambda: Measure.objects.filter(
            Q(before_on__gte=since) | Q(after_on__gte=since), pupil=pupil
        ),
        "factors": lambda: Factor.objects.on(on).filter(pupil=pupil),
    }
    read = {name: list(rows[name]()[:ROWS]) for name, permission in READ.items() if permission in granted}
    return Known(pupil, since, on, granted, **read)


def _plans(pupil, since):
    kept = Plan.objects.filter(Q(ended_on=None) | Q(ended_on__gte=since), pupil=pupil)
    return kept.prefetch_related("targets__replaced_by", "reviews__changes")


def _places(pupil, since):
    """What has begun. A child whose group is still being planned takes part in nothing yet."""
    begun = Q(delivery__status=Delivery.Status.RUNNING) | Q(delivery__ended_on__gte=since)
    return Place.objects.filter(begun, pupil=pupil).select_related("delivery")


def moves_up(pupil, on):
    """Whether the child is in the last year of primary school."""
    return pupil_facts.of(pupil, on).year_group == LAST_YEAR_OF_PRIMARY
