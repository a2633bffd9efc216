from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from foothold.ground.access.roles import Role
from tests import factories

TODAY = date(2025, 11, 10)


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def fernleigh(db):
    return factories.authority()


@pytest.fixture
def alder(fernleigh):
    return factories.school("Alder Academy", authority=fernleigh)


@pytest.fixture
def staff(alder):
    """Somebody in each role of the school, by role."""
    roles = ("HEADTEACHER", "INCLUSION_LEAD", "CLASS_TEACHER", "SCHOOL_OFFICE", "SAFEGUARDING_LEAD")
    return {Role[role]: factories.person(Role[role], alder, name=f"{role.title()} Person") for role in roles}


@pytest.fixture
def teacher(staff):
    return staff[Role.CLASS_TEACHER]


@pytest.fixture
def head(staff):
    return staff[Role.HEADTEACHER]


@pytest.fixture
def lead(staff):
    return staff[Role.SAFEGUARDING_LEAD]


@pytest.fixture
def ada(alder):
    return factories.pupil(alder, given_name="Ada", family_name="Alderman")


@pytest.fixture
def ben(alder):
    return factories.pupil(alder, given_name="Ben", family_name="Birchall")


@pytest.fixture
def typed():
    """What somebody types about a worry; `typed(risk="yes")` changes it."""

    def fill(**changes):
        return {
            "risk": "no",
            "noticed": "Sat alone at lunch again.",
            "kind": "feelings",
            "noticed_on": "10 11 2025",
            "strengths": "Draws with great patience.",
            "parent": "spoken",
            "parent_said": "Mum sees it at home too.",
            "tried": "A seat beside a friend.",
        } | changes

    return fill
