"""A primary school and what its people record about one child, as they would."""

from datetime import date
from types import SimpleNamespace

from foothold.ground.access.roles import Role
from foothold.path.approaches.actions import delivery as delivering
from foothold.path.inclusion import actions
from tests import factories

TODAY = date(2025, 9, 15)
IN_YEAR_6 = date(2015, 3, 4)
BOTH = ["child.humour", "school.bullied"]


def primary():
    """A primary school with its people, and a child in Year 6."""
    authority = factories.authority()
    school = factories.school("Elm Primary", authority=authority)
    lead = factories.person(Role.INCLUSION_LEAD, school, name="Ines Okafor")
    head = factories.person(Role.HEADTEACHER, school)
    officer = factories.person(Role.EXCLUSIONS_OFFICER, authority)
    pupil = factories.pupil(school, given_name="Rowan", born_on=IN_YEAR_6)
    return SimpleNamespace(
        authority=authority, school=school, lead=lead, head=head, officer=officer, pupil=pupil
    )


def noticed(area, **told):
    return factories.concern(area.pupil, area.school, by=area.lead, on=TODAY, **told)


def weighed(area, factors=BOTH, *, on=TODAY, by=None):
    """What makes things harder and what protects, as it is on a day."""
    actions.set_factors(
        by=by or area.lead,
        at=factories.moment(on),
        pupil=area.pupil,
        school=area.school,
        factors=factors,
        rests_on="Talk with the mother",
    )


def joined(area, approach="circle-of-friends", *, begun=True):
    """The child takes part in something the school runs, or is to run."""
    group = factories.delivery(area.school, by=area.head, approach=approach, starts_on=TODAY)
    agreed = {"joined_on": TODAY, "parent_agreed_on": TODAY, "child_agreed_on": TODAY}
    at = factories.moment(TODAY)
    delivering.join(by=area.head, at=at, delivery=group, pupil=area.pupil, **agreed)
    if begun:
        delivering.begin(by=area.head, at=at, delivery=group)
    return group
