"""Part-time timetables at the school of the demonstration: one kept, one reviewed, one past its last day."""

from datetime import time, timedelta
from decimal import Decimal

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.ground.kit import clock
from foothold.path.attendance import actions, facts
from foothold.path.attendance.models import Week

STORIES = (
    ("Wren", "Abbott", 8, "F", "Grace Abbott", "illness", 3, 5, 0),
    ("Callum", "Reyes", 9, "M", "Daniel Reyes", "mental_health", 24, 5, 1),
    ("Isla", "Thorne", 7, "F", "Ruth Thorne", "after_ap", 40, 5, 2),
)
"""Name, year, sex, the parent who agreed, reason, how many calendar days ago it began, for how many weeks, and how many
reviews were held."""
WHY = {
    "illness": "The hospital asks for a slow return. Work at home alone would keep her away from her friends.",
    "mental_health": "A whole day is too much yet. His doctor and his parents think mornings are right.",
    "after_ap": "Back from the Turnstone Centre, one part of the day after the other.",
}


def tell(scene):
    for given, family, year, sex, parent, reason, ago, weeks, held in STORIES:
        day = scene.calendar.add_school_days(scene.today - timedelta(days=ago - 1), -1)
        pupil = scene.child(given, family, year, sex)
        row = _begin(scene, pupil, parent, reason, day, weeks)
        if held:
            _told(scene, row)
        for nth in range(held):
            _review(scene, row, nth)


def _begin(scene, pupil, parent, reason, starts_on, weeks):
    place = facts.Place.of(scene.school, starts_on)
    ends_on = starts_on + timedelta(weeks=weeks, days=-1)
    return actions.begin(
        by=scene.head,
        at=clock.moment_of(starts_on, time(8)),
        pupil=pupil,
        school=scene.school,
        timetable={
            "reason": reason,
            "why": WHY[reason],
            "way_back": "One more afternoon in each week. Work for the other hours is on the homework site.",
            "full_day": Decimal("6.5"),
            "starts_on": starts_on,
            "ends_on": ends_on,
            "next_review_on": place.review_by(starts_on) or starts_on + timedelta(weeks=2),
        },
        week=dict.fromkeys(Week.DAYS, Decimal(3)),
        agreement={
            "parent": parent,
            "parent_agreed_on": starts_on - timedelta(days=2),
        },
    )


def _told(scene, row):
    duty = Duty.objects.get(basis__about=row.reference, kind=facts.TELL)
    at = clock.moment_of(row.starts_on, time(12))
    how = "By e-mail to the Pupils Out of School Team"
    duties.meet(by=scene.head, at=at, duty=duty, done_on=row.starts_on, how=how)


def _review(scene, row, nth):
    held_on = row.next_review_on
    place = facts.Place.of(scene.school, held_on)
    week = facts.present_week(row)
    hours = dict(zip(Week.DAYS, week.by_day, strict=True)) | {Week.DAYS[nth]: Decimal(6)}
    next_on = place.review_by(held_on) or held_on + timedelta(weeks=2)
    row.next_review_on = min(next_on, row.ends_on)
    actions.review(
        by=scene.head,
        at=clock.moment_of(held_on, time(16)),
        timetable=row,
        held_on=held_on,
        came=["pupil", "family", "head"],
        found="It goes well; one afternoon more from tomorrow on.",
        next_review_on=row.next_review_on,
        week=hours,
    )
