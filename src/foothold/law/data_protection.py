"""Subject access requests, and how long records are kept."""

from dataclasses import dataclass, replace
from datetime import date

from foothold.law.calendar import Calendar
from foothold.law.due import Due, OtherReading, Party, Step
from foothold.law.months import add_months
from foothold.law.readings import DEFAULT, Readings, flipped, not_in_force
from foothold.law.register.elsewhere import SUBJECT_ACCESS

ANSWER_MONTHS, EXTENDED_MONTHS = 1, 3
PUPIL_FILE_YEARS, REGISTER_YEARS = 25, 6
MONTHS_IN_A_YEAR = 12
MOVES = "deadline_moves_to_working_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Somebody asked for a child's whole file.

    `identity_received` is the day on which what was needed to be sure who asks, and for what, came in; None where
    nothing was missing. `is_complex` gives two months more.
    """

    received: date
    identity_received: date | None = None
    is_complex: bool = False
    readings: Readings = DEFAULT


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


def duties(request: Request, calendar: Calendar) -> list[Due]:
    """What the controller owes: an answer within one calendar month of the clock's start (day 0), or three where the
    request is complex. Raises NoKnownValue for a request before 25 May 2018."""
    starts = clock_starts(request.received, request.identity_received)
    by = _answer_by(request, calendar)
    return [
        Due(
            kind=SUBJECT_ACCESS.id,
            what="Answer the request for the child's file",
            owed_by=Party.CONTROLLER,
            owed_to=(Party.RELEVANT_PERSON,),
            on=by,
            provision=SUBJECT_ACCESS.on(starts),
            working=lambda: _working(request, starts),
            consequence="The person who asked may complain to the Information Commissioner.",
            readings=lambda: _read_otherwise(request, calendar, by),
        )
    ]


def _answer_by(request: Request, calendar: Calendar) -> date:
    answer = extended_respond_by if request.is_complex else respond_by
    return answer(clock_starts(request.received, request.identity_received), request.readings, calendar)


def _working(request: Request, starts: date) -> tuple[Step, ...]:
    months = EXTENDED_MONTHS if request.is_complex else ANSWER_MONTHS
    ends = add_months(starts, months)
    return (
        Step("The clock starts on {on}, when everything needed had been received.", {"on": starts}),
        Step(
            "{months} calendar month{s} later is {on}.",
            {"months": months, "s": "" if months == 1 else "s", "on": ends},
        ),
        Step(
            "A weekend or bank holiday moves it to the next working day."
            if request.readings.deadline_moves_to_working_day
            else "It stays on that day, whichever day of the week that is."
        ),
    )


def _read_otherwise(request: Request, calendar: Calendar, by: date) -> tuple[OtherReading, ...]:
    other = _answer_by(replace(request, readings=flipped(request.readings, MOVES)), calendar)
    return () if other == by else (OtherReading(MOVES, not_in_force(request.readings, MOVES), other),)


def _moved(day: date, readings: Readings, calendar: Calendar) -> date:
    return calendar.this_or_next_working_day(day) if readings.deadline_moves_to_working_day else day


def keep_pupil_file_until(born_on: date) -> date:
    """Date of birth plus 25 years (sector practice, tag M)."""
    return add_months(born_on, PUPIL_FILE_YEARS * MONTHS_IN_A_YEAR)


def keep_register_entry_until(entry: date) -> date:
    """At least six years after the entry."""
    return add_months(entry, REGISTER_YEARS * MONTHS_IN_A_YEAR)
