from datetime import date

import pytest

from foothold.ground.access.roles import Role
from tests import deeds, factories
from tests.path.exclusions.walk import Walk

NOV_4, NOV_20 = date(2025, 11, 4), date(2025, 11, 20)


@pytest.fixture
def alder():
    return factories.school(authority=factories.authority(), trust=factories.trust())


@pytest.fixture
def principal(alder):
    return factories.person(Role.HEADTEACHER, alder, name="Amina Head")


@pytest.fixture
def ivo(alder):
    return factories.pupil(alder, given_name="Ivo", family_name="Larkin")


@pytest.fixture
def walk(ivo, alder, principal):
    """A permanent exclusion for one breach, with a meeting of the governing board arranged."""
    happened = "Ivo showed a knife to Quentin Oddfellow; QUENTIN\u2019s friend Ama Boateng saw it."
    made = Walk(deeds.exclude(ivo, alder, principal, NOV_4, what_happened=happened))
    made.arrange_board(NOV_4, NOV_20)
    return made
