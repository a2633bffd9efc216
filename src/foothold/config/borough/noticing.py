"""What adults noticed in the last weeks: something at every school, and the stories of the demonstration's own."""

import random
from datetime import time, timedelta

from foothold.child.pupils.models import Pupil
from foothold.ground.kit import clock
from foothold.path.concerns import actions
from foothold.path.concerns.models import Answer, Concern, Correction, SafeguardingNote

Kind, Parent = Concern.Kind, Concern.Parent
OF_A_HUNDRED = 4
DAYS_BACK = 60
ANSWERED = 0.75
STORIES = {
    Kind.OBSERVATION: ("Helped to clear up without being asked.", "Chose to read alone at break."),
    Kind.BEHAVIOUR: (
        "Left the room twice when the work got hard.",
        "Argued with another pupil in the queue.",
    ),
    Kind.LEARNING: ("Handed in nothing for two weeks.", "Could not begin the task without help."),
    Kind.ATTENDANCE: ("Late on four mornings of five.", "Missed every Monday this month."),
    Kind.FEELINGS: ("Tearful before the test.", "Sat alone at lunch again."),
    Kind.FRIENDS: ("Says that nobody wants to be a partner.", "Was laughed at on the stairs."),
    Kind.HOME: ("Came without breakfast again.", "Says that home is loud at night."),
}
STRENGTHS = (
    "Kind to younger pupils.",
    "Good with animals.",
    "Never gives up in sport.",
    "Asks fine questions.",
)
DOES = ("Lunch club on Tuesdays.", "Meeting with the parents.", "A check-in every morning.", "Reading test.")


def at_school(school, arrivals, head, today, at):
    """A few children of the school were noticed, and most of it was answered."""
    chance = random.Random(f"what was noticed at {school.name}")
    there = [each.pupil for each in arrivals if each.starts_on < today - timedelta(days=DAYS_BACK)]
    chosen = chance.sample(there, len(there) * OF_A_HUNDRED // 100)
    if not chosen:
        return
    rows = actions.record_all(
        by=head, at=at, noticed=[_noticed(pupil, school, head, today, chance) for pupil in chosen]
    )
    asked = [row for row in rows if row.kind != Kind.OBSERVATION and chance.random() < ANSWERED]
    actions.answer_all(by=head, at=at, answers=[_answer(row, head, chance) for row in asked])


def _noticed(pupil, school, by, today, chance):
    kind = chance.choice(list(STORIES))
    on = today - timedelta(days=chance.randrange(1, DAYS_BACK))
    on -= timedelta(days=max(0, on.weekday() - 4))
    spoken = chance.random() < 0.5
    return Concern(
        pupil=pupil,
        school=school,
        kind=kind,
        noticed=chance.choice(STORIES[kind]),
        noticed_on=on,
        strengths=chance.choice((*STRENGTHS, "")),
        parent=Parent.SPOKEN if spoken else Parent.NOT_YET,
        parent_said="They see it at home too." if spoken else "",
        recorded_by=by,
        recorded_at=clock.moment_of(on, time(15, chance.randrange(60))),
    )


def _answer(concern, by, chance):
    written_at = concern.recorded_at + timedelta(hours=18)
    by_on = concern.noticed_on + timedelta(days=chance.randrange(4, 22))
    return Answer(
        concern=concern,
        what=chance.choice(DOES),
        who=str(by),
        by_on=by_on,
        written_by=by,
        written_at=written_at,
    )


def stories(scene):
    """A worry with its strengths, one incident with two children, and a note for the safeguarding lead alone."""
    teacher = scene.staff.demo["Tom Vale"]
    named = {pupil.family_name: pupil for pupil in Pupil.objects.filter(links__organisation=scene.school)}
    worry = _story(scene, named["Ashdown"], teacher, 6, Kind.FEELINGS, "Says that Sundays are the worst day.")
    worry.strengths, worry.tried = "Teaches the younger ones to draw.", "A seat by the window; it helped."
    incident = [
        _story(
            scene, named["Calder"], teacher, 3, Kind.FRIENDS, "Pushed another pupil and said sorry at once."
        ),
        _story(
            scene, named["Harker"], teacher, 3, Kind.FRIENDS, "Was pushed on the stairs and went home early."
        ),
    ]
    for each in incident:
        each.incident = "stairs"
    kept = actions.record_all(by=teacher, at=scene.at, noticed=[worry, *incident])
    kept[0].noticed = "Says that Monday mornings are the worst time."
    correction = Correction(because="I had written down the wrong day")
    actions.correct(by=teacher, at=scene.at, concern=kept[0], correction=correction)
    note = _story(scene, named["Harker"], teacher, 1, Kind.HOME, "Would not say how the bruise came about.")
    told = {name: getattr(note, name) for name in NOTED}
    actions.protect(by=teacher, at=scene.at, pupil=note.pupil, note=SafeguardingNote(**told))


NOTED = ("pupil", "school", "kind", "noticed", "noticed_on", "recorded_by", "recorded_at")


def _story(scene, pupil, by, ago, kind, noticed):
    on = scene.school_days_ago(ago)
    return Concern(
        pupil=pupil,
        school=scene.school,
        kind=kind,
        noticed=noticed,
        noticed_on=on,
        recorded_by=by,
        recorded_at=clock.moment_of(on, time(15, 40)),
    )
