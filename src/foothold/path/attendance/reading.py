"""A part-time timetable as a page shows it: what is owed, the hours lost, and where it differs from guidance."""

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.ground.organisations import calendars
from foothold.law.register import elsewhere as clocks
from foothold.path.attendance import facts


def calendar_of(timetable):
    """The calendar of its school, or None where its dates are missing."""
    return calendars.known_of([timetable.school_id]).get(timetable.school_id)


def owed(timetable, calendar, today):
    """What is owed for it, by its kind: the duty, how far off it is, and how its day was worked out."""
    held = Duty.objects.filter(basis__about=timetable.reference).exclude(status=Duty.Status.VOID)
    newest_last = held.select_related("basis").order_by("pk")
    return {NAMES[duty.kind]: _told(duty, calendar, today) for duty in newest_last if duty.kind in NAMES}


NAMES = {facts.REVIEW: "review", facts.TELL: "tell", clocks.PART_TIME.id: "end"}


def _told(duty, calendar, today):
    return {
        "duty": duty,
        "due": explain.due(duty, calendar) if calendar else None,
        "provision": explain.provision(duty),
        "distance": explain.distance(duty.due_on, today, calendar) if calendar else "",
        "late": duty.is_late(today),
    }
