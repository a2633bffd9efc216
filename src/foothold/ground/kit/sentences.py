"""Recorded facts in sentences: what each verb says of itself, filled from what it was called with."""

import re
import string
from datetime import date
from typing import Any

from foothold.ground.audit.models import Event
from foothold.ground.kit.action import VERBS

A_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
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
    day = day_in_words(str(value))
    return day or " ".join(SPELT.get(word, word) for word in str(value).split("_"))


def day_in_words(text: str) -> str:
    """A day kept as 2026-11-03, in words; nothing for any other text, Anne-Marie with her ten letters too."""
    try:
        return f"{date.fromisoformat(text):%-d %B %Y}" if A_DAY.fullmatch(text) else ""
    except ValueError:
        return ""
