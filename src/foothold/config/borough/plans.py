"""Plans of support: a few in every school, and at the school of the demonstration one of each kind of story."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from foothold.ground.kit import clock
from foothold.path.support import actions, facts

WEEKS = timedelta(weeks=14)
PURPOSES = (
    "To be in lessons, and to be known there for what goes well",
    "To come back from the break without a quarrel",
    "To be at school on every day of the week, and on time",
)
TARGETS = (
    ("pupil", "In class on time for every lesson", "Late to 9 of 25 lessons", "The register, each week"),
    ("school", "Greeted at the door by name in every lesson", "2 of 8 teachers do", "Asked each Friday"),
    ("family", "A message home on each good day, answered", "None so far", "Counted in the planner"),
    ("agency", "A youth worker meets the pupil each week", "Not begun", "Visits counted"),
)
SAYS = {
    "view_pupil": "I get told off before I have done anything. I like art and the quiet room.",
    "view_family": "Mornings are hard since the move. A call on a good day would help.",
    "view_school": "Kind to younger pupils. Loses heart when the work is long.",
}
STORIES = (
    ("Noor", "Calloway", 8, "F", 62, ("same", "worse")),
    ("Jem", "Holloway", 9, "M", 54, ("better",)),
    ("Tariq", "Winslow", 7, "M", 40, ()),
    ("Elsie", "Farrant", 10, "F", 12, ()),
)
"""Name, year, sex, how many calendar days ago the plan began, and what each review found. One is overdue."""


YOUTH_WORKER = (
    "He comes to every session, and works well with one adult. We can meet him in school on Thursdays."
)
WORSE = (
    "Walked out of four lessons this week. The report card and a talk with her grandmother changed nothing."
)


@dataclass
class Telling:
    """One plan with its reviews, at the school of the demonstration."""

    scene: Any
    pupil: Any
    starts_on: date

    @property
    def leader(self):
        return self.scene.staff.demo["Ines Okafor"]

    def begin(self, number):
        place = facts.Place.of(self.scene.school, self.starts_on)
        says = SAYS if number % 2 else dict(list(SAYS.items())[:2])
        return actions.begin(
            by=self.leader,
            at=_at(self.starts_on, 16),
            pupil=self.pupil,
            school=self.scene.school,
            plan=plan_of(place, self.leader, self.starts_on, number) | says,
            targets=targets_of(self.starts_on, 4 - number % 3),
        )

    def review(self, plan, held_on, how):
        place = facts.Place.of(self.scene.school, held_on)
        figures = {"same": "8 of 25", "worse": "11 of 25", "better": "4 of 25"}
        actions.review(
            by=self.leader,
            at=_at(held_on, 16),
            plan=plan,
            held_on=held_on,
            came=["pupil", "family", "school"],
            changes=[
                {"target": each, "how": how, "figure": figures[how] if each.whose == "pupil" else ""}
                for each in facts.targets(plan)
            ],
            next_review_on=place.next_review(held_on, plan.ends_on),
            agreed="The mentor stays; the seat in science changes.",
        )


def tell(scene):
    """Running well, without impact, overdue, and just begun."""
    for number, (given, family, year, sex, ago, found) in enumerate(STORIES):
        started = scene.calendar.this_or_next_school_day(scene.today - timedelta(days=ago))
        telling = Telling(scene, scene.child(given, family, year, sex), started)
        plan = telling.begin(number)
        for nth, how in enumerate(found, start=1):
            held_on = scene.calendar.this_or_next_school_day(started + timedelta(days=24 * nth))
            telling.review(plan, min(held_on, scene.today), how)
        if number == 0:
            _ask(scene, plan)
    _suggest(scene)


def _ask(scene, plan):
    """One has answered, one is silent."""
    by, since = scene.staff.demo["Ines Okafor"], scene.today - timedelta(days=20)
    service = scene.laid.named("Fernleigh Youth Justice Service")
    answered = _asked(plan, by, since, service.name, service, "view")
    given = {"answer": "sent", "answered_on": since + timedelta(days=4), "said": YOUTH_WORKER}
    actions.answer(by=by, at=_at(given["answered_on"], 12), invitation=answered, **given)
    _asked(plan, by, since, "Educational psychologist", None, "advice")


def _asked(plan, by, on, whom, organisation, asked_for):
    invitation = {"whom": whom, "organisation": organisation, "asked_for": asked_for, "sharing": "agreed"}
    invitation |= {"answer_by": on + timedelta(days=14)}
    return actions.invite(by=by, at=_at(on, 16), plan=plan, invitation=invitation)


def _suggest(scene):
    """A teacher asks for a plan, and nobody has decided yet."""
    pupil = scene.child("Mira", "Oakes", 8, "F")
    asked_on = scene.calendar.this_or_next_school_day(scene.today - timedelta(days=3))
    given = {"cause": "behaviour_worse", "because": WORSE, "by_on": scene.today + timedelta(days=4)}
    by = scene.staff.demo["Tom Vale"]
    actions.suggest(by=by, at=_at(min(asked_on, scene.today), 8), pupil=pupil, school=scene.school, **given)


def of_school(school, head, pupils, *, today, at):
    """A few plans begun in the last weeks, for children who have been suspended."""
    place = facts.Place.of(school, today)
    begun = []
    for number, pupil in enumerate(pupils):
        starts_on = place.calendar.this_or_next_school_day(today - timedelta(days=5 * (number % 3)))
        plan = plan_of(place, head, starts_on, number)
        begun.append(actions.Begun(pupil, plan, targets_of(starts_on, 2 + number % 3)))
    return actions.begin_all(by=head, at=at, school=school, begun=begun)


def plan_of(place, leader, starts_on, number):
    return {
        "kind": "pastoral_support_programme",
        "cause": "suspensions",
        "purpose": PURPOSES[number % len(PURPOSES)],
        "tried": "A report card and a change of seat, for three weeks each. Neither lasted.",
        "leader": leader,
        "starts_on": starts_on,
        "ends_on": starts_on + WEEKS,
        "next_review_on": place.next_review(starts_on),
        "exit_test": "Four weeks in a row without a lesson missed and without a call home about behaviour",
    }


def targets_of(starts_on, number):
    parts = ("whose", "what", "baseline", "measure")
    return [
        dict(zip(parts, each, strict=True))
        | {"help": "The mentor looks at it with the pupil each Friday", "by_on": starts_on + WEEKS}
        for each in TARGETS[:number]
    ]


def _at(day, hour):
    return clock.moment_of(day, time(hour))
