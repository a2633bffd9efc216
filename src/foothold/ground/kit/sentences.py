"""Recorded facts in sentences: what each verb says of itself, filled from what it was called with."""

import string
from datetime import date
from typing import Any

from foothold.ground.audit.models import Event
from foothold.ground.kit.action import VERBS

SPELT = {"sen": "SEN"}
"""Words that a code writes small and a reader does not."""


def sentence(event: Event) -> str:
    verb = VERBS.get(event.verb)
    content = getattr(event, "content", None)
    if content is None:
        return "The content of this entry was lawfully erased."
    filled = _Plain().format(verb.says, **content.facts) if verb else event.verb
    return filled[:1].upper() + filled[1:]


class _Plain(string.Formatter):
    """Fills a sentence from recorded facts: dates in words, things by what was said of them."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        """`deed[kind]` is the kind among the facts of the deed."""
        first, _, inside = field_name.rstrip("]").partition("[")
        found = kwargs.get(first, "")
        return said(found.get(inside, "") if inside else found), first


def said(value: Any) -> str:
    """A recorded fact as a reader understands it."""
    if isinstance(value, dict) and "said" in value:
        return str(value["said"])
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(said(each) for each in value)
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-":
        return f"{date.fromisoformat(value):%-d %B %Y}"
    return " ".join(SPELT.get(word, word) for word in str(value).split("_"))
