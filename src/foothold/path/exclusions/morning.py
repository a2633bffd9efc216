"""Day 6, read in the morning: who is owed education, since when or from when, and what is arranged."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.ground.access.permissions import Permission
from foothold.ground.organisations import calendars
from foothold.law import day_six
from foothold.law import facts as law_facts
from foothold.law.exclusion import Facts
from foothold.path.exclusions import further_notice
from foothold.path.exclusions.models import EducationArranged, Notice

AHEAD = timedelta(days=14)
KINDS = ("day6.la", "day6.school")


@dataclass(frozen=True)
class Morning:
    """One pupil owed education: since when, who owes it, what is arranged, and how long there has been none."""

    duty: Duty
    exclusion: str
    arranged: EducationArranged | None
    told: str
    days_without: int
    gap: tuple[Any, ...]
    distance: str
    when: str


def owed(person, today):
    """Education still owed in the areas the person answers for, up to two weeks ahead, the longest late first."""
    seen = Duty.objects.visible_to(person, on=today, permission=Permission.LIST_DAY_SIX).open()
    found = seen.filter(kind__in=KINDS, due_on__lte=today + AHEAD)
    return found.select_related("pupil", "basis__school", "owed_by_organisation").order_by("due_on", "pk")


def grouped(duties, today):
    """Rows under late, today, tomorrow, this week and later, in the order of the list."""
    held = calendars.calendars_of({duty.basis.school for duty in duties}) if duties else {}
    arranged, notices = _arranged(duties), _notices(duties)
    rows = [_row(duty, today, held[duty.basis.school_id], arranged, notices) for duty in duties]
    return [(name, list(found)) for name, found in groupby(rows, lambda row: row.when)]


def _row(duty, today, calendar, arranged, notices):
    exclusion = _exclusion(duty)
    given = law_facts.from_json(Facts, duty.basis.facts)
    found = arranged.get(exclusion)
    return Morning(
        duty,
        str(exclusion),
        found,
        _told(found, notices, duty, given, calendar),
        day_six.days_without(duty.due_on, None, today, calendar),
        day_six.days_without_provider(given, calendar),
        explain.distance(duty.due_on, today, calendar),
        _when(duty.due_on, today),
    )


def _when(on, today):
    if on < today:
        return "Late"
    if on == today:
        return "Today"
    if on == today + timedelta(days=1):
        return "Tomorrow"
    return "This week" if on <= today + timedelta(days=6 - today.weekday()) else "Later"


def _arranged(duties):
    """The last arrangement for each exclusion."""
    ids = [_exclusion(duty) for duty in duties]
    return {
        each.exclusion_id: each for each in EducationArranged.objects.filter(exclusion__in=ids).order_by("pk")
    }


def _notices(duties):
    """What was said of where and when education starts."""
    ids = [_exclusion(duty) for duty in duties]
    return list(Notice.objects.filter(exclusion__in=ids, kind=Notice.Kind.DAY_SIX))


def _told(arranged, notices, duty, given, calendar):
    if arranged is None:
        return ""
    own = [each for each in notices if each.exclusion_id == arranged.exclusion_id]
    decided_on, school = given.exclusion.day_of_decision, duty.basis.school
    return further_notice.standing(arranged, own, duty.due_on, school, decided_on, calendar)


def _exclusion(duty):
    return int(duty.basis.about.rpartition(":")[2])
