"""Money that follows a permanently excluded pupil (SI 2024/66 reg 39). Amounts are in pence, weeks are complete."""

from datetime import date

from foothold.law.calendar import Calendar
from foothold.law.errors import NoKnownValue
from foothold.law.readings import Readings

RELEVANT_DAYS = 6
WEEKS_IN_A_PERIOD = 52
LEAVER_RULE = (4, 1)
FUNDING_PERIOD_ENDS = (3, 31)
SCHOOL_YEAR_ENDS = (7, 31)


def relevant_date(excluded_on: date, calendar: Calendar) -> date:
    """The sixth school day following the day of the exclusion (day 0). Tag M."""
    return calendar.add_school_days(excluded_on, RELEVANT_DAYS)


def counted_until(excluded_on: date, *, leaving: bool, period_ends: date | None, readings: Readings) -> date:
    """Last day of the weeks: the funding period's, or the school year's for a leaver excluded from 1 April on."""
    if leaving and (excluded_on.month, excluded_on.day) >= LEAVER_RULE and excluded_on.month < 9:
        return readings.school_year_ends_on or date(excluded_on.year, *SCHOOL_YEAR_ENDS)
    if period_ends:
        return period_ends
    return date(
        excluded_on.year + ((excluded_on.month, excluded_on.day) > FUNDING_PERIOD_ENDS), *FUNDING_PERIOD_ENDS
    )


def complete_weeks(first: date, last: date) -> int:
    """Complete weeks from one day to another, both counted (a reading, tag I)."""
    return max(0, ((last - first).days + 1) // 7)


def reduction(full_year: int, weeks: int, adjustment: int) -> int:
    """A x B / 52 + C, to the nearest penny."""
    return _nearest(full_year * weeks, WEEKS_IN_A_PERIOD) + adjustment


def minimum_increase(reduced: int, weeks_registered: int, weeks_remaining: int) -> int:
    """D x E / F, to the nearest penny: the least increase at the admitting school. Raises NoKnownValue where no
    complete week was left."""
    if weeks_remaining < 1:
        raise NoKnownValue("No complete week was left of the funding period, so there is nothing to divide.")
    return _nearest(reduced * weeks_registered, weeks_remaining)


def _nearest(number: int, divisor: int) -> int:
    return (2 * number + divisor) // (2 * divisor)
