"""What a plan rests on: its local rules, the window of its reviews, who may lead it, and how its targets stand."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef

from foothold.child.duties.models import Basis, Duty
from foothold.child.pupils import facts as pupils
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role, Tie
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Belonging
from foothold.ground.policy import facts as policy
from foothold.ground.policy import local_duties, plan_duties
from foothold.path.support.models import Change, Plan, Review

LEADERS = (Role.HEADTEACHER, Role.INCLUSION_LEAD, Role.SAFEGUARDING_LEAD)
"""Who leads a plan: one person with a leading role in the school."""
REVIEW, HELP = local_duties.PLAN_REVIEW, local_duties.PLAN_HELP
WANTED, ANSWER = plan_duties.PLAN_WANTED, plan_duties.PLAN_ANSWER
ANSWERED_WITHIN = timedelta(days=14)
"""What is proposed for an answer. Neither law nor guidance; a review that comes sooner wants it sooner."""
OFFICER = "Exclusions officer, {}"
CANCELLED = "cancellation"
"""The name of the rule with which a cancellation is kept. Nothing is worked out by it here, so law is not asked."""


@dataclass(frozen=True)
class Place:
    """A school on a day: its calendar and its local rules."""

    school: Any
    calendar: Any
    rules: dict[str, Any]
    on: date

    @classmethod
    def of(cls, school, on):
        return cls(school, calendars.calendar_of(school), policy.rules_of(school, on), on)

    def value(self, key):
        rule = self.rules.get(key)
        return rule.value if rule else 0

    @property
    def authority(self):
        """The school's authority, whose exclusions officer local rules may invite."""
        held = self.school.belongings.on(self.on).filter(kind=Belonging.Kind.AUTHORITY)
        row = held.select_related("parent").first()
        return row.parent if row else None

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


def officer_rule(rules, number):
    """The local rule that invites the exclusions officer after so many suspensions, or None."""
    rule = rules.get(plan_duties.INVITES_OFFICER)
    return rule if rule and number >= rule.value else None


def suspensions_of(pupils, since):
    """By pupil, the highest number in its term that a suspension from a day on had when it was counted; cancelled ones
    apart. The room of exclusions lies above this one: what it counted stands with the duties."""
    held = Basis.objects.filter(pupil__in=pupils)
    cancelled = held.filter(rule=CANCELLED).values("about")
    counted = held.filter(rule=plan_duties.PLAN_WANTED).exclude(about__in=cancelled)
    found: dict[int, int] = {}
    for pupil, kept in counted.values_list("pupil", "facts"):
        if kept["exclusion"]["starts_on"] >= since.isoformat():
            found[pupil] = max(found.get(pupil, 0), kept["number"])
    return found


def officer_wanted(plan, today):
    """The local rule by which the exclusions officer is to be invited to the next review and is not yet, or None."""
    if plan.invitations.filter(asked_on__gte=last_review(plan)).exclude(by_rule="").exists():
        return None
    number = suspensions_of([plan.pupil_id], pupils.school_year_start(today)).get(plan.pupil_id, 0)
    return officer_rule(policy.rules_of(plan.school, today), number)


def agencies(pupil, on):
    """Bodies outside the school that work with the child now."""
    links = pupil.links.on(on).filter(tie=Tie.AGENCY_INVOLVED).select_related("organisation")
    return list(dict.fromkeys(link.organisation for link in links.order_by("organisation__name")))


def leaders(school, on):
    """Those who may lead a plan at a school."""
    held = Membership.objects.that_open(on).filter(organisation=school, role__in=LEADERS)
    found = held.select_related("person").order_by("person__name", "person")
    return list(dict.fromkeys(membership.person for membership in found))


def answer_by(plan, asked_on):
    """By when an answer is wanted: in two weeks, or by the next review where that comes sooner."""
    return max(asked_on, min(asked_on + ANSWERED_WITHIN, plan.next_review_on))


def suggestion(pupil):
    """What a plan that somebody asked for is about, until there is one."""
    return f"support.suggestion:{pupil.pk}"


def said_by(person, on):
    """Who asks, as the duty cites them."""
    held = person.memberships_on(on)
    return f"{person}, {held[0].title}" if held else str(person)


def has_running(pupil):
    return Plan.objects.running().filter(pupil=pupil, kind=Plan.Kind.PASTORAL).exists()


def wanted(pupil):
    """Why a plan is asked for now: the cause of the first that is open, or nothing."""
    owed = Duty.objects.open().filter(pupil=pupil, kind=WANTED).values_list("provision", "basis__facts")
    return next((_cause(provision, kept) for provision, kept in owed), "")


def _cause(provision, kept):
    of_rules = {
        plan_duties.AT_DAYS: Plan.Cause.LONG_SUSPENSION,
        plan_duties.AT_SUSPENSIONS: Plan.Cause.SUSPENSIONS,
    }
    labels = {cause.label: cause for cause in Plan.Cause}
    return of_rules.get(provision.removeprefix(local_duties.LOCAL)) or labels[kept["cause"]]


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
