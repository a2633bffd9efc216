"""The independent review: asked for, heard, decided, and what the governing board makes of it."""

from foothold.child.letters import ledger as letters_ledger
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock
from foothold.ground.kit.action import action, action_on_many, afterwards
from foothold.ground.kit.refusals import Refused
from foothold.law import review_panel, review_steps, rules
from foothold.law.due import Party
from foothold.path.exclusions import checks, facts, letters_stages, letters_told
from foothold.path.exclusions.actions.case import Case
from foothold.path.exclusions.models import (
    BoardDecision,
    EqualityClaim,
    Readjustment,
    Reconsideration,
    ReviewApplication,
    ReviewHearing,
    ReviewOutcome,
    ReviewWaiver,
)

Status = ReviewApplication.Status
Outcome = ReviewOutcome.Outcome


@action(Permission.RECORD_REVIEW_REQUEST, on="exclusion", says="Equality Act claim made {made_on}")
def claim(*, by, at, exclusion, made_on):
    """Records an Equality Act claim, made before the board's decision or after it. The time to ask for a review then
    runs from the day it is determined."""
    case = _of_permanent(exclusion, by, at)
    case.refuse_unless_past(made_on, at, "The claim")
    if facts.held(case.row, "claim"):
        raise Refused("A claim is on record already.")
    row = EqualityClaim.objects.create(exclusion=case.row, made_on=made_on)
    case.clerk_until(None)
    _say_another_last_day(case, at)
    afterwards(look_again, by=by, at=at, exclusion=case.row)
    return row


@action(
    Permission.RECORD_REVIEW_REQUEST,
    on="exclusion",
    says="Equality Act claim determined {determined_on}: {result}",
)
def determine_claim(*, by, at, exclusion, determined_on, result):
    case = _of_permanent(exclusion, by, at)
    case.refuse_unless_past(determined_on, at, "The end of the claim")
    row = facts.held(case.row, "claim")
    if row is None or row.determined_on:
        raise Refused("There is no claim that is still open. Record the claim first.")
    if determined_on < row.made_on:
        raise Refused(
            f"The claim was made on {row.made_on:%-d %B %Y}, so it cannot have ended before. Check the date."
        )
    row.determined_on, row.result = determined_on, result
    row.save(update_fields=["determined_on", "result"])
    if not facts.applied_in_time(case.row):
        case.clerk_looks_back(facts.last_day_to_apply(case.row, case.school.calendar), at)
    _say_another_last_day(case, at)
    return row


def _say_another_last_day(case, at):
    """A decision's letter that has not gone out yet is drafted with the last day that holds now."""
    declined = letters_stages.DECIDED[BoardDecision.Outcome.DECLINE]
    if declined in letters_ledger.unsent(case.row.reference):
        case.draft(at, declined)


@action(Permission.RECORD_REVIEW_REQUEST, on="exclusion", says="No review wanted, in writing, {said_on}")
def waive_review(*, by, at, exclusion, said_on):
    """The parent says in writing that no review is wanted, or takes back what was asked for."""
    case = _after_board(exclusion, by, at)
    case.refuse_unless_past(said_on, at, "The parent's letter")
    if facts.held(case.row, "review_outcome") or facts.given_up(case.row):
        raise Refused("The review has been decided, or given up, already.")
    case.row.applications.filter(status=Status.ACCEPTED).update(status=Status.GIVEN_UP)
    case.let_go("The parent wants no review.", rules.REVIEW_APPLICATION, rules.REVIEW_HEARING)
    case.no_letter(letters_stages.HEARD, *letters_told.EVERY_HEARING)
    case.clerk_looks_back(said_on, at)
    case.panel_looks_back(at)
    row, _ = ReviewWaiver.objects.update_or_create(exclusion=case.row, defaults={"said_on": said_on})
    case.close_when_final(at)
    return row


@action(Permission.RECORD_REVIEW_REQUEST, on="exclusion", says="Review asked for, sent {sent_on}")
def apply_for_review(*, by, at, exclusion, how, sent_on, sen_expert=False, grounds=""):
    """Records an application for a review. One out of time is recorded as that: it must be rejected."""
    case = _after_board(exclusion, by, at)
    case.refuse_unless_past(sent_on, at, "The application")
    if facts.applied_in_time(case.row):
        raise Refused("An application made in time is on record already.")
    row = ReviewApplication(
        exclusion=case.row, how=how, sent_on=sent_on, sen_expert=sen_expert, grounds=grounds
    )
    made_on = facts.given_on(row, case.school.calendar)
    last = facts.last_day_to_apply(case.row, case.school.calendar)
    row.status = Status.REJECTED if last and made_on > last else Status.ACCEPTED
    row.save()
    if row.status == Status.ACCEPTED:
        _before_the_panel(case, at, made_on, sen_expert)
    return row


@action_on_many(
    Permission.RECORD_REVIEW_REQUEST,
    on="exclusion",
    record_on="exclusion",
    says="{exclusion}: the application for a review sent {sent_on} was rejected as late, and is in time after all",
)
def look_again(*, by, at, exclusion):
    """An application rejected as late is in time where the time to ask runs from a later day now, or not yet."""
    case = Case(exclusion, by, at)
    row = None if facts.applied_in_time(case.row) or facts.given_up(case.row) else _in_time_now(case)
    if row is None:
        return []
    row.status = Status.ACCEPTED
    row.save(update_fields=["status"])
    _before_the_panel(case, at, facts.given_on(row, case.school.calendar), row.sen_expert)
    return [{"exclusion": case.row, "sent_on": row.sent_on}]


def _in_time_now(case):
    """The first application on record as late that is not late any more."""
    calendar = case.school.calendar
    last = facts.last_day_to_apply(case.row, calendar)
    late = case.row.applications.filter(status=Status.REJECTED)
    return next((row for row in late if last is None or facts.given_on(row, calendar) <= last), None)


def _before_the_panel(case, at, made_on, sen_expert):
    case.open_to(Tie.REVIEW_PANEL, case.bodies[Party.ARRANGING_AUTHORITY], case.today)
    case.panel_until(None)
    case.clerk_until(None)
    case.close_when_final(at)
    decided = clock.day_of(case.row.decided_at)
    case.owe(
        rules.REVIEW_APPLICATION,
        review_steps.Application(excluded_on=decided, made_on=made_on, sen_expert=sen_expert),
    )


@action(Permission.ARRANGE_REVIEW, on="exclusion", says="Review hearing arranged for {meeting[meets_on]}")
def arrange_hearing(*, by, at, exclusion, meeting):
    """Arranges the hearing, or moves or adjourns it."""
    case = _before_outcome(exclusion, by, at)
    checks.can_meet_so(meeting)
    row = ReviewHearing.objects.create(exclusion=case.row, arranged_on=clock.day_of(at), **meeting)
    case.let_go("The hearing was moved.", rules.REVIEW_HEARING)
    case.owe(rules.REVIEW_HEARING, _hearing(case, row))
    case.draft(at, *letters_stages.hearings(case.given_on(row.arranged_on)))
    return row


def _hearing(case, row):
    given = case.given_on(row.arranged_on)
    return review_steps.Hearing(
        excluded_on=given.exclusion.day_of_decision,
        meets_on=row.meets_on,
        papers_before=row.papers_before,
        has_social_worker=bool(given.has_social_worker),
        looked_after=bool(given.looked_after),
    )


@action(
    Permission.DECIDE_REVIEW,
    on="exclusion",
    says="Review panel decided on {decided_on}: {outcome}. {reasons}",
)
def decide_review(*, by, at, exclusion, decided_on, outcome, reasons):
    """Records the panel's decision. A hearing after its day is late and counts all the same."""
    case = _before_outcome(exclusion, by, at)
    case.refuse_unless_past(decided_on, at, "The panel's decision")
    row = ReviewOutcome.objects.create(
        exclusion=case.row, decided_on=decided_on, outcome=outcome, reasons=reasons
    )
    case.met("irp.hearing", on=decided_on, how="The review panel decided")
    case.let_go("The review has been heard.", rules.REVIEW_APPLICATION, rules.REVIEW_HEARING)
    case.owe(rules.REVIEW_OUTCOME, facts.panel(case.row, case.school.calendar))
    case.no_letter(letters_stages.HEARD, *letters_told.EVERY_HEARING)
    case.draft(at, *letters_stages.reviewed(outcome))
    case.panel_looks_back(at)
    if outcome == Outcome.UPHOLD:
        case.clerk_looks_back(decided_on, at)
    case.close_when_final(at)
    return row


@action(
    Permission.DECIDE_AS_BOARD, on="exclusion", says="Governing board reconsidered on {met_on}: {reasons}"
)
def reconsider(*, by, at, exclusion, met_on, reinstates, reasons, back_on=None):
    """Records the board's second decision, after a review that did not uphold the first."""
    case = _after_board(exclusion, by, at)
    outcome = facts.held(case.row, "review_outcome")
    if outcome is None or outcome.outcome == Outcome.UPHOLD or facts.held(case.row, "reconsideration"):
        raise Refused("There is no review decision that the governing board has still to act on.")
    case.refuse_unless_past(met_on, at, "The reconsideration")
    if met_on < outcome.decided_on:
        raise Refused("The governing board reconsiders after the panel's decision. Check the date.")
    if reinstates != (back_on is not None):
        raise Refused("Give the day the pupil is back in school if, and only if, reinstatement is offered.")
    if back_on:
        case.refuse_back_before(met_on, back_on)
    row = Reconsideration.objects.create(
        exclusion=case.row, met_on=met_on, reinstates=reinstates, reasons=reasons
    )
    case.met("irp.reconsider", on=met_on, how="The governing board reconsidered")
    given = _reconsidered(case, outcome, row)
    case.let_go_of("The governing board has decided again.", "irp.readjust")
    if reinstates:
        case.reinstate(back_on, "The governing board reinstated the pupil after the review.")
    case.owe(rules.RECONSIDERATION, given)
    if paid := facts.held(case.row, "readjustment"):
        case.met("irp.readjust", on=paid.settled_on, how="Settled")
    case.draft(at, *letters_stages.again(reinstates, case.given_on(met_on)))
    case.clerk_looks_back(met_on, at)
    case.close_when_final(at)
    return row


def _reconsidered(case, outcome, row):
    """Reinstatement counts as offered in time up to the tenth school day after the board was told."""
    given = case.given()
    in_time = row.met_on <= _last_day_to_offer(case, outcome)
    return review_steps.Reconsidered(
        excluded_on=given.exclusion.day_of_decision,
        decided_on=row.met_on,
        outcome=review_panel.Outcome(outcome.outcome),
        reinstated=row.reinstates and in_time,
        elsewhere=given.home_authority != given.school_authority,
    )


def _last_day_to_offer(case, outcome):
    calendar = case.school.calendar
    told = facts.panel(case.row, calendar).board_told_on or outcome.decided_on
    return review_panel.reconsider_by(told, calendar)


def _readjustment_applies(case, on):
    """After quash and direct, once the board has decided again without an offer in time, or its days have passed."""
    outcome, again = facts.held(case.row, "review_outcome"), facts.held(case.row, "reconsideration")
    if outcome is None or (again is None and on <= _last_day_to_offer(case, outcome)):
        return False
    return review_panel.readjustment_applies(
        review_panel.Outcome(outcome.outcome),
        reinstatement_offered_in_time=again is not None and _reconsidered(case, outcome, again).reinstated,
    )


@action(Permission.ARRANGE_REVIEW, on="exclusion", says="Readjustment settled {settled_on}")
def settle_readjustment(*, by, at, exclusion, settled_on):
    """Records that the payment was made, or taken from the school's budget."""
    case = Case(exclusion, by, at)
    case.refuse_unless_past(settled_on, at, "The payment")
    if facts.held(case.row, "readjustment"):
        raise Refused("The readjustment is on record as settled already.")
    if not _readjustment_applies(case, settled_on):
        raise Refused(
            "A readjustment is only owed after quash and direct, where reinstatement was not offered in time."
        )
    case.met("irp.readjust", on=settled_on, how="Settled")
    case.close_when_final(at)
    return Readjustment.objects.create(
        exclusion=case.row, amount_pence=review_panel.READJUSTMENT_PENCE, settled_on=settled_on
    )


def _of_permanent(exclusion, by, at):
    case = Case(exclusion, by, at)
    case.refuse_unless_standing()
    if not case.row.is_permanent:
        raise Refused(
            "A claim is recorded here after a permanent exclusion: it holds open the time to ask for a review."
        )
    return case


def _after_board(exclusion, by, at):
    """A review is of a board's decision not to reinstate after a permanent exclusion."""
    case = Case(exclusion, by, at)
    case.refuse_unless_standing()
    decision = facts.held(case.row, "board_decision")
    if not case.row.is_permanent or not decision or decision.outcome != BoardDecision.Outcome.DECLINE:
        raise Refused(
            "A review may be asked for once the governing board has decided not to reinstate after a permanent"
            " exclusion. Record that decision first."
        )
    return case


def _before_outcome(exclusion, by, at):
    case = _after_board(exclusion, by, at)
    if not facts.applied_in_time(case.row):
        raise Refused("No application made in time stands. Record it first.")
    if facts.held(case.row, "review_outcome"):
        raise Refused("The review panel's decision is on record already.")
    return case
