"""Children of a school with what came before, and the facts of one decision about one of them."""

import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Link
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit import clock
from foothold.law import exclusion
from foothold.law.exclusion import SchoolKind
from foothold.path.exclusions.facts.counted import earlier, served
from foothold.path.exclusions.facts.school import School
from foothold.path.exclusions.models import (
    ExcludedSession,
    Exclusion,
)
from foothold.path.support.models import Plan

SESSIONS = (Exclusion.Session.AM, Exclusion.Session.LUNCH, Exclusion.Session.PM)


class Known:
    """What is on record about pupils of a school, read once: for one decision or for a thousand of them."""

    def __init__(self, school, pupils):
        self.school = school
        self.ids = [pupil.pk for pupil in pupils]
        self.places = {}

    @classmethod
    def of_one(cls, school, pupil, found):
        """The same for one pupil about whom all was read already."""
        known = cls(school, [pupil])
        known.children, known.heads = {pupil.pk: pupil}, found["heads"]
        known.homes, known.rows = by_pupil(found["homes"]), by_pupil(found["rows"])
        known.plans = by_pupil(found["plans"])
        known.taken = known.each_with_its_exclusion(found["taken"])
        return known

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
    def plans(self):
        """Plans of support, running and ended."""
        return by_pupil(Plan.objects.filter(pupil__in=self.ids))

    @cached_property
    def rows(self):
        return by_pupil(Exclusion.objects.filter(pupil__in=self.ids).order_by("starts_on", "pk"))

    @cached_property
    def taken(self):
        found = ExcludedSession.objects.filter(pupil__in=self.ids, stands=True).order_by("on")
        return self.each_with_its_exclusion(list(found))

    def each_with_its_exclusion(self, sessions):
        rows = {row.pk: row for held in self.rows.values() for row in held}
        for each in sessions:
            each.exclusion = rows[each.exclusion_id]
        return by_pupil(sessions)

    def heads_on(self, day):
        return [membership for membership in self.heads if membership.holds(day)]

    def on_roll(self, pupil, day):
        roll = self.children[pupil.pk].enrolments.all()
        return any(each.school_id == self.school.organisation.pk and each.holds(day) for each in roll)

    def child(self, pupil, begins):
        """The child on the first day of an exclusion, recorded or not, and what begins before it in that year."""
        on = begins.starts_on
        facts = pupil_facts.on_day(self.children[pupil.pk], on)
        before = [row for row in self.rows[pupil.pk] if order(row) < order(begins)]
        return Child(facts, self.home(pupil, on), *self._counted(before, on))

    def home(self, pupil, on):
        """The authority in whose area the child lives on a day, or None where nobody knows."""
        held = [link.organisation for link in self.homes[pupil.pk] if link.holds(on)]
        return held[-1] if held else None

    def so_far(self, pupil, on, apart_from=None):
        """The suspensions of a school year up to a day, and the half days that count towards its 45 school days alone:
        those at other schools, and those of permanent exclusions that were ended."""
        return self._counted([row for row in self.rows[pupil.pk] if row != apart_from], on)

    def _counted(self, rows, on):
        year = self.school.calendar.year_of(on)
        rows = [row for row in rows if year.first_day <= row.starts_on <= on]
        here = [row for row in rows if row.length and row.school_id == self.school.organisation.pk]
        beside = [row for row in rows if row not in here]
        return earlier(here, self.school), sum(served(row, self._place(row)) for row in beside)

    def _place(self, row):
        """The school of an exclusion, whose calendar says what was served of one that was ended."""
        if row.stands or row.school_id == self.school.organisation.pk:
            return self.school
        if row.school_id not in self.places:
            self.places[row.school_id] = School.of(row.school, row.starts_on)
        return self.places[row.school_id]

    def later(self, pupil, on):
        """Exclusions of the same school year that begin on a day or later, at whatever school: what happens before
        them changes their totals."""
        last = self.school.calendar.year_of(on).last_day
        return [row for row in self.rows[pupil.pk] if on <= row.starts_on <= last and row.stands]

    def leave_out(self, row):
        """As if an exclusion were not on record: for one that is being decided on again."""
        self.taken[row.pupil_id] = [each for each in self.taken[row.pupil_id] if each.exclusion != row]
        self.rows[row.pupil_id] = [each for each in self.rows[row.pupil_id] if each != row]

    def add(self, row, sessions):
        self.rows[row.pupil_id].append(row)
        self.taken[row.pupil_id].extend(sessions)


def order(begins):
    """What an exclusion is ordered by: its start, its session, and where those are the same what was recorded first."""
    return (
        begins.starts_on,
        SESSIONS.index(begins.starts_session),
        getattr(begins, "pk", None) or sys.maxsize,
    )


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
