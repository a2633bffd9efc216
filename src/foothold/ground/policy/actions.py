"""Choosing a reading of an open question of the law."""

from datetime import timedelta

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy.models import Choice
from foothold.law.readings import QUESTIONS


@action(
    Permission.CHOOSE_READING,
    on="organisation",
    says="{setting}: takes the other reading: {takes_other}, from {from_on}, because {because}",
)
def choose(*, by, at, organisation, setting, takes_other, from_on, because):
    """Takes a reading from a day on; what was worked out before that day stays as it was."""
    if QUESTIONS[setting].other_value is None:
        raise Refused(
            "This reading is given where the amount is worked out. There is nothing to choose here."
        )
    held = Choice.objects.filter(organisation=organisation, setting=setting, to_on__isnull=True)
    if held.filter(from_on__gte=from_on).exists():
        raise Refused("A later choice is already on record. Choose a day after it.")
    held.update(to_on=from_on - timedelta(days=1))
    return Choice.objects.create(
        organisation=organisation,
        setting=setting,
        takes_other=takes_other,
        from_on=from_on,
        because=because,
    )
