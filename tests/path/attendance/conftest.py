from datetime import date
from types import SimpleNamespace

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.path.attendance import timetables


@pytest.fixture
def area(at):
    """A school in the area of an authority with local rules of its own: six weeks at most, reviewed every fortnight."""
    at(factories.moment(timetables.JAN_15, 10))
    authority = factories.authority()
    school = factories.school("Alder Academy", authority=authority)
    factories.local_rules(authority, "example-borough")
    head = factories.person(Role.HEADTEACHER, school, name="Amina Farrow")
    lead = factories.person(Role.INCLUSION_LEAD, school, name="Ines Okafor")
    officer = factories.person(Role.EXCLUSIONS_OFFICER, authority)
    pupil = factories.pupil(school, born_on=date(2012, 3, 4), given_name="Ada")
    return SimpleNamespace(
        authority=authority, school=school, head=head, lead=lead, officer=officer, pupil=pupil
    )
