"""A school's calendar as `law` takes it, from the school years on record and England's bank holidays."""

from collections import defaultdict
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import groupby

from django.db.models import CharField
from django.db.models.functions import Cast

from foothold.ground.organisations import bank_holidays
from foothold.ground.organisations.models import ClosedSpan, SchoolYear, TermDates
from foothold.law import calendar
from foothold.law.errors import LawError

TERM = ("name", "starts_on", "ends_on")
SPAN = ("kind", "starts_on", "ends_on", "label")
_day = date.fromisoformat
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
    told = _told([school.pk for school in schools])
    without = [school for school in schools if school.pk not in told]
    if without:
        raise NoCalendar(without_dates(without))
    return {school.pk: _calendar(told[school.pk]) for school in schools}


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
    for school, years in _told(school_ids, since=since, until=until).items():
        with suppress(LawError):
            found[school] = _calendar(years)
    return found


def years_of(school_ids, *, since=None, until=None):
    """The school years on record, in order, by school; a school without any is not among them. In two queries. `since`
    leaves out years that were over before the year of that day began, `until` those that begin after its year."""
    told = _told(school_ids, since=since, until=until)
    return {school: tuple(_year(*each) for each in years) for school, years in told.items()}


def _told(school_ids, *, since=None, until=None):
    """Each year as name, terms and closed days, the days as text."""
    years = SchoolYear.objects.filter(organisation__in=school_ids)
    if since:
        years = years.filter(name__gte=str(since.year - (since.month < HAS_BEGUN)))
    if until:
        years = years.filter(name__lt=str(until.year + 1))
    terms = years.order_by("organisation_id", "name", "terms__starts_on")
    closed = years.filter(closed_spans__isnull=False).order_by("closed_spans__starts_on", "closed_spans__pk")
    closed_of = defaultdict(list)
    for year, *span in closed.values_list("pk", *_as_text("closed_spans", SPAN)):
        closed_of[year].append(tuple(span))
    found = defaultdict(list)
    rows = terms.values_list("organisation_id", "pk", "name", *_as_text("terms", TERM))
    for (school, year, name), held in groupby(rows, key=lambda row: row[:3]):
        dates = tuple(row[3:] for row in held if row[3])
        found[school].append((name, dates, tuple(closed_of[year])))
    return {school: tuple(each) for school, each in found.items()}


def _as_text(prefix, names):
    """Days as the text they are stored as. Schools say the same days again and again, and a text that is known
    already need not be read as a day anew."""
    return [
        Cast(f"{prefix}__{name}", CharField()) if name.endswith("_on") else f"{prefix}__{name}"
        for name in names
    ]


def rows_of(school):
    """What `of_rows` makes the calendar of one school of, for whoever reads it together with other things."""
    of_year = {"school_year__organisation": school}
    return {
        "years": SchoolYear.objects.filter(organisation=school).values_list("pk", "name").order_by("name"),
        "terms": TermDates.objects.filter(**of_year)
        .values_list("school_year_id", *TERM)
        .order_by("starts_on"),
        "closed": ClosedSpan.objects.filter(**of_year)
        .values_list("school_year_id", *SPAN, "pk")
        .order_by("starts_on", "pk"),
    }


def of_rows(school, found):
    """The calendar of one school whose rows were read, each in order and its days as text."""
    if not found["years"]:
        raise NoCalendar(without_dates([school]))
    parts = [(found["terms"], TERM), (found["closed"], SPAN)]
    return _calendar(
        tuple(
            (name, *(_of_year(year, rows, len(names)) for rows, names in parts))
            for year, name in found["years"]
        )
    )


def _of_year(year, rows, number):
    return tuple(tuple(row[1 : number + 1]) for row in rows if row[0] == year)


@lru_cache(maxsize=2_000)
def from_years(years):
    """The calendar these years make. Remembered by what they say: schools with the same dates share one, and a
    change that was rolled back is never remembered as if it had happened."""
    return calendar.Calendar(years, bank_holidays.covering(*calendar.bank_holidays_needed(years)))


@lru_cache(maxsize=2_000)
def _calendar(told):
    return from_years(tuple(_year(*each) for each in told))


@lru_cache(maxsize=2_000)
def _year(name, terms, closed):
    return calendar.SchoolYear(
        name,
        tuple(calendar.Term(calendar.TermName(term), _day(first), _day(last)) for term, first, last in terms),
        tuple(
            calendar.ClosedSpan(calendar.ClosedKind(kind), _day(first), _day(last), label)
            for kind, first, last, label in closed
        ),
    )
