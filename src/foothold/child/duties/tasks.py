"""What a day brings by itself: whoever answers for a child or a school from today owes what is open."""

from foothold.child.duties import actions
from foothold.child.duties.models import Handover
from foothold.ground.kit import clock, one_by_one
from foothold.ground.kit.action import afterwards


def pass_on(at):
    """How many changes were carried out that had been noted for a day by now. Harmless when done again."""
    waiting = Handover.objects.filter(done_at=None, from_on__lte=clock.day_of(at))
    return one_by_one.each(waiting.select_related("pupil", "school", "by"), lambda each: _pass(each, at))


def _pass(handover, at):
    afterwards(actions.hand_over, by=handover.by, at=at, handover=handover)
    return 1
