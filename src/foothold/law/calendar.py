"""School days, sessions, terms and working days of one school. A calendar is always an argument.

A school day is a day on which the school meets for pupils (SI 2007/1304 reg 2); INSET days, closures, weekends and
bank holidays are not. A session is half a school day. A school year runs from the first term beginning after July
to the start of the first such term after the next July (SI 1999/3181 reg 2).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby, pairwise
from typing import NamedTuple

from foothold.law.errors import CalendarProblem, OutsideCalendar
from foothold.law.school_year import ClosedKind, ClosedSpan, SchoolYear, Term, TermName

__all__ = [
    "ONE_DAY",
    "Calendar",
    "ClosedKind",
    "ClosedSpan",
    "Count",
    "CountedDay",
    "SchoolYear",
    "Session",
    "Term",
    "TermName",
    "bank_holidays_needed",
]

ONE_DAY = timedelta(days=1)
_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Session(StrEnum):
    """Part of a school day."""

    AM = "am"
    PM = "pm"
    LUNCH = "lunch"


_CLOSED_SAYS = {
    ClosedKind.HOLIDAY: "is in a school holiday",
    ClosedKind.INSET: "is an INSET day",
    ClosedKind.CLOSURE: "is a day on which the school is closed",
}


class CountedDay(NamedTuple):
    """A day passed in a count: its number, or why it does not count."""

    on: date
    number: int | None
    why_not: str

    def __str__(self) -> str:
        day = in_short(self.on)
        return f"{day}: day {self.number}" if self.number else f"{day} {self.why_not} and does not count"


class Count(NamedTuple):
    """A count of school days that can be gone through again day by day.

    With `first_day_counts`, `start` is day 1 if it is a school day; otherwise it is day 0.
    """

    calendar: "Calendar"
    start: date
    number: int
    first_day_counts: bool = False

    def days(self) -> Iterator[CountedDay]:
        """Every day from day 0 (or day 1) to the last, counted by looking at each day afresh."""
        day = self.start if self.first_day_counts else self.start + ONE_DAY
        reached = 0
        while reached < self.number:
            why_not = self.calendar.why_closed(day)
            reached += not why_not
            yield CountedDay(day, None if why_not else reached, why_not)
            day += ONE_DAY

    def lines(self) -> list[str]:
        """One line a day; runs of closed days for the same reason in one line."""
        runs = groupby(self.days(), key=lambda day: day.why_not or day.number)
        return [_run_in_words(list(run)) for _, run in runs]


def _run_in_words(run: list[CountedDay]) -> str:
    first, last = run[0], run[-1]
    return str(first) if first is last else f"{in_short(first.on)} to {last}"


def in_short(day: date) -> str:
    """A day as a reader expects it in a list: "Mon 3 Nov 2025", in any locale."""
    return f"{_SHORT_DAYS[day.weekday()]} {day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, eq=False)
class Calendar:
    """One school's successive school years, with England's bank holidays.

    Refuses years or terms that overlap, years that are not successive, and any day it knows nothing of.
    """

    years: tuple[SchoolYear, ...]
    bank_holidays: frozenset[date]
    _base: int = field(init=False)
    _counts: list[int] = field(init=False)
    _open: list[date] = field(init=False)
    _places: dict[date, int] = field(init=False)

    def __post_init__(self) -> None:
        if not self.years:
            raise CalendarProblem("This school has no school year yet. Add its term dates.")
        for earlier, later in pairwise(self.years):
            self._successive(earlier, later)
        self._index()

    @staticmethod
    def _successive(earlier: SchoolYear, later: SchoolYear) -> None:
        if later.terms[0].starts_on <= earlier.terms[-1].ends_on:
            raise CalendarProblem(
                f"School years {earlier.name} and {later.name} overlap. Correct one of the two."
            )
        if (later.first_day - earlier.last_day).days > 1:
            raise CalendarProblem(
                f"Between {earlier.name} and {later.name} the days from {earlier.last_day + ONE_DAY:%-d %B %Y} to"
                f" {later.first_day - ONE_DAY:%-d %B %Y} are not known. Add the term dates that are missing."
            )

    def _index(self) -> None:
        closed = {
            day for year in self.years for span in year.closed for day in _days(span)
        } | self.bank_holidays
        taught = [day for year in self.years for term in year.terms for day in _days(term)]
        opened = [day for day in taught if day.weekday() < 5 and day not in closed]
        base = self.first_day.toordinal() - 1
        flags = [0] * (self.last_day.toordinal() - base + 1)
        for day in opened:
            flags[day.toordinal() - base] = 1
        object.__setattr__(self, "_base", base)
        object.__setattr__(self, "_open", opened)
        object.__setattr__(self, "_places", {day: place for place, day in enumerate(opened)})
        object.__setattr__(self, "_counts", _running(flags))

    @property
    def first_day(self) -> date:
        """The first day the calendar knows anything of."""
        return self.years[0].first_day

    @property
    def last_day(self) -> date:
        """The last day the calendar knows anything of."""
        return self.years[-1].last_day

    @property
    def school_days(self) -> tuple[date, ...]:
        """Every school day of the calendar, in order."""
        return tuple(self._open)

    def _at(self, day: date) -> int:
        """Place of a day in the index. Raises OutsideCalendar for a day the calendar knows nothing of."""
        place = day.toordinal() - self._base
        if 0 < place < len(self._counts):
            return place
        raise self._outside(day)

    def _outside(self, day: date) -> OutsideCalendar:
        return OutsideCalendar(
            f"{day:%-d %B %Y} is outside the calendar, which runs from {self.first_day:%-d %B %Y} to"
            f" {self.last_day:%-d %B %Y}. Add the term dates of that school year."
        )

    def _beyond(self, day: date, number: int) -> OutsideCalendar:
        way = "after" if number > 0 else "before"
        return OutsideCalendar(
            f"{abs(number)} school days {way} {day:%-d %B %Y} is outside the calendar, which runs from"
            f" {self.first_day:%-d %B %Y} to {self.last_day:%-d %B %Y}. Add the term dates of the next school year."
        )

    def is_school_day(self, day: date) -> bool:
        """Whether the school meets for pupils on a day. Raises OutsideCalendar."""
        return self.place_if_open(day) is not None

    def add_school_days(self, day: date, number: int) -> date:
        """The school day `number` school days after `day`; `day` is day 0 and need not be a school day.

        0 gives `day` itself; a negative number counts back. Raises OutsideCalendar.
        """
        place = self._at(day)
        if number > 0:
            found = self._counts[place] + number - 1
            if found < len(self._open):
                return self._open[found]
        elif number == 0:
            return day
        else:
            found = self._counts[place - 1] + number
            if found >= 0:
                return self._open[found]
        raise self._beyond(day, number)

    def add_school_days_to_all(self, days: Iterable[date], number: int) -> list[date]:
        """`add_school_days` for many days at once, `number` being 1 or more."""
        counts, opened, base, more = self._counts, self._open, self._base, number - 1
        given = list(days)
        if given and (number < 1 or min(given) < self.first_day):
            raise self._beyond(min(given), number)
        try:
            return [opened[counts[day.toordinal() - base] + more] for day in given]
        except IndexError:
            raise self._beyond(max(given), number) from None

    def nth_school_day(self, day: date, number: int) -> date:
        """The `number`th school day counting `day` itself as day 1 if it is a school day."""
        if number < 1:
            raise CalendarProblem(f"School days are counted from 1, and day {number} was asked for.")
        place = self._at(day)
        found = self._counts[place - 1] + number - 1
        if found < len(self._open):
            return self._open[found]
        raise self._beyond(day, number)

    def school_days_from(self, day: date, number: int) -> tuple[date, ...]:
        """The first `number` school days from `day`, that day included if it is one."""
        first = self._counts[self._at(day) - 1]
        if first + number > len(self._open):
            raise self._beyond(day, number)
        return tuple(self._open[first : first + number])

    def school_days_between(self, first: date, last: date) -> int:
        """How many school days there are from `first` to `last`, both included."""
        return self._counts[self._at(last)] - self._counts[self._at(first) - 1]

    def next_school_day(self, day: date) -> date:
        """The first school day after `day`."""
        return self.add_school_days(day, 1)

    def this_or_next_school_day(self, day: date) -> date:
        """The day itself if it is a school day, otherwise the first one after it. Raises OutsideCalendar."""
        return self.nth_school_day(day, 1)

    def place_of(self, day: date) -> int:
        """How many school days of the calendar come before `day`: consecutive school days differ by one."""
        return self._counts[self._at(day) - 1]

    def place_if_open(self, day: date) -> int | None:
        """`place_of` a school day; None for a day on which the school does not meet. Raises OutsideCalendar."""
        place = self._places.get(day)
        if place is None:
            self._at(day)
        return place

    def school_day_at(self, place: int) -> date:
        """The school day with that many school days before it. Raises OutsideCalendar."""
        if 0 <= place < len(self._open):
            return self._open[place]
        raise self._beyond(self._open[-1], place - len(self._open) + 1)

    def year_of(self, day: date) -> SchoolYear:
        """The school year of a day: it lasts until the next one's first term begins."""
        self._at(day)
        found = self.years[0]
        for year in self.years:
            if year.terms[0].starts_on <= day:
                found = year
        return found

    def term_of(self, day: date) -> Term | None:
        """The school's own term a day falls in, or None between terms; half-term does not split a term."""
        self._at(day)
        terms = (term for year in self.years for term in year.terms)
        return next((term for term in terms if term.starts_on <= day <= term.ends_on), None)

    def why_closed(self, day: date) -> str:
        """Why a day is not a school day, as "is an INSET day", or empty where it is one."""
        if self.is_school_day(day):
            return ""
        if day in self.bank_holidays:
            return "is a bank holiday"
        if day.weekday() >= 5:
            return f"is a {_WEEKDAYS[day.weekday()]}"
        spans = (span for year in self.years for span in year.closed)
        span = next((span for span in spans if span.starts_on <= day <= span.ends_on), None)
        if span is None:
            return "is in a school holiday"
        return f"is closed ({span.label})" if span.label else _CLOSED_SAYS[span.kind]

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, not a bank holiday in England; working days run on through school holidays."""
        self._known_to_bank_holidays(day)
        return day.weekday() < 5 and day not in self.bank_holidays

    def add_working_days(self, day: date, number: int) -> date:
        """The working day `number` working days after `day`, which is day 0."""
        while number:
            day += ONE_DAY
            number -= self.is_working_day(day)
        return day

    def this_or_next_working_day(self, day: date) -> date:
        """The day itself if it is a working day, otherwise the first one after it. Raises OutsideCalendar."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def _known_to_bank_holidays(self, day: date) -> None:
        first, last = bank_holidays_needed(self.years)
        if not first <= day <= last:
            raise self._outside(day)

    def count(self, start: date, number: int, *, first_day_counts: bool = False) -> Count:
        """The same count, to be gone through day by day when somebody asks."""
        return Count(self, start, number, first_day_counts)


def bank_holidays_needed(years: Sequence[SchoolYear]) -> tuple[date, date]:
    """Working days run on through school holidays, so a calendar of these years needs the bank holidays from
    1 August before the first to 31 August after the last."""
    first, last = years[0].terms[0].starts_on, years[-1].terms[0].starts_on
    return date(first.year - (first.month < 8), 8, 1), date(last.year + (last.month >= 8), 8, 31)


def _days(span: Term | ClosedSpan) -> Iterator[date]:
    day = span.starts_on
    while day <= span.ends_on:
        yield day
        day += ONE_DAY


def _running(flags: Sequence[int]) -> list[int]:
    total, running = 0, []
    for flag in flags:
        total += flag
        running.append(total)
    return running
