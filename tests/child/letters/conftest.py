import pytest

from foothold.child.letters import actions as letters
from foothold.child.pupils.models import Carer
from foothold.ground.access.roles import Role
from tests import factories


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def alder(fernleigh):
    return factories.school("Alder Academy", authority=fernleigh)


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder, name="Amina Farrow")


@pytest.fixture
def office(alder):
    return factories.person(Role.SCHOOL_OFFICE, alder)


@pytest.fixture
def clerk(alder):
    return factories.person(Role.BOARD_CLERK, alder)


@pytest.fixture
def rowan(alder):
    pupil = factories.pupil(alder, given_name="Rowan", family_name="Ashdown")
    Carer.objects.create(
        pupil=pupil, name="Rosa Ashdown", relation="mother", address="4 Canal Row, Fernleigh"
    )
    return pupil


@pytest.fixture
def letterhead(alder, head):
    return letters.set_letterhead(
        by=head,
        at=factories.moment(factories.LONG_AGO),
        organisation=alder,
        stands={
            "address": "Harbour Road\nFernleigh",
            "representations_to": "the clerk, clerk@alder.example",
            "work": "It is on the homework site.",
        },
    )
