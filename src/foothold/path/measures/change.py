"""What may be said about two scores of one child: pure functions, which rather say too little than too much.

The limit is that of reliable change (Jacobson and Truax 1991): two scores of a child who has not changed lie closer
together than it in 19 of 20 cases. It follows from how far scores of many children lie apart and how reliable the
scale is. Where no published figure is at hand for both, nothing is said about chance.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from foothold.path.measures.instruments import Scale, Spread

NINETEEN_OF_TWENTY = 1.96


class Verdict(StrEnum):
    """What the numbers support, in one or two words."""

    SAME = "No change"
    CHANCE = "Could easily be chance"
    BETTER = "Better, more than chance"
    WORSE = "Worse, more than chance"
    UNKNOWN = "Cannot tell"


COLOURS = {Verdict.BETTER: "green", Verdict.WORSE: "red", Verdict.CHANCE: "yellow"}


@dataclass(frozen=True, slots=True)
class Change:
    """From one score to another on a scale."""

    scale: Scale
    spread: Spread | None
    before: int
    after: int

    @property
    def points(self) -> int:
        return self.after - self.before

    @property
    def limit(self) -> float | None:
        """How far apart chance alone sets two scores, in 19 of 20 cases."""
        if self.spread is None:
            return None
        return NINETEEN_OF_TWENTY * self.spread.deviation * sqrt(2 * (1 - self.spread.reliability))

    @property
    def verdict(self) -> Verdict:
        if self.points == 0:
            return Verdict.SAME
        if self.limit is None:
            return Verdict.UNKNOWN
        if abs(self.points) <= self.limit:
            return Verdict.CHANCE
        return Verdict.BETTER if self.is_better else Verdict.WORSE

    @property
    def colour(self) -> str:
        return COLOURS.get(self.verdict, "grey")

    @property
    def is_better(self) -> bool:
        return (self.points < 0) == self.scale.lower_is_better

    @property
    def in_figures(self) -> str:
        """The change, and give or take how much."""
        points = f"{self.points:+d}".replace("-", "\N{MINUS SIGN}")
        return points if self.limit is None else f"{points}, give or take {self.limit:.1f}"

    @property
    def says(self) -> str:
        """What the change means, in sentences."""
        if self.points == 0:
            return "The two scores are the same."
        return f"{self._how_far} {self._how_sure}"

    @property
    def _how_far(self) -> str:
        number, way = abs(self.points), "lower" if self.points < 0 else "higher"
        good = "better" if self.is_better else "worse"
        return f"{number} point{'' if number == 1 else 's'} {way}, on the {good} side."

    @property
    def _how_sure(self) -> str:
        if self.limit is None:
            return "No published figure is at hand for how exact this scale is. Whether that is chance cannot be told."
        apart = f"two scores of a child who has not changed lie up to {self.limit:.1f} points apart in 19 of 20 cases"
        if abs(self.points) <= self.limit:
            return f"That could easily be chance: {apart}."
        return (
            f"Chance alone seldom does that: {apart}. It does not say what made the difference, and a first score far"
            " from the middle tends to come back by itself."
        )
