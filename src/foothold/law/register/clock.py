"""What a clock is. It counts "after" (the trigger is day 0, the next counting day is day 1), "including" (the
trigger itself is day 1) or "back" from the trigger. Rules are chosen by the date of the exclusion unless the clock
says otherwise."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foothold.law.errors import NoKnownValue
from foothold.law.provision import Confidence, Provision


class Unit(StrEnum):
    """In what a clock counts; a number of days always says which days."""

    SCHOOL_DAYS = "school days"
    WORKING_DAYS = "working days"
    CALENDAR_DAYS = "calendar days"
    WEEKS = "weeks"
    MONTHS = "months"
    HOURS = "hours"
    WITHOUT_DELAY = "without delay"
    HALF_TERM = "half-term"
    NO_NUMBER = "no number"


class Counting(StrEnum):
    """How a clock counts: after (the trigger is day 0), including (it is day 1), back, adding up, or leaving out."""

    AFTER = "after"
    INCLUDING = "including"
    BACK = "back"
    CUMULATIVE = "cumulative"
    NOT_COUNTED = "not counted"


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: how many of which unit, counted how from what, who must act, and what is told or done."""

    id: str
    number: int | None
    unit: Unit
    counting: Counting
    trigger: str
    responsible: str
    outcome: str
    versions: tuple[Provision, ...]

    def on(self, day: date) -> Provision:
        """The version that governs an exclusion (or other trigger) of that day. Raises NoKnownValue."""
        for version in self.versions:
            if version.governs(day):
                return version
        first = min(version.in_force_from for version in self.versions)
        raise NoKnownValue(
            f"No version of the rule {self.id} is known for {day:%-d %B %Y}; the earliest starts on {first:%-d %B %Y}."
        )


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a clock's rule as the register writes it down."""

    citation: str
    url: str
    from_on: date
    confidence: Confidence
    says: str
    to_on: date | None = None

    def provision(self, clock: str) -> Provision:
        """The version as the provision that answers carry; its key is the clock's id and its first day."""
        key = f"{clock}@{self.from_on:%Y-%m-%d}"
        return Provision(key, self.citation, self.url, self.from_on, self.confidence, self.says, self.to_on)


def clock(
    id: str,
    number: int | None,
    unit: Unit,
    counting: Counting,
    *versions: Version,
    trigger: str,
    responsible: str,
    outcome: str,
) -> Clock:
    """One clock with its versions, each turned into a provision."""
    provisions = tuple(version.provision(id) for version in versions)
    return Clock(id, number, unit, counting, trigger, responsible, outcome, provisions)
