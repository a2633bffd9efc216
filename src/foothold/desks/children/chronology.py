"""What happened, in order, in the sentence each verb says of itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foothold.ground.access.permissions import Permission
from foothold.ground.audit.models import Event
from foothold.ground.kit.sentences import said, sentence


@dataclass(frozen=True)
class Line:
    at: datetime
    said: str
    by: Any
    event: Event
    replaced: list[str]


APART = {
    "concerns.": Permission.SEE_CONCERNS,
    "measures.": Permission.SEE_MEASURES,
    "inclusion.": Permission.SEE_TRANSITION,
    "inclusion.set_factors": Permission.SEE_FACTORS,
    "panels.": Permission.LIST_MEETINGS,
}
"""Events of these rooms are for those who may see what they hold; to others not even that there was something."""


def of(subject, granted=frozenset(Permission)):
    """The subject's events as somebody with these permissions reads them, newest first; the caller cuts them into
    pages."""
    told = Event.objects.filter(subject=subject.subject_key)
    for room, permission in APART.items():
        if permission not in granted:
            told = told.exclude(verb__startswith=room)
    return told.select_related("by", "content").order_by("-number")


FAMILY_ALONE = {
    "pupils.add_carer": "A contact was added",
    "pupils.correct_carer": "A contact was corrected",
    "children.remove_carer": "A contact was removed",
}
"""Events that name the family, and what is said of them to somebody who may not see it."""


def line(event, granted=frozenset(Permission)):
    """An event as a line for somebody with these permissions."""
    if event.verb in FAMILY_ALONE and Permission.SEE_FAMILY not in granted:
        return Line(event.at, FAMILY_ALONE[event.verb], event.by, event, [])
    return Line(event.at, sentence(event), event.by, event, replaced(event))


def replaced(event):
    """What a correction replaced, and by what: it stays readable."""
    content = getattr(event, "content", None)
    told = content.facts if content else {}
    was, now = told.get("was") or {}, told.get("changes") or {}
    return [
        f"{_label(name)} was {said(was[name]) or 'empty'}, now {said(now.get(name)) or 'empty'}"
        for name in was
    ]


def _label(name):
    return name.replace("_", " ").capitalize()
