"""Who writes a letter and who reads it. Each who must be told has one of their own, with no address but theirs."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foothold.child.letters import kinds
from foothold.child.pupils.models import Carer
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role
from foothold.law import notices
from foothold.law.due import Party

FOR_THE_PUPIL = (Party.SOCIAL_WORKER, Party.VIRTUAL_SCHOOL_HEAD)


@dataclass(frozen=True)
class To:
    """One reader and what the letter needs to know of both ends; `carer` where it is a contact of the pupil."""

    facts: dict[str, Any]
    carer: Carer | None = None


class Readers:
    """Those who write and read the letters of one exclusion on a day."""

    def __init__(self, row, school, home_authority, on):
        self.row, self.school, self.home_authority, self.on = row, school, home_authority, on

    def writer(self, name):
        """Whose letter it is: the school's, the authority's answer, or that of whoever arranges the review."""
        others = {
            Party.ARRANGING_AUTHORITY: self.school.arranging_body(self.on),
            Party.LOCAL_AUTHORITY: self.home_authority,
        }
        return others.get(kinds.KINDS[name].sender, self.row.school)

    def of(self, name):
        """The family's letters go to each relevant person, any other to the one reader it names itself."""
        kind = kinds.KINDS[name]
        signed = self._signed(kind.sender)
        if kind.to is Party.RELEVANT_PERSON:
            return [To(signed | each.facts, each.carer) for each in self.family]
        return [To(signed | self._reached(kind.to))]

    @cached_property
    def is_adult(self):
        """From 18 on the rights are the pupil's, and the letters say "you"."""
        return notices.relevant_person_on(self.row.pupil.born_on, self.on) is Party.PUPIL

    @cached_property
    def family(self):
        """The pupil at 18, else everyone with parental responsibility to whom the record lets us write.

        Where there is nobody, the letter is drafted all the same, with a gap where the name stands.
        """
        if self.is_adult:
            return [To(_at(str(self.row.pupil)))]
        told = [each for each in self.carers if each.is_written_to]
        return [To(_at(each.name, each.address_lines), each) for each in told] or [To(_at(""))]

    @cached_property
    def carers(self):
        return list(self.row.pupil.carers.all())

    def _reached(self, party):
        """Bodies and people who work with the pupil. The headteacher is written to by name."""
        if party is Party.HEADTEACHER:
            titled = self.row.decided_as[:1].upper() + self.row.decided_as[1:]
            return _at(self.row.decided_by.name, [titled, self.row.school.name])
        names = {
            Party.GOVERNING_BOARD: f"The governing board of {self.row.school}",
            Party.LOCAL_AUTHORITY: f"{self.school.authority} local authority",
            Party.HOME_AUTHORITY: f"{self.home_authority} local authority",
            Party.SOCIAL_WORKER: f"The social worker of {self.row.pupil}",
            Party.VIRTUAL_SCHOOL_HEAD: "The virtual school head",
        }
        return _at(names[party]) | {"dear": "colleague", "may_join_remotely": party in FOR_THE_PUPIL}

    def _signed(self, sender):
        """Who signs for a body; the headteacher's letters are signed by whoever decided."""
        if sender is Party.CLERK:
            return {"clerk": self._holder(self.row.school, Role.BOARD_CLERK)}
        if sender is Party.ARRANGING_AUTHORITY:
            return self._from_arranging_body()
        if sender is Party.LOCAL_AUTHORITY:
            officer = self._holder(self.home_authority, Role.EXCLUSIONS_OFFICER)
            return {"officer": officer, "writer": self.home_authority.name}
        return {}

    def _from_arranging_body(self):
        """An academy that has no trust on record arranges the review itself: it is the proprietor, and so is its board,
        whose clerk writes."""
        body = self.school.arranging_body(self.on)
        roles = {self.school.authority: Role.EXCLUSIONS_OFFICER, self.row.school: Role.BOARD_CLERK}
        role = roles.get(body, Role.TRUST_LEAD)
        return {"arranged_by": body.name, "review_clerk": self._holder(body, role)}

    def _holder(self, organisation, role):
        """The first who holds the role there on that day."""
        held = Membership.objects.on(self.on).filter(organisation=organisation, role=role)
        found = held.select_related("person").first()
        return found.person.name if found else ""


def _at(name, lines=()):
    return {"to_name": name, "to_address": list(lines)}
