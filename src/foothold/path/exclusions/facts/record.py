"""What a recorded exclusion keeps once, and the decision it came from."""

from datetime import date

from foothold.law.due import Party
from foothold.path.exclusions.facts.deed import Deed
from foothold.path.exclusions.facts.told import first_given
from foothold.path.exclusions.models import (
    EducationException,
    Notice,
)


def held(row, name):
    """What is kept once for an exclusion, such as its `board_decision`, or None."""
    return getattr(row, name, None)


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
        board_told_on=first_given(row, Notice.Kind.BOARD, Party.GOVERNING_BOARD, calendar),
        representations_made=True if row.several("representations") else None,
        exams_over=_exams_over(row),
    )


def _exams_over(row):
    found = held(row, "education_exception")
    return found is not None and found.ground == EducationException.Ground.EXAMS_OVER
