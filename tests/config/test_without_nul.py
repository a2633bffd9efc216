"""A NUL in an address, in what is looked for or in a form is nobody's fault and breaks nothing."""

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.kit.models import Draft
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return factories.school(authority=factories.authority())


def test_looked_for_it_is_as_if_it_were_not_there(signed_in, school):
    client = signed_in(factories.person(Role.ADMINISTRATOR, school))
    for name in ("administration:people", "administration:calendars"):
        shown = client.get(reverse(name) + "?q=al%00der").content.decode()
        assert "Alder Academy" in shown


def test_typed_into_a_journey_it_is_not_kept(signed_in, school):
    head = factories.person(Role.HEADTEACHER, school)
    pupil = factories.pupil(school)
    address = reverse("exclusions:permanent", args=[pupil.pk, "decision"])
    answer = signed_in(head).post(address, {"what_happened": "A thing\0 that happened.", "who\0": "x"})
    assert answer.status_code in (302, 422)
    kept = Draft.objects.get(person=head).answers["decision"]
    assert (kept["what_happened"], kept["who"]) == (["A thing that happened."], ["x"])


def test_in_an_address_it_leads_nowhere(signed_in, school):
    client = signed_in(factories.person(Role.ADMINISTRATOR, school))
    assert client.get("/account/oidc/a%00b/login/").status_code == 400
