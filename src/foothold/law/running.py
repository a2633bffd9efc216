"""Where a pupil stands on a day: what has been suspended so far in the term and the school year, without asking
about a further exclusion. Half school days, as in `totals`."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from foothold.law import periods, stay_away
from foothold.law.calendar import Calendar
from foothold.law.exclusion import Exclusion
from foothold.law.periods import Period
from foothold.law.totals import Part, Total


class Running(NamedTuple):
    """The term and the school year of a day, or those just past, with what makes them up."""

    term: Total
    year: Total


def running(
    exclusions: Iterable[Exclusion], on: date, calendar: Calendar, *, terms_per_year: int, elsewhere: int = 0
) -> Running:
    """Totals of suspensions that count, `elsewhere` being half school days of the year at other schools.

    Each suspension is counted in full as soon as it is decided. Raises OutsideCalendar for a day before the first term.
    """
    held = [each for each in exclusions if not each.is_permanent]
    term = _latest(periods.terms(calendar, terms_per_year), on, calendar)
    year = _latest(periods.school_years(calendar), on, calendar)
    return Running(_total(term, held, calendar, 0), _total(year, held, calendar, elsewhere))


def _latest(within: tuple[Period, ...], on: date, calendar: Calendar) -> Period:
    calendar.place_of(on)
    begun = [period for period in within if period.starts_on <= on]
    return begun[-1] if begun else within[0]


def _total(period: Period, held: list[Exclusion], calendar: Calendar, elsewhere: int) -> Total:
    counted = [Part(each, period.holds(stay_away.stay(each, calendar))) for each in held]
    parts = [part for part in counted if part.half_days]
    parts = [Part(None, elsewhere), *parts] if elsewhere else parts
    return Total(period, sum(part.half_days for part in parts), tuple(parts))
