"""Details of a child and of a contact are corrected with a reason, and undo nobody else's correction."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.pupils.models import Carer, Link, Pupil
from foothold.ground.access.roles import Role, Tie
from tests import factories
from tests.path.exclusions.test_views import boxes

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2025, 9, 1)


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(factories.moment(date(2025, 11, 10), 10))


@pytest.fixture
def alder():
    return factories.school("Alder Academy", authority=factories.authority())


@pytest.fixture
def office(alder):
    return factories.person(Role.SCHOOL_OFFICE, alder)


@pytest.fixture
def ada(alder, office):
    return factories.pupil(alder, by=office, given_name="Ada", upn="L980200112001")


def page(client, name, *args):
    return client.get(reverse(f"children:{name}", args=args)).content.decode()


def shown_on(client, address):
    """What the form of a correction brings along."""
    return {"shown": client.get(address).context["form"]["shown"].value()}


class TestCorrecting:
    def test_keeps_what_it_replaced_readable_with_the_reason(self, signed_in, office, ada):
        given = {
            "given_name": "Ada",
            "family_name": "Lovell",
            "sex": "F",
            "upn": ada.upn,
            "reason": "Name by deed poll.",
            **boxes("born_on", ada.born_on),
        }
        client = signed_in(office)
        address = reverse("children:correct", args=[ada.pk])
        client.post(address, given | shown_on(client, address))
        shown = page(client, "chronology", ada.pk)
        assert "Details corrected: Name by deed poll." in shown
        assert "Family name was Example, now Lovell" in shown

    def test_asks_why(self, signed_in, office, ada):
        answer = signed_in(office).post(reverse("children:correct", args=[ada.pk]), {"family_name": "Lovell"})
        assert answer.status_code == 422
        assert "Answer the question: Why is it corrected?" in answer.content.decode()
        assert Pupil.objects.get().family_name == "Example"

    def test_a_contact_is_corrected_with_a_reason_and_read_only_by_those_who_see_the_family(
        self, signed_in, office, ada, alder
    ):
        carer = Carer.objects.create(pupil=ada, name="Rosa Example", relation="mother", phone="0151 496 0000")
        given = {
            "name": "Rosa Example",
            "relation": "mother",
            "has_parental_responsibility": "on",
            "lives_with_pupil": "on",
            "first_contact": "1",
            "phone": "0151 496 0001",
            "reason": "A slip of the pen.",
        }
        client = signed_in(office)
        assert "0151 496 0000" in page(client, "correct-carer", ada.pk, carer.pk)
        address = reverse("children:correct-carer", args=[ada.pk, carer.pk])
        client.post(address, given | shown_on(client, address))
        carer.refresh_from_db()
        assert carer.phone == "0151 496 0001"
        assert "Phone was 0151 496 0000, now 0151 496 0001" in page(client, "chronology", ada.pk)

        clerk = factories.person(Role.BOARD_CLERK, alder)
        Link.objects.create(pupil=ada, organisation=alder, tie=Tie.BOARD_CLERK, from_on=SEPTEMBER)
        told = page(signed_in(clerk), "chronology", ada.pk)
        assert "A contact was corrected" in told
        assert "Rosa" not in told
        assert "0151" not in told

    def test_a_page_left_open_undoes_nothing_that_was_corrected_meanwhile(self, signed_in, office, ada):
        carer = Carer.objects.create(pupil=ada, name="Rosa Example", relation="mother", phone="0151 496 0000")
        client = signed_in(office)
        address = reverse("children:correct-carer", args=[ada.pk, carer.pk])
        lay_open = shown_on(client, address)
        Carer.objects.update(no_letters=True, contact_limit="Court order", phone="0151 496 0009")
        given = {
            "name": "Rosa Example",
            "relation": "mother",
            "has_parental_responsibility": "on",
            "lives_with_pupil": "on",
            "first_contact": "1",
            "phone": "0151 496 0000",
            "language": "Polish",
            "reason": "They told us.",
        }

        assert client.post(address, given | lay_open).status_code == 302
        carer.refresh_from_db()
        assert (carer.language, carer.no_letters, carer.contact_limit) == ("Polish", True, "Court order")
        assert carer.phone == "0151 496 0009"

        answer = client.post(address, given | lay_open | {"phone": "0151 496 0001"})
        assert answer.status_code == 422
        assert "Somebody else has corrected this meanwhile (phone)" in answer.content.decode()
        carer.refresh_from_db()
        assert carer.phone == "0151 496 0009"

    @pytest.mark.parametrize("shown", ["", "x", "[]", "{}"])
    def test_a_page_that_does_not_say_what_it_showed_is_opened_again(self, signed_in, office, ada, shown):
        answer = signed_in(office).post(
            reverse("children:correct", args=[ada.pk]), {"shown": shown, "reason": "x"}
        )
        assert answer.status_code == 422
        assert "Open this page again" in answer.content.decode()

    def test_a_contact_of_another_child_is_not_found(self, signed_in, office, ada, alder):
        other = Carer.objects.create(
            pupil=factories.pupil(alder, by=office), name="Una Other", relation="aunt"
        )
        address = reverse("children:correct-carer", args=[ada.pk, other.pk])
        assert signed_in(office).get(address).status_code == 404

    def test_somebody_whose_access_was_stopped_is_not_offered_as_who_signs_in(self, signed_in, office, ada):
        home = factories.organisation("Home of Ada", "household")
        Link.objects.create(pupil=ada, organisation=home, tie=Tie.FAMILY, from_on=SEPTEMBER)
        mother, stopped = (factories.person(Role.FAMILY, home) for _ in range(2))
        stopped.memberships.update(stopped_at=factories.moment(date(2025, 11, 10)), to_on=date(2025, 11, 10))
        carer = Carer.objects.create(pupil=ada, name="Rosa Example", relation="mother")
        shown = page(signed_in(office), "correct-carer", ada.pk, carer.pk)
        assert str(mother) in shown
        assert str(stopped) not in shown
