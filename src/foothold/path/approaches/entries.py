"""An entry of the directory as a file holds it: one approach, in versions that each begin on a day."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import yaml
from django.db.models import TextChoices

from foothold.ground.kit.refusals import Refused


class Level(TextChoices):
    COMPLEX = "complex", "Complex or high risk"
    UNIVERSAL_PLUS = "universal_plus", "Universal Plus"
    UNIVERSAL = "universal", "Universal"

    @property
    def means(self) -> str:
        return MEANS[self]


MEANS = {
    Level.COMPLEX: "A specialist or statutory response for the few with complex needs, social care among them.",
    Level.UNIVERSAL_PLUS: "For some children: what everybody has, together with something targeted.",
    Level.UNIVERSAL: "For everybody, from what every school and service offers.",
}


class Phase(TextChoices):
    EARLY_YEARS = "early_years", "Early years"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"


class Need(TextChoices):
    ANXIETY = "anxiety", "Anxiety and worry"
    ATTENDANCE = "attendance", "Attendance"
    ATTENTION = "attention", "Attention"
    AUTISM = "autism", "Autism and communication"
    BEHAVIOUR = "behaviour", "Behaviour"
    BULLYING = "bullying", "Bullying"
    EARLY = "early_years", "Young children"
    EXCLUSION = "exclusion", "At risk of exclusion"
    FAMILY = "family", "Family"
    FEELINGS = "feelings", "Feelings and anger"
    FRIENDSHIPS = "friendships", "Friendships"
    HEALTH = "health", "Health"
    LEARNING = "learning", "Learning"
    LOSS = "loss", "Loss and grief"
    MOVING = "moving", "Changing school"
    RELATIONSHIPS = "relationships", "Relationships"
    SAFETY = "safety", "Safety"
    STAFF = "staff", "Staff wellbeing and practice"


class Strength(TextChoices):
    RECOMMENDED = "recommended", "National guidance recommends it, as the guide says"
    REPORTED = "reported", "The guide reports good results"
    PRACTICE = "practice", "Known from practice"
    LAW = "law", "A step in law or guidance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What must be so before an approach begins, where its entry says so. Nothing set: nothing to check."""

    trained: bool = False
    staff: int = 0
    group_from: int = 0
    group_to: int = 0
    terms: int = 0
    consents: tuple[str, ...] = ()
    mediators: int = 0
    mediator_hours: int = 0
    confidential: bool = False

    @property
    def in_words(self) -> list[str]:
        said = {
            "Whoever leads it is trained in it.": self.trained,
            f"{self.staff} members of staff run it together.": self.staff,
            f"A group has {self.group_from} to {self.group_to} children.": self.group_to,
            f"It lasts {self.terms} terms at most.": self.terms,
            f"Before it begins there is the consent of: {', '.join(self.consents)}.": self.consents,
            f"At least {self.mediators} trained pupils, because mediators work in pairs.": self.mediators,
            f"Each of them had at least {self.mediator_hours} hours of training.": self.mediator_hours,
            "What is said stays with the counsellor. Foothold keeps only that there is counselling.": self.confidential,
        }
        return [sentence for sentence, holds in said.items() if holds]


@dataclass(frozen=True, slots=True)
class Named:
    """An approach as a record of it names it."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One approach as it is described from a day on."""

    key: str
    from_on: date
    title: str
    in_short: str
    levels: tuple[Level, ...]
    level_is_ours: bool
    phases: tuple[Phase, ...]
    needs: tuple[Need, ...]
    why: tuple[str, ...]
    how: tuple[str, ...]
    who: str
    length: str
    often: str
    size: str
    consent: str
    prerequisites: str
    measures: tuple[str, ...]
    strength: Strength
    evidence: str
    contact: str
    source: str
    differs: str = ""
    not_in_guide: tuple[str, ...] = ()
    rules: Rules = Rules()

    @property
    def incomplete(self) -> str:
        """What the guide leaves open, in words; empty where it answers everything."""
        return ", ".join(LEFT_OPEN[each] for each in self.not_in_guide)

    @property
    def named(self) -> Named:
        return Named(self.key, self.title)

    @property
    def words(self) -> str:
        """Everything a search looks in."""
        needs = [need.label for need in self.needs]
        return " ".join([self.title, self.in_short, *self.why, *self.how, *needs]).lower()


PLAIN = ("title", "in_short", "who", "consent", "prerequisites", "contact", "source")
LISTS = ("why", "how", "measures")
CODED: dict[str, type[TextChoices]] = {"levels": Level, "phases": Phase, "needs": Need}
DOSE = ("length", "often", "size")
PARTS = {"from", "level_is_ours", "dose", "evidence", *PLAIN, *LISTS, *CODED}
MAY_HAVE = {"differs", "rules", "not_in_guide"}
LEFT_OPEN = {"contact": "whom to ask", "why": "why to use it"}
"""Parts that a guide may leave open. The entry is kept and says so, and what stands there instead is ours."""


def read(key: str, text: str) -> tuple[Version, ...]:
    """The versions of one approach, the newest first. Refuses with a sentence that names the part to mend."""
    held = yaml.safe_load(text)
    versions = [_version(key, each) for each in held["versions"]]
    days = [version.from_on for version in versions]
    if len(set(days)) < len(days):
        raise Refused(f"{key}: two versions begin on the same day.")
    return tuple(sorted(versions, key=lambda version: version.from_on, reverse=True))


def _version(key: str, held: dict[str, Any]) -> Version:
    if wrong := (PARTS - set(held)) | (set(held) - PARTS - MAY_HAVE):
        raise Refused(f"{key}: look again at {', '.join(sorted(wrong))}.")
    given: dict[str, Any] = {name: _words(key, name, held[name]) for name in PLAIN}
    given |= {name: tuple(_words(key, name, line) for line in held[name]) for name in LISTS}
    given |= {
        name: tuple(_code(key, name, kind, code) for code in held[name]) for name, kind in CODED.items()
    }
    given |= {name: _words(key, name, held["dose"].get(name)) for name in DOSE}
    return Version(
        key=key,
        from_on=held["from"],
        level_is_ours=held["level_is_ours"],
        strength=_code(key, "evidence", Strength, held["evidence"]["strength"]),
        evidence=_words(key, "evidence", held["evidence"]["says"]),
        differs=held.get("differs", ""),
        not_in_guide=_left_open(key, held.get("not_in_guide", ())),
        rules=_rules(key, held.get("rules", {})),
        **given,
    )


def _words(key: str, name: str, said: Any) -> str:
    if not isinstance(said, str) or not said.strip():
        raise Refused(f"{key}: {name} needs words.")
    return said


def _left_open(key: str, parts: Any) -> tuple[str, ...]:
    if unknown := [part for part in parts if part not in LEFT_OPEN]:
        raise Refused(f"{key}: a guide cannot leave open {unknown[0]}.")
    return tuple(parts)


def _code(key: str, name: str, kind: type[TextChoices], code: Any) -> Any:
    if code not in kind.values:
        raise Refused(f"{key}: {name} does not know {code}.")
    return kind(code)


def _rules(key: str, held: dict[str, Any]) -> Rules:
    if unknown := set(held) - {each.name for each in fields(Rules)}:
        raise Refused(f"{key}: there is no rule called {', '.join(sorted(unknown))}.")
    return Rules(**held | {"consents": tuple(held.get("consents", ()))})
