from datetime import date
from types import SimpleNamespace

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.path.ehc.requests import RECEIVED


@pytest.fixture
def area(at):
    """An authority with its coordinator, a school with its people, and a child on its roll who lives there."""
    at(factories.moment(RECEIVED, 10))
    authority = factories.authority()
    school = factories.school("Alder Academy", authority=authority)
    return SimpleNamespace(
        authority=authority,
        school=school,
        head=factories.person(Role.HEADTEACHER, school),
        lead=factories.person(Role.INCLUSION_LEAD, school),
        coordinator=factories.person(Role.EHC_COORDINATOR, authority, name="Eva Kaminski"),
        pupil=factories.pupil(school, born_on=date(2012, 3, 4), home_authority=authority),
    )
