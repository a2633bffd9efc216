"""What a person and their organisations owe, grouped by when. Counts say what is hidden."""

from dataclasses import dataclass
from datetime import time, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, Max, Q

from foothold.child.duties import explain
from foothold.child.duties.models import Duty, Shift
from foothold.ground.kit import clock
from foothold.ground.organisations import calendars
from foothold.law.errors import LawError
from foothold.path.exclusions.models import Exclusion

SOON, ROWS = 5, 50
SHOWN_CHANGES = 5
A_WEEK = timedelta(days=7)
LATE, TODAY, NEXT, LATER = "Late", "Today", "Next five school days", "Later"


@dataclass(frozen=True)
class Work:
    """What one person may see of what is owed by their organisations, on one day."""

    person: Any
    today: Any
    soon: Any

    @classmethod
    def of(cls, person, today):
        return cls(person, today, soon_ends(person, today))

    def visible(self):
        mine = Duty.objects.visible_to(self.person, on=self.today).open()
        return mine.owed_by_organisations_of(self.person, on=self.today)

    def hidden(self, counts):
        """How many more are owed by the person's organisations that they may not see."""
        owed = Duty.objects.open().owed_by_organisations_of(self.person, on=self.today)
        return owed.count() - counts["all"]

    def counts(self):
        return self.visible().aggregate(
            all=Count("pk"),
            late=Count("pk", filter=self.when("late")),
            today=Count("pk", filter=self.when("today")),
            soon=Count("pk", filter=self.when("soon")),
        )

    def when(self, name):
        return {
            "late": Q(due_on__lt=self.today),
            "today": Q(due_on=self.today),
            "soon": Q(due_on__gt=self.today, due_on__lte=self.soon),
        }.get(name, Q())

    def chosen(self, *, whose, when, school):
        found = self.visible().filter(self.when(when))
        if whose == "mine":
            found = found.work_of(self.person, on=self.today)
        if school:
            found = found.filter(basis__school=school)
        return found.select_related("pupil", "basis__school", "owed_by_organisation")

    def group_of(self, duty):
        if duty.due_on is None or duty.due_on > self.soon:
            return LATER
        if duty.due_on > self.today:
            return NEXT
        return TODAY if duty.due_on == self.today else LATE

    def moved(self, days=7):
        """Changes of calendars in the last days that moved what the person's organisations owe: one row a change."""
        mine = [membership.organisation_id for membership in self.person.memberships_on(self.today)]
        since = clock.moment_of(self.today - timedelta(days=days), time())
        seen = Shift.objects.visible_to(self.person, on=self.today).filter(
            duty__owed_by_organisation__in=mine, recount__done_at__gte=since
        )
        rows = seen.values("recount__change", "recount__because").annotate(
            number=Count("pk"), schools=Count("recount__school", distinct=True), at=Max("recount__done_at")
        )
        return list(rows.order_by("-at")[:SHOWN_CHANGES])

    def next_on(self):
        """The first day on which something is owed, or None."""
        ahead = self.visible().filter(due_on__gt=self.today).order_by("due_on")
        return ahead.values_list("due_on", flat=True).first()


@dataclass(frozen=True)
class Row:
    """One duty as the list shows it."""

    duty: Duty
    distance: str
    provision: Any
    late: bool


def to_confirm(person, today):
    """What the office typed and this headteacher has yet to confirm, the oldest first."""
    seen = Exclusion.objects.visible_to(person, on=today)
    waiting = seen.filter(status=Exclusion.Status.TYPED, decided_by=person)
    return waiting.select_related("pupil").order_by("decided_at", "pk")[:ROWS]


def grouped(work, duties):
    """Rows in groups by when they are owed, in the order of the list."""
    held = calendars.known_of({duty.basis.school for duty in duties})
    rows = [_row(work, duty, held.get(duty.basis.school_id)) for duty in duties]
    return [(name, list(found)) for name, found in groupby(rows, lambda row: work.group_of(row.duty))]


def _row(work, duty, calendar):
    late = duty.is_late(work.today)
    distance = explain.distance(duty.due_on, work.today, calendar) if calendar else ""
    return Row(duty, distance, explain.provision(duty), late)


def soon_ends(person, today):
    """The fifth next school day of the person's own school; elsewhere, where calendars differ, a week from today."""
    own = [each.organisation for each in person.memberships_on(today) if each.organisation.is_school]
    if len(own) != 1:
        return today + A_WEEK
    try:
        return calendars.calendar_of(own[0]).add_school_days(today, SOON)
    except LawError:
        return today + A_WEEK
