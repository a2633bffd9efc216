"""Whose people somebody may manage, and who is among them."""

from datetime import timedelta

from django.db.models import Case, Count, Prefetch, Q, When

from foothold.ground.access import check
from foothold.ground.access.models import Invitation, Membership
from foothold.ground.access.permissions import Permission

SOON = timedelta(days=30)
SHOWN = {
    "": "Now",
    "never": "Have not signed in",
    "soon": "Access ends within 30 days",
    "ended": "Ended",
}
"""What the list of people can be narrowed to."""


def managed_by(person, on):
    """Organisations whose people a person manages: their own, and those of their authority or trust."""
    return check.organisations(person, Permission.MANAGE_PEOPLE, on)


def own_first(organisations, person, on):
    """Those the person belongs to stand before all they answer for."""
    own = [membership.organisation_id for membership in person.memberships_on(on)]
    is_own = Case(When(pk__in=own, then=0), default=1)
    return organisations.annotate(place=is_own).order_by("place", "name", "pk")


def _conditions(on):
    ended = Q(to_on__lt=on) | Q(stopped_at__isnull=False)
    return {
        "": ~ended,
        "never": ~ended & Q(person__last_login=None),
        "soon": ~ended & Q(to_on__lte=on + SOON),
        "ended": ended,
    }


def people_of(organisation, on, shown=""):
    """Who works at an organisation on a day, or will; or some of them; or who did."""
    invitations = Prefetch("person__invitations", Invitation.objects.order_by("-sent_at", "-pk"))
    rows = every_role(organisation).filter(_conditions(on).get(shown, Q()))
    return rows.prefetch_related(invitations).order_by("person__name", "from_on", "pk")


def every_role(organisation):
    return Membership.objects.filter(organisation=organisation).select_related("person", "job_title")


def counts(organisation, on):
    """How many each way of narrowing the list would show."""
    conditions = _conditions(on)
    numbers = {f"n_{name}": Count("pk", filter=condition) for name, condition in conditions.items()}
    found = Membership.objects.filter(organisation=organisation).aggregate(**numbers)
    return {name: found[f"n_{name}"] for name in conditions}


def other_roles(membership, on):
    """What else the same person does at the same organisation."""
    rows = every_role(membership.organisation).filter(person=membership.person).exclude(pk=membership.pk)
    return rows.order_by("-from_on", "-pk")[:50]


def invited(person, at):
    """How the invitation of somebody who has not signed in stands, in words."""
    last = next(iter(person.invitations.all()), None)
    if last is None:
        return "Not invited yet"
    if last.is_open(at):
        return f"Invited on {last.sent_at:%-d %B %Y}. The link works until {last.ends_at:%-d %B %Y}"
    return f"Invited on {last.sent_at:%-d %B %Y}. That link no longer works"
