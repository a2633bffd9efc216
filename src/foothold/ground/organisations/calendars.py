"""A school's calendar as `law` takes it, from the school years on record and England's bank holidays."""

from collections import defaultdict
from contextlib import suppress
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from foothold.ground.organisations import bank_holidays
from foothold.ground.organisations.models import SchoolYear
from foothold.law import calendar
from foothold.law.errors import LawError

TERM = ("name", "starts_on", "ends_on")
SPAN = ("kind", "starts_on", "ends_on", "label")
HAS_BEGUN = 10
"""The month by which a school year has begun everywhere."""


class NoCalendar(LawError):
    """A date was asked for at a school whose term dates nobody has entered."""


def calendar_of(school):
    """The calendar of one school. Raises NoCalendar where it has none."""
    return calendars_of([school])[school.pk]


def calendars_of(schools):
    """Calendars of many schools by their id, in two queries. Raises NoCalendar naming every school without one."""
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


def known_of(school_ids, *, since=None, until=None):
    """The same for pages that only add to a day how far off it is: a school whose dates are missing or contradict
    each other is left out, and the others keep theirs. `since` and `until` are the first and the last day that will
    be asked about."""
    found = {}
    for school, years in years_of(school_ids, since=since, until=until).items():
        with suppress(LawError):
            found[school] = from_years(years)
    return found


def years_of(school_ids, *, since=None, until=None):
    """The school years on record, in order, by school; a school without any is not among them. In two queries. `since`
    leaves out years that were over before the year of that day began, `until` those that begin after its year."""
    years = SchoolYear.objects.filter(organisation__in=school_ids)
    if since:
        years = years.filter(name__gte=str(since.year - (since.month < HAS_BEGUN)))
    if until:
        years = years.filter(name__lt=str(until.year + 1))
    terms = years.order_by("organisation_id", "name", "terms__starts_on")
    closed = years.filter(closed_spans__isnull=False).order_by("closed_spans__starts_on", "closed_spans__pk")
    closed_of = defaultdict(list)
    for year, *span in closed.values_list("pk", *(f"closed_spans__{name}" for name in SPAN)):
        closed_of[year].append(tuple(span))
    found: dict[int, list[calendar.SchoolYear]] = {}
    rows = terms.values_list("organisation_id", "pk", "name", *(f"terms__{name}" for name in TERM))
    for (school, year, name), held in groupby(rows, key=lambda row: row[:3]):
        dates = tuple(row[3:] for row in held if row[3])
        found.setdefault(school, []).append(_year(name, dates, tuple(closed_of[year])))
    return {school: tuple(each) for school, each in found.items()}


def of_rows(school, years, terms, closed):
    """The calendar of one school whose years, terms and closed days were read, each in order."""
    if not years:
        raise NoCalendar(without_dates([school]))
    return from_years(tuple(_year(year.name, *_parts(year, terms, closed)) for year in years))


def _parts(year, terms, closed):
    for rows, names in ((terms, TERM), (closed, SPAN)):
        told = attrgetter(*names)
        yield tuple(told(row) for row in rows if row.school_year_id == year.pk)


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
