"""What a school's own copy of the directory says on a day."""

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from foothold.ground.access.roles import Tie, granted
from foothold.path.approaches.models import Delivery, Offer, Place, Training

SOON = 60


def own_school(person, on):
    """The school somebody works for, if they work for one."""
    schools = [each.organisation for each in person.memberships_on(on) if each.organisation.is_school]
    return schools[0] if schools else None


def may(person, permission, school, on):
    """Whether somebody's role at their own school lets them do this for it."""
    return any(
        permission in granted(membership.role, Tie.OWN)
        for membership in person.memberships_on(on)
        if school is not None and membership.organisation_id == school.pk
    )


def offers_of(school, on):
    """What a school says on a day about each approach, by its key."""
    return {offer.approach: offer for offer in Offer.objects.on(on).filter(organisation=school)}


def offered_by(schools, on):
    """How many of these schools offer each approach, by its key."""
    offered = Offer.objects.on(on).filter(organisation__in=schools, stands=Offer.Stands.OFFERS)
    return dict(offered.values_list("approach").annotate(Count("organisation")).order_by())


def history_of(school, approach):
    """Everything a school has said about an approach, the newest first."""
    return Offer.objects.filter(organisation=school, approach=approach).order_by("-from_on")


def schools_with(approach, schools, on):
    """The schools among these that offer an approach, by name."""
    offered = Offer.objects.on(on).filter(
        organisation__in=schools, approach=approach, stands=Offer.Stands.OFFERS
    )
    return offered.select_related("organisation").order_by("organisation__name")


def register_of(school, on):
    """Who is or was trained at a school, those who still are first."""
    is_over = Q(to_on__isnull=False, to_on__lt=on)
    kept = Training.objects.filter(organisation=school)
    return kept.annotate(is_over=ExpressionWrapper(is_over, output_field=BooleanField())).order_by(
        "is_over", "approach", "name", "-from_on"
    )


def trained_in(school, approach, on):
    """Who at a school is trained in an approach on a day."""
    return Training.objects.on(on).filter(organisation=school, approach=approach)


def state_of(training, on):
    """How long a training still counts, in words and with the colour of its tag."""
    if training.to_on and training.to_on < on:
        return "Over", "grey"
    if training.from_on > on:
        return "Not yet", "grey"
    if training.to_on and (training.to_on - on).days <= SOON:
        return "Runs out soon", "yellow"
    return "Counts", "green"


def deliveries_of(school):
    """What a school plans and runs, with how many children take part."""
    return (
        Delivery.objects.filter(organisation=school)
        .annotate(children=Count("places"))
        .order_by("-starts_on", "-pk")
    )


def places_of(delivery, person, on):
    """Who takes part, as far as somebody may see the children."""
    return Place.objects.visible_to(person, on=on).filter(delivery=delivery).select_related("pupil")


def places_with(pupil):
    """In what a child takes or took part, the newest first."""
    return (
        Place.objects.filter(pupil=pupil)
        .select_related("delivery__organisation")
        .order_by("-joined_on", "-pk")
    )


def open_to(pupil, person, on):
    """What the child's school plans or runs, and the child is not part of yet."""
    school = pupil.tied(Tie.ON_ROLL, on)
    planned = Delivery.objects.visible_to(person, on=on).open().filter(organisation=school)
    return planned.exclude(places__pupil=pupil).select_related("organisation")
