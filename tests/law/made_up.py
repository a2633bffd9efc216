"""Schools, calendars and exclusions that do not exist: built by hand for one test, or by hypothesis for all."""

from datetime import date, timedelta

from hypothesis import strategies as st

from foothold.law.calendar import Calendar, ClosedKind, ClosedSpan, SchoolYear, Session, Term, TermName
from foothold.law.easter import easter_sunday
from foothold.law.exclusion import Exclusion, ExclusionKind, Facts, SchoolKind

DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2021, 2026


def bank_holidays(first, last):
    """Near enough to England's: New Year, Easter, the Mondays, Christmas."""
    found = set()
    for year in range(first, last + 1):
        easter = easter_sunday(year)
        found |= {date(year, 1, 1), easter - 2 * DAY, easter + DAY, date(year, 12, 25), date(year, 12, 26)}
        found |= {_monday(date(year, 5, 1)), _monday(date(year, 5, 25)), _monday(date(year, 8, 25))}
    return frozenset(found)


def _monday(day):
    """That day, or the first Monday after it."""
    return day + (-day.weekday() % 7) * DAY


def holiday(first, last):
    return ClosedSpan(ClosedKind.HOLIDAY, first, last)


def inset(day):
    return ClosedSpan(ClosedKind.INSET, day, day)


def closure(day, label=""):
    return ClosedSpan(ClosedKind.CLOSURE, day, day, label)


def year(start, *, begins=date(2000, 9, 1), half_term_weeks=1, closed=()):
    """A school year of three terms, with a half-term in each."""
    autumn, spring, summer = (
        _monday(date(start, begins.month, begins.day)),
        _monday(date(start + 1, 1, 2)),
        _monday(date(start + 1, 4, 9)),
    )
    terms = (
        Term(TermName.AUTUMN, autumn, date(start, 12, 18)),
        Term(TermName.SPRING, spring, date(start + 1, 3, 27)),
        Term(TermName.SUMMER, summer, date(start + 1, 7, 20)),
    )
    halves = [_week(date(start, 10, 18), half_term_weeks), _week(date(start + 1, 2, 12), 1)]
    halves.append(_week(date(start + 1, 5, 25), 1))
    return SchoolYear(f"{start}/{(start + 1) % 100}", terms, (*halves, *closed))


def _week(after, weeks):
    monday = _monday(after)
    return holiday(monday, monday + timedelta(days=7 * weeks - 3))


def calendar(*years):
    years = years or (year(2024), year(2025), year(2026))
    return Calendar(tuple(years), bank_holidays(2020, 2029))


def closing(before, day):
    """The same calendar with one more closed day."""
    years = tuple(
        SchoolYear(each.name, each.terms, (*each.closed, closure(day)))
        if each.first_day <= day <= each.last_day
        else each
        for each in before.years
    )
    return Calendar(years, before.bank_holidays)


def suspension(starts_on, length=2, **given):
    return Exclusion(kind=ExclusionKind.SUSPENSION, starts_on=starts_on, length=length, **given)


def lunchtimes(starts_on, length=1, **given):
    given.setdefault("starts_session", Session.LUNCH)
    return Exclusion(kind=ExclusionKind.LUNCHTIME, starts_on=starts_on, length=length, **given)


def permanent(starts_on, **given):
    return Exclusion(kind=ExclusionKind.PERMANENT, starts_on=starts_on, **given)


@st.composite
def calendars(draw):
    """Three school years of one school, with INSET days and closures anywhere in them."""
    begins = draw(st.sampled_from([date(2000, 8, 20), date(2000, 9, 1), date(2000, 9, 5)]))
    weeks = draw(st.integers(1, 2))
    first = draw(st.integers(FIRST_YEAR, LAST_YEAR - 2))
    years = []
    for start in range(first, first + 3):
        days = draw(st.lists(st.dates(date(start, 9, 10), date(start + 1, 7, 10)), max_size=6))
        closed = [inset(day) if place % 2 else closure(day, "snow") for place, day in enumerate(days)]
        years.append(year(start, begins=begins, half_term_weeks=weeks, closed=closed))
    return calendar(*years)


@st.composite
def facts(draw, asked, kinds=tuple(ExclusionKind)):
    """An exclusion in the first two years of a calendar and up to three before it, some straight after one another."""
    half_day = draw(st.integers(0, 500))
    earlier = []
    for _ in range(draw(st.integers(0, 3))):
        length = draw(st.integers(1, 24))
        earlier.append(_at(asked, half_day, ExclusionKind.SUSPENSION, length))
        half_day += length + draw(st.sampled_from([0, 0, 1, 2, 10, 60]))
    kind = draw(st.sampled_from(kinds))
    length = None if kind is ExclusionKind.PERMANENT else draw(st.integers(1, 50))
    exclusion = _at(asked, half_day, kind, length, days_before=draw(st.integers(0, 3)))
    days = st.dates(exclusion.starts_on - 10 * DAY, exclusion.starts_on + 60 * DAY)
    maybe = st.none() | st.booleans()
    return Facts(
        exclusion=exclusion,
        earlier=tuple(earlier),
        school_kind=draw(st.sampled_from(SchoolKind)),
        terms_per_year=draw(st.sampled_from([3, 6])),
        year_group=draw(st.sampled_from(["", "2", "11", "12"])),
        born_on=draw(st.none() | st.dates(date(2006, 1, 1), date(2019, 12, 31))),
        looked_after=draw(maybe),
        has_social_worker=draw(maybe),
        ehc_plan=draw(maybe),
        school_authority=draw(st.sampled_from(["", "901"])),
        home_authority=draw(st.sampled_from(["", "901", "902"])),
        public_exams_on=tuple(draw(st.lists(days, max_size=2))),
        tests_on=tuple(draw(st.lists(days, max_size=1))),
        all_public_exams_over=draw(st.booleans()),
        representations_made=draw(maybe),
        notice_received_on=draw(st.none() | st.just(exclusion.starts_on)),
        provision_starts_on=draw(st.none() | days),
    )


def _at(asked, half_day, kind, length, *, days_before=0):
    starts_on = asked.school_day_at(half_day // 2)
    session = Session.LUNCH if kind is ExclusionKind.LUNCHTIME else Session.PM if half_day % 2 else Session.AM
    return Exclusion(
        kind=kind,
        starts_on=starts_on,
        starts_session=session,
        length=length,
        decided_on=starts_on - days_before * DAY,
    )
