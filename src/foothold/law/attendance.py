"""Attendance codes of an excluded pupil (SI 2024/208 reg 10)."""

from datetime import date
from enum import StrEnum

from foothold.law import stay_away
from foothold.law.calendar import Calendar
from foothold.law.exclusion import Exclusion


class Code(StrEnum):
    """E no provision; K arranged by the local authority; D dual registered; B other approved place; C2 part-time."""

    B = "B"
    C2 = "C2"
    D = "D"
    E = "E"
    K = "K"


class ArrangedBy(StrEnum):
    """Who arranged the education that a pupil goes to while excluded."""

    SCHOOL = "school"
    LOCAL_AUTHORITY = "local_authority"


def during_provision(arranged_by: ArrangedBy, dual_registered: bool | None) -> tuple[Code, ...]:
    """Codes that are right once education has started: one, or two where dual registration is not known."""
    single = Code.K if arranged_by is ArrangedBy.LOCAL_AUTHORITY else Code.B
    if dual_registered is None:
        return (single, Code.D)
    return (Code.D,) if dual_registered else (single,)


def codes(
    exclusion: Exclusion, starts: date | None, provided: Code, calendar: Calendar
) -> tuple[tuple[date, Code], ...]:
    """The code of each school day of a suspension: E until education starts, then `provided`."""
    return tuple(
        (day, provided if starts and day >= starts else Code.E) for day in stay_away.days(exclusion, calendar)
    )
