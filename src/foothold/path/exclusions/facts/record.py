"""What a recorded exclusion keeps once, and the decision it came from."""

from datetime import date

from foothold.law import governing_board
from foothold.path.exclusions.facts.deed import Deed
from foothold.path.exclusions.facts.told import board_told_on
from foothold.path.exclusions.models import (
    BoardDecision,
    EducationException,
)


def held(row, name):
    """What is kept once for an exclusion, such as its `board_decision`, or None."""
    return getattr(row, name, None)


def board_decision(row, duty):
    """The governing board's decision that counts, or None: that what was said was considered decides nothing once the
    board must meet and decide on reinstatement."""
    decision = held(row, "board_decision")
    only_considered = decision is not None and decision.outcome == BoardDecision.Outcome.CONSIDERED
    return None if only_considered and governing_board.can_direct_reinstatement(duty) else decision


def has_begun_to_decide(row):
    """Whether the board has met to decide on reinstatement; considering what was said is no such meeting."""
    decision = held(row, "board_decision")
    return decision is not None and decision.outcome != BoardDecision.Outcome.CONSIDERED


def deed_of(row, calendar):
    """The decision a recorded exclusion came from, as far as the law needs it, and when the board was told."""
    return Deed(
        kind=row.kind,
        starts_on=row.starts_on,
        starts_session=row.starts_session,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        length=row.counted_length,
        public_exams_on=tuple(date.fromisoformat(day) for day in row.public_exams_on),
        tests_on=tuple(date.fromisoformat(day) for day in row.tests_on),
        board_told_on=board_told_on(row, calendar),
        representations_made=_asked(row),
        exams_over=_exams_over(row),
    )


def _asked(row):
    """Whether anybody made representations; not known while somebody still may, and then the board need not meet."""
    if row.several("representations"):
        return True
    return False if row.unasked_by else None


def _exams_over(row):
    found = held(row, "education_exception")
    return found is not None and found.ground == EducationException.Ground.EXAMS_OVER
