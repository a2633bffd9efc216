"""Bodies that no register brings along (a trust, an agency, a provider), each with who then adds its people."""

from django.db.models import Q

from foothold.desks.administration import invitations
from foothold.desks.administration.facts import organisations as facts
from foothold.ground.access.models import Membership
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.organisations.models import Organisation

Kind = Organisation.Kind


@action(
    Permission.MANAGE_ORGANISATIONS, on="keeper", says="{administrator} made administrator of {name} ({kind})"
)
def add_body(*, by, at, keeper, kind, name, number="", administrator, email, site):
    """A body and its administrator. One that is known already gets one only while it has none: its people are its own
    administrator's to add, and no authority stands above it."""
    _refuse_to_add(by, keeper, kind)
    body = _known(kind, name, number) or Organisation(kind=kind, name=name)
    _refuse_of_others(body, keeper, clock.day_of(at))
    _refuse_administered(body, clock.day_of(at))
    if number:
        body.group_uid = number
    body.save()
    _appoint(by, at, body, invitations.known_or_new(email, administrator), site)
    return body


def _refuse_to_add(by, keeper, kind):
    if keeper.kind != Kind.AUTHORITY:
        raise NotAllowed(
            "Trusts, agencies and providers are added by a local authority's administrator. Ask there."
        )
    if kind not in facts.ADDED:
        raise Refused(
            "Schools and authorities come from the national register of schools. Read that in first."
        )


def _known(kind, name, number):
    """By its number; or by its name, where one of the two has no number to tell them apart."""
    of_kind = Organisation.objects.select_for_update().filter(kind=kind)
    by_number = of_kind.filter(group_uid=number).first() if number else None
    unnumbered = Q(group_uid="") if number else Q()
    return by_number or of_kind.filter(unnumbered, name__iexact=name).first()


def _refuse_of_others(body, keeper, on):
    """A body that works elsewhere is not this authority's to hand over: whoever administers it sees its children."""
    if facts.works(body, on) and not facts.belongs_to(body, keeper, on):
        raise NotAllowed(
            f"{body} is on record already, and nothing here says that it works with schools of {keeper}. The authority"
            " whose schools it has names its administrator. Ask there."
        )


def _refuse_administered(body, on):
    held = Membership.objects.filter(organisation=body.pk, role=Role.ADMINISTRATOR, stopped_at=None)
    one = held.exclude(to_on__lt=on).select_related("person").first()
    if one:
        raise Refused(f"{body} is here already. Its administrator, {one.person}, adds its people. Ask there.")


def _appoint(by, at, body, person, site):
    if person == by:
        raise NotAllowed("Nobody gives themselves a role. Name the person who is to add its people.")
    Membership.objects.create(
        person=person, organisation=body, role=Role.ADMINISTRATOR, from_on=clock.day_of(at)
    )
    if person.last_login is None:
        invitations.send(person, body, by, at, site)
