"""What somebody may do comes from their role, and the role from the job title."""

import pytest
from django.urls import reverse

from foothold.ground.access import titles
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role
from tests import factories
from tests.desks.administration.test_people import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return factories.person(Role.ADMINISTRATOR, factories.school("Alder Academy", years=()))


def added(client, administrator, **fields):
    typed = {
        "name": "Noor Newcomer",
        "email": "noor@alder.example",
        "from_on_day": "10",
        "from_on_month": "11",
        "from_on_year": "2025",
    }
    page = reverse("administration:add-person", args=[administrator.memberships.get().organisation_id])
    return client.post(page, typed | fields)


@pytest.mark.requirement("S4-38")
@pytest.mark.parametrize("title", ["SENCO", "senco", "Learning mentor", "Attendance officer"])
def test_a_known_title_needs_no_role_to_be_chosen(administrator, signed_in, at, title):
    at(AT)
    added(signed_in(administrator), administrator, title=title)
    membership = Membership.objects.get(person__email="noor@alder.example")
    assert membership.role == titles.role_of(title)


def test_a_title_added_here_means_the_same_role_the_next_time(administrator, signed_in, at):
    at(AT)
    client = signed_in(administrator)
    added(client, administrator, title="Pastoral manager", role="school_office")
    added(client, administrator, title="pastoral manager", email="two@alder.example")
    second = Membership.objects.get(person__email="two@alder.example")
    assert (second.role, second.title) == (Role.SCHOOL_OFFICE, "Pastoral manager")


def test_for_a_title_nobody_has_heard_of_the_role_is_asked_and_nothing_typed_is_lost(
    administrator, signed_in, at
):
    at(AT)
    answer = added(signed_in(administrator), administrator, title="Keeper of the keys")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nobody has said yet which role Keeper of the keys means. Choose the role." in page
    assert 'value="Keeper of the keys"' in page


def test_a_title_whose_role_cannot_be_given_here_says_so(administrator, signed_in, at):
    at(AT)
    page = added(signed_in(administrator), administrator, title="Virtual school head").content.decode()
    assert "Virtual school head means virtual school head, which you cannot give here." in page


@pytest.mark.requirement("S4-38")
def test_the_titles_of_the_field_each_mean_a_role_that_somebody_can_be_given():
    known = titles.published()
    assert len(known) >= 35
    assert set(known.values()) == set(Role)
    folded = [title.casefold() for title in known]
    assert len(folded) == len(set(folded))
