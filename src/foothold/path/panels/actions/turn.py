"""One child's turn at a meeting, and what the verbs write of it alike: its place, seats for guests, what is owed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.child.duties import ledger as duties
from foothold.child.pupils import ledger as pupils
from foothold.ground.access.roles import Tie
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy import meeting_duties
from foothold.law.due import Party
from foothold.path.panels import facts
from foothold.path.panels.models import Invited, Item


@dataclass(frozen=True)
class Turn:
    """An item as it is recorded on a day."""

    item: Any
    today: date

    @classmethod
    def put(cls, row, today):
        """A child on an agenda. One who was taken off the same agenda comes on again."""
        held = Item.objects.filter(meeting=row.meeting, pupil=row.pupil).select_related("meeting").first()
        if held is None:
            row.save()
            return cls(row, today)
        if held.status != Item.Status.TAKEN_OFF:
            raise Refused(f"{row.pupil} is on this agenda already. Open it there.")
        move(held, Item.Status.ON_AGENDA, came_up=row.came_up, why=row.why, urgent=row.urgent)
        turn = cls(held, today)
        turn.read_on()
        return turn

    def seat(self, given):
        """A guest for the child. A body on record reads what is said of the child until some weeks after."""
        if self.item.invited.filter(name=given["name"]).exists():
            raise Refused(f"{given['name']} is invited already.")
        row = Invited.objects.create(item=self.item, **given)
        if row.organisation:
            self._tie(row.organisation)
        return row

    def read_on(self):
        """Those invited read until some weeks after the last day that was agreed."""
        for each in self.item.invited.exclude(organisation=None).select_related("organisation"):
            self._tie(each.organisation)

    def _tie(self, organisation):
        days = {"from_on": self.today, "to_on": facts.open_until(self.item, self.today)}
        pupils.tie(self.item.pupil, organisation, Tie.MEETING, about=self.item.reference, **days)

    def read_no_more(self, organisation=None):
        """From today those invited (or one of their bodies) see the child no more through this meeting."""
        gone = {"last_on": pupils.day_before(self.today), "organisation": organisation}
        pupils.untie(self.item.pupil, Tie.MEETING, about=self.item.reference, **gone)

    def owe(self, undertaking):
        """The school owes it, or owes seeing to it."""
        school = self.item.meeting.called_by
        given = facts.undertaken(undertaking, school)
        owed = meeting_duties.undertaken(given, facts.calendar_of(school))
        about: str = undertaking.reference
        bodies: dict[str, Any] = {Party.SCHOOL: school}
        duties.owe(duties.Debt(self.item.pupil, school, about, facts.UNDERTAKEN, given, owed, bodies))
