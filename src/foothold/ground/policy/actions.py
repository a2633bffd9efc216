"""What a body decides for itself: a reading of an open question of the law, a set of local rules."""

from datetime import timedelta

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy.models import Adoption, Choice
from foothold.law.readings import QUESTIONS


def _end_before(day, held):
    """Ends what holds on the day before; nothing that begins later is passed over."""
    if held.filter(from_on__gte=day).exists():
        raise Refused("A later choice is already on record. Choose a day after it.")
    held.update(to_on=day - timedelta(days=1))


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
    _end_before(
        from_on, Choice.objects.filter(organisation=organisation, setting=setting, to_on__isnull=True)
    )
    return Choice.objects.create(
        organisation=organisation,
        setting=setting,
        takes_other=takes_other,
        from_on=from_on,
        because=because,
    )


@action(
    Permission.ADOPT_RULES,
    on="organisation",
    says="Local rules from {from_on}: {title}, because {because}",
)
def adopt(*, by, at, organisation, title, source, rules, from_on, because):
    """Lives by a rule set from a day on; what was suggested before that day stays as it was."""
    _end_before(from_on, Adoption.objects.filter(organisation=organisation, to_on__isnull=True))
    return Adoption.objects.create(
        organisation=organisation,
        title=title,
        source=source,
        rules=rules,
        from_on=from_on,
        because=because,
    )
