"""A letter that a happening calls for, not yet stored."""

from dataclasses import dataclass
from typing import Any

from foothold.child.letters import keeping, kinds, wording
from foothold.child.letters.models import Letter
from foothold.ground.kit import clock


@dataclass(frozen=True)
class Draft:
    """A letter that a happening calls for: which kind, for whom, and the facts to copy in."""

    pupil: Any
    organisation: Any
    about: str
    kind: str
    facts: dict[str, Any]
    carer: Any = None

    def letter(self, *, by, at, version=1):
        kind = kinds.KINDS[self.kind]
        return Letter(
            pupil=self.pupil,
            organisation=self.organisation,
            about=self.about,
            kind=self.kind,
            version=version,
            carer=self.carer,
            to_name=self.facts.get("to_name", ""),
            to_address="\n".join(self.facts.get("to_address", [])),
            facts=keeping.packed(self.facts),
            body=wording.write(kind, self.facts),
            drafted_by=by,
            drafted_at=at,
            dated_on=clock.day_of(at),
        )
