"""Stages of a graduated response as a rule set holds them: what each asks to be on record."""

from dataclasses import dataclass
from typing import Any

EVIDENCE = {
    "concern": "What staff noticed",
    "strengths": "What goes well",
    "parents": "The parents were spoken to",
    "factors": "What makes things harder and what protects",
    "first_score": "A first score of a questionnaire",
    "plan": "A plan of support",
    "pupil_view": "The pupil's own view",
    "family_view": "The family's view",
    "shared_targets": "Targets for others than the pupil",
    "approach": "An approach from the directory, begun",
    "review": "A review of the plan",
    "agreed_next": "What was agreed to do next",
    "second_score": "A second score beside the first",
}
"""What a stage may ask for, by the key that a file names. All of it is recorded elsewhere and read from there."""
MOST, LONGEST = 8, 300
PARTS = {"title", "asks", "tools", "ends_when"}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its title, the evidence it asks for, what helps with it, and when the child may go on from it."""

    title: str
    asks: tuple[str, ...]
    tools: str = ""
    ends_when: str = ""

    @property
    def in_words(self) -> str:
        asked = "; ".join(EVIDENCE[key].lower() for key in self.asks)
        return f"{self.title}: {asked}"


def stages(value: Any) -> tuple[Stage, ...]:
    """The stages of a rule that fits."""
    return tuple(Stage(**{**held, "asks": tuple(held["asks"])}) for held in value)


def fits(said: Any) -> bool:
    """Whether this can be read as stages."""
    return isinstance(said, list) and 0 < len(said) <= MOST and all(map(_is_stage, said))


def _is_stage(held: Any) -> bool:
    if not isinstance(held, dict) or not {"title", "asks"} <= set(held) <= PARTS:
        return False
    asks = held["asks"]
    words = [held[part] for part in PARTS & set(held) - {"asks"}]
    return _are_known(asks) and all(isinstance(each, str) and 0 < len(each) <= LONGEST for each in words)


def _are_known(asks: Any) -> bool:
    if not isinstance(asks, list) or not asks:
        return False
    return all(isinstance(each, str) and each in EVIDENCE for each in asks)


SUGGESTED = (
    Stage("Assess", ("concern", "strengths", "parents", "factors", "first_score")),
    Stage("Plan", ("plan", "pupil_view", "family_view", "shared_targets")),
    Stage("Do", ("approach",)),
    Stage("Review", ("review", "agreed_next", "second_score")),
)
"""Neither law nor guidance: what Foothold suggests where no local rule names stages."""
