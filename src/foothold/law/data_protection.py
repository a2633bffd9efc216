"""Subject access requests, and how long records are kept."""

from datetime import date

from foothold.law.calendar import Calendar
from foothold.law.months import add_months
from foothold.law.readings import Readings

ANSWER_MONTHS, EXTENDED_MONTHS = 1, 3
PUPIL_FILE_YEARS, REGISTER_YEARS = 25, 6
MONTHS_IN_A_YEAR = 12


def clock_starts(received: date, identity_received: date | None) -> date:
    """The day the month runs from: when the request and what is needed to identify the person have been received."""
    return max(received, identity_received or received)


def month_ends(starts: date) -> date:
    """The corresponding date one month later."""
    return add_months(starts, ANSWER_MONTHS)


def respond_by(starts: date, readings: Readings, calendar: Calendar) -> date:
    """Last day to answer; a weekend or bank holiday moves to the next working day (tag M, a reading)."""
    return _moved(month_ends(starts), readings, calendar)


def extended_respond_by(starts: date, readings: Readings, calendar: Calendar) -> date:
    """Last day with two months more for a complex request."""
    return _moved(add_months(starts, EXTENDED_MONTHS), readings, calendar)


def _moved(day: date, readings: Readings, calendar: Calendar) -> date:
    return calendar.this_or_next_working_day(day) if readings.deadline_moves_to_working_day else day


def keep_pupil_file_until(born_on: date) -> date:
    """Date of birth plus 25 years (sector practice, tag M)."""
    return add_months(born_on, PUPIL_FILE_YEARS * MONTHS_IN_A_YEAR)


def keep_register_entry_until(entry: date) -> date:
    """At least six years after the entry."""
    return add_months(entry, REGISTER_YEARS * MONTHS_IN_A_YEAR)
