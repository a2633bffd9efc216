"""Which roles there are at which kind of organisation, and which of them somebody may give."""

from datetime import date

from foothold.ground.access import check
from foothold.ground.access.models import Person
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role, Tie, granted
from foothold.ground.organisations.models import Organisation

R, Kind = Role, Organisation.Kind
_EVERYWHERE = {R.ADMINISTRATOR, R.FINANCE, R.ANALYST}
_SCHOOL = _EVERYWHERE | {
    R.HEADTEACHER,
    R.INCLUSION_LEAD,
    R.CLASS_TEACHER,
    R.SCHOOL_OFFICE,
    R.SAFEGUARDING_LEAD,
    R.BOARD_CLERK,
}
_SETTING = {R.AP_LEAD, R.AP_TUTOR}

ROLES_AT: dict[str, frozenset[Role]] = {
    kind: frozenset(roles)
    for kind, roles in {
        Kind.SCHOOL: _SCHOOL,
        Kind.PRU: _SCHOOL | _SETTING,
        Kind.PROVIDER: _EVERYWHERE | _SETTING | {R.SAFEGUARDING_LEAD},
        Kind.TRUST: _EVERYWHERE | {R.TRUST_LEAD, R.BOARD_CLERK, R.PANEL_MEMBER},
        Kind.AUTHORITY: _EVERYWHERE
        | {
            R.EXCLUSIONS_OFFICER,
            R.HEAD_OF_INCLUSION,
            R.EHC_COORDINATOR,
            R.VIRTUAL_SCHOOL_HEAD,
            R.PANEL_MEMBER,
            R.BOARD_CLERK,
        },
        Kind.AGENCY: _EVERYWHERE | {R.AGENCY_WORKER, R.PANEL_MEMBER},
        Kind.HOUSEHOLD: {R.FAMILY},
    }.items()
}
"""A role outside its kind of organisation would mean nothing: a school has no virtual school head."""

GIVEN_FROM_ABOVE = frozenset({R.ADMINISTRATOR})
"""Where an authority or a trust stands above, it appoints these; its schools do not appoint their own."""


def authority_of(person: Person, on: date) -> Organisation | None:
    """The authority for which this person keeps the list of organisations, or None."""
    for membership in person.memberships_on(on):
        if membership.organisation.kind == Kind.AUTHORITY and Permission.MANAGE_ORGANISATIONS in granted(
            membership.role, Tie.OWN
        ):
            return membership.organisation
    return None


def may_give(person: Person, organisation: Organisation, on: date) -> frozenset[Role]:
    """The roles this person may give, and take away, at this organisation on this day."""
    ties = {
        reason.tie
        for reason in check.why(person, organisation, on)
        if Permission.MANAGE_PEOPLE in reason.permissions
    }
    if not ties:
        return frozenset()
    only_its_own = ties == {Tie.OWN} and organisation.belongings.on(on).exists()
    return ROLES_AT[organisation.kind] - (GIVEN_FROM_ABOVE if only_its_own else frozenset())
