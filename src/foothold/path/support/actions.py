"""What may be done: write a plan, hear somebody, word a target, review, end."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.child.duties import rules
from foothold.child.pupils import facts as pupils
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.audit import chain
from foothold.ground.kit import clock
from foothold.ground.kit.action import action, entry, require
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy import local_duties, plan_duties
from foothold.law.due import Party
from foothold.path.support import checks, facts
from foothold.path.support.models import Change, Invitation, Plan, Review, Target

REVIEWED, WRITTEN = "The plan was reviewed.", "A plan was written."


@action(
    Permission.WRITE_PLAN,
    on="pupil",
    says="{plan[kind]} from {plan[starts_on]} to {plan[ends_on]}, led by {plan[leader]}",
)
def begin(*, by, at, pupil, school, plan, targets):
    """Writes a plan with its targets. Its first review is owed from then on."""
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    place = facts.Place.of(school, clock.day_of(at))
    begun = [Begun(pupil, plan, targets)]
    return _begin_all(place, begun, facts.leaders(school, clock.day_of(at)), by=by, on=clock.day_of(at))[0]


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
    plans = _begin_all(place, begun, facts.leaders(school, clock.day_of(at)), by=by, on=clock.day_of(at))
    told = [
        {"pupil": each.pupil, "school": school, "plan": each.plan, "targets": each.targets} for each in begun
    ]
    pairs = zip(told, plans, strict=True)
    chain.append_all([entry(begin, by=by, at=at, facts=said, result=plan) for said, plan in pairs])
    return plans


def _begin_all(place, begun, leaders, *, by, on):
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
    wanted = [plan.pupil for plan in plans if plan.kind == Plan.Kind.PASTORAL]
    duties.met_for(wanted, [facts.WANTED], by=by, on=on, how=WRITTEN)
    _invite_officers({plan: plan.starts_on for plan in plans}, place)
    return plans


@action(
    Permission.SUGGEST_PLAN,
    on="pupil",
    says="Asked that a plan of support be considered by {by_on}: {because}",
)
def suggest(*, by, at, pupil, school, cause, because, by_on):
    """Somebody asks that a plan be considered, and says why. It is owed to consider it; people decide."""
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    today = clock.day_of(at)
    checks.can_suggest(pupil, by_on, today)
    given = plan_duties.Asked(
        cause=Plan.Cause(cause).label,
        because=because,
        asked_on=today,
        by_on=by_on,
        source=facts.said_by(by, today),
    )
    place, about = facts.Place.of(school, today), facts.suggestion(pupil)
    duties.owe(_debt(pupil, place, plan_duties.PLAN_ASKED, given, about))
    return pupil


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
def review(*, by, at, plan, held_on, came, changes, next_review_on, ends_on=None, agreed=""):
    """Records a review: it meets the one that was owed, and owes the next. Two without impact ask for more help."""
    plan = _running(plan)
    place = facts.Place.of(plan.school, held_on)
    plan.ends_on, plan.next_review_on = ends_on or plan.ends_on, next_review_on
    checks.can_review(plan, held_on, came, changes, place, clock.day_of(at))
    plan.save(update_fields=["ends_on", "next_review_on"])
    row = Review.objects.create(plan=plan, held_on=held_on, came=" ".join(came), agreed=agreed)
    Change.objects.bulk_create([Change(review=row, **change) for change in changes])
    duties.met(plan.reference, [facts.REVIEW], by=by, on=held_on, how=REVIEWED)
    duties.owe(_review_debt(plan, place, held_on))
    _ask_for_help(plan, place)
    _officer_came(plan, row, by)
    _invite_officers({plan: held_on}, place)
    return row


@action(Permission.WRITE_PLAN, on="plan", says="{plan} ended on {ended_on}: {outcome}")
def end(*, by, at, plan, ended_on, outcome, learned):
    """Ends a plan and says what came of it. What was still owed for it falls away."""
    plan = _running(plan)
    checks.can_end(plan, ended_on, clock.day_of(at))
    move(plan, Plan.Status.ENDED, ended_on=ended_on, outcome=outcome, learned=learned)
    for about in (plan, *plan.invitations.filter(answer="")):
        duties.void(about.reference, by=by, because="The plan ended.")
    return plan


@action(
    Permission.WRITE_PLAN,
    on="plan",
    says="{plan}: {invitation[whom]} was asked, with an answer by {invitation[answer_by]}",
)
def invite(*, by, at, plan, invitation):
    """Notes that somebody outside the school was asked to take part. Their answer is owed from then on."""
    plan = _running(plan)
    row = Invitation(plan=plan, asked_on=clock.day_of(at), **invitation)
    checks.can_invite(row)
    _ask([row], facts.Place.of(plan.school, row.asked_on))
    return row


@action(Permission.JOIN_PLAN, on="invitation", says="{invitation}, asked about the plan of support: {answer}")
def answer(*, by, at, invitation, answer, answered_on, said=""):
    """Whoever was asked answers, or the school notes what they answered. What they say stands in the plan."""
    row = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("plan__school")
        .get(pk=invitation.pk)
    )
    checks.can_answer(row, by, answer, answered_on, said, clock.day_of(at))
    row.answer, row.answered_on, row.said = answer, answered_on, said or row.said
    row.save(update_fields=["answer", "answered_on", "said"])
    if said:
        plan = _running(row.plan)
        plan.view_agencies = "\n".join(filter(None, (plan.view_agencies, f"{row.whom}: {said}")))
        plan.save(update_fields=["view_agencies"])
    duties.met(
        row.reference, [facts.ANSWER], by=by, on=answered_on, how=f"{row.whom} {row.get_answer_display()}."
    )
    return row


def _invite_officers(since, place):
    """Local rules invite the exclusions officer to the next review of each plan; `since` is the day each is asked."""
    numbers = facts.suspensions_of([plan.pupil_id for plan in since], pupils.school_year_start(place.on))
    asked = {plan: facts.officer_rule(place.rules, numbers.get(plan.pupil_id, 0)) for plan in since}
    body = place.authority if any(asked.values()) else None
    rows = [_of_officer(plan, body, rule, since[plan]) for plan, rule in asked.items() if rule and body]
    _ask(rows, place)


def _of_officer(plan, body, rule, asked_on):
    return Invitation(
        plan=plan,
        organisation=body,
        whom=facts.OFFICER.format(body),
        asked_for=Invitation.AskedFor.REVIEW,
        sharing=Invitation.Sharing.TASK,
        by_rule=rule.cited,
        asked_on=asked_on,
        answer_by=facts.answer_by(plan, asked_on),
    )


def _officer_came(plan, review, by):
    """Whoever the rules invited to this review came to it, or did not answer."""
    came = Review.Came.OFFICER in review.came.split()
    answer = Invitation.Answer.COMES if came else Invitation.Answer.SILENT
    for row in plan.invitations.filter(answer="").exclude(by_rule=""):
        row.answer, row.answered_on = answer, review.held_on
        row.save(update_fields=["answer", "answered_on"])
        how = f"{row.whom} {row.get_answer_display()}."
        duties.met(row.reference, [facts.ANSWER], by=by, on=review.held_on, how=how)


def _ask(rows, place):
    try:
        with transaction.atomic():
            Invitation.objects.bulk_create(rows, batch_size=500)
    except IntegrityError:
        raise Refused("They were asked about this plan already today.") from None
    duties.owe_all([_debt(row.plan.pupil, place, facts.ANSWER, _invited(row), row.reference) for row in rows])


def _invited(row):
    told = {"source": row.by_rule, "by_rule": True} if row.by_rule else {}
    return plan_duties.Invited(whom=row.whom, asked_on=row.asked_on, answer_by=row.answer_by, **told)


def _running(plan):
    """The row as it is now, locked, so that two people never review one plan at once."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("pupil", "school").get(pk=plan.pk)
    if not plan.is_running:
        raise Refused(f"This plan ended on {plan.ended_on:%-d %B %Y}. Write a new one.")
    return plan


def _review_debt(plan, place, since):
    return _debt(plan.pupil, place, facts.REVIEW, place.review_owed(plan, since), plan.reference)


def _ask_for_help(plan, place):
    """Raised as something to consider: whether help is asked for, people decide."""
    rule, whom = place.rules.get("plan.reviews_without_impact"), place.rules.get("plan.then")
    reviews = facts.without_impact(plan)
    if not rule or not whom or reviews < rule.value or duties.still_owed(plan.reference, [facts.HELP]):
        return
    given = local_duties.WithoutImpact(
        reviews=reviews, whom=whom.value, on=plan.next_review_on, source=whom.cited
    )
    duties.owe(_debt(plan.pupil, place, facts.HELP, given, plan.reference))


def _debt(pupil, place, rule, given, about):
    owed = rules.RULES[rule][1](given, place.calendar)
    bodies: dict[str, Any] = {Party.SCHOOL: place.school}
    return duties.Debt(pupil, place.school, about, rule, given, owed, bodies)
