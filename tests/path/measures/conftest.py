from datetime import date
from types import SimpleNamespace

import pytest

from foothold.ground.access.roles import Role
from tests import factories

SEP_15 = date(2025, 9, 15)


@pytest.fixture
def area(at):
    """A school with its people, on the day of a first score, and a child on its roll."""
    at(factories.moment(SEP_15, 10))
    authority = factories.authority()
    school = factories.school("Alder Academy", authority=authority)
    head = factories.person(Role.HEADTEACHER, school)
    lead = factories.person(Role.INCLUSION_LEAD, school, name="Ines Okafor")
    officer = factories.person(Role.EXCLUSIONS_OFFICER, authority)
    pupil = factories.pupil(school, given_name="Rowan")
    return SimpleNamespace(
        authority=authority, school=school, head=head, lead=lead, officer=officer, pupil=pupil
    )
