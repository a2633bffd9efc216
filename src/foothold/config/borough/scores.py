"""Scores before and after support at the school of the demonstration: a pair, one that is missing, one that waits."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from foothold.child.pupils.models import Pupil
from foothold.ground.kit import clock
from foothold.path.measures import actions, instruments
from foothold.path.measures.models import Measure
from foothold.path.support.models import Plan

WEEKS = timedelta(weeks=8)
LUNCH_CLUB = "The lunch club"
TEACHER = {"total": 18, "emotional": 4, "conduct": 6, "hyperactivity": 6, "peer": 2, "prosocial": 5}
TEACHER_AGAIN = {"total": 12, "emotional": 2, "conduct": 3, "hyperactivity": 5, "peer": 2, "prosocial": 7}
FIRST = (
    ("Calloway", "sdq-teacher", 62, TEACHER),
    ("Calloway", "sdq-parent", 61, {"total": 24}),
    ("Calloway", "boxall-teacher", 60, {"strands": 81, "diagnostic": 62}),
    ("Holloway", "sdq-teacher", 75, TEACHER),
    ("Ashdown", "sdq-self", 70, {"total": 21}),
    ("Winslow", "readiness-teacher", 40, {"total": 176}),
)
"""Family name, what was answered, how many calendar days ago, the scores."""
SECOND = {
    ("Calloway", "sdq-teacher"): (5, TEACHER_AGAIN),
    ("Calloway", "sdq-parent"): (4, {"total": 13}),
    ("Calloway", "boxall-teacher"): (6, {"strands": 96, "diagnostic": 50}),
}


@dataclass
class Telling:
    """One measure at the school of the demonstration."""

    scene: Any
    pupil: Any
    kind: Any

    def begin(self, on: date, scores: dict[str, int]) -> Measure:
        plan = Plan.objects.running().filter(pupil=self.pupil, starts_on__lte=on).first()
        measure = Measure(
            school=self.scene.school,
            instrument=self.kind.instrument.key,
            version_from=self.kind.instrument.from_on,
            informant=self.kind.informant.key,
            plan=plan,
            purpose="" if plan else LUNCH_CLUB,
            before_on=on,
            before=scores,
            due_on=on + WEEKS,
        )
        return actions.begin(by=self.leader, at=_at(on), pupil=self.pupil, measure=measure)

    def again(self, measure: Measure, on: date, scores: dict[str, int]) -> None:
        actions.measure_again(by=self.leader, at=_at(on), measure=measure, on=on, scores=scores)

    @property
    def leader(self) -> Any:
        return self.scene.staff.demo["Ines Okafor"]


def tell(scene: Any) -> None:
    named = {pupil.family_name: pupil for pupil in Pupil.objects.filter(links__organisation=scene.school)}
    for family, kind, ago, scores in FIRST:
        on = scene.calendar.this_or_next_school_day(scene.today - timedelta(days=ago))
        telling = Telling(scene, named[family], instruments.kinds_on(on)[kind])
        measure = telling.begin(on, scores)
        if (family, kind) in SECOND:
            days, again = SECOND[family, kind]
            on = scene.calendar.this_or_next_school_day(scene.today - timedelta(days=days))
            telling.again(measure, min(on, scene.today), again)


def _at(on: date) -> Any:
    return clock.moment_of(on, time(16))
