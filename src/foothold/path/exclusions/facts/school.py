"""What the law needs of a school."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Belonging
from foothold.ground.policy import facts as policy
from foothold.law.calendar import Calendar
from foothold.law.due import Party
from foothold.law.exclusion import SchoolKind
from foothold.law.readings import Readings


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
    def belongings(self):
        """To whom it ever belonged."""
        return list(self.organisation.belongings.select_related("parent"))

    @property
    def parents(self):
        """Its authority and its trust on the day."""
        return {each.kind: each.parent for each in self.belongings if each.holds(self.on)}

    @cached_property
    def local_rules(self):
        """Its local rules on the day, by their key."""
        return policy.rules_of(self.organisation, self.on)

    @property
    def authority(self):
        return self.parents.get(Belonging.Kind.AUTHORITY)

    @property
    def authority_code(self):
        return (self.authority or self.organisation).authority_code

    def arranging_body(self, day):
        """Who arranges a review on a day: an academy's trust (the academy itself where it has none), else the
        authority. What kind of school it was when the pupil was excluded counts, whatever it has become since."""
        now = self._answering(day)
        if self.organisation.school_kind_on(self.on) != SchoolKind.ACADEMY:
            return now.authority
        return now.parents.get(Belonging.Kind.TRUST) or self.organisation

    def _answering(self, day):
        """The same school with those it belongs to on another day."""
        if day == self.on:
            return self
        then = replace(self, on=day)
        vars(then)["belongings"] = self.belongings
        return then

    def bodies(self, home_authority, day):
        """Which organisation owes on a day what each party owes."""
        own = dict.fromkeys(
            (Party.HEADTEACHER, Party.SCHOOL, Party.GOVERNING_BOARD, Party.CLERK), self.organisation
        )
        authority = self._answering(day).authority
        return own | {
            Party.LOCAL_AUTHORITY: authority,
            Party.HOME_AUTHORITY: home_authority or authority,
            Party.ARRANGING_AUTHORITY: self.arranging_body(day),
        }
