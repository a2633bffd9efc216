"""An approach is planned, a child takes part, it begins when everything it asks for is there, and it ends."""

from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.path.approaches import checks, directory
from foothold.path.approaches.models import Delivery, Leader, Place


@action(
    Permission.DELIVER_APPROACH,
    on="organisation",
    says="{approach[title]} is planned from {starts_on}, {sessions} sessions",
)
def plan(*, by, at, organisation, approach, starts_on, sessions, trained=(), others=()):
    """Plans an approach. Where its entry asks for training, somebody who leads it is trained on the day it starts."""
    version = directory.in_force(directory.published()[approach.key], starts_on)
    if version is None:
        raise Refused("The directory does not describe this approach for that day. Choose a later day.")
    if over := [each for each in trained if not each.holds(starts_on)]:
        raise Refused(f"The training of {over[0].name} does not count on that day. Choose somebody else.")
    leaders = [Leader(training=each, name=each.name) for each in trained]
    leaders += [Leader(name=name) for name in others]
    _refuse(checks.of_leaders(version.rules, version.title, leaders))
    made = Delivery.objects.create(
        organisation=organisation,
        approach=approach.key,
        version_from=version.from_on,
        title=version.title,
        starts_on=starts_on,
        sessions=sessions,
    )
    for leader in leaders:
        leader.delivery = made
    Leader.objects.bulk_create(leaders)
    return made


@action(
    Permission.DELIVER_APPROACH,
    on="delivery",
    record_on="pupil",
    says="Takes part from {joined_on} in {delivery}",
)
def join(*, by, at, delivery, pupil, joined_on, parent_agreed_on=None, child_agreed_on=None, trained_hours=0):
    """A child takes part. Where the entry asks for consent, the days on which it was given are on record first."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    _is_open_to(delivery, pupil, joined_on)
    place = Place(
        pupil=pupil,
        delivery=delivery,
        joined_on=joined_on,
        parent_agreed_on=parent_agreed_on,
        child_agreed_on=child_agreed_on,
        trained_hours=trained_hours,
    )
    later = [day for day in (parent_agreed_on, child_agreed_on) if day and day > clock.day_of(at)]
    if later:
        raise Refused("A day of agreement is still to come. Record it once they have agreed.")
    _refuse(checks.of_place(directory.rules_of(delivery), place, delivery.places.count()))
    place.save()
    return place


def _is_open_to(delivery, pupil, day):
    if delivery.status == Delivery.Status.ENDED:
        raise Refused(f"{delivery} is over. Plan it again for this child.")
    if pupil.tied(Tie.ON_ROLL, day) != delivery.organisation:
        raise Refused(f"{pupil} is not on roll at {delivery.organisation} on that day.")
    if delivery.places.filter(pupil=pupil).exists():
        raise Refused(f"{pupil} takes part already.")


@action(Permission.DELIVER_APPROACH, on="delivery", says="{delivery} has begun")
def begin(*, by, at, delivery):
    """It begins, if everything that its entry asks for is on record."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    day = clock.day_of(at)
    if delivery.starts_on > day:
        raise Refused(f"It is planned from {delivery.starts_on:%-d %B %Y}. Begin it on that day or later.")
    _refuse(checks.before_it_begins(delivery, day))
    move(delivery, Delivery.Status.RUNNING)
    return delivery


@action(Permission.DELIVER_APPROACH, on="delivery", says="{delivery} is over, the last day was {ended_on}")
def end(*, by, at, delivery, ended_on):
    """It is over. Who took part stays on record."""
    if not delivery.starts_on <= ended_on <= clock.day_of(at):
        raise Refused("The last day lies between the first day and today.")
    move(delivery, Delivery.Status.ENDED, ended_on=ended_on)
    return delivery


def _refuse(sentences):
    if said := list(sentences):
        raise Refused(" ".join(said))
