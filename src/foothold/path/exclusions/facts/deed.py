"""A headteacher's decision before anything is stored."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from foothold.ground.kit import clock
from foothold.law import codes, exclusion
from foothold.law.calendar import Session
from foothold.law.exclusion import ExclusionKind
from foothold.path.exclusions.models import (
    Exclusion,
)


@dataclass(frozen=True, kw_only=True)
class Deed:
    """A headteacher's decision as it is told to us, before anything is stored. `length` is in half school days, or
    lunchtimes; None for a permanent exclusion."""

    kind: str
    starts_on: date
    starts_session: str
    decided_by: Any
    decided_at: datetime
    length: int | None = None
    reasons: tuple[str, ...] = ()
    what_happened: str = ""
    why_not_less: str = ""
    factors: str = ""
    adjustments: str = ""
    why_in_spite: str = ""
    further_evidence: str = ""
    public_exams_on: tuple[date, ...] = ()
    tests_on: tuple[date, ...] = ()
    board_told_on: date | None = None
    representations_made: bool | None = None
    exams_over: bool = False

    @property
    def is_permanent(self):
        return self.kind == Exclusion.Kind.PERMANENT

    def in_law(self):
        return exclusion.Exclusion(
            kind=ExclusionKind(self.kind),
            starts_on=self.starts_on,
            starts_session=Session(self.starts_session),
            length=self.length,
            decided_on=clock.day_of(self.decided_at),
            decided_time=clock.time_of(self.decided_at),
            further_evidence=bool(self.further_evidence),
        )


def in_words(reasons):
    """Reason codes as what they mean."""
    return [codes.REASONS[code].means for code in reasons if code in codes.REASONS]
