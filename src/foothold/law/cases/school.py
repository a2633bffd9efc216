"""Calendars as case files write them down."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.law.calendar import Calendar, ClosedKind, ClosedSpan, SchoolYear, Term, TermName
from foothold.law.cases.reading import CaseFault, read_record


@dataclass(frozen=True, kw_only=True)
class GivenTerm:
    """A term as a case writes it, both days included."""

    name: TermName
    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class GivenClosure:
    """Days on which the school is closed as a case writes them, both included."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class GivenYear:
    """One school year of a case file. `school_days`, where stated, is checked."""

    terms: tuple[GivenTerm, ...]
    closures: tuple[GivenClosure, ...] = ()
    inset_days: tuple[date, ...] = ()
    bank_holidays: tuple[date, ...] = ()
    school_days: int | None = None

    def in_law(self) -> SchoolYear:
        """The school year as the calendar takes it."""
        terms = tuple(Term(term.name, term.starts_on, term.ends_on) for term in self.terms)
        holidays = tuple(
            ClosedSpan(ClosedKind.HOLIDAY, each.starts_on, each.ends_on) for each in self.closures
        )
        inset = tuple(ClosedSpan(ClosedKind.INSET, day, day) for day in self.inset_days)
        return SchoolYear(_name(terms), terms, holidays + inset)


def _name(terms: tuple[Term, ...]) -> str:
    """A school year's name, such as 2025/26."""
    if not terms:
        return "without a name"
    start = terms[0].starts_on.year - (terms[0].name is not TermName.AUTUMN)
    return f"{start}/{(start + 1) % 100:02}"


def years(data: Any) -> dict[str, GivenYear]:
    """The calendars of a file by name. Raises CaseFault for one that is wrong or has another number of school days."""
    if not isinstance(data, dict):
        raise CaseFault("the calendars of the file must be a list of names and values")
    found = {name: read_record(GivenYear, given, f"calendar {name}") for name, given in data.items()}
    for name, year in found.items():
        _days_as_stated(name, year)
    return found


def _days_as_stated(name: str, year: GivenYear) -> None:
    calendar = join([year])
    days = calendar.school_days_between(calendar.first_day, calendar.last_day)
    if year.school_days is not None and days != year.school_days:
        raise CaseFault(f"calendar {name} states {year.school_days} school days; its dates give {days}")


def join(given: list[GivenYear]) -> Calendar:
    """Successive school years of one school."""
    bank_holidays = frozenset(day for year in given for day in year.bank_holidays)
    return Calendar(tuple(year.in_law() for year in given), bank_holidays)
