"""What every question has: the day that selects the law, a calendar, and words for what is missing."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, ClassVar

from foothold.law.calendar import Calendar, Session
from foothold.law.cases.reading import CaseFault
from foothold.law.due import Step
from foothold.law.errors import FactMissing
from foothold.law.exclusion import Exclusion, ExclusionKind


@dataclass(frozen=True, kw_only=True)
class Setting:
    """The day that selects the version of the law, and the school's calendar if the case names one."""

    law_at: date
    calendar: Calendar | None


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question. Subclasses add their facts as fields and their answers as properties."""

    asks: ClassVar[str]
    setting: Setting = field(repr=False)

    @property
    def _calendar(self) -> Calendar:
        calendar: Calendar = stated(self.setting.calendar, "calendar")
        return calendar

    def how(self) -> tuple[Step, ...]:
        """The working behind the answers, shown where an answer differs."""
        return ()


def stated(value: Any, name: str) -> Any:
    """A fact an answer rests on. Raises FactMissing where the case does not state it."""
    if value is None:
        raise FactMissing(f"The case does not state {name}, on which this answer rests.")
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenExclusion:
    """An exclusion as a case gives it; a field is left out where the answer does not depend on it."""

    kind: ExclusionKind | None = None
    decided_on: date | None = None
    decided_time: time | None = None
    starts_on: date | None = None
    starts_session: Session | None = None
    length_half_days: int | None = None
    length_lunchtimes: int | None = None
    new_evidence: bool | None = None

    def in_law(self) -> Exclusion:
        """The exclusion as the rules take it; the case fails where it does not state what they need."""
        lunch = self.kind is ExclusionKind.LUNCHTIME
        length = self.length_lunchtimes if lunch else self.length_half_days
        if length is not None and length < 1:
            raise CaseFault("an exclusion is at least one half school day, or one lunchtime")
        return Exclusion(
            kind=stated(self.kind, "the kind of exclusion"),
            starts_on=self.starts_on or stated(self.decided_on, "when the exclusion starts"),
            starts_session=self.starts_session or Session.AM,
            length=length,
            decided_on=self.decided_on,
            decided_time=self.decided_time,
            further_evidence=bool(self.new_evidence),
        )


def asked_about(
    one: GivenExclusion | None, several: tuple[GivenExclusion, ...]
) -> tuple[Exclusion, tuple[Exclusion, ...]]:
    """The exclusion asked about and those before it; where several are given the last is the one asked about."""
    given = several or (stated(one, "the exclusion"),)
    *earlier, last = (each.in_law() for each in given)
    return last, tuple(earlier)
