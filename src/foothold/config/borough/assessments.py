"""EHC needs assessments at the school of the demonstration: one at each stage, one of them late."""

from datetime import time, timedelta

from foothold.child.pupils.models import Characteristic
from foothold.ground.kit import clock
from foothold.path.ehc import actions
from foothold.path.ehc.actions import reviews
from foothold.path.ehc.actions import teams as team_actions

STORIES = (
    ("Wren", "Tolliver", 7, "F", 3, ()),
    ("Ansel", "Brody", 8, "M", 44, ("allocate",)),
    ("Mina", "Okoro", 9, "F", 88, ("allocate", "assess", "ask_advice")),
    ("Idris", "Pell", 10, "M", 126, ("allocate", "assess", "ask_advice", "draft", "consult")),
)
"""Name, year, sex, how many calendar days ago the request came, and the steps since. The second is late."""
WHY = "Two cycles of plan, do and review: small group reading and a quiet room. Both helped a little."


TEAMS = ("Central", "North", "South")


def add(scene):
    _teams(scene)
    _kept(scene)
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


def _teams(scene):
    """Three area teams. One coordinator works in the demonstration, so she leads them and is in one."""
    eva, authority = scene.staff.demo["Eva Kaminski"], scene.laid.authority
    teams = [
        team_actions.found_team(by=eva, at=scene.at, organisation=authority, name=name, leader=eva)
        for name in TEAMS
    ]
    since = scene.today - timedelta(days=200)
    team_actions.join_team(
        by=eva, at=scene.at, organisation=authority, team=teams[1], coordinator=eva, from_on=since
    )


def _kept(scene):
    """A plan that was made two years ago: reviewed once, a decision late, and the next review owed."""
    eva = scene.staff.demo["Eva Kaminski"]
    pupil = scene.child("Imogen", "Sayle", 9, "F")
    scene.characterise(pupil, Characteristic.Kind.SEN_PROVISION, code="E", code_set="CBDS May 2026")
    made, held = scene.today - timedelta(days=395), scene.today - timedelta(days=34)
    plan = reviews.keep_plan(by=eva, at=_at(made), pupil=pupil, made_on=made)
    review = reviews.hold_review(
        by=scene.staff.demo["Ines Okafor"],
        at=_at(held),
        plan=plan,
        held_on=held,
        recommends="Speech and language therapy each week, and a laptop for writing.",
        family_says="She talks more at home since the summer.",
    )
    sent = held + timedelta(days=9)
    reviews.report_review(by=scene.staff.demo["Ines Okafor"], at=_at(sent), review=review, reported_on=sent)


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
