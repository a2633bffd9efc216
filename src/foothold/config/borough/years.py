"""School years of 190 school days for a made-up school, from the first full year before a day to the next year."""

from datetime import date, timedelta

from foothold.law.calendar import Calendar, ClosedKind, ClosedSpan, SchoolYear, Term, TermName
from foothold.law.easter import easter_sunday

YEARS_BEFORE, YEARS_AFTER = 3, 1
SCHOOL_DAYS = 190
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def first_year(today):
    """The year in whose August the school year of a day began."""
    return today.year - (today.month < 8)


def of_school(today, variant, bank_holidays):
    """Successive years; schools of different `variant` close on different days."""
    first = first_year(today)
    return tuple(
        _year(start, variant, bank_holidays) for start in range(first - YEARS_BEFORE, first + YEARS_AFTER + 1)
    )


def _year(start, variant, bank_holidays):
    name = f"{start}/{(start + 1) % 100:02}"
    easter = easter_sunday(start + 1)
    autumn = Term(TermName.AUTUMN, _weekday(date(start, 9, 1)), _friday(date(start, 12, 22)))
    spring = Term(
        TermName.SPRING, _weekday(date(start + 1, 1, 3)), min(easter - 3 * DAY, date(start + 1, 4, 2))
    )
    begins = _monday(spring.ends_on + 16 * DAY)
    begins += DAY * (begins == easter + DAY)
    closed = _closed(start, autumn, variant)
    for last in range(7, 32):
        summer = Term(TermName.SUMMER, begins, date(start + 1, 7, last))
        year = SchoolYear(name, (autumn, spring, summer), closed)
        calendar = Calendar((year,), bank_holidays)
        if calendar.school_days_between(autumn.starts_on, summer.ends_on) == SCHOOL_DAYS:
            return year
    return year


def _closed(start, autumn, variant):
    october = _monday(date(start, 10, 22))
    february, may = _monday(date(start + 1, 2, 12)), _monday(date(start + 1, 5, 25))
    mondays = (october, february, may)
    holidays = [ClosedSpan(ClosedKind.HOLIDAY, monday, monday + 4 * DAY, "half-term") for monday in mondays]
    inset = [autumn.starts_on, *([october + WEEK] if variant % 3 else [_weekday(autumn.starts_on + DAY)])]
    inset.append(_weekday(date(start + 1, 1, 3)) if variant % 2 else may + WEEK)
    return tuple(holidays + [ClosedSpan(ClosedKind.INSET, day, day) for day in dict.fromkeys(inset)])


def _monday(day):
    """That Monday, or the next."""
    return day + timedelta(days=-day.weekday() % 7)


def _weekday(day):
    return _monday(day) if day.weekday() >= 5 else day


def _friday(day):
    """That Friday, or the one before."""
    return day - timedelta(days=(day.weekday() - 4) % 7)
