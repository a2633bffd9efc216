"""From rows to the plain facts `law` takes. The preview of a decision and the decision itself share them."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Link
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit import clock
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Belonging
from foothold.ground.policy import facts as policy
from foothold.law import admission_register, cancellation, codes, exclusion, review_panel, review_steps
from foothold.law.calendar import Calendar, Session
from foothold.law.due import Party
from foothold.law.exclusion import ExclusionKind, SchoolKind
from foothold.law.readings import Readings
from foothold.path.exclusions.models import (
    Consultation,
    EducationException,
    ExcludedSession,
    Exclusion,
    Notice,
)

ADVICE_HOLDS = timedelta(days=180)


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


@dataclass(frozen=True)
class School:
    """What the law needs of a school, and which bodies its duties fall on."""

    organisation: Any
    on: date
    calendar: Calendar
    readings: Readings

    @classmethod
    def of(cls, organisation, on, calendar=None):
        """`calendar` where it was read already."""
        readings = policy.readings_of(organisation, on)
        return cls(organisation, on, calendar or calendars.calendar_of(organisation), readings)

    @cached_property
    def authority(self):
        return self.organisation.parent_on(Belonging.Kind.AUTHORITY, self.on)

    @property
    def authority_code(self):
        return (self.authority or self.organisation).authority_code

    @cached_property
    def arranging_body(self):
        """Who arranges a review: an academy's trust (the academy itself where it has none), else the authority."""
        if self.organisation.school_kind != SchoolKind.ACADEMY:
            return self.authority
        return self.organisation.parent_on(Belonging.Kind.TRUST, self.on) or self.organisation

    def bodies(self, home_authority):
        """Which organisation owes what each party owes."""
        own = dict.fromkeys(
            (Party.HEADTEACHER, Party.SCHOOL, Party.GOVERNING_BOARD, Party.CLERK), self.organisation
        )
        return own | {
            Party.LOCAL_AUTHORITY: self.authority,
            Party.HOME_AUTHORITY: home_authority or self.authority,
        }


class Known:
    """What is on record about pupils of a school, read once: for one decision or for a thousand of them."""

    def __init__(self, school, pupils):
        self.school = school
        self.pupils = list(pupils)

    @cached_property
    def ids(self):
        return [pupil.pk for pupil in self.pupils]

    @cached_property
    def heads(self):
        found = Membership.objects.filter(organisation=self.school.organisation, role=Role.HEADTEACHER)
        return list(found.select_related("person", "job_title").order_by("from_on", "pk"))

    @cached_property
    def children(self):
        return {pupil.pk: pupil for pupil in pupil_facts.read(self.ids)}

    @cached_property
    def homes(self):
        found = Link.objects.filter(pupil__in=self.ids, tie=Tie.HOME_AUTHORITY)
        return by_pupil(found.select_related("organisation").order_by("from_on"))

    @cached_property
    def rows(self):
        return by_pupil(Exclusion.objects.filter(pupil__in=self.ids).order_by("starts_on", "pk"))

    @cached_property
    def taken(self):
        found = ExcludedSession.objects.filter(pupil__in=self.ids, stands=True)
        return by_pupil(found.select_related("exclusion").order_by("on"))

    def heads_on(self, day):
        return [membership for membership in self.heads if membership.holds(day)]

    def on_roll(self, pupil, day):
        roll = self.children[pupil.pk].enrolments.all()
        return any(each.school_id == self.school.organisation.pk and each.holds(day) for each in roll)

    def child(self, pupil, on):
        """The child on a day, and the suspensions of that school year before it."""
        homes = [link.organisation for link in self.homes[pupil.pk] if link.holds(on)]
        facts = pupil_facts.on_day(self.children[pupil.pk], on)
        return Child(facts, homes[-1] if homes else None, *self.before(pupil, on))

    def before(self, pupil, on):
        """The suspensions of a school year up to a day, and the half days at other schools."""
        year = self.school.calendar.year_of(on)
        rows = [row for row in self.rows[pupil.pk] if row.length and year.first_day <= row.starts_on <= on]
        here = [row for row in rows if row.school_id == self.school.organisation.pk]
        elsewhere = (row.counted_length for row in rows if row not in here and not row.cancelled_on)
        return earlier(here, self.school), sum(elsewhere)

    def later(self, pupil, on):
        """Exclusions of the same school year that begin later: what happens before them changes their totals."""
        last = self.school.calendar.year_of(on).last_day
        return [row for row in self.rows[pupil.pk] if on < row.starts_on <= last and row.stands]

    def leave_out(self, row):
        """As if an exclusion were not on record: for one that is being decided on again."""
        self.rows[row.pupil_id] = [each for each in self.rows[row.pupil_id] if each != row]
        self.taken[row.pupil_id] = [each for each in self.taken[row.pupil_id] if each.exclusion != row]

    def add(self, row, sessions):
        self.rows[row.pupil_id].append(row)
        self.taken[row.pupil_id].extend(sessions)


def by_pupil(rows):
    found = defaultdict(list)
    for row in rows:
        found[row.pupil_id].append(row)
    return found


@dataclass(frozen=True)
class Child:
    """What the law needs of a child on one day, and what came before in the same school year."""

    facts: pupil_facts.ChildFacts
    home_authority: Any
    earlier: tuple[exclusion.Exclusion, ...]
    half_days_elsewhere: int

    def before(self, row):
        """The child with only what begins before an exclusion that is on record already."""
        law = as_law(row)
        return replace(self, earlier=tuple(each for each in self.earlier if each != law))


def in_law(deed, child, school):
    """The facts of one decision."""
    home, organisation = child.home_authority, school.organisation
    return exclusion.Facts(
        exclusion=deed.in_law(),
        earlier=child.earlier,
        earlier_half_days_other_schools=child.half_days_elsewhere,
        school_kind=SchoolKind(organisation.school_kind_on(clock.day_of(deed.decided_at))),
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
        representations_made=deed.representations_made,
        all_public_exams_over=deed.exams_over,
        morning_starts=organisation.morning_starts_at,
        afternoon_starts=organisation.afternoon_starts_at,
        readings=school.readings,
    )


def earlier(rows, school):
    """Suspensions as they count towards what comes after: one that was cancelled, or ended by a board, with the
    time that was served."""
    counted = (_as_counted(row, school) for row in sorted(rows, key=lambda row: (row.starts_on, row.pk)))
    return tuple(each for each in counted if each)


def as_law(row):
    """A recorded exclusion as the law takes it."""
    return exclusion.Exclusion(
        kind=ExclusionKind(row.kind),
        starts_on=row.starts_on,
        starts_session=Session(row.starts_session),
        length=row.counted_length,
        decided_on=clock.day_of(row.decided_at),
        decided_time=clock.time_of(row.decided_at),
    )


def as_decided(row):
    """A recorded exclusion with the length that was decided, days on which the school did not meet included."""
    return replace(as_law(row), length=row.length)


def _as_counted(row, school):
    counted = as_law(row)
    if row.reinstated_on:
        return cancellation.as_served_until(counted, row.reinstated_on - timedelta(days=1), school.calendar)
    if row.cancelled_on is None:
        return counted
    return cancellation.as_served(counted, row.cancelled_on, school.calendar, school.readings)


TEAMS = {
    Tie.SCHOOL_AUTHORITY: (Consultation.With.EXCLUSIONS_TEAM, Consultation.With.SEN_TEAM),
    Tie.HOME_AUTHORITY: (Consultation.With.EXCLUSIONS_TEAM, Consultation.With.SEN_TEAM),
    Tie.LOOKED_AFTER_BY: (Consultation.With.VIRTUAL_SCHOOL,),
}


def may_be_consulted(pupil, on):
    """The authorities tied to a pupil on a day, each with its teams that may be spoken to."""
    found: dict[Any, dict[Any, None]] = defaultdict(dict)
    for tie, organisation, *_ in pupil.ties(on):
        found[organisation] |= dict.fromkeys(TEAMS.get(tie, ()))
    return [(organisation, list(teams)) for organisation, teams in found.items() if teams]


def consulted_before(pupil, decided_at):
    """Advice of an exclusions team in the half year before a decision: afterwards it comes too late to count."""
    return pupil.consultations.filter(
        spoke_with=Consultation.With.EXCLUSIONS_TEAM,
        held_at__lt=decided_at,
        held_at__gte=decided_at - ADVICE_HOLDS,
    )


def in_words(reasons):
    """Reason codes as what they mean."""
    return [codes.REASONS[code].means for code in reasons if code in codes.REASONS]


@dataclass(frozen=True)
class Told:
    """One notice to one party, before it is stored; `said` is how the record puts it."""

    kind: str
    to: str
    said: str

    @classmethod
    def of(cls, kind, to):
        return cls(kind, to, f"{Notice.Kind(kind).label} to the {Party(to).label}")


def given_on(notice, calendar):
    """The day a notice counts as given."""
    sent = review_panel.Notice(sent_on=notice.sent_on, sent_how=review_panel.SentHow(notice.how))
    return review_panel.given_on(sent, calendar)


def first_given(row, kind, to, calendar):
    """The day a notice of one kind first counted as given to a party, or None."""
    found = [each for each in row.notices.all() if (each.kind, each.to) == (kind, to)]
    return min((given_on(each, calendar) for each in found), default=None)


def all_given(row, kind, to, calendar):
    """The day by which everybody who was told in writing had the notice: each parent's own time runs from theirs."""
    firsts: dict[int | None, date] = {}
    for each in row.notices.all():
        if (each.kind, each.to) == (kind, to) and review_panel.is_written(review_panel.SentHow(each.how)):
            given = given_on(each, calendar)
            firsts[each.carer_id] = min(given, firsts.get(each.carer_id, given))
    return max(firsts.values(), default=None)


def _exams_over(row):
    found = held(row, "education_exception")
    return found is not None and found.ground == EducationException.Ground.EXAMS_OVER


def held(row, name):
    """What is kept once for an exclusion, such as its `board_decision`, or None."""
    return getattr(row, name, None)


def last_day_to_apply(row, calendar):
    """The last day to ask for a review of the board's decision, or None while that time has not begun to run."""
    given = all_given(row, Notice.Kind.DECISION, Party.RELEVANT_PERSON, calendar)
    claim = held(row, "claim")
    determined = claim.determined_on if claim else None
    return review_panel.last_day_to_apply(given, claim is not None, determined, calendar)


def applied_in_time(row):
    return any(each.status == "accepted" for each in row.applications.all())


def given_up(row):
    """The parent's letter that no review is wanted, unless one was asked for afterwards."""
    return None if applied_in_time(row) else held(row, "waiver")


def review_ended_on(row):
    """The day on which a review, and any second decision after it, ended without reinstatement, or None."""
    outcome, again = held(row, "review_outcome"), held(row, "reconsideration")
    if again:
        return None if again.reinstates else again.met_on
    return outcome.decided_on if outcome and outcome.outcome == outcome.Outcome.UPHOLD else None


def panel(row, calendar):
    """The panel's decision as the law takes it."""
    told = first_given(row, Notice.Kind.REVIEW_DECISION, Party.GOVERNING_BOARD, calendar)
    return review_steps.Panel(
        excluded_on=clock.day_of(row.decided_at),
        decided_on=row.review_outcome.decided_on,
        outcome=review_panel.Outcome(row.review_outcome.outcome),
        board_told_on=told,
    )


def ground_for_deletion(row, on, calendar):
    """Why the name may come off the register on a day, or None where it may not."""
    decision, waiver = held(row, "board_decision"), given_up(row)
    if not row.is_permanent or decision is None or decision.outcome != decision.Outcome.DECLINE:
        return None
    return admission_register.ground_after_board(
        last_day_to_apply(row, calendar),
        waived_on=waiver.said_on if waiver else None,
        applied=applied_in_time(row),
        review_ended_on=review_ended_on(row),
        on=on,
    )


def deed_of(row, calendar):
    """The decision a recorded exclusion came from, as far as the law needs it, and when the board was told."""
    return Deed(
        kind=row.kind,
        starts_on=row.starts_on,
        starts_session=row.starts_session,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        length=row.counted_length,
        public_exams_on=tuple(date.fromisoformat(day) for day in row.public_exams_on),
        tests_on=tuple(date.fromisoformat(day) for day in row.tests_on),
        board_told_on=first_given(row, Notice.Kind.BOARD, Party.GOVERNING_BOARD, calendar),
        representations_made=True if row.representations.all() else None,
        exams_over=_exams_over(row),
    )
