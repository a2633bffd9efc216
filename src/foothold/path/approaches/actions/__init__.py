"""A school's own word on the directory: what it offers, who is trained in it."""

from datetime import timedelta

from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.path.approaches.models import Offer, Training


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


@action(
    Permission.RECORD_TRAINING,
    on="organisation",
    says="{name}, {works_as}, is trained in {approach[title]} from {from_on}: {hours} hours, given by {given_by}",
)
def train(*, by, at, organisation, approach, name, works_as, hours, given_by, from_on, to_on=None):
    """Records that an adult at a school was trained in an approach, and until when it counts."""
    if from_on > clock.day_of(at):
        raise Refused("This day is still to come. Record the training once it has taken place.")
    if to_on and to_on < from_on:
        raise Refused("The training cannot run out before it took place. Look at the two dates again.")
    return Training.objects.create(
        organisation=organisation,
        approach=approach.key,
        name=name,
        works_as=works_as,
        hours=hours,
        given_by=given_by,
        from_on=from_on,
        to_on=to_on,
    )


@action(
    Permission.RECORD_TRAINING,
    on="training",
    says="The training of {training} counts until {last_on}, because {because}",
)
def end_training(*, by, at, training, last_on, because):
    """From the day after, the training counts no longer: somebody left, or it was recorded by mistake."""
    if last_on < training.from_on:
        raise Refused("That day is before the training. Choose the day of the training or a later one.")
    training.to_on, training.ended_because = last_on, because
    training.save(update_fields=["to_on", "ended_because"])
    return training
