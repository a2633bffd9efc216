"""What a measure of a child may be about, and when its second score is asked for where nobody says otherwise."""

from datetime import timedelta

from foothold.ground.policy import local_duties
from foothold.path.approaches.models import Delivery
from foothold.path.support.models import Plan

AGAIN = local_duties.MEASURE_AGAIN
WEEKS = timedelta(weeks=12)
ROWS = 50


def plans_of(pupil, school):
    """Running plans of a child at a school."""
    return list(Plan.objects.running().filter(pupil=pupil, school=school)[:ROWS])


def groups_of(pupil, school):
    """What the child takes part in at a school and is not over."""
    found = Delivery.objects.open().filter(places__pupil=pupil, organisation=school)
    return list(found.select_related("organisation")[:ROWS])


def again_on(on, plans):
    """The end of the plan, where one runs; else after twelve weeks. A proposal."""
    ends = [plan.ends_on for plan in plans if plan.ends_on > on]
    return ends[0] if ends else on + WEEKS


def of_child(measures, pupil):
    """Of what a person may see: the newest first, 50 at most."""
    read = measures.filter(pupil=pupil).select_related("pupil", "school", "plan", "delivery__organisation")
    return list(read[:ROWS])
