"""An EHC plan that is kept: its review meetings, the report, the decision, and the amended plan."""

from typing import Any

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.law import annual_review, rules
from foothold.law.due import Party
from foothold.path.ehc import checks, facts
from foothold.path.ehc.models import AnnualReview, EhcPlan

Decision = AnnualReview.Decision


@action(Permission.RUN_EHC, on="pupil", says="An EHC plan made on {made_on} is kept")
def keep_plan(*, by, at, pupil, made_on, last_review_on=None):
    """Records a plan that the child has already. Its next review is owed from then on."""
    checks.refuse_future(last_review_on or made_on, at)
    if last_review_on and last_review_on < made_on:
        raise Refused("A plan is reviewed after it was made. Check the two days.")
    authority = facts.home_authority(pupil, clock.day_of(at))
    if authority is None:
        raise Refused(f"Nobody knows in which authority {pupil} lives. Record it on the child's page first.")
    try:
        with transaction.atomic():
            plan = EhcPlan.objects.create(pupil=pupil, authority=authority, made_on=made_on)
    except IntegrityError:
        raise Refused(
            "An EHC plan is on record for this child. Open it and go on from there, or say first that it is kept no"
            " longer."
        ) from None
    duties.owe(_next_debt(plan, plan.reference, last_review_on, clock.day_of(at)))
    return plan


@action(Permission.REVIEW_EHC, on="plan", says="{plan}: review meeting on {held_on}")
def hold_review(*, by, at, plan, held_on, recommends, early_because="", pupil_says="", family_says=""):
    """Records the meeting. It meets the review that was owed, and owes the report, the decision and the next."""
    plan, today = _kept(plan), clock.day_of(at)
    checks.refuse_order(held_on, facts.last_review(plan) or plan.made_on, at)
    owed_by = facts.last_reference(plan)
    try:
        with transaction.atomic():
            row = AnnualReview.objects.create(
                plan=plan,
                held_on=held_on,
                recommends=recommends,
                early_because=early_because,
                pupil_says=pupil_says,
                family_says=family_says,
            )
    except IntegrityError:
        raise Refused("A review on this day is on record. Open it and go on from there.") from None
    duties.met(owed_by, [facts.NEXT_REVIEW], by=by, on=held_on, how="The review meeting was held.")
    duties.owe(_meeting_debt(row, today))
    duties.owe(_next_debt(plan, row.reference, held_on, today))
    return row


@action(Permission.REVIEW_EHC, on="review", says="{review}: report sent on {reported_on}")
def report_review(*, by, at, review, reported_on):
    row = _review(review)
    if row.reported_on:
        raise Refused(f"The report was sent on {row.reported_on:%-d %B %Y}.")
    checks.refuse_order(reported_on, row.held_on, at)
    row.reported_on = reported_on
    row.save(update_fields=["reported_on"])
    duties.met(row.reference, [facts.REPORT], by=by, on=reported_on, how="The report was sent.")
    return row


@action(Permission.RUN_EHC, on="review", says="{review}: decided on {decided_on}, {decision}")
def decide_review(*, by, at, review, decided_on, decision):
    """What the authority decided. Where it amends, the amended plan is owed."""
    row = _review(review)
    if row.decision:
        raise Refused(f"It was decided on {row.decided_on:%-d %B %Y}: {row.get_decision_display()}.")
    checks.refuse_order(decided_on, row.held_on, at)
    row.decision, row.decided_on = decision, decided_on
    row.save(update_fields=["decision", "decided_on"])
    duties.met(row.reference, [facts.DECIDE_REVIEW], by=by, on=decided_on, how="The authority decided.")
    duties.owe_again(_meeting_debt(row, clock.day_of(at)), by=by, because="The authority decided.")
    return row


@action(Permission.RUN_EHC, on="review", says="{review}: the amended plan was sent on {amended_on}")
def send_amended(*, by, at, review, amended_on):
    row = _review(review)
    if row.decision != Decision.AMEND or row.amended_on:
        raise Refused("No amended plan is waited for after this review.")
    checks.refuse_order(amended_on, row.decided_on, at)
    row.amended_on = amended_on
    row.save(update_fields=["amended_on"])
    duties.met(row.reference, [facts.AMENDED], by=by, on=amended_on, how="The amended plan was sent.")
    return row


@action(
    Permission.RUN_EHC, on="plan", says="{plan} is kept no longer after {ended_on}, because {ended_because}"
)
def end_plan(*, by, at, plan, ended_on, ended_because):
    """The authority keeps it no longer. What was still owed for it falls away."""
    plan = _kept(plan)
    checks.refuse_order(ended_on, plan.made_on, at)
    plan.ended_on, plan.ended_because = ended_on, ended_because
    plan.save(update_fields=["ended_on", "ended_because"])
    for about in (plan.reference, *(row.reference for row in plan.reviews.all())):
        duties.void(about, by=by, because="The plan is kept no longer.")
    return plan


def _next_debt(plan, about, last_review_on, today):
    """The next review, owed since the plan was made or since its last review."""
    given = annual_review.Kept(made=plan.made_on, last_review=last_review_on)
    return _debt(plan, about, rules.EHC_KEPT, given, annual_review.kept_duties(given), today)


def _meeting_debt(row, today):
    """What follows a review meeting, as far as the authority has decided."""
    amending = {Decision.AMEND.value: True, Decision.KEEP.value: False}.get(row.decision)
    given = annual_review.Met(meeting=row.held_on, amending=amending)
    owed = annual_review.meeting_duties(given)
    return _debt(row.plan, row.reference, rules.EHC_MEETING, given, owed, today)


def _debt(plan, about, rule, given, owed, today):
    school = facts.where_it_is_counted(plan, today)
    bodies: dict[str, Any] = {Party.EHC_TEAM: plan.authority, Party.SCHOOL: school}
    return duties.Debt(plan.pupil, school, about, rule, given, owed, bodies)


def _kept(plan):
    """The row as it is now, locked, so that two people never record one review at once."""
    held = EhcPlan.objects.select_for_update(of=("self",)).select_related("pupil", "authority")
    row = held.get(pk=plan.pk)
    if not row.is_kept:
        raise Refused(f"This plan was kept until {row.ended_on:%-d %B %Y}.")
    return row


def _review(review):
    held = AnnualReview.objects.select_for_update(of=("self",)).select_related(
        "plan__pupil", "plan__authority"
    )
    row = held.get(pk=review.pk)
    _kept(row.plan)
    return row
