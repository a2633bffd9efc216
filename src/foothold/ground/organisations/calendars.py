"""A school's calendar as `law` takes it, from the school years on record and England's bank holidays."""

from collections import defaultdict
from contextlib import suppress
from functools import lru_cache

from foothold.ground.organisations import bank_holidays
from foothold.ground.organisations.models import ClosedSpan, SchoolYear, TermDates
from foothold.law import calendar
from foothold.law.errors import LawError


class NoCalendar(LawError):
    """A date was asked for at a school whose term dates nobody has entered."""


def calendar_of(school):
    """The calendar of one school. Raises NoCalendar where it has none."""
    return calendars_of([school])[school.pk]


def calendars_of(schools):
    """Calendars of many schools by their id, in three queries. Raises NoCalendar naming every school without one."""
    schools = list(schools)
    years = years_of([school.pk for school in schools])
    without = [school for school in schools if school.pk not in years]
    if without:
        raise NoCalendar(without_dates(without))
    return {school.pk: from_years(years[school.pk]) for school in schools}


def without_dates(schools):
    names = sorted(str(school) for school in schools)
    return (
        f"{', '.join(names)} {'has' if len(names) == 1 else 'have'} no term dates yet, so school days cannot be"
        " counted. Add the school's term dates, then try again."
    )


def known_of(schools):
    """The same for pages that only add to a day how far off it is: a school whose dates are missing or contradict
    each other is left out, and the others keep theirs."""
    found = {}
    for school, years in years_of([school.pk for school in schools]).items():
        with suppress(LawError):
            found[school] = from_years(years)
    return found


def years_of(school_ids):
    """The school years on record, in order, by school; a school without any is not among them. In three queries."""
    years = SchoolYear.objects.filter(organisation__in=school_ids).order_by("organisation", "name")
    terms = TermDates.objects.filter(school_year__organisation__in=school_ids).order_by("starts_on")
    closed = ClosedSpan.objects.filter(school_year__organisation__in=school_ids).order_by("starts_on", "pk")
    terms_of = _by_year(terms.values_list("school_year", "name", "starts_on", "ends_on"))
    closed_of = _by_year(closed.values_list("school_year", "kind", "starts_on", "ends_on", "label"))
    found: dict[int, list[calendar.SchoolYear]] = {}
    for year, school, name in years.values_list("pk", "organisation", "name"):
        found.setdefault(school, []).append(_year(name, tuple(terms_of[year]), tuple(closed_of[year])))
    return {school: tuple(each) for school, each in found.items()}


def _by_year(rows):
    found = defaultdict(list)
    for year, *dates in rows:
        found[year].append(tuple(dates))
    return found


@lru_cache(maxsize=2_000)
def from_years(years):
    """The calendar these years make. Remembered by what they say: schools with the same dates share one, and a
    change that was rolled back is never remembered as if it had happened."""
    return calendar.Calendar(years, bank_holidays.covering(*calendar.bank_holidays_needed(years)))


@lru_cache(maxsize=2_000)
def _year(name, terms, closed):
    return calendar.SchoolYear(
        name,
        tuple(calendar.Term(calendar.TermName(term), *dates) for term, *dates in terms),
        tuple(calendar.ClosedSpan(calendar.ClosedKind(kind), *rest) for kind, *rest in closed),
    )
