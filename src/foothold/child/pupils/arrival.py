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
        yield Enrolment(
            pupil=self.pupil,
            school=school,
            from_on=self.starts_on,
            to_on=school.closed_on,
            years_apart=self.years_apart,
        )
        for tie, organisation, from_on, to_on in [*ties, *self._own_ties(ties)]:
            yield Link(pupil=self.pupil, organisation=organisation, tie=tie, from_on=from_on, to_on=to_on)
        own: list[Carer | Characteristic] = [*self.carers, *self.characteristics]
        for each in own:
            each.pupil = self.pupil
            yield each

    def _own_ties(self, ties):
        """Home is in the area of the school's authority unless another is named."""
        of_school = (
            body for tie, body, since, _ in ties if (tie, since) == (Tie.SCHOOL_AUTHORITY, self.starts_on)
        )
        home = self.home_authority or next(of_school, None)
        own = ((Tie.HOME_AUTHORITY, home), (Tie.LOOKED_AFTER_BY, self.looked_after_by))
        return [(tie, organisation, self.starts_on, None) for tie, organisation in own if organisation]
