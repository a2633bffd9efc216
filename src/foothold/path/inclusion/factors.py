"""What makes things harder for a child, and what protects: two sides of one list, of equal weight; never a score."""

from dataclasses import dataclass

from django.db.models import TextChoices

SOURCE = "Risk and resilience as guides to mental health in schools list them, in our own words. Check before relying."


class Side(TextChoices):
    PROTECTS = "protects", "What protects"
    HARDER = "harder", "What makes things harder"


class Area(TextChoices):
    CHILD = "child", "The child"
    FAMILY = "family", "The family"
    SCHOOL = "school", "The school"
    COMMUNITY = "community", "Around them"


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that may be so: its key in a row, where it belongs, what it says."""

    key: str
    area: Area
    side: Side
    says: str


_HELD: dict[tuple[Area, Side], dict[str, str]] = {
    (Area.CHILD, Side.PROTECTS): {
        "attached": "Is close to an adult and trusts them",
        "solves": "Finds ways out of a difficulty",
        "humour": "Has a sense of humour",
        "esteem": "Thinks well of themself",
    },
    (Area.CHILD, Side.HARDER): {
        "learning": "Finds learning difficult, or has a special educational need",
        "communicating": "Finds it hard to understand others or to be understood",
        "health": "Has been ill or in pain for long",
        "change": "Finds change or strong feelings hard",
    },
    (Area.FAMILY, Side.PROTECTS): {
        "one_adult": "Has at least one good relationship at home",
        "cared_for": "Is looked after and kept an eye on",
        "harmony": "There is affection and calm at home",
    },
    (Area.FAMILY, Side.HARDER): {
        "conflict": "There is conflict at home",
        "parting": "Parents have parted, or somebody has died or gone",
        "parent_ill": "A parent is ill, in body or in mind",
        "substances": "Drink or drugs are a worry at home",
        "crime": "Somebody in the family is in trouble with the law",
    },
    (Area.SCHOOL, Side.PROTECTS): {
        "clear": "Knows what the rules are and finds them fair",
        "belongs": "Belongs: has friends, a club, a place",
        "expects": "Is expected to do well",
    },
    (Area.SCHOOL, Side.HARDER): {
        "bullied": "Is bullied",
        "discrimination": "Meets discrimination",
        "relationships": "Gets on badly with adults or pupils here",
    },
    (Area.COMMUNITY, Side.PROTECTS): {
        "network": "Has people around the family who help",
        "housing": "Has a safe and settled home",
        "faith": "Has a faith or a community that carries",
        "activities": "Does something outside school and likes it",
    },
    (Area.COMMUNITY, Side.HARDER): {
        "poverty": "The family has little money",
        "homeless": "Has no settled home",
        "events": "Has been through something frightening",
        "exploited": "Others may be using the child",
    },
}
FACTORS = {
    f"{area.value}.{key}": Named(f"{area.value}.{key}", area, side, says)
    for (area, side), held in _HELD.items()
    for key, says in held.items()
}
"""Harm and abuse are left out on purpose: what is noticed of those is a safeguarding note, which one lead reads."""


def among(area: Area, side: Side) -> list[Named]:
    """What may be said of one area on one side."""
    return [each for each in FACTORS.values() if (each.area, each.side) == (area, side)]
