"""What may be done: write a plan, hear somebody, word a target, review, end."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.audit import chain
from foothold.ground.kit import clock
from foothold.ground.kit.action import action, entry, require
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy import local_duties
from foothold.law.due import Party
from foothold.path.support import checks, facts
from foothold.path.support.models import Change, Plan, Review, Target

REVIEWED = "The plan was reviewed."


@action(
    Permission.WRITE_PLAN,
    on="pupil",
    says="{plan[kind]} from {plan[starts_on]} to {plan[ends_on]}, led by {plan[leader]}",
)
def begin(*, by, at, pupil, school, plan, targets):
    """Writes a plan with its targets. Its first review is owed from then on."""
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    place = facts.Place.of(school, clock.day_of(at))
    return _begin_all(place, [Begun(pupil, plan, targets)], facts.leaders(school, clock.day_of(at)))[0]


@dataclass(frozen=True)
class Begun:
    """One plan among many: its fields, and those of its targets."""

    pupil: Any
    plan: dict[str, Any]
    targets: list[dict[str, Any]]


@transaction.atomic
def begin_all(*, by, at, school, begun):
    """`begin` for many children of one school: one check, bulk rows, the same refusals, duties and events."""
    require(by, Permission.WRITE_PLAN, school, at)
    place = facts.Place.of(school, clock.day_of(at))
    plans = _begin_all(place, begun, facts.leaders(school, clock.day_of(at)))
    told = [
        {"pupil": each.pupil, "school": school, "plan": each.plan, "targets": each.targets} for each in begun
    ]
    pairs = zip(told, plans, strict=True)
    chain.append_all([entry(begin, by=by, at=at, facts=said, result=plan) for said, plan in pairs])
    return plans


def _begin_all(place, begun, leaders):
    plans = [Plan(pupil=each.pupil, school=place.school, **each.plan) for each in begun]
    for plan, each in zip(plans, begun, strict=True):
        checks.can_begin(plan, each.targets, place, leaders)
    try:
        with transaction.atomic():
            Plan.objects.bulk_create(plans, batch_size=500)
    except IntegrityError:
        raise Refused("A plan of this kind is running for this child. Review it, or end it first.") from None
    Target.objects.bulk_create(
        [
            Target(plan=plan, set_on=plan.starts_on, **target)
            for plan, each in zip(plans, begun, strict=True)
            for target in each.targets
        ],
        batch_size=500,
    )
    duties.owe_all([_review_debt(plan, place, plan.starts_on) for plan in plans])
    return plans


@action(Permission.WRITE_PLAN, on="plan", says="{plan}: what was said by {whose} was recorded")
def hear(*, by, at, plan, whose, said):
    """Records what one of the four says. What stood there before stays readable in the record."""
    plan = _running(plan)
    setattr(plan, f"view_{whose}", said)
    plan.save(update_fields=[f"view_{whose}"])
    return plan


@action(Permission.WRITE_PLAN, on="plan", says="{plan}, new target: {target[what]}")
def add_target(*, by, at, plan, target):
    plan = _running(plan)
    checks.target(target, plan)
    return Target.objects.create(plan=plan, set_on=clock.day_of(at), **target)


@action(
    Permission.WRITE_PLAN, on="plan", says="{plan}, target {was} is now {target[what]}, because {because}"
)
def amend_target(*, by, at, plan, was, target, because):
    """Words a target anew. The earlier wording, and what reviews found of it, stay."""
    plan = _running(plan)
    checks.target(target, plan)
    if Target.objects.filter(replaces=was).exists():
        raise Refused("Somebody has worded this target anew a moment ago. Open the plan to see it.")
    return Target.objects.create(plan=plan, set_on=clock.day_of(at), replaces=was, **target)


@action(Permission.WRITE_PLAN, on="plan", says="{plan} reviewed on {held_on}; came: {came}")
def review(
    *, by, at, plan, held_on, came, changes, next_review_on, ends_on=None, officer_invited=False, agreed=""
):
    """Records a review: it meets the one that was owed, and owes the next. Two without impact ask for more help."""
    plan = _running(plan)
    place = facts.Place.of(plan.school, held_on)
    plan.ends_on, plan.next_review_on = ends_on or plan.ends_on, next_review_on
    checks.can_review(plan, held_on, came, changes, place, clock.day_of(at))
    plan.save(update_fields=["ends_on", "next_review_on"])
    row = Review.objects.create(
        plan=plan, held_on=held_on, came=" ".join(came), officer_invited=officer_invited, agreed=agreed
    )
    Change.objects.bulk_create([Change(review=row, **change) for change in changes])
    duties.met(plan.reference, [facts.REVIEW], by=by, on=held_on, how=REVIEWED)
    duties.owe(_review_debt(plan, place, held_on))
    _ask_for_help(plan, place)
    return row


@action(Permission.WRITE_PLAN, on="plan", says="{plan} ended on {ended_on}: {outcome}")
def end(*, by, at, plan, ended_on, outcome, learned):
    """Ends a plan and says what came of it. What was still owed for it falls away."""
    plan = _running(plan)
    checks.can_end(plan, ended_on, clock.day_of(at))
    move(plan, Plan.Status.ENDED, ended_on=ended_on, outcome=outcome, learned=learned)
    duties.void(plan.reference, by=by, because="The plan ended.")
    return plan


def _running(plan):
    """The row as it is now, locked, so that two people never review one plan at once."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("pupil", "school").get(pk=plan.pk)
    if not plan.is_running:
        raise Refused(f"This plan ended on {plan.ended_on:%-d %B %Y}. Write a new one.")
    return plan


def _review_debt(plan, place, since):
    return _debt(plan, place, facts.REVIEW, place.review_owed(plan, since))


def _ask_for_help(plan, place):
    """Raised as something to consider: whether help is asked for, people decide."""
    rule, whom = place.rules.get("plan.reviews_without_impact"), place.rules.get("plan.then")
    reviews = facts.without_impact(plan)
    if not rule or not whom or reviews < rule.value or duties.still_owed(plan.reference, [facts.HELP]):
        return
    given = local_duties.WithoutImpact(
        reviews=reviews, whom=whom.value, on=plan.next_review_on, source=whom.cited
    )
    duties.owe(_debt(plan, place, facts.HELP, given))


def _debt(plan, place, rule, given):
    owed = local_duties.RULES[rule][1](given, place.calendar)
    bodies: dict[str, Any] = {Party.SCHOOL: place.school}
    return duties.Debt(plan.pupil, place.school, plan.reference, rule, given, owed, bodies)
