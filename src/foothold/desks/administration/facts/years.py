"""A school year as a reader sees it: its terms, the days the school does not meet, and a grid of months."""

from calendar import monthcalendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foothold.law.calendar import Calendar, ClosedKind, ClosedSpan, SchoolYear, Term, TermName

DAY = timedelta(days=1)
SCHOOL_DAYS, SESSIONS_A_DAY = 190, 2
WORDS = {
    ClosedKind.HOLIDAY: "school holiday",
    ClosedKind.INSET: "INSET day",
    ClosedKind.CLOSURE: "school closed",
}
LETTERS = {"": "", "bank holiday": "B", "school holiday": "H", "INSET day": "I", "school closed": "C"}


@dataclass(frozen=True)
class Closed:
    """Some days on which the school does not meet."""

    starts_on: date
    ends_on: date
    what: str
    label: str
    span: ClosedSpan | None

    @property
    def one_day(self) -> bool:
        return self.starts_on == self.ends_on


@dataclass(frozen=True)
class Cell:
    """One day of the grid: what it is in words and in one letter; a school day has neither."""

    on: date
    what: str
    letter: str
    open: bool


@dataclass(frozen=True)
class Year:
    """One school year of one school, to be read or printed."""

    year: SchoolYear
    calendar: Calendar

    @property
    def terms(self) -> list[tuple[Term, int]]:
        return [(term, self._between(term.starts_on, term.ends_on)) for term in self.year.terms]

    @property
    def school_days(self) -> int:
        return sum(days for _, days in self.terms)

    @property
    def sessions(self) -> int:
        return self.school_days * SESSIONS_A_DAY

    @property
    def off_by(self) -> int:
        """How many school days more or fewer than 190; 0 where a term is missing, because then nobody can say."""
        return self.school_days - SCHOOL_DAYS if len(self.year.terms) == len(TermName) else 0

    @property
    def closed(self) -> list[Closed]:
        """Every day or run of days inside the terms on which the school does not meet, bank holidays among them."""
        spans = [
            Closed(span.starts_on, span.ends_on, WORDS[span.kind], span.label, span)
            for span in self.year.closed
        ]
        banks = [Closed(day, day, "bank holiday", "", None) for day in self._bank_holidays()]
        return sorted(spans + banks, key=lambda each: (each.starts_on, each.what))

    def _bank_holidays(self) -> list[date]:
        within = [(term.starts_on, term.ends_on) for term in self.year.terms]
        held = self.calendar.bank_holidays
        return sorted(day for day in held if any(first <= day <= last for first, last in within))

    @property
    def months(self) -> list[tuple[date, list[list[Cell | None]]]]:
        first, last = self.year.terms[0].starts_on, self.year.terms[-1].ends_on
        months, month = [], first.replace(day=1)
        while month <= last:
            weeks = [week[:5] for week in monthcalendar(month.year, month.month)]
            grid = [[self._cell(month, day) for day in week] for week in weeks if any(week)]
            months.append((month, grid))
            month = (month + 31 * DAY).replace(day=1)
        return months

    def _cell(self, month: date, day: int) -> Cell | None:
        if not day:
            return None
        on = month.replace(day=day)
        what = self._what(on)
        return Cell(on, what, LETTERS.get(what, ""), not what)

    def _what(self, on: date) -> str:
        if on in self.calendar.bank_holidays:
            return "bank holiday"
        span = next((each for each in self.year.closed if each.starts_on <= on <= each.ends_on), None)
        if span:
            return WORDS[span.kind]
        taught = any(term.starts_on <= on <= term.ends_on for term in self.year.terms)
        return "" if taught else "school holiday"

    def _between(self, first: date, last: date) -> int:
        return self.calendar.school_days_between(first, last)


def chosen(years: tuple[SchoolYear, ...], name: str, today: date) -> SchoolYear:
    """The year asked for; else the year of the day, or the one nearest to it."""
    by_name: dict[str, Any] = {year.name: year for year in years}
    if name in by_name:
        return by_name[name]
    begun = [year for year in years if year.terms[0].starts_on <= today]
    current = begun[-1] if begun else years[0]
    later = [year for year in years if year.terms[-1].ends_on >= today]
    return later[0] if current.terms[-1].ends_on < today and later else current


def key(span: ClosedSpan) -> str:
    """A closed span in an address."""
    return f"{span.kind}-{span.starts_on}-{span.ends_on}"
