"""The terms and school years in which excluded time is added up.

A school with three terms uses its own; half-term does not split a term. Elsewhere a term runs from 31 December to
Easter Monday, from Easter Monday to 31 July, or from 31 July to 31 December (SI 2012/1033 reg 2, "reference date";
that these windows define "term" in the guidance is tagged M).
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from foothold.law.calendar import ONE_DAY, Calendar
from foothold.law.easter import easter_monday
from foothold.law.stay_away import PER_DAY, Stay

THREE_TERMS = 3
CALENDARS_KEPT = 1024


class Period(NamedTuple):
    """A term or school year: its name, its days, and its half school days from `first` up to, not including, `end`."""

    name: str
    school_year: str
    starts_on: date
    ends_on: date
    first: int
    end: int

    def holds(self, away: Stay) -> int:
        """Half school days of a stay that fall in this period."""
        if self.first <= away.start and away.end <= self.end:
            return away.length
        overlap = min(self.end, away.end) - max(self.first, away.start)
        return (overlap + away.step - 1) // away.step if overlap > 0 else 0

    def has(self, half_day: int) -> bool:
        """Whether a half school day, by its place in the calendar, falls in this period."""
        return self.first <= half_day < self.end


@lru_cache(maxsize=CALENDARS_KEPT)
def terms(calendar: Calendar, terms_per_year: int) -> tuple[Period, ...]:
    """The periods of the 5 and 15 school day thresholds, in order."""
    return tuple(_own_terms(calendar) if terms_per_year == THREE_TERMS else _windows(calendar))


@lru_cache(maxsize=CALENDARS_KEPT)
def school_years(calendar: Calendar) -> tuple[Period, ...]:
    """School years, for the 45 school days."""
    return tuple(
        _period(calendar, year.name, year.terms[0].starts_on, year.terms[-1].ends_on)
        for year in calendar.years
    )


def _own_terms(calendar: Calendar) -> Iterator[Period]:
    for year in calendar.years:
        for term in year.terms:
            yield _period(calendar, term.name, term.starts_on, term.ends_on)


def _windows(calendar: Calendar) -> Iterator[Period]:
    day = calendar.first_day
    while day <= calendar.last_day:
        name, _, last = window(day)
        yield _period(calendar, name, day, min(last, calendar.last_day))
        day = last + ONE_DAY


def window(day: date) -> tuple[str, date, date]:
    """The statutory window a day falls in: its name, first and last day."""
    easter = easter_monday(day.year)
    if day <= easter or day == date(day.year, 12, 31):
        start = day.year - (day <= easter)
        return "31_december_to_easter_monday", date(start, 12, 31), easter_monday(start + 1)
    if day <= date(day.year, 7, 31):
        return "easter_monday_to_31_july", easter + ONE_DAY, date(day.year, 7, 31)
    return "31_july_to_31_december", date(day.year, 8, 1), date(day.year, 12, 30)


def _period(calendar: Calendar, name: str, first: date, last: date) -> Period:
    start = calendar.place_of(first)
    end = start + calendar.school_days_between(first, last)
    return Period(name, calendar.year_of(first).name, first, last, start * PER_DAY, end * PER_DAY)
