"""What a plan rests on: its local rules, the window of its reviews, who may lead it, and how its targets stand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from foothold.child.duties.models import Duty
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role
from foothold.ground.organisations import calendars
from foothold.ground.policy import facts as policy
from foothold.ground.policy import local_duties
from foothold.path.support.models import Change, Review

LEADERS = (Role.HEADTEACHER, Role.INCLUSION_LEAD, Role.SAFEGUARDING_LEAD)
"""Who leads a plan: one person with a leading role in the school."""
REVIEW, HELP = local_duties.PLAN_REVIEW, local_duties.PLAN_HELP


@dataclass(frozen=True)
class Place:
    """A school on a day: its calendar and its local rules."""

    school: Any
    calendar: Any
    rules: dict[str, Any]

    @classmethod
    def of(cls, school, on):
        return cls(school, calendars.calendar_of(school), policy.rules_of(school, on))

    def value(self, key):
        rule = self.rules.get(key)
        return rule.value if rule else 0

    def window(self, since):
        """First and last day for a review after a day, or None where no local rule sets one."""
        if not self.value("plan.review_by_day"):
            return None
        return local_duties.window(
            since, self.value("plan.review_from_day"), self.value("plan.review_by_day"), self.calendar
        )

    def next_review(self, since, ends_on=None):
        """The first day on which a review may fall, as a proposal; None where nobody has set a time."""
        window = self.window(since)
        return min(window[0], ends_on or date.max) if window else ends_on

    def review_owed(self, plan, since):
        rule = self.rules.get("plan.review_by_day")
        return local_duties.PlanReview(
            since=since,
            planned_on=plan.next_review_on,
            ends_on=plan.ends_on,
            from_day=self.value("plan.review_from_day"),
            by_day=self.value("plan.review_by_day"),
            source=rule.cited if rule else "",
        )


def leaders(school, on):
    """Those who may lead a plan at a school."""
    held = Membership.objects.that_open(on).filter(organisation=school, role__in=LEADERS)
    found = held.select_related("person").order_by("person__name", "person")
    return list(dict.fromkeys(membership.person for membership in found))


def targets(plan):
    """The targets as they are worded now."""
    return plan.targets.filter(replaced_by=None)


def without_impact(plan):
    """How many reviews of a plan showed no target met and none better."""
    return Review.objects.filter(~Exists(Change.objects.helped(OuterRef("pk"))), plan=plan).count()


def last_review(plan):
    """The day from which the next review is counted: the last one, or the start."""
    held_on = plan.reviews.values_list("held_on", flat=True).last()
    return held_on or plan.starts_on


def reviews_owed(plans):
    """The last day for the next review of each plan, by its reference, in one query."""
    about = [plan.reference for plan in plans]
    owed = Duty.objects.open().filter(basis__about__in=about, kind=REVIEW)
    return dict(owed.values_list("basis__about", "due_on"))
