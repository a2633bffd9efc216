"""How much a pupil has been suspended: by term against 5 and 15 school days, by school year against 45.

All numbers are half school days: 5 school days are 10, 15 are 30, 45 are 90; a session or a lunchtime is one. A
suspension that crosses a boundary is split by the school day each part falls on, unless the reading
`suspension_split_by_term` says that all of it counts where it starts.
"""

from collections.abc import Callable
from typing import NamedTuple

from foothold.law import periods, stay_away
from foothold.law.calendar import Calendar
from foothold.law.exclusion import Exclusion, Facts
from foothold.law.periods import Period
from foothold.law.stay_away import FOR_EVER, Stay

OVER_FIVE_DAYS = 10
OVER_FIFTEEN_DAYS = 30
A_YEAR_AT_MOST = 90


class Part(NamedTuple):
    """What one exclusion adds to a total; `exclusion` is None for time of which only the total is known."""

    exclusion: Exclusion | None
    half_days: int


class Total(NamedTuple):
    """Half school days in one term or school year, and what makes them up."""

    period: Period
    half_days: int
    parts: tuple[Part, ...]


class Tally(NamedTuple):
    """Totals with the exclusion asked about counted in full. `by_term` and `by_year` hold only periods with time in
    them, or in which the exclusion asked about falls."""

    by_term: tuple[Total, ...]
    touched: tuple[Total, ...]
    years: Callable[[], tuple[Total, ...]]

    @property
    def by_year(self) -> tuple[Total, ...]:
        """By school year, added up only when asked for."""
        return self.years()

    @property
    def this_term(self) -> Total:
        """The term in which the exclusion asked about starts."""
        return self.touched[0]

    @property
    def most(self) -> int:
        """The largest total among the terms in which the exclusion asked about falls."""
        return max(total.half_days for total in self.touched)


def tally(facts: Facts, calendar: Calendar) -> Tally:
    """Totals of an exclusion and the earlier ones. A permanent exclusion adds nothing; its term and year are shown."""
    pairs = [(each, stay_away.stay(each, calendar)) for each in (*facts.earlier, facts.exclusion)]
    start = pairs[-1][1].start
    terms = periods.terms(calendar, facts.terms_per_year)
    in_term = Period.holds if facts.readings.suspension_split_by_term else _all_where_it_starts
    by_term = _totals(terms, pairs, facts.earlier_half_days_this_term, in_term)
    touched = [
        total for total in by_term if total.period.has(start) or total.parts[-1].exclusion is facts.exclusion
    ]
    return Tally(by_term, tuple(touched), lambda: _by_year(facts, pairs, calendar))


def _by_year(facts: Facts, pairs: list[tuple[Exclusion, Stay]], calendar: Calendar) -> tuple[Total, ...]:
    known = facts.earlier_half_days_this_year + facts.earlier_half_days_other_schools
    return _totals(periods.school_years(calendar), pairs, known, Period.holds)


def _totals(
    within: tuple[Period, ...],
    pairs: list[tuple[Exclusion, Stay]],
    known: int,
    held_in: Callable[[Period, Stay], int],
) -> tuple[Total, ...]:
    asked = pairs[-1][1]
    first = min([away.start for _, away in pairs])
    around = [period for period in within if period.end > first and period.first < asked.end]
    found = [_total(period, pairs, known if period.has(asked.start) else 0, held_in) for period in around]
    return tuple([total for total in found if total.parts])


def _total(
    period: Period,
    pairs: list[tuple[Exclusion, Stay]],
    known: int,
    held_in: Callable[[Period, Stay], int],
) -> Total:
    """A permanent exclusion has a part of nothing in the period in which it starts."""
    half_days, parts = known, [Part(None, known)] if known else []
    for exclusion, away in pairs:
        lasts = away.end == FOR_EVER
        held = 0 if lasts else held_in(period, away)
        half_days += held
        if held or (lasts and exclusion is pairs[-1][0] and period.has(away.start)):
            parts.append(Part(exclusion, held))
    return Total(period, half_days, tuple(parts))


def _all_where_it_starts(period: Period, away: Stay) -> int:
    return away.length if period.has(away.start) else 0
