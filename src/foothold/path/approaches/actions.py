"""A school's own word on the directory: what it offers and what it does not."""

from datetime import timedelta

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.path.approaches.models import Offer


@action(
    Permission.OFFER_APPROACH,
    on="organisation",
    says="{approach[title]}: the school {stands} from {from_on}. {note}",
)
def offer(*, by, at, organisation, approach, stands, from_on, note=""):
    """Says from a day on whether the school offers an approach; what it said for the days before stays as it was."""
    if not organisation.is_school:
        raise Refused("Only a school or a pupil referral unit keeps its own copy of the directory.")
    said = Offer.objects.filter(organisation=organisation, approach=approach.key)
    if said.filter(from_on__gt=from_on).exists():
        raise Refused("The school has already said something for a later day. Choose a day after it.")
    said.filter(from_on__lt=from_on, to_on=None).update(to_on=from_on - timedelta(days=1))
    changed, _ = Offer.objects.update_or_create(
        organisation=organisation,
        approach=approach.key,
        from_on=from_on,
        defaults={"stands": stands, "note": note},
    )
    return changed
