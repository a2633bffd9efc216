"""One exclusion and what the law needs to know about it. Lengths are half school days, or lunchtimes."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from foothold.law.calendar import Session
from foothold.law.readings import DEFAULT, Readings


class ExclusionKind(StrEnum):
    """What was decided (Education Act 2002 s.51A)."""

    SUSPENSION = "suspension"
    LUNCHTIME = "lunchtime_suspension"
    PERMANENT = "permanent"


class SchoolKind(StrEnum):
    """The kind of school, where rules differ by it."""

    MAINTAINED = "maintained"
    ACADEMY = "academy"
    PUPIL_REFERRAL_UNIT = "pupil_referral_unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A suspension, lunchtime suspension or permanent exclusion.

    `length` is in half school days for a suspension, in lunchtimes for a lunchtime suspension (each counts as one
    half school day), and None for a permanent exclusion. `starts_session` is the first session missed. An exclusion
    that was cancelled stands here with the half days that were served.
    """

    kind: ExclusionKind
    starts_on: date
    starts_session: Session = Session.AM
    length: int | None = None
    decided_on: date | None = None
    decided_time: time | None = None
    further_evidence: bool = False

    @property
    def day_of_decision(self) -> date:
        """The day of the decision; where only the start is known, that day."""
        return self.decided_on or self.starts_on

    @property
    def is_permanent(self) -> bool:
        """Whether it has no end."""
        return self.kind is ExclusionKind.PERMANENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the rules take of one exclusion, the pupil and the school. None means not known.

    `earlier` holds the pupil's exclusions of this school year that still count, in date order; the `earlier_…`
    numbers stand for those of which only totals are known. `notice_received_on` is the board's receipt.
    """

    exclusion: Exclusion
    earlier: tuple[Exclusion, ...] = ()
    earlier_half_days_this_term: int = 0
    earlier_half_days_this_year: int = 0
    earlier_half_days_other_schools: int = 0
    school_kind: SchoolKind = SchoolKind.MAINTAINED
    terms_per_year: int = 3
    year_group: str = ""
    born_on: date | None = None
    age_years: int | None = None
    compulsory_school_age_on: date | None = None
    looked_after: bool | None = None
    has_social_worker: bool | None = None
    ehc_plan: bool | None = None
    school_authority: str = ""
    home_authority: str = ""
    public_exams_on: tuple[date, ...] = ()
    tests_on: tuple[date, ...] = ()
    all_public_exams_over: bool = False
    representations_made: bool | None = None
    notice_received_on: date | None = None
    morning_starts: time | None = None
    afternoon_starts: time | None = None
    provision_starts_on: date | None = None
    readings: Readings = DEFAULT
