"""A plan as a page shows it: each target with what became of it, each review with who came."""

from collections import defaultdict

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.ground.organisations import calendars
from foothold.path.support import facts
from foothold.path.support.models import Change, Target


def targets(plan):
    """The targets as they are worded now, each with its earlier wordings and how it stood at each review."""
    held = {each.pk: each for each in plan.targets.all()}
    found = defaultdict(list)
    for change in (
        Change.objects.filter(review__plan=plan).select_related("review").order_by("review__held_on")
    ):
        found[change.target_id].append(change)
    replaced = {each.replaces_id for each in held.values()}
    return [_told(each, held, found) for each in held.values() if each.pk not in replaced]


def _told(target, held, found):
    earlier, here = [], target
    while here.replaces_id:
        here = held[here.replaces_id]
        earlier.append(here)
    stood = [change for each in [*reversed(earlier), target] for change in found[each.pk]]
    return {"target": target, "earlier": earlier, "stood": stood, "whose": target.get_whose_display()}


def only_the_pupil(plan):
    """Whether the pupil alone is to change."""
    return {each.whose for each in facts.targets(plan)} == {Target.Whose.PUPIL}


def reviews(plan):
    """The newest first."""
    return list(plan.reviews.order_by("-held_on"))


def review_owed(plan, today):
    """The review that is owed: its duty, how far off it is, how its day was worked out."""
    duty = _open(plan, facts.REVIEW)
    if duty is None:
        return None
    calendar = calendars.known_of([plan.school_id]).get(plan.school_id)
    return {
        "duty": duty,
        "due": explain.due(duty, calendar) if calendar else None,
        "provision": explain.provision(duty),
        "distance": explain.distance(duty.due_on, today, calendar) if calendar else "",
        "late": duty.is_late(today),
    }


def help_owed(plan):
    duty = _open(plan, facts.HELP)
    return duty and {"duty": duty, "provision": explain.provision(duty)}


def _open(plan, kind):
    owed = Duty.objects.open().filter(basis__about=plan.reference, kind=kind)
    return owed.select_related("basis").first()
