"""Rates and symbols of the published statistics. Headcount is sole and dual main registrations on spring census day."""

from enum import StrEnum

from foothold.law.errors import NoKnownValue

PLACES = 9


class Symbol(StrEnum):
    """Symbols of DfE's open data standards."""

    SUPPRESSED = "c"
    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = "x"
    ROUNDS_TO_ZERO = "low"
    LOW_RELIABILITY = "u"


def rate(count: int, headcount: int) -> float:
    """Count per 100 pupils, to nine decimal places. Raises NoKnownValue for a headcount of nobody."""
    if headcount < 1:
        raise NoKnownValue("A rate needs a headcount of at least one pupil.")
    return round(count * 100 / headcount, PLACES)


def symbol(state: str) -> Symbol:
    """The symbol of a cell by the name of its state, for example "suppressed"."""
    return Symbol[state.upper()]
