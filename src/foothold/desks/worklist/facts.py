"""What a person and their organisations owe, grouped by when. Counts say what is hidden."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from foothold.child.duties import explain, rules
from foothold.child.pupils import names
from foothold.desks.worklist import asking
from foothold.ground.kit.prepared import Somebody, organisations_of
from foothold.ground.organisations import calendars
from foothold.law.errors import LawError

SOON, ROWS = 5, 50
SHOWN_CHANGES = 5
A_WEEK = timedelta(days=7)
LATE, TODAY, NEXT, LATER = "Late", "Today", "Next five school days", "Later"
NO_DAY = "No fixed day"


@dataclass
class Work:
    """What one person may see of what is owed by their organisations, on one day."""

    person: Any
    today: Any

    @property
    def own_schools(self):
        return {each.organisation_id for each in self.memberships if each.organisation.is_school}

    @cached_property
    def own_calendar(self):
        """By the id of the person's own school; empty for those who work for several, whose calendars differ."""
        own = self.own_schools
        return calendars.known_of(own) if len(own) == 1 else {}

    @cached_property
    def soon(self):
        """The fifth next school day of the person's own school; elsewhere, a week from today."""
        for calendar in self.own_calendar.values():
            with suppress(LawError):
                return calendar.add_school_days(self.today, SOON)
        return self.today + A_WEEK

    @property
    def memberships(self):
        return self.person.memberships_on(self.today)

    def read(self, asked, **more):
        """What a query put together for the person's roles finds for the person."""
        mine = organisations_of(self.person, self.today)
        return asked.read(**mine, today=self.today, soon=self.soon, **more)

    def only(self, asked, **more):
        """The one figure or day that is asked for; 0 where nothing of the kind can be theirs."""
        found = self.read(asked, **more)
        return found[0][0] if found else 0

    @cached_property
    def roles(self):
        return Somebody.like(self.person, self.today)

    def schools(self):
        """The schools the list can be narrowed to: none for those who work for one school alone."""
        if len(self.memberships) == len(self.own_schools) == 1:
            return []
        return self.person.schools_on(self.today).values_list("pk", "name")

    @cached_property
    def counts(self):
        """How many are open, and of these how many are late, due today and soon."""
        names = ("all", *asking.WHEN)
        found = self.read(asking.counted(self.roles))
        return dict(zip(names, found[0], strict=True)) if found else dict.fromkeys(names, 0)

    @property
    def hidden(self):
        """How many more are owed by the person's organisations that they may not see."""
        return self.only(asking.owed(self.roles)) - self.counts["all"]

    def group_of(self, row):
        if row.due_on is None:
            return NO_DAY
        if row.due_on > self.soon:
            return LATER
        if row.due_on > self.today:
            return NEXT
        return TODAY if row.due_on == self.today else LATE

    def next_on(self):
        """The first day on which something is owed, or None."""
        return self.only(asking.next_on(self.roles))


class Chosen:
    """Part of the work, for a paginator: how many there are, and a page of them."""

    def __init__(self, work, choice):
        self.work = work
        # By which school is brought along, as the organisations are; that one was chosen stands in the query.
        self.shape = replace(choice, school=bool(choice.school))
        self.given = {"school": int(choice.school or 0)}

    def count(self):
        return self.work.only(asking.number(self.work.roles, self.shape), **self.given)

    def __getitem__(self, rows):
        return self.work.read(asking.page(self.work.roles, self.shape, rows.start, rows.stop), **self.given)


@dataclass(frozen=True, slots=True)
class Row:
    """One duty as the list shows it: of a long list only what is shown is read."""

    pk: int
    what: str
    due_on: Any
    provision: str
    school_id: int
    school: str
    names: tuple[str, ...]
    distance: str = ""
    late: bool = False

    @property
    def child(self):
        return names.called(*self.names)

    @property
    def initials(self):
        return names.initials(*self.names)

    @property
    def citation(self):
        return rules.cited(self.provision)


def grouped(work, found):
    """Rows in groups by when they are owed, in the order of the list."""
    rows = _with_distance([_read(*each) for each in found], work)
    return [(name, list(group)) for name, group in groupby(rows, work.group_of)]


def _read(pk, what, due_on, provision, school_id, school, *names):
    return Row(pk, what, due_on, provision, school_id, school, names)


def _with_distance(rows, work):
    days = {work.today, *(row.due_on for row in rows if row.due_on)}
    other = {row.school_id for row in rows} - work.own_calendar.keys()
    elsewhere = calendars.known_of(other, since=min(days), until=max(days)) if other else {}
    held = work.own_calendar | elsewhere
    return [_told(row, work.today, held.get(row.school_id)) for row in rows]


def _told(row, today, calendar):
    distance = explain.distance(row.due_on, today, calendar) if calendar else ""
    return replace(row, distance=distance, late=row.due_on is not None and row.due_on < today)
