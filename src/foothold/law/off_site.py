"""Directing a pupil off site for education intended to improve behaviour, and reviewing the direction."""

from datetime import date, timedelta
from enum import StrEnum

from foothold.law.calendar import Calendar
from foothold.law.due import Due, OtherReading, Party, Promptness, Step
from foothold.law.errors import AgainstTheLaw
from foothold.law.exclusion import SchoolKind
from foothold.law.readings import Readings, flipped, not_in_force
from foothold.law.register import elsewhere as clocks
from foothold.law.register import sources

NOTICE_SCHOOL_DAYS = 2
CLEAR_DAYS = "off_site_notice_in_clear_days"
REVIEW_WEEKS = 10
REVIEW_NOTICE = timedelta(days=6)


class NoticeItem(StrEnum):
    """What the notice of a direction states."""

    ADDRESS = "address"
    PERSON = "person_to_report_to"
    DAYS = "number_of_days"
    REASONS = "reasons_and_objectives"
    TIMES = "session_times"


class Basis(StrEnum):
    """What a power rests on."""

    STATUTE = "statute"
    GUIDANCE = "guidance_only"
    GENERAL = "general_powers"


def regulations_apply(kind: SchoolKind, on: date) -> bool:
    """Maintained schools always; academies and pupil referral units since 26 July 2026."""
    return kind is SchoolKind.MAINTAINED or on >= sources.GUIDANCE_2026


def power_exists(kind: SchoolKind, on: date) -> bool:
    """A pupil referral unit's management committee had no power before 26 July 2026; an academy used general powers."""
    return regulations_apply(kind, on) or kind is SchoolKind.ACADEMY


def basis(kind: SchoolKind, on: date) -> Basis | None:
    """What a direction rests on, or None where there is no power."""
    if regulations_apply(kind, on):
        return Basis.STATUTE
    return Basis.GENERAL if power_exists(kind, on) else None


def earliest_start(given: date, readings: Readings, calendar: Calendar) -> date:
    """First school day on which the pupil may have to attend: two school days after notice (day 0), or one more where
    the two are read as clear days."""
    return calendar.add_school_days(given, NOTICE_SCHOOL_DAYS + readings.off_site_notice_in_clear_days)


def notice_to(ehc_plan: bool | None) -> tuple[Party, ...]:
    """Who gets the notice and the invitation to a review: the parent, and the local authority if there is a plan."""
    return (Party.PARENT, Party.LOCAL_AUTHORITY) if ehc_plan else (Party.PARENT,)


def must_review(last_review: date | None, requested: date) -> bool:
    """Whether a written request obliges: not if a review was held in the 10 calendar weeks before it."""
    return last_review is None or weeks_between(last_review, requested) >= REVIEW_WEEKS


def weeks_between(first: date, last: date) -> float:
    """Calendar weeks from one day to another, with parts of weeks."""
    return (last - first).days / 7


def invite_by(meeting: date) -> date:
    """Last day for written invitations: six calendar days before the meeting (tag M)."""
    return meeting - REVIEW_NOTICE


def outcome_by(meeting: date) -> date:
    """Last day for the written decision with reasons: six calendar days after the meeting (tag M)."""
    return meeting + REVIEW_NOTICE


def dues(given: date, kind: SchoolKind, readings: Readings, calendar: Calendar) -> list[Due]:
    """What notice of a direction given on a day (day 0) makes owed: the first day on which the pupil must attend.

    Raises AgainstTheLaw where there is no power to direct.
    """
    provision = clocks.OFF_POWER.on(given)
    if not power_exists(kind, given):
        raise AgainstTheLaw(provision, "A pupil referral unit could not direct a pupil off site on that day.")
    on = earliest_start(given, readings, calendar)
    return [
        Due(
            kind=clocks.OFF_NOTICE.id,
            what="Attend at the other place, on this day at the earliest",
            owed_by=Party.PUPIL,
            owed_to=(Party.GOVERNING_BOARD,),
            on=on,
            provision=clocks.OFF_NOTICE.on(given),
            working=lambda: _working(given, readings, calendar),
            promptness=Promptness.FROM_DATE,
            readings=lambda: _other_start(given, readings, calendar),
        )
    ]


def _working(given: date, readings: Readings, calendar: Calendar) -> tuple[Step, ...]:
    clear = readings.off_site_notice_in_clear_days
    count = calendar.count(given, NOTICE_SCHOOL_DAYS + clear)
    how = (
        "Two clear school days lie between the notice and the start."
        if clear
        else "Two school days are counted."
    )
    return (Step("Notice was given on {on}, which is day 0.", {"on": given}), Step(how, {}, count))


def _other_start(given: date, readings: Readings, calendar: Calendar) -> tuple[OtherReading, ...]:
    other = flipped(readings, CLEAR_DAYS)
    says = not_in_force(readings, CLEAR_DAYS)
    return (OtherReading(CLEAR_DAYS, says, earliest_start(given, other, calendar)),)
