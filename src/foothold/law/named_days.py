"""What a changed calendar does to a suspension whose days were named to the parent before.

A day on which the school does not meet is not a school day (SI 2007/1304 reg 2), so nobody is excluded on it. Whether
the suspension then ends on the day that was named, or later by the days that fell away, the law does not say (tagged
I). It does say that a suspension is never made longer. So the days named stand and are fewer; only the headteacher
may say, before the pupil is back, that the number of school days stands instead.
"""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from foothold.law import stay_away
from foothold.law.calendar import Calendar, Session
from foothold.law.exclusion import Exclusion

Days = tuple[tuple[date, Session], ...]


class Reread(NamedTuple):
    """A suspension read again: as it counts now, the sessions left of those named, and those that fell away."""

    exclusion: Exclusion
    kept: Days
    lost: Days


def read_again(exclusion: Exclusion, named: Days, calendar: Calendar) -> Reread | None:
    """The suspension with the sessions `named` that are still sessions; its length is what is left of them.

    None where only the headteacher can say what holds: its first session is no session any more, or a day between
    two of those named has become a school day. Raises OutsideCalendar.
    """
    kept = tuple(each for each in named if calendar.is_school_day(each[0]))
    if kept[:1] != named[:1]:
        return None
    counted = replace(exclusion, length=len(kept))
    if stay_away.sessions(counted, calendar) != kept:
        return None
    return Reread(counted, kept, tuple(each for each in named if each not in kept))
