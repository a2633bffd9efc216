"""A measure as a page shows it: each scale with its band, and what may be said of the change."""

from dataclasses import dataclass
from typing import Any

from foothold.path.measures.change import Change
from foothold.path.measures.instruments import Informant, Scale
from foothold.path.measures.models import Measure


@dataclass(frozen=True, slots=True)
class Line:
    """One scale: its first score and its second, as far as they are known."""

    scale: Scale
    informant: Informant
    before: int | None
    after: int | None

    @property
    def before_band(self) -> str:
        return self._band(self.before)

    @property
    def after_band(self) -> str:
        return self._band(self.after)

    @property
    def change(self) -> Change | None:
        if self.before is None or self.after is None:
            return None
        return Change(self.scale, self.informant.spreads.get(self.scale.key), self.before, self.after)

    def _band(self, score: int | None) -> str:
        return "" if score is None else self.informant.band(self.scale, score)


@dataclass(frozen=True, slots=True)
class Told:
    """One measure: its first lines are those that count, the others say more."""

    measure: Measure
    lines: tuple[Line, ...]
    is_late: bool

    @property
    def first(self) -> list[Line]:
        return [line for line in self.lines if line.scale.needed]

    @property
    def others(self) -> list[Line]:
        return [line for line in self.lines if not line.scale.needed]

    @property
    def kind(self) -> Any:
        return self.measure.kind

    @property
    def spread_source(self) -> str:
        return next((each.source for each in self.kind.informant.spreads.values()), "")


def told(measure: Measure, today: Any) -> Told:
    kind = measure.kind
    lines = [
        Line(scale, kind.informant, measure.before.get(scale.key), measure.after.get(scale.key))
        for scale in kind.instrument.scales
        if scale.key in measure.before or scale.key in measure.after
    ]
    return Told(measure, tuple(lines), measure.is_waiting and measure.due_on < today)
