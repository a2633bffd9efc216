"""Where a rule is written, from when to when, and how sure we are of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Confidence(StrEnum):
    """How well a rule is confirmed. M and I are shown as open: check before relying."""

    C = "C"
    C2 = "C2"
    M = "M"
    I = "I"  # noqa: E741  the field's own letter

    @property
    def says(self) -> str:
        """The tag as a sentence for readers."""
        return _SAYS[self]

    @property
    def is_open(self) -> bool:
        """Whether a user must be told to check before relying on it."""
        return self in (Confidence.M, Confidence.I)


_SAYS = {
    Confidence.C: "The text that states this was read.",
    Confidence.C2: "Known from a publication that quotes or sums up the rule.",
    Confidence.M: "General knowledge, not checked against the text. Check before relying on it.",
    Confidence.I: "The text is silent or unclear. This is one reading of it.",
}


@dataclass(frozen=True, slots=True)
class Provision:
    """One version of one rule.

    `key` is stable across versions; `citation` is for people; `url` is a public address of the text, or empty
    where none was seen; `in_force_from` and `in_force_to` are the first and last day of exclusions it governs
    (None: no end known); `says` is the rule in plain words.
    """

    key: str
    citation: str
    url: str
    in_force_from: date
    confidence: Confidence
    says: str
    in_force_to: date | None = None

    @property
    def clock(self) -> str:
        """The id of the clock this is a version of."""
        return self.key.partition("@")[0]

    def governs(self, on: date) -> bool:
        """Whether this version is in force for an exclusion (or other trigger) of a day, both ends included."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)
