"""Representations, and the governing board's meeting and decision."""

from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import AgainstTheLaw, Refused
from foothold.law import board_steps, governing_board, rules
from foothold.law.exclusion import SchoolKind
from foothold.law.register import exclusions as clocks
from foothold.path.exclusions import checks, facts, letters_stages, letters_told
from foothold.path.exclusions.actions.case import BOARD_DECIDED, BOARDS_DUTIES, Case
from foothold.path.exclusions.models import BoardDecision, BoardMeeting, Representations

Outcome = BoardDecision.Outcome


@action(
    Permission.RECORD_REPRESENTATIONS, on="exclusion", says="Representations of {made_by} received {made_on}"
)
def represent(*, by, at, exclusion, made_on, made_by, said):
    """Records what was said to the board. After more than 5 school days in the term it obliges the board to meet."""
    case = Case(exclusion, by, at)
    case.refuse_unless_standing()
    case.refuse_unless_past(made_on, at, "Representations")
    row = Representations.objects.create(exclusion=case.row, made_on=made_on, made_by=made_by, said=said)
    case.owe_all_again("Representations were made.")
    case.open_to(Tie.BOARD_CLERK, case.row.school, clock.day_of(at))
    return row


@action(
    Permission.ARRANGE_BOARD,
    on="exclusion",
    says="Governing board's meeting arranged for {meeting[meets_on]}",
)
def arrange_board_meeting(*, by, at, exclusion, meeting):
    """Arranges the meeting, or moves it. Papers and invitations are then owed; those for an earlier day are not."""
    case = Case(exclusion, by, at)
    case.refuse_unless_standing()
    if facts.board_decision(case.row, case.board_duty()):
        raise Refused("The governing board has decided already, so no meeting is to be arranged.")
    checks.can_meet_so(meeting)
    row = BoardMeeting.objects.create(exclusion=case.row, arranged_on=clock.day_of(at), **meeting)
    case.let_go("The meeting was moved.", rules.BOARD_MEETING)
    case.open_to(Tie.BOARD_CLERK, case.row.school, clock.day_of(at))
    case.owe(rules.BOARD_MEETING, _meeting(case, row))
    case.draft(at, *letters_stages.invitations(case.given_on(row.arranged_on)))
    return row


def _meeting(case, row):
    given = case.given_on(row.arranged_on)
    return board_steps.Meeting(
        excluded_on=given.exclusion.day_of_decision,
        meets_on=row.meets_on,
        papers_before=row.papers_before,
        has_social_worker=bool(given.has_social_worker),
        looked_after=bool(given.looked_after),
    )


@action(
    Permission.DECIDE_AS_BOARD,
    on="exclusion",
    says="Governing board decided on {met_on}: {outcome}. {reasons}",
)
def decide_as_board(*, by, at, exclusion, met_on, outcome, reasons, chair_alone=False, back_on=None):
    """Records the board's decision. Late or not, it counts; the record says which."""
    case = Case(exclusion, by, at)
    case.refuse_unless_standing()
    case.refuse_unless_past(met_on, at, "The decision")
    duty = case.board_duty()
    if facts.board_decision(case.row, duty):
        raise Refused("The governing board's decision is on record already. Open the exclusion to read it.")
    _refuse_beyond_its_power(case, duty, met_on, outcome, chair_alone, back_on)
    decided = {"met_on": met_on, "outcome": outcome, "reasons": reasons, "chair_alone": chair_alone}
    row, _ = BoardDecision.objects.update_or_create(exclusion=case.row, defaults=decided)
    case.row.board_decision = row
    case.met(*BOARDS_DUTIES, on=met_on, how=BOARD_DECIDED)
    case.let_go("The governing board has met.", rules.BOARD_MEETING, rules.BOARD_DECISION)
    case.no_letter(*letters_stages.INVITED, *letters_told.EVERY_INVITATION)
    if outcome == Outcome.REINSTATE:
        case.reinstate(back_on, "The governing board reinstated the pupil.")
    case.owe(rules.BOARD_DECISION, _decided(case, met_on))
    case.draft(at, *letters_stages.decided(outcome, case.given_on(met_on)))
    if outcome != Outcome.DECLINE or not case.row.is_permanent:
        case.clerk_looks_back(met_on, at)
    return row


def _refuse_beyond_its_power(case, duty, met_on, outcome, chair_alone, back_on):
    decided = clock.day_of(case.row.decided_at)
    if outcome != Outcome.CONSIDERED and not governing_board.can_direct_reinstatement(duty):
        raise AgainstTheLaw(
            clocks.CONSIDER_REPRESENTATIONS.on(decided),
            f"{duty.why} The governing board considers what was said, but cannot direct reinstatement. Choose that"
            " what was said was considered.",
        )
    if outcome == Outcome.CONSIDERED and governing_board.can_direct_reinstatement(duty):
        raise Refused(
            f"{duty.why} So the governing board decides whether the pupil is reinstated. Choose that the pupil is, or"
            " that the exclusion is upheld."
        )
    if chair_alone and not governing_board.chair_may_decide_alone(
        duty, SchoolKind(case.row.school.school_kind_on(decided))
    ):
        raise AgainstTheLaw(
            clocks.EXAM_TARGET.on(decided),
            "The chair alone may decide only where an examination or test would be lost and a quorum is not"
            " practicable, in an academy only if its articles allow it.",
        )
    if (outcome == Outcome.REINSTATE) != (back_on is not None):
        raise Refused("Give the day the pupil is back in school if, and only if, the pupil is reinstated.")
    if back_on:
        case.refuse_back_before(met_on, back_on)


def _decided(case, met_on):
    given = case.given_on(met_on)
    return board_steps.Decided(
        excluded_on=given.exclusion.day_of_decision,
        decided_on=met_on,
        permanent=case.row.is_permanent,
        elsewhere=given.home_authority != given.school_authority,
    )
