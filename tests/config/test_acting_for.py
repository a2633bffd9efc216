"""Somebody with several organisations acts for one of them, or for all."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 10)
HEADER = "foothold-header__organisation"


@pytest.fixture
def two_heads(at):
    """One person who is head of two schools, each with a child."""
    at(factories.moment(TODAY))
    alder, birch = factories.school("Alder Academy"), factories.school("Birch Academy")
    person = factories.person(Role.HEADTEACHER, alder)
    factories.join(person, Role.HEADTEACHER, birch)
    factories.pupil(alder, given_name="Anise", family_name="Example")
    factories.pupil(birch, given_name="Basil", family_name="Example")
    return person, alder, birch


def found(client):
    page = client.post(reverse("children:find"), {"q": "Example"}, follow=True).content.decode()
    return {name for name in ("Anise", "Basil") if name in page}


def test_all_of_them_together_unless_they_choose(two_heads, signed_in):
    person, *_ = two_heads
    client = signed_in(person)
    assert found(client) == {"Anise", "Basil"}
    assert "Alder Academy, Birch Academy" in client.get(reverse("help")).content.decode()


def test_one_of_them_until_they_choose_again(two_heads, signed_in):
    person, alder, _ = two_heads
    client = signed_in(person)
    client.post(reverse("acting-for"), {"organisation": alder.pk})
    assert found(client) == {"Anise"}
    shown = client.get(reverse("help")).content.decode()
    assert f'{HEADER}">Alder Academy</span>' in shown
    client.post(reverse("acting-for"), {"organisation": "all"})
    assert found(client) == {"Anise", "Basil"}


def test_never_for_an_organisation_they_do_not_belong_to(two_heads, signed_in):
    person, *_ = two_heads
    client = signed_in(person)
    other = factories.school("Cedar Academy")
    assert client.post(reverse("acting-for"), {"organisation": other.pk}).status_code == 422
    session = client.session
    session["acting_for"] = other.pk
    session.save()
    assert found(client) == {"Anise", "Basil"}


def test_a_role_that_ends_meanwhile_opens_nothing_more(two_heads, signed_in):
    person, alder, _ = two_heads
    client = signed_in(person)
    client.post(reverse("acting-for"), {"organisation": alder.pk})
    person.memberships.filter(organisation=alder).update(to_on=TODAY - timedelta(days=1))
    assert found(client) == {"Basil"}


def test_nobody_with_one_organisation_is_offered_the_choice(signed_in):
    client = signed_in(factories.person(Role.ANALYST, factories.authority()))
    assert reverse("acting-for") not in client.get(reverse("help")).content.decode()
