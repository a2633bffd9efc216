"""The review of a board's decision: until when it may be asked for, how it ended, and whether the name may go."""

from foothold.ground.kit import clock
from foothold.law import admission_register, review_panel, review_steps
from foothold.law.due import Party
from foothold.path.exclusions.facts.record import held
from foothold.path.exclusions.facts.told import all_given, first_given, somebody_waits
from foothold.path.exclusions.models import (
    Notice,
)


def last_day_to_apply(row, calendar):
    """The last day to ask for a review of the board's decision, or None while that time has not begun to run for
    everybody: a parent who was not told yet has all of it before them."""
    decision = (row, Notice.Kind.DECISION, Party.RELEVANT_PERSON)
    given = all_given(*decision, calendar)
    if given and somebody_waits(*decision):
        return None
    claim = held(row, "claim")
    determined = claim.determined_on if claim else None
    return review_panel.last_day_to_apply(given, claim is not None, determined, calendar)


def applied_in_time(row):
    return any(each.status == "accepted" for each in row.several("applications"))


def given_up(row):
    """The parent's letter that no review is wanted, unless one was asked for afterwards."""
    return None if applied_in_time(row) else held(row, "waiver")


def under_review(row):
    """Whether a review is before a panel, or has come back to the board."""
    again, outcome = held(row, "reconsideration"), held(row, "review_outcome")
    upheld = outcome is not None and outcome.outcome == outcome.Outcome.UPHOLD
    return again is None and not upheld and applied_in_time(row)


def review_ended_on(row):
    """The day on which a review, and any second decision after it, ended without reinstatement, or None."""
    outcome, again = held(row, "review_outcome"), held(row, "reconsideration")
    if again:
        return None if again.reinstates else again.met_on
    return outcome.decided_on if outcome and outcome.outcome == outcome.Outcome.UPHOLD else None


def panel(row, calendar):
    """The panel's decision as the law takes it."""
    told = first_given(row, Notice.Kind.REVIEW_DECISION, Party.GOVERNING_BOARD, calendar)
    return review_steps.Panel(
        excluded_on=clock.day_of(row.decided_at),
        decided_on=row.review_outcome.decided_on,
        outcome=review_panel.Outcome(row.review_outcome.outcome),
        board_told_on=told,
    )


def ground_for_deletion(row, on, calendar):
    """Why the name may come off the register on a day, or None where it may not."""
    decision, waiver = held(row, "board_decision"), given_up(row)
    if not row.is_permanent or decision is None or decision.outcome != decision.Outcome.DECLINE:
        return None
    return admission_register.ground_after_board(
        last_day_to_apply(row, calendar),
        waived_on=waiver.said_on if waiver else None,
        applied=applied_in_time(row),
        review_ended_on=review_ended_on(row),
        on=on,
    )
