"""Whose people somebody may manage."""

from foothold.ground.access.models import Membership
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie, granted
from foothold.ground.organisations.models import Belonging, Organisation

TIES_OF_MEMBERS = {Belonging.Kind.AUTHORITY: Tie.SCHOOL_AUTHORITY, Belonging.Kind.TRUST: Tie.TRUST}


def managed_by(person, on):
    """Organisations whose people a person manages: their own, and those of their authority."""
    found = Organisation.objects.none()
    for membership in person.memberships_on(on):
        if Permission.MANAGE_PEOPLE in granted(membership.role, Tie.OWN):
            found |= Organisation.objects.filter(pk=membership.organisation_id)
        for kind, tie in TIES_OF_MEMBERS.items():
            if Permission.MANAGE_PEOPLE in granted(membership.role, tie):
                members = Belonging.objects.on(on).filter(parent=membership.organisation_id, kind=kind)
                found |= Organisation.objects.filter(pk__in=members.values("organisation"))
    return found.distinct()


def people_of(organisation, on):
    """Who works at an organisation on a day, or will."""
    rows = Membership.objects.filter(organisation=organisation).exclude(to_on__lt=on)
    return rows.select_related("person", "job_title").order_by("person__name", "from_on")
