"""Who reads a letter: each person who must be told has one of their own, with no address but theirs."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foothold.child.letters import kinds
from foothold.child.pupils.models import Carer
from foothold.law import notices
from foothold.law.due import Party


@dataclass(frozen=True)
class To:
    """One reader; `carer` where it is a contact of the pupil."""

    facts: dict[str, Any]
    carer: Carer | None = None


class Readers:
    """Those to whom the letters about a pupil go on a day."""

    def __init__(self, pupil, on):
        self.pupil, self.on = pupil, on

    def of(self, name):
        """The family's letters go to each relevant person, any other to the one reader it names itself."""
        return self.family if kinds.KINDS[name].to is Party.RELEVANT_PERSON else [To({})]

    @cached_property
    def is_adult(self):
        """From 18 on the rights are the pupil's, and the letters say "you"."""
        return notices.relevant_person_on(self.pupil.born_on, self.on) is Party.PUPIL

    @cached_property
    def family(self):
        """The pupil at 18, else everyone with parental responsibility to whom the record lets us write.

        Where there is nobody, the letter is drafted all the same, with a gap where the name stands.
        """
        if self.is_adult:
            return [To(_at(str(self.pupil), []))]
        told = self.pupil.carers.filter(has_parental_responsibility=True, no_letters=False)
        return [To(_at(each.name, each.address_lines), each) for each in told] or [To(_at("", []))]


def _at(name, lines):
    return {"to_name": name, "to_address": lines}
