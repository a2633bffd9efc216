"""What may be done: say what makes things harder and what protects; write a transition record and put it right."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.path.inclusion import facts
from foothold.path.inclusion.factors import FACTORS, Side
from foothold.path.inclusion.models import Factor, Transition


@action(
    Permission.RECORD_FACTORS,
    on="pupil",
    says="What makes things harder and what protects was recorded, both sides; known from: {rests_on}",
)
def set_factors(*, by, at, pupil, school, factors, rests_on):
    """Says what is so from today on. What is no longer among it ends the day before; what stays keeps its first day."""
    today = clock.day_of(at)
    if {FACTORS[key].side for key in factors} != set(Side):
        raise Refused(
            "Choose something on both sides. What protects a child counts as much as what makes it harder."
        )
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    held = {row.factor: row for row in Factor.objects.filter(pupil=pupil, to_on=None)}
    _end([held[key] for key in set(held) - set(factors)], today)
    new = [
        Factor(pupil=pupil, school=school, factor=key, rests_on=rests_on, from_on=today)
        for key in FACTORS
        if key in factors and key not in held
    ]
    return Factor.objects.bulk_create(new)


def _end(rows, today):
    """What began today and is taken back today was a slip of the mouse: the event keeps it, the list does not."""
    slips = [row.pk for row in rows if row.from_on == today]
    Factor.objects.filter(pk__in=slips).delete()
    others = [row.pk for row in rows if row.from_on < today]
    Factor.objects.filter(pk__in=others).update(to_on=today - timedelta(days=1))


@action(Permission.WRITE_TRANSITION, on="pupil", says="Transition record for the next school written")
def write_transition(*, by, at, pupil, school, told):
    """Writes what the next school is told, in the last year of primary school."""
    today = clock.day_of(at)
    if not facts.moves_up(pupil, today):
        raise Refused("A transition record is written in Year 6, before the child moves to secondary school.")
    _told_already(told, today)
    try:
        with transaction.atomic():
            return Transition.objects.create(pupil=pupil, school=school, written_on=today, **told)
    except IntegrityError:
        raise Refused(
            "There is a transition record already. Open it and change what is no longer so."
        ) from None


@action(
    Permission.WRITE_TRANSITION,
    on="transition",
    says="Transition record changed, because {because}",
)
def revise_transition(*, by, at, transition, was, changes, because):
    """Changes what the next school is told. What stood there before stays in the record."""
    row = Transition.objects.select_for_update(of=("self",)).get(pk=transition.pk)
    if not changes:
        raise Refused("Nothing is different from what stands there. Change it, or go back.")
    if {name: getattr(row, name) for name in was} != was:
        raise Refused("Somebody has changed this a moment ago. Open it again to see how it stands.")
    for name, value in changes.items():
        setattr(row, name, value)
    _told_already(changes, clock.day_of(at))
    row.save(update_fields=list(changes))
    return row


def _told_already(told, today):
    told_on = told.get("family_told_on")
    if told_on and told_on > today:
        raise Refused("Tell the family first: the day on which they were told has not come yet.")
