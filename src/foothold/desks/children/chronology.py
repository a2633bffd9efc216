"""What happened, in order, in the sentence each verb says of itself."""

import string
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from foothold.ground.access.permissions import Permission
from foothold.ground.audit.models import Event
from foothold.ground.kit.action import VERBS


@dataclass(frozen=True)
class Line:
    at: datetime
    said: str
    by: Any
    event: Event
    replaced: list[str]


def of(subject):
    """The subject's events as lines, newest first; the caller cuts them into pages."""
    return (
        Event.objects.filter(subject=subject.subject_key).select_related("by", "content").order_by("-number")
    )


FAMILY_ALONE = {"pupils.add_carer": "A contact was added", "pupils.correct_carer": "A contact was corrected"}
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
        f"{_label(name)} was {_said(was[name]) or 'empty'}, now {_said(now.get(name)) or 'empty'}"
        for name in was
    ]


def _label(name):
    return name.replace("_", " ").capitalize()


def sentence(event):
    verb = VERBS.get(event.verb)
    content = getattr(event, "content", None)
    if content is None:
        return "The content of this entry was lawfully erased."
    said = _Plain().format(verb.says, **content.facts) if verb else event.verb
    return said[:1].upper() + said[1:]


class _Plain(string.Formatter):
    """Fills a sentence from recorded facts: dates in words, things by what was said of them."""

    def get_field(self, field_name, args, kwargs):
        """`deed[kind]` is the kind among the facts of the deed."""
        first, _, inside = field_name.rstrip("]").partition("[")
        found = kwargs.get(first, "")
        return _said(found.get(inside, "") if inside else found), first


def _said(value):
    if isinstance(value, dict) and "said" in value:
        return value["said"]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_said(each) for each in value)
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-":
        return f"{date.fromisoformat(value):%-d %B %Y}"
    return str(value).replace("_", " ")
