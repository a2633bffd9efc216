"""How to reach a child's contacts, so that nobody is told where another of them may be reached.

What stands on record now is looked for in every text of a file, and so is what stood there before it was corrected or
removed: an address typed into a letter or a note gives a person away as much as the one on record.
"""

import re
from collections.abc import Iterator
from typing import Any

from foothold.child.pupils.models import Carer, Pupil
from foothold.ground.audit.models import EventContent
from foothold.ground.kit.action import reference

REACHED_AT = ("phone", "email", "address")
ABOUT_A_CONTACT = ("pupils.add_carer", "pupils.correct_carer", "children.remove_carer")
BETWEEN = r"[\s,]+"
SHORTEST = 5
"""Letters and figures below which a detail, such as an extension, would be found in words that are none."""


class Others:
    """The contacts of a child but for `own`, the one who asked, where one did."""

    def __init__(self, pupil: Pupil, own: Carer | None) -> None:
        held = list(pupil.carers.all())
        told = {value for carer in held if carer != own for value in _reached_at(carer)}
        told |= set(_recorded(pupil, reference(own)))
        hidden = {value for value in told if len(value) >= SHORTEST and not is_reached_at(own, value)}
        either = "|".join(_as_typed(value) for value in sorted(hidden, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if hidden else None

    def kept_out_of(self, text: str, instead: str) -> str:
        return self.pattern.sub(instead, text) if self.pattern else text


def is_reached_at(carer: Carer | None, value: str) -> bool:
    return carer is not None and _plain(value) in map(_plain, _reached_at(carer))


def is_about(facts: dict[str, Any], carer: Carer | None) -> bool:
    """Whether what was recorded with an event was recorded about this contact."""
    return carer is not None and _about(facts) == reference(carer)


def _about(facts: dict[str, Any]) -> Any:
    carer = facts.get("carer")
    return carer.get("is") if isinstance(carer, dict) else None


def _recorded(pupil: Pupil, own: str) -> Iterator[str]:
    """What was told of other contacts once: before a correction, after it, or when one was removed."""
    found = EventContent.objects.filter(event__subject=pupil.subject_key, event__verb__in=ABOUT_A_CONTACT)
    for facts in found.values_list("facts", flat=True):
        if not own or _about(facts) != own:
            for each in (facts.get("was") or {}, facts.get("changes") or {}):
                yield from (str(each[name]) for name in REACHED_AT if each.get(name))


def _reached_at(carer: Carer) -> list[str]:
    return [value for name in REACHED_AT if (value := getattr(carer, name))]


def _plain(value: str) -> str:
    return re.sub(BETWEEN, " ", value).strip().casefold()


def _as_typed(value: str) -> str:
    """The same on one line with commas, or on several as on an envelope."""
    return BETWEEN.join(re.escape(part) for part in re.split(BETWEEN, value) if part)
