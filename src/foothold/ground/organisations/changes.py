"""A school's years as a change would leave them, before anything is stored. The preview and the deed share it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from foothold.ground.organisations import calendars
from foothold.law.calendar import Calendar, ClosedSpan, SchoolYear
from foothold.law.errors import CalendarProblem, OutsideCalendar


@dataclass(frozen=True)
class Change:
    """One school, its years as they are and as they would be."""

    school: Any
    before: tuple[SchoolYear, ...]
    after: tuple[SchoolYear, ...]

    @property
    def calendar(self) -> Calendar:
        return calendars.from_years(self.after)

    @property
    def days(self) -> list[date]:
        """The days that become school days, or are no longer, in order."""
        was = calendars.from_years(self.before).school_days if self.before else ()
        return sorted(set(was) ^ set(self.calendar.school_days))


def closing(school: Any, years: tuple[SchoolYear, ...], span: ClosedSpan) -> Change:
    """The school does not meet on some days. Raises CalendarProblem where it was not going to meet anyway."""
    calendar = _calendar(school, years)
    try:
        year, to_year = calendar.year_of(span.starts_on), calendar.year_of(span.ends_on)
    except OutsideCalendar as outside:
        raise CalendarProblem(f"{school}: {outside}") from None
    if year != to_year:
        raise CalendarProblem("These days lie in two school years. Enter the days of each school year.")
    if span.ends_on < span.starts_on:
        raise CalendarProblem("The last day is before the first. Correct one of the two.")
    if not calendar.school_days_between(span.starts_on, span.ends_on):
        raise CalendarProblem(_not_going_to_meet(school, calendar, span))
    closed = tuple(sorted([*year.closed, span], key=lambda each: (each.starts_on, each.ends_on)))
    return Change(school, years, _with(years, replace(year, closed=closed)))


def opening(school: Any, years: tuple[SchoolYear, ...], span: ClosedSpan) -> Change:
    """The school meets after all. Raises CalendarProblem where no such days are closed."""
    year = next((each for each in years if span in each.closed), None)
    if year is None:
        raise CalendarProblem("Those days are not closed any more. Open the calendar to see what holds.")
    rest = list(year.closed)
    rest.remove(span)
    return Change(school, years, _with(years, replace(year, closed=tuple(rest))))


def setting(school: Any, years: tuple[SchoolYear, ...], new: tuple[SchoolYear, ...]) -> Change:
    """Some school years are replaced or added; the others stay. Raises CalendarProblem for a contradiction."""
    names = [year.name for year in new]
    if not new or len(set(names)) < len(names):
        raise CalendarProblem("Give each school year once, and at least one.")
    kept = [year for year in years if year.name not in names]
    after = tuple(sorted([*kept, *new], key=lambda year: year.terms[0].starts_on))
    calendars.from_years(after)
    return Change(school, years, after)


def _calendar(school: Any, years: tuple[SchoolYear, ...]) -> Calendar:
    if not years:
        raise calendars.NoCalendar(calendars.without_dates([school]))
    return calendars.from_years(years)


def _with(years: tuple[SchoolYear, ...], new: SchoolYear) -> tuple[SchoolYear, ...]:
    return tuple(new if year.name == new.name else year for year in years)


def _not_going_to_meet(school: Any, calendar: Calendar, span: ClosedSpan) -> str:
    on = span.starts_on
    return (
        f"{on:%A} {on:%-d %B %Y} {calendar.why_closed(on)}, so {school} was not going to meet. Choose a day on which"
        " it was."
    )
