"""Finding a child: what is typed, who is found, and an address that tells neither."""

import base64
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.ground.access.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
FIND = reverse("children:find")


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def alder():
    return factories.school("Alder Academy", authority=factories.authority())


@pytest.fixture
def office(alder):
    return factories.person(Role.SCHOOL_OFFICE, alder, name="Otto Office")


@pytest.fixture
def ada(alder, office):
    return factories.pupil(alder, by=office, given_name="Ada", family_name="Example", upn="L980200112001")


def search(client, typed):
    """The page that a search leads to."""
    answer = client.post(FIND, {"q": typed})
    return client.get(answer["Location"]).content.decode()


def plainly(address):
    """An address, and whatever in it is only spelled in base64."""
    parts = re.findall(r"[\w-]{12,}", address)
    return address + "".join(str(base64.urlsafe_b64decode(part[: len(part) // 4 * 4])) for part in parts)


class TestFinding:
    def test_says_who_year_school_and_birthday_and_leads_to_the_childs_page(self, signed_in, office, ada):
        found = search(signed_in(office), "exam")
        for said in ("1 found", "Ada Example", "Alder Academy", "4 Mar 2012", f"/children/{ada.pk}/"):
            assert said in found

    def test_a_slip_is_allowed_for_and_said(self, signed_in, office, ada):
        found = search(signed_in(office), "Ada Exampel")
        assert "Nobody is called exactly that. These come near:" in found
        assert "Ada Example" in found

    def test_nobody_who_fits_is_said_as_what_can_be_seen(self, signed_in, office, ada):
        assert "You can see nobody who fits." in search(signed_in(office), "Xyzzyx")

    def test_costs_no_more_queries_for_many_than_for_one(self, signed_in, office, alder, ada):
        client = signed_in(office)

        def queries():
            with CaptureQueriesContext(connection) as asked:
                search(client, "example")
            return len(asked)

        few = queries()
        for _ in range(8):
            factories.pupil(alder, by=office)
        assert queries() == few

    def test_leaves_what_was_typed_out_of_the_address(self, signed_in, office, ada):
        client = signed_in(office)
        answer = client.post(FIND, {"q": "Ada Exampel"})
        shown = client.get(answer["Location"]).content.decode()
        for address in [answer["Location"], *re.findall(r'(?:href|action|src)="([^"]*)"', shown)]:
            assert not re.search("ada exam|exampel", plainly(address), re.IGNORECASE)
        assert 'value="Ada Exampel"' in shown

    def test_asks_in_the_address_find_nobody(self, signed_in, office, ada):
        assert "Ada Example" not in signed_in(office).get(FIND, {"q": "Ada"}).content.decode()

    def test_an_address_passed_on_says_nothing_to_somebody_else(self, signed_in, office, alder, ada):
        address = signed_in(office).post(FIND, {"q": "Ada"})["Location"]
        shown = signed_in(factories.person(Role.HEADTEACHER, alder)).get(address).content.decode()
        assert "Ada Example" not in shown
        assert 'value="Ada"' not in shown
        assert "can see nobody" not in shown

    @pytest.mark.parametrize("seal", ["", "made up", "é" * 40])
    def test_an_address_that_was_made_up_is_an_empty_search(self, signed_in, office, ada, seal):
        assert "can see nobody" not in signed_in(office).get(FIND, {"for": seal}).content.decode()

    @pytest.mark.parametrize(("typed", "leads_to"), [("", "/children/"), ("  ", "/children/")])
    def test_for_nothing_shows_the_empty_page(self, signed_in, office, typed, leads_to):
        assert signed_in(office).post(FIND, {"q": typed})["Location"] == leads_to

    def test_for_a_whole_page_of_words_still_has_an_address(self, signed_in, office):
        assert "You can see nobody who fits." in search(signed_in(office), "word " * 5_000)
