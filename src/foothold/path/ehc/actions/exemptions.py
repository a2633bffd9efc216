"""An exemption from the time limits of an assessment, as the regulations name them."""

from django.db import IntegrityError, transaction

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.law import ehc
from foothold.path.ehc import checks
from foothold.path.ehc.models import Exemption

Ground = Exemption.Ground
WEEKS = f"{ehc.LONG_CLOSURE.days // 7} weeks"


@action(
    Permission.RUN_EHC,
    on="assessment",
    says="{assessment}: an exemption from the time limits was recorded ({ground}), because {because}",
)
def exempt(*, by, at, assessment, ground, from_on, to_on, because):
    """Records what lets a time limit go by. The day stays, and so does what is owed."""
    if not assessment.is_running:
        raise Refused("This assessment has ended. An exemption is recorded while it runs.")
    if to_on <= from_on:
        raise Refused("It ends after it begins. Check the two days.")
    checks.refuse_future(from_on, at)
    _refuse_what_the_law_does_not_name(assessment, ground, from_on, to_on)
    try:
        with transaction.atomic():
            return Exemption.objects.create(
                assessment=assessment, ground=ground, from_on=from_on, to_on=to_on, because=because
            )
    except IntegrityError:
        raise Refused("This exemption is on record already.") from None


def _refuse_what_the_law_does_not_name(assessment, ground, from_on, to_on):
    if ground == Ground.CLOSURE:
        asked = assessment.advice.values_list("asked_on", flat=True)
        if not any(ehc.advice_is_exempt(day, from_on, to_on) for day in asked):
            raise Refused(
                f"No advice on record was asked between one week before a closure of {WEEKS} or more and one week"
                " before the school opened again. Check the days, and record the advice first."
            )
    if ground == Ground.AWAY and to_on - from_on < ehc.LONG_CLOSURE:
        raise Refused(f"An absence counts from {WEEKS} on. Check the two days.")
