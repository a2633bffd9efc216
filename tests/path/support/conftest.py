from datetime import date
from types import SimpleNamespace

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.path.support import plans


@pytest.fixture
def area(at):
    """A school that lives by the local rules of its authority, its people, and a child on its roll."""
    at(factories.moment(plans.TODAY, 10))
    authority = factories.authority()
    school = factories.school("Alder Academy", authority=authority)
    factories.local_rules(authority, "hackney-2019")
    head = factories.person(Role.HEADTEACHER, school)
    lead = factories.person(Role.INCLUSION_LEAD, school, name="Ines Okafor")
    officer = factories.person(Role.EXCLUSIONS_OFFICER, authority)
    pupil = factories.pupil(school, born_on=date(2012, 3, 4))
    return SimpleNamespace(
        authority=authority, school=school, head=head, lead=lead, officer=officer, pupil=pupil
    )
