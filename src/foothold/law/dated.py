"""Values that change by date, each with its source. Outside every known period is an error, never a guess."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from foothold.law.errors import NoKnownValue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Period(Generic[T]):
    """A value from its first to its last day, both included (`to_on` None: no end known), and where it is written."""

    value: T
    from_on: date
    source: str
    to_on: date | None = None

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """One named value over time."""

    name: str
    periods: tuple[Period[T], ...]

    def on(self, day: date) -> T:
        """The value on a day. Raises NoKnownValue where no period holds it."""
        return self.period_on(day).value

    def period_on(self, day: date) -> Period[T]:
        for period in self.periods:
            if period.holds(day):
                return period
        raise NoKnownValue(f"No value of {self.name} is known on {day:%-d %B %Y}. Known: {self._known()}.")

    def _known(self) -> str:
        return "; ".join(_span(period) for period in self.periods)


def _span(period: Period[T]) -> str:
    start = f"from {period.from_on:%-d %B %Y}"
    return start if period.to_on is None else f"{start} to {period.to_on:%-d %B %Y}"
