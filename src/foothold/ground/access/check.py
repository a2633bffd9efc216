"""The one place that answers whether a person may, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol

from django.db.models import Q

from foothold.ground.access.models import Membership, Person
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie, granted, ties_that_grant
from foothold.ground.organisations.models import Belonging, Organisation, OrganisationQuerySet

TIES_OF_MEMBERS = {Belonging.Kind.AUTHORITY: Tie.SCHOOL_AUTHORITY, Belonging.Kind.TRUST: Tie.TRUST}


class Held(NamedTuple):
    """A tie as it counts for what access is asked about: some let a thing be read that others change."""

    tie: str
    organisation: Any
    since: date | None
    until: date | None
    only_to_read: bool = False

    def lets(self, role: str) -> frozenset[Permission]:
        found = granted(role, self.tie)
        return frozenset(each for each in found if each.only_looks) if self.only_to_read else found


class Subject(Protocol):
    """Whatever access is asked about: it knows its ties, access does not know what it is."""

    def ties(self, on: date) -> Iterable[tuple[Any, ...]]: ...


@dataclass(frozen=True)
class Reason:
    """Why a person may see a child: this membership meets this tie."""

    membership: Membership
    tie: Tie
    organisation: Any
    since: date | None
    until: date | None
    permissions: frozenset[Permission]

    def __str__(self) -> str:
        return f"you are {self.membership.title} and the child {self.tie.label} {self.organisation}"


def why(person: Person, subject: Subject, on: date) -> list[Reason]:
    """Every membership that meets a tie and grants something, with what it grants."""
    return met(person, list(subject.ties(on)), on)


def met(person: Person, ties: Iterable[tuple[Any, ...]], on: date) -> list[Reason]:
    """The same where the ties were read already."""
    return [
        Reason(membership, Tie(held.tie), held.organisation, held.since, held.until, lets)
        for membership in person.memberships_on(on)
        for held in (Held(*each) for each in ties)
        if held.organisation.pk == membership.organisation_id and (lets := held.lets(membership.role))
    ]


def permissions(person: Person, subject: Subject, on: date) -> frozenset[Permission]:
    return frozenset().union(*(reason.permissions for reason in why(person, subject, on)))


def may(person: Person, permission: Permission, subject: Subject, on: date) -> bool:
    return permission in permissions(person, subject, on)


def reach(person: Person, permission: Permission, on: date, *, prefix: str = "") -> Q:
    """The ties (organisation, tie) through which the person holds a permission, as a condition on link rows."""
    pairs = Q(pk__in=[])
    for membership in person.memberships_on(on):
        ties = ties_that_grant(membership.role, permission)
        if ties:
            pairs |= Q(
                **{f"{prefix}organisation_id": membership.organisation_id, f"{prefix}tie__in": sorted(ties)}
            )
    return pairs


def ties_reached(person: Person, permission: Permission, on: date) -> frozenset[Tie]:
    """The kinds of tie through which the person could hold a permission."""
    return frozenset().union(*(ties_that_grant(each.role, permission) for each in person.memberships_on(on)))


def organisations(person: Person, permission: Permission, on: date) -> OrganisationQuerySet[Organisation]:
    """Organisations for which the person holds a permission: their own, and the members of their authority or trust."""
    found: OrganisationQuerySet[Organisation] = Organisation.objects.none()
    for membership in person.memberships_on(on):
        if permission in granted(membership.role, Tie.OWN):
            found |= Organisation.objects.filter(pk=membership.organisation_id)
        for kind, tie in TIES_OF_MEMBERS.items():
            if permission in granted(membership.role, tie):
                members = Belonging.objects.on(on).filter(parent=membership.organisation_id, kind=kind)
                found |= Organisation.objects.filter(pk__in=members.values("organisation"))
    distinct: OrganisationQuerySet[Organisation] = found.distinct()
    return distinct


def anywhere(person: Person, permission: Permission, on: date) -> bool:
    """Whether any of the person's roles could hold this permission for somebody."""
    return any(ties_that_grant(membership.role, permission) for membership in person.memberships_on(on))
