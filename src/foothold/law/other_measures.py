"""Measures that are not exclusions: managed moves, part-time timetables, and keeping pupils apart for safety."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class MeasureKind(StrEnum):
    """A measure beside an exclusion; none of them counts towards the 45 school days."""

    MANAGED_MOVE = "managed_move"
    PART_TIME = "part_time_timetable"
    SEPARATION = "safeguarding_separation"


class Warning(StrEnum):
    """What is not in order about a measure."""

    NO_TRIAL = "no_trial_period"
    NOT_FOR_BEHAVIOUR = "not_for_behaviour"
    NO_END = "no_end_date"
    NO_AGREEMENT = "no_parent_agreement"


class Measure(NamedTuple):
    """How a measure is treated: whether it may be used as planned, and what is not in order."""

    allowed: bool
    warnings: tuple[Warning, ...]


def managed_move(trial_weeks: int | None) -> Measure:
    """Voluntary and permanent; under the guidance in force from 26 July 2026 it cannot be a trial."""
    return Measure(not trial_weeks, (Warning.NO_TRIAL,) if trial_weeks else ())


def part_time(*, for_behaviour: bool, ends_on: date | None, parent_agrees: bool | None) -> Measure:
    """Exceptional, temporary, agreed by the parent, with an end, and not to manage behaviour."""
    found = (
        (Warning.NOT_FOR_BEHAVIOUR, for_behaviour),
        (Warning.NO_END, ends_on is None),
        (Warning.NO_AGREEMENT, parent_agrees is False),
    )
    warnings = tuple(warning for warning, applies in found if applies)
    return Measure(not warnings, warnings)


def separation() -> Measure:
    """Not a suspension: it starts no board duty and does not count to 45 days; the authority's s.19 duty is engaged."""
    return Measure(True, ())
