"""What on record may bring a child before a meeting: facts, each as a sentence. A person chooses from them."""

from foothold.child.pupils import facts as pupil_facts
from foothold.ground.policy import local_duties
from foothold.path.attendance.models import Timetable
from foothold.path.concerns.models import Concern
from foothold.path.exclusions.models import Exclusion
from foothold.path.support.models import Plan

ROWS = 50


def of(pupil, person, on):
    """The sentences for one child, of what this person may see."""
    return [
        *_concerns(pupil, person, on),
        *_suspensions(pupil, person, on),
        *_plans(pupil, person, on),
        *_part_time(pupil, person, on),
    ]


def _concerns(pupil, person, on):
    waiting = Concern.objects.visible_to(person, on=on).filter(pupil=pupil).without_answer()[:ROWS]
    if found := list(waiting):
        first = min(each.noticed_on for each in found)
        yield f"{_number(len(found), 'concern')} without an answer, the first from {_said(first)}"


def _suspensions(pupil, person, on):
    seen = Exclusion.objects.visible_to(person, on=on).standing().filter(pupil=pupil)
    year = seen.filter(starts_on__gte=pupil_facts.school_year_start(on)).exclude(
        kind=Exclusion.Kind.PERMANENT
    )
    if days := list(year.values_list("starts_on", flat=True)[:ROWS]):
        yield f"{_number(len(days), 'suspension')} this school year, the last from {_said(max(days))}"


def _plans(pupil, person, on):
    plans = Plan.objects.visible_to(person, on=on).running().filter(pupil=pupil).counted()
    asked = set(
        pupil.duties.open().filter(kind=local_duties.PLAN_HELP).values_list("basis__about", flat=True)
    )
    for plan in plans:
        if plan.reference in asked:
            yield f"{_capital(plan)}: {_number(plan.without_impact, 'review')} without impact"
        elif plan.next_review_on < on:
            yield f"{_capital(plan)}: its review of {_said(plan.next_review_on)} is overdue"


def _part_time(pupil, person, on):
    running = Timetable.objects.visible_to(person, on=on).filter(pupil=pupil, status=Timetable.Status.RUNNING)
    for each in running:
        yield f"{_capital(each)}, until {_said(each.ends_on)}"


def _number(count, thing):
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _said(on):
    return f"{on:%-d %B %Y}"


def _capital(thing):
    text = str(thing)
    return text[:1].upper() + text[1:]
