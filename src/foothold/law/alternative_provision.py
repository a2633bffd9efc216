"""Whether a provider must register as an independent school, and whether a placement is reviewed often enough."""

from datetime import date, timedelta

from foothold.law.calendar import ONE_DAY, Calendar, ClosedKind, ClosedSpan, SchoolYear, Term

PUPILS_FOR_REGISTRATION = 5
FULL_TIME_ABOVE_HOURS = 18


def must_register(
    *, full_time: int, with_ehc_plan: int, looked_after: int, hours_per_week: int | None
) -> bool:
    """Five pupils of compulsory school age full-time, or one with an EHC plan or looked after.

    More than 18 hours a week is treated as full-time (a DfE answer of February 2023); fewer hours are not.
    """
    if hours_per_week is not None and hours_per_week <= FULL_TIME_ABOVE_HOURS:
        return False
    return full_time >= PUPILS_FOR_REGISTRATION or with_ehc_plan > 0 or looked_after > 0


def half_terms(calendar: Calendar) -> tuple[tuple[date, date], ...]:
    """First and last calendar day of every half-term: a term is cut by its longest holiday inside it."""
    return tuple(part for year in calendar.years for term in year.terms for part in _halves(term, year))


def _halves(term: Term, year: SchoolYear) -> list[tuple[date, date]]:
    inside = [
        span
        for span in year.closed
        if span.kind is ClosedKind.HOLIDAY and term.starts_on < span.starts_on and span.ends_on < term.ends_on
    ]
    if not inside:
        return [(term.starts_on, term.ends_on)]
    longest = max(inside, key=_length)
    return [(term.starts_on, longest.starts_on - ONE_DAY), (longest.ends_on + ONE_DAY, term.ends_on)]


def _length(span: ClosedSpan) -> timedelta:
    return span.ends_on - span.starts_on


def reviewed_often_enough(starts: date, first_review: date, calendar: Calendar) -> bool:
    """At least once every half-term: the first review comes before the half-term of the start has ended."""
    return not any(starts <= last < first_review for _, last in half_terms(calendar))
