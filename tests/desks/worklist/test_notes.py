"""A waiting safeguarding note stands in the safeguarding lead's work, and in nobody else's."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from foothold.child.duties.models import Duty
from foothold.ground.access.roles import Role
from foothold.path.concerns import actions
from tests import factories

pytestmark = pytest.mark.django_db
WAITS = "Look into a safeguarding note"


@pytest.fixture
def note(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))
    school = factories.school(authority=factories.authority())
    pupil = factories.pupil(school, given_name="Ada")
    return factories.safeguarding_note(pupil, school, by=factories.person(Role.CLASS_TEACHER, school))


def work_of(signed_in, person):
    return signed_in(person).get("/my-work/").content.decode()


def test_the_lead_finds_it_until_it_was_looked_into(note, signed_in):
    lead = factories.person(Role.SAFEGUARDING_LEAD, note.school)
    page = work_of(signed_in, lead)
    assert WAITS in page
    assert f"/concerns/safeguarding-notes/{note.pk}/" in page

    note.outcome, note.done = "held", "Spoke to her"
    actions.look_into(by=lead, at=factories.moment(date(2025, 11, 10), 11), note=note)

    assert WAITS not in work_of(signed_in, lead)


@pytest.mark.parametrize("role", [Role.HEADTEACHER, Role.INCLUSION_LEAD, Role.SCHOOL_OFFICE])
def test_nobody_else_learns_of_it_from_their_work(note, signed_in, role):
    page = work_of(signed_in, factories.person(role, note.school))

    assert WAITS not in page
    assert "Nothing is owed today." in page
    assert not Duty.objects.exists()


def test_a_lead_of_another_school_does_not_see_it(note, signed_in):
    other = factories.person(Role.SAFEGUARDING_LEAD, factories.school("Birch High School"))

    assert WAITS not in work_of(signed_in, other)
