from dataclasses import dataclass, field
from datetime import date
from typing import Any

from foothold.child.pupils.models import Carer, Characteristic, Enrolment, Link, Pupil
from foothold.ground.access.roles import Tie


@dataclass
class Arrival:
    """One child of a bulk arrival, with what is already known of them; nothing here is saved yet."""

    pupil: Pupil
    starts_on: date
    home_authority: Any = None
    looked_after_by: Any = None
    carers: list[Carer] = field(default_factory=list)
    characteristics: list[Characteristic] = field(default_factory=list)
    years_apart: int = 0

    def rows(self, school, ties):
        yield Enrolment(pupil=self.pupil, school=school, from_on=self.starts_on, years_apart=self.years_apart)
        for tie, organisation in [*ties, *self._own_ties(dict(ties))]:
            yield Link(pupil=self.pupil, organisation=organisation, tie=tie, from_on=self.starts_on)
        own: list[Carer | Characteristic] = [*self.carers, *self.characteristics]
        for each in own:
            each.pupil = self.pupil
            yield each

    def _own_ties(self, roll):
        """Home is in the area of the school's authority unless another is named."""
        home = self.home_authority or roll.get(Tie.SCHOOL_AUTHORITY)
        own = ((Tie.HOME_AUTHORITY, home), (Tie.LOOKED_AFTER_BY, self.looked_after_by))
        return [(tie, organisation) for tie, organisation in own if organisation]
