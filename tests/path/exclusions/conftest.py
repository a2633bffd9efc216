import pytest

from foothold.ground.access.roles import Role
from tests import factories


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def alder(fernleigh):
    return factories.school("Alder Academy", authority=fernleigh, trust=factories.trust())


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder, name="Amina Head")


@pytest.fixture
def office(alder):
    return factories.person(Role.SCHOOL_OFFICE, alder, name="Otto Office")


@pytest.fixture
def pupil(alder):
    return factories.pupil(alder)
