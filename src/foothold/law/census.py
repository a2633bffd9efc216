"""Which school census collects an exclusion: two terms in arrears, by the terms of the statistics."""

from datetime import date
from typing import NamedTuple

from foothold.law.calendar import TermName
from foothold.law.easter import easter_monday


class Collection(NamedTuple):
    """The term of an exclusion in the statistics, and the census (term and calendar year) that collects it."""

    term: TermName
    census_term: TermName
    census_year: int


def term_of_statistics(starts_on: date) -> TermName:
    """Autumn 1 August to 31 December, spring 1 January to Easter Sunday, summer Easter Monday to 31 July."""
    if starts_on.month >= 8:
        return TermName.AUTUMN
    return TermName.SPRING if starts_on < easter_monday(starts_on.year) else TermName.SUMMER


def collected_in(starts_on: date) -> Collection:
    """Autumn in the next summer census, spring in the same year's autumn census, summer in the next spring census."""
    term = term_of_statistics(starts_on)
    census_term, years_later = {
        TermName.AUTUMN: (TermName.SUMMER, 1),
        TermName.SPRING: (TermName.AUTUMN, 0),
        TermName.SUMMER: (TermName.SPRING, 1),
    }[term]
    return Collection(term, census_term, starts_on.year + years_later)
