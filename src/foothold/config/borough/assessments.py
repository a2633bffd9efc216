"""EHC needs assessments at the school of the demonstration: one at each stage, one of them late."""

from datetime import time, timedelta

from foothold.ground.kit import clock
from foothold.path.ehc import actions

STORIES = (
    ("Wren", "Tolliver", 7, "F", 3, ()),
    ("Ansel", "Brody", 8, "M", 44, ("allocate",)),
    ("Mina", "Okoro", 9, "F", 88, ("allocate", "assess", "ask_advice")),
    ("Idris", "Pell", 10, "M", 126, ("allocate", "assess", "ask_advice", "draft", "consult")),
)
"""Name, year, sex, how many calendar days ago the request came, and the steps since. The second is late."""
WHY = "Two cycles of plan, do and review: small group reading and a quiet room. Both helped a little."


def add(scene):
    for given, family, year, sex, days, steps in STORIES:
        pupil = scene.child(given, family, year, sex)
        received = scene.today - timedelta(days=days)
        row = actions.ask(
            by=scene.staff.demo["Ines Okafor"],
            at=_at(received),
            pupil=pupil,
            asked_by="school",
            received_on=received,
            why=WHY,
        )
        for step in steps:
            _take(scene, row, step, received)


def _take(scene, row, step, received):
    coordinator = scene.staff.demo["Eva Kaminski"]
    after = {"allocate": 4, "assess": 38, "ask_advice": 40, "draft": 100, "consult": 104}[step]
    day = received + timedelta(days=after)
    given = {
        "allocate": {"coordinator": coordinator, "contacted_on": day},
        "assess": {"decided_on": day},
        "ask_advice": {"asked_of": "An educational psychologist", "asked_on": day},
        "draft": {"served_on": day},
        "consult": {"school": scene.school, "asked_on": day},
    }[step]
    getattr(actions, step)(by=coordinator, at=_at(day), assessment=row, **given)


def _at(day):
    return clock.moment_of(day, time(15))
