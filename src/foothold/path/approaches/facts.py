"""What a school's own copy of the directory says on a day."""

from django.db.models import Count

from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie, granted
from foothold.path.approaches.models import Offer


def own_school(person, on):
    """The school somebody works for, if they work for one."""
    schools = [each.organisation for each in person.memberships_on(on) if each.organisation.is_school]
    return schools[0] if schools else None


def may_say(person, school, on):
    """Whether somebody says what this school offers."""
    return any(
        Permission.OFFER_APPROACH in granted(membership.role, Tie.OWN)
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
