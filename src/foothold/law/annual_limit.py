"""The limit of 45 school days of suspension in a school year, all schools together (90 half school days)."""

from typing import NamedTuple

from foothold.law import totals
from foothold.law.calendar import Calendar
from foothold.law.due import school_days
from foothold.law.errors import AgainstTheLaw
from foothold.law.exclusion import Facts
from foothold.law.register import exclusions as clocks
from foothold.law.totals import A_YEAR_AT_MOST, Total


class Limit(NamedTuple):
    """Whether a suspension is within the limit, and the longest one that is, in half school days."""

    lawful: bool
    longest: int
    years: tuple[Total, ...]


def limit(facts: Facts, calendar: Calendar) -> Limit:
    """The limit for the suspension asked about; each school year it falls in is looked at by itself."""
    asked = facts.exclusion
    longest, lawful = 0, True
    years = tuple(
        total for total in totals.tally(facts, calendar).by_year if total.parts[-1].exclusion is asked
    )
    for total in years:
        here = total.parts[-1].half_days
        room = max(0, A_YEAR_AT_MOST - (total.half_days - here))
        longest += min(here, room) if lawful else 0
        lawful = lawful and here <= room
    return Limit(lawful, longest, years)


def refuse_above(facts: Facts, calendar: Calendar) -> None:
    """Raises AgainstTheLaw where the suspension asked about would pass 45 school days in a school year."""
    found = limit(facts, calendar)
    if found.lawful:
        return
    over = next(total for total in found.years if total.half_days > A_YEAR_AT_MOST)
    raise AgainstTheLaw(
        clocks.YEAR_CAP.on(facts.exclusion.day_of_decision),
        f"This would make {school_days(over.half_days)} of suspension in {over.period.school_year}. The law allows 45"
        f" school days in a school year, all schools together. {_instead(found.longest)}",
    )


def _instead(longest: int) -> str:
    if not longest:
        return "No further suspension is possible this school year."
    return f"The longest suspension possible is {school_days(longest)}."
