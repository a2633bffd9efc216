"""Which school days and sessions an exclusion covers, and when the pupil is back.

Only school days count. Half school days are numbered through: place 2n is the morning and 2n + 1 the afternoon of
the school day with n school days before it, so that lengths and runs are plain differences.
"""

import sys
from datetime import date
from typing import NamedTuple

from foothold.law.calendar import Calendar, Session
from foothold.law.errors import LawError
from foothold.law.exclusion import Exclusion, ExclusionKind

PER_DAY = 2
FOR_EVER = sys.maxsize


class NotASchoolDay(LawError):
    """An exclusion can only start on a day on which the school meets."""


class Stay(NamedTuple):
    """The half school days from `start` up to, not including, `end`. A lunchtime suspension takes every second one.

    A permanent exclusion lasts: its `end` is FOR_EVER.
    """

    start: int
    end: int
    step: int = 1

    @property
    def length(self) -> int:
        """Half school days, each lunchtime being one."""
        return (self.end - self.start + self.step - 1) // self.step

    @property
    def days(self) -> int:
        """School days away for a session or more."""
        return self.last_day - self.first_day + 1

    @property
    def first_day(self) -> int:
        """The place in the calendar of the first school day away."""
        return self.start // PER_DAY

    @property
    def last_day(self) -> int:
        """The place in the calendar of the last school day away."""
        return (self.end - 1) // PER_DAY


class Return(NamedTuple):
    """The first session back in school."""

    on: date
    session: Session


def stay(exclusion: Exclusion, calendar: Calendar) -> Stay:
    """Half school days away; a lunchtime stands for its own afternoon. Raises NotASchoolDay, OutsideCalendar."""
    place = calendar.place_if_open(exclusion.starts_on)
    if place is None:
        raise _closed(exclusion.starts_on, calendar)
    start = place * PER_DAY + (exclusion.starts_session is not Session.AM)
    if exclusion.length is None:
        return Stay(start, FOR_EVER)
    lunch = exclusion.kind is ExclusionKind.LUNCHTIME
    end = start + ((exclusion.length - 1) * PER_DAY + 1 if lunch else exclusion.length)
    calendar.school_day_at((end - 1) // PER_DAY)
    return Stay(start, end, PER_DAY if lunch else 1)


def _closed(on: date, calendar: Calendar) -> NotASchoolDay:
    return NotASchoolDay(
        f"{on:%-d %B %Y} {calendar.why_closed(on)}. An exclusion starts on a school day: the next one is"
        f" {calendar.next_school_day(on):%A %-d %B %Y}."
    )


def days(exclusion: Exclusion, calendar: Calendar) -> tuple[date, ...]:
    """The school days on which the pupil is away for a session or more. Raises LawError if permanent."""
    away = _ending(exclusion, calendar)
    return calendar.school_days_from(exclusion.starts_on, away.days)


def last_day(exclusion: Exclusion, calendar: Calendar) -> date:
    """The last school day away, whole or in part. Raises LawError if permanent."""
    return calendar.school_day_at(_ending(exclusion, calendar).last_day)


def sessions(exclusion: Exclusion, calendar: Calendar) -> tuple[tuple[date, Session], ...]:
    """Every session away, dated, in order: mornings and afternoons, or lunchtimes. Raises LawError if permanent."""
    covered = days(exclusion, calendar)
    if exclusion.kind is ExclusionKind.LUNCHTIME:
        return tuple((day, Session.LUNCH) for day in covered)
    away = stay(exclusion, calendar)
    halves = range(away.start, away.end)
    return tuple((covered[half // PER_DAY - away.first_day], _session(half)) for half in halves)


def returns(exclusion: Exclusion, calendar: Calendar) -> Return:
    """The first session back: the next morning after a whole day, the same afternoon after a morning away.

    After a lunchtime suspension it is the morning of the next school day. Raises LawError if permanent.
    """
    return return_after(_ending(exclusion, calendar), calendar)


def return_after(away: Stay, calendar: Calendar) -> Return:
    """`returns` where the half school days away are known already."""
    if away.step == PER_DAY:
        return Return(calendar.school_day_at(away.last_day + 1), Session.AM)
    return Return(calendar.school_day_at(away.end // PER_DAY), _session(away.end))


def _session(half: int) -> Session:
    return Session.PM if half % PER_DAY else Session.AM


def _ending(exclusion: Exclusion, calendar: Calendar) -> Stay:
    away = stay(exclusion, calendar)
    if away.end == FOR_EVER:
        raise LawError(
            "A permanent exclusion has no last day and no day of return. Ask for its first day instead."
        )
    return away
