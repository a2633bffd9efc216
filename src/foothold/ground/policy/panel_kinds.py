"""Kinds of meetings at which several bodies speak of a child: what a rule set may say of each, and what holds without.

A kind more is an entry in KINDS. Its settings, its place in a rule set and its pages follow from that.
"""

from dataclasses import dataclass, replace
from typing import Any

from foothold.ground.policy.local_settings import DECISIONS, MAP, Rule, panel_key

SUGGESTED_DAYS = 28
"""Calendar days. Neither law nor guidance: what Foothold suggests where no local rule says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelKind:
    """One kind of meeting as it is held at one place: numbers are 0 and words empty where nobody has set them."""

    key: str
    name: str
    purpose: str
    decides: tuple[str, ...]
    called_by: str = ""
    invites: str = ""
    every_days: int = 0
    cut_off_days: int = 0
    quorum: int = 0
    undone_days: int = SUGGESTED_DAYS
    undone_source: str = "Foothold's suggestion, where no local rule says otherwise"
    source: str = ""

    @property
    def decisions(self) -> list[tuple[str, str]]:
        """What it may decide, each with its words."""
        return [(each, DECISIONS[each]) for each in self.decides]


KINDS = {
    MAP: PanelKind(
        key=MAP,
        name="multi-agency planning meeting",
        purpose="School, family and the services around a child plan support together and see what became of it.",
        decides=tuple(DECISIONS),
    ),
}


def kind_of(key: str, rules: dict[str, Rule]) -> PanelKind:
    """A kind of meeting by the local rules in force somewhere."""
    held = {part: rule for part in _PARTS if (rule := rules.get(panel_key(key, part)))}
    said: dict[str, Any] = {part: rule.value for part, rule in held.items()}
    if "decides" in said:
        said["decides"] = tuple(each for each in DECISIONS if each in words_of(said["decides"]))
    if "undone_days" in held:
        said["undone_source"] = held["undone_days"].cited
    sources = dict.fromkeys(rule.cited for rule in held.values())
    return replace(KINDS[key], source="; ".join(sources), **said)


def words_of(value: str) -> list[str]:
    """Words from a list, with commas between."""
    return [each.strip() for each in value.split(",")]


_PARTS = ("name", "called_by", "invites", "every_days", "cut_off_days", "quorum", "decides", "undone_days")
