"""What may be done: record a first score, its second, say why there is none, put a mistyped score right.

Scores stand in the row and in no sentence of the chronology: an event says that one was recorded, and of what.
"""

from typing import Any

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations import calendars
from foothold.ground.policy import local_duties
from foothold.law.due import Party
from foothold.path.measures import checks, facts
from foothold.path.measures.models import Measure


@action(Permission.RECORD_MEASURE, on="pupil", says="First score recorded: {measure}")
def begin(*, by, at, pupil, measure):
    """Records a first score. The second is owed by the day that was named."""
    measure.pupil = pupil
    measure.before = checks.scores(measure.kind, measure.before)
    checks.can_begin(measure, clock.day_of(at))
    try:
        with transaction.atomic():
            measure.save(force_insert=True)
    except IntegrityError:
        raise Refused(
            f"A first score of this kind ({measure.kind}) waits for its second already. Record that one, or say why"
            " there is none."
        ) from None
    duties.owe(_debt(measure))
    return measure


@action(Permission.RECORD_MEASURE, on="measure", says="Second score recorded: {measure}")
def measure_again(*, by, at, measure, on, scores):
    """Records the second score, of the same instrument by the same informant. It meets what was owed."""
    measure = _waiting(measure)
    after = checks.scores(measure.kind, scores)
    checks.can_measure_again(measure, on, clock.day_of(at))
    move(measure, Measure.Status.PAIRED, after_on=on, after=after)
    duties.met(measure.reference, [facts.AGAIN], by=by, on=on, how="The second score was recorded.")
    return measure


@action(
    Permission.RECORD_MEASURE, on="measure", says="{measure}: there is no second score, because {because}"
)
def let_go(*, by, at, measure, because):
    """Ends a measure without a second score. What was owed for it falls away."""
    measure = _waiting(measure)
    move(measure, Measure.Status.LET_GO, ended_because=because)
    duties.void(measure.reference, by=by, because=because)
    return measure


@action(Permission.RECORD_MEASURE, on="measure", says="{measure}: a score was put right, because {because}")
def put_right(*, by, at, measure, which, was, changes, because):
    """Puts a mistyped score right. What stood there before stays in the record."""
    measure = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    if not getattr(measure, which):
        raise Refused("There is no such score yet. Record it first.")
    if getattr(measure, which) != was:
        raise Refused("Somebody has put this score right a moment ago. Open it again to see how it stands.")
    setattr(measure, which, checks.scores(measure.kind, changes))
    measure.save(update_fields=[which])
    return measure


def _waiting(measure):
    """The row as it is now, locked, so that two people never record one second score each."""
    found = Measure.objects.select_for_update(of=("self",)).select_related("pupil", "school")
    measure = found.get(pk=measure.pk)
    if not measure.is_waiting:
        raise Refused(f"This one {measure.get_status_display()}. Record a new first score.")
    return measure


def _debt(measure):
    given = local_duties.MeasureAgain(
        what=str(measure.kind),
        since=measure.before_on,
        by_on=measure.due_on,
        source=local_duties.THE_SCORE,
    )
    owed = local_duties.RULES[facts.AGAIN][1](given, calendars.calendar_of(measure.school))
    bodies: dict[str, Any] = {Party.SCHOOL: measure.school}
    return duties.Debt(measure.pupil, measure.school, measure.reference, facts.AGAIN, given, owed, bodies)
