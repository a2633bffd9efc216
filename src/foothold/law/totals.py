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
    by_year: tuple[Total, ...]
    touched: tuple[Total, ...]

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
    terms, years = periods.terms(calendar, facts.terms_per_year), periods.school_years(calendar)
    in_term = Period.holds if facts.readings.suspension_split_by_term else _all_where_it_starts
    in_year = facts.earlier_half_days_this_year + facts.earlier_half_days_other_schools
    by_term = _totals(terms, pairs, facts.earlier_half_days_this_term, in_term)
    by_year = _totals(years, pairs, in_year, Period.holds)
    touched = tuple(
        total for total in by_term if total.period.has(start) or total.parts[-1].exclusion is facts.exclusion
    )
    return Tally(by_term, by_year, touched)


def _totals(
    within: tuple[Period, ...],
    pairs: list[tuple[Exclusion, Stay]],
    known: int,
    held_in: Callable[[Period, Stay], int],
) -> tuple[Total, ...]:
    last, last_away = pairs[-1]
    ending = [pair for pair in pairs if pair[1].end != FOR_EVER]
    first = min(away.start for _, away in pairs)
    found = []
    for period in within:
        if period.end <= first or period.first >= last_away.end:
            continue
        here = period.has(last_away.start)
        parts = [Part(None, known)] if here and known else []
        parts += [Part(each, held) for each, away in ending if (held := held_in(period, away))]
        if here and last_away.end == FOR_EVER:
            parts.append(Part(last, 0))
        if parts:
            found.append(Total(period, sum(part.half_days for part in parts), tuple(parts)))
    return tuple(found)


def _all_where_it_starts(period: Period, away: Stay) -> int:
    return away.length if period.has(away.start) else 0
