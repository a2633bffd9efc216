"""What is new for a person: dates that moved, duties that passed to them, and what waits for their own press."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, Max

from foothold.child.duties.models import Handed, Shift
from foothold.desks.worklist import asking
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.prepared import Somebody, organisations_of
from foothold.path.concerns.models import SafeguardingNote
from foothold.path.exclusions.models import Exclusion

ROWS, SHOWN_CHANGES = 50, 5


@dataclass
class News:
    """What one person may see of it, of so many calendar days until a day."""

    person: Any
    today: date
    days: int = 7

    @property
    def since(self):
        return clock.moment_of(self.today - timedelta(days=self.days), time())

    @cached_property
    def there_is(self):
        """Whether there is anything of each kind at all, in one look: on most days there is nothing."""
        asked = asking.news(Somebody.like(self.person, self.today))
        mine = organisations_of(self.person, self.today)
        ((moved, passed_on, to_confirm),) = asked.read(person=self.person.pk, since=self.since, **mine)
        return {"moved": moved, "passed_on": passed_on, "to_confirm": to_confirm}

    @property
    def organisations(self):
        return list(organisations_of(self.person, self.today).values())

    def moved(self):
        """Changes of calendars that moved what the person's organisations owe: one row a change."""
        if not self.there_is["moved"]:
            return []
        seen = Shift.objects.visible_to(self.person, on=self.today).filter(
            duty__owed_by_organisation__in=self.organisations, recount__done_at__gte=self.since
        )
        rows = seen.values("recount__change", "recount__because").annotate(
            number=Count("pk"), schools=Count("recount__school", distinct=True), at=Max("recount__done_at")
        )
        return list(rows.order_by("-at")[:SHOWN_CHANGES])

    def passed_on(self):
        """What came to the person's organisations because they answer now: one row a change."""
        if not self.there_is["passed_on"]:
            return []
        came = Handed.objects.filter(
            now_owed_by__in=self.organisations, handover__done_at__gte=self.since
        ).visible_to(self.person, on=self.today)
        rows = came.values("handover", "handover__because").annotate(number=Count("pk"))
        return list(rows.order_by("-handover")[:SHOWN_CHANGES])

    def to_confirm(self):
        """What the office typed and this headteacher has yet to confirm, the oldest first."""
        if not self.there_is["to_confirm"]:
            return []
        waiting = Exclusion.objects.filter(status=Exclusion.Status.TYPED, decided_by=self.person)
        seen = waiting.visible_to(self.person, on=self.today)
        return seen.select_related("pupil").order_by("decided_at", "pk")[:ROWS]

    def notes_to_look_into(self):
        """Safeguarding notes that wait for this person, the oldest first. No duty stands for one: others would see
        it."""
        if not check.anywhere(self.person, Permission.SEE_SAFEGUARDING, self.today):
            return []
        waiting = SafeguardingNote.objects.visible_to(self.person, on=self.today).filter(looked_at=None)
        return waiting.select_related("pupil", "school").order_by("recorded_at", "pk")[:ROWS]
