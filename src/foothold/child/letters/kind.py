"""What a kind of letter is, and how a letter proves that it holds what is required of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from foothold.child.letters import keeping
from foothold.law.due import Party
from foothold.law.provision import Provision
from foothold.law.register.clock import Clock

GAP = "[Fill in: "
SHORT = 3
"""A word of so many letters tells nothing by itself."""


class Reader(StrEnum):
    """For whom a letter is written, which decides how easy it has to be to read."""

    FAMILY = "family"
    STAFF = "staff"


def always(facts):
    return True


def known(name):
    """Asked for only where this fact is there."""
    return lambda facts: bool(facts.get(name))


def holds(**wanted):
    """Asked for only where the facts say so."""
    return lambda facts: all(facts.get(name) == value for name, value in wanted.items())


@dataclass(frozen=True)
class Item:
    """One thing a letter must hold. It is there if each of the `words` (patterns) is found in the text, each of the
    `facts` is written out in it, and the substance of what it has `told` stands there, in whatever words. `asked` says
    whether this letter needs it at all."""

    key: str
    says: str
    clock: Clock
    words: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    asked: Callable[[dict[str, Any]], bool] = always

    def held(self, text, facts):
        return (
            all(re.search(word, text, re.IGNORECASE) for word in self.words)
            and all(_written(facts.get(name), text) for name in self.facts)
            and all(_has_substance(facts.get(name), text) for name in self.told)
        )

    def provision(self, on: date) -> Provision:
        return self.clock.on(on)


def _written(value, text):
    """Whether a fact stands in the text in full. One that nobody knows yet cannot."""
    return bool(value) and all(_plain(part) in text for part in keeping.in_words(value))


def _has_substance(value, text):
    """Whether at least half of the words of a fact stand in the text: a person may say it in their own. What nobody
    knew when the letter was drafted is a gap in it, and nothing goes out with a gap."""
    words = _words(" ".join(keeping.in_words(value))) if value else set()
    telling = {word for word in words if len(word) > SHORT} or words
    return 2 * len(telling & _words(text)) >= len(telling)


def _words(text):
    return set(re.findall(r"\w+", text.casefold()))


def _plain(text):
    return " ".join(text.split())


@dataclass(frozen=True)
class Kind:
    """One kind of letter: its wording, who signs it, who reads it, what it must hold, and what is met by sending it.

    `meets` pairs the clock of a duty with the party it is owed to.
    """

    name: str
    title: str
    to: Party
    sender: Party
    reader: Reader
    wording: str
    checklist: tuple[Item, ...]
    easy: str = ""
    meets: tuple[tuple[str, Party], ...] = ()

    def required(self, facts):
        return [item for item in self.checklist if item.asked(facts)]

    def missing(self, body, facts):
        """The items that a letter ought to hold and does not."""
        text = _plain(body)
        return [item for item in self.required(facts) if not item.held(text, facts)]


def gaps(body):
    """What is still to be filled in."""
    return re.findall(re.escape(GAP) + r"([^\]]*)\]", body)
