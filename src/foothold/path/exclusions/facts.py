"""From rows to the plain facts `law` takes. The preview of a decision and the decision itself share them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from foothold.child.pupils import facts as pupil_facts
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Belonging
from foothold.law import cancellation, codes, exclusion
from foothold.law.calendar import Calendar, Session
from foothold.law.due import Party
from foothold.law.exclusion import ExclusionKind, SchoolKind
from foothold.law.readings import DEFAULT
from foothold.path.exclusions.models import Exclusion


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


@dataclass(frozen=True)
class School:
    """What the law needs of a school, and which bodies its duties fall on."""

    organisation: Any
    calendar: Calendar
    authority: Any
    authority_code: str

    @classmethod
    def of(cls, organisation, on):
        authority = organisation.parent_on(Belonging.Kind.AUTHORITY, on)
        code = authority.authority_code if authority else organisation.authority_code
        return cls(organisation, calendars.calendar_of(organisation), authority, code)

    def bodies(self, home_authority):
        """Which organisation owes what each party owes."""
        own = dict.fromkeys(
            (Party.HEADTEACHER, Party.SCHOOL, Party.GOVERNING_BOARD, Party.CLERK), self.organisation
        )
        return own | {
            Party.LOCAL_AUTHORITY: self.authority,
            Party.HOME_AUTHORITY: home_authority or self.authority,
        }


@dataclass(frozen=True)
class Child:
    """What the law needs of a child on one day, and what came before in the same school year."""

    facts: pupil_facts.ChildFacts
    home_authority: Any
    earlier: tuple[exclusion.Exclusion, ...]
    half_days_elsewhere: int

    @classmethod
    def of(cls, pupil, school, on):
        rows = list(_this_year(pupil, school, on))
        return cls(
            pupil_facts.of(pupil, on),
            pupil.tied(Tie.HOME_AUTHORITY, on),
            earlier([row for row in rows if row.school_id == school.organisation.pk], school.calendar),
            sum(
                row.length for row in rows if row.school_id != school.organisation.pk and not row.cancelled_on
            ),
        )


def in_law(deed, child, school):
    """The facts of one decision."""
    home, organisation = child.home_authority, school.organisation
    return exclusion.Facts(
        exclusion=deed.in_law(),
        earlier=child.earlier,
        earlier_half_days_other_schools=child.half_days_elsewhere,
        school_kind=SchoolKind(organisation.school_kind),
        terms_per_year=organisation.terms_per_year,
        year_group=child.facts.year_group,
        born_on=child.facts.born_on,
        looked_after=child.facts.looked_after,
        has_social_worker=child.facts.has_social_worker,
        ehc_plan=child.facts.ehc_plan,
        school_authority=school.authority_code,
        home_authority=home.authority_code if home else school.authority_code,
        public_exams_on=deed.public_exams_on,
        tests_on=deed.tests_on,
        notice_received_on=deed.board_told_on,
        morning_starts=organisation.morning_starts_at,
        afternoon_starts=organisation.afternoon_starts_at,
        readings=DEFAULT,
    )


def earlier(rows, calendar):
    """Suspensions as they count towards what comes after: a cancelled one with the time that was served."""
    counted = (_as_counted(row, calendar) for row in sorted(rows, key=lambda row: (row.starts_on, row.pk)))
    return tuple(each for each in counted if each)


def as_law(row):
    """A recorded exclusion as the law takes it."""
    return exclusion.Exclusion(
        kind=ExclusionKind(row.kind),
        starts_on=row.starts_on,
        starts_session=Session(row.starts_session),
        length=row.length,
        decided_on=clock.day_of(row.decided_at),
        decided_time=clock.time_of(row.decided_at),
    )


def _as_counted(row, calendar):
    counted = as_law(row)
    if row.cancelled_on is None:
        return counted
    return cancellation.as_served(counted, row.cancelled_on, calendar, DEFAULT)


def _this_year(pupil, school, on):
    year = school.calendar.year_of(on)
    return pupil.exclusions.filter(
        starts_on__gte=year.first_day, starts_on__lte=year.last_day, length__isnull=False
    ).order_by("starts_on", "pk")


def in_words(reasons):
    """Reason codes as what they mean."""
    return [codes.REASONS[code].means for code in reasons if code in codes.REASONS]
