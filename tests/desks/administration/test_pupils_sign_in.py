"""A pupil of 18, to whom the rights have passed, signs in and reads the letters to them, and nobody else's."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from foothold.child.letters.models import Letter
from foothold.child.pupils.models import Pupil
from foothold.desks.administration.actions import pupils as actions
from foothold.ground.access.models import Person
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import AgainstTheLaw, NotAllowed, Refused
from foothold.path.exclusions import actions as exclusions
from tests import factories
from tests.deeds import at, suspend

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = date(2025, 11, 10), date(2025, 11, 11)
EMAIL = "sam.grown@example.org"


@pytest.fixture(autouse=True)
def on_a_tuesday(at):
    at(factories.moment(TUESDAY, 10))


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def alder(fernleigh):
    made = factories.school(authority=fernleigh, trust=factories.trust())
    stands = {"representations_to": "the clerk, clerk@alder.example", "work": "It is on the homework site."}
    made.letterheads.create(set_by=factories.person(), set_at=at(date(2020, 1, 1)), **stands)
    return made


@pytest.fixture
def office(alder):
    return factories.person(Role.SCHOOL_OFFICE, alder)


@pytest.fixture
def sam(alder, office):
    return factories.pupil(alder, by=office, given_name="Sam", family_name="Grown", born_on=date(2007, 10, 1))


@pytest.fixture
def row(sam, alder):
    head = factories.person(Role.HEADTEACHER, alder, name="Amina Head")
    made = suspend(sam, alder, head, MONDAY)
    letter = Letter.objects.get(about=made.reference, kind="suspension.up_to_5")
    how = {"sent_on": MONDAY, "sent_how": "hand", "sent_to": "Sam Grown"}
    exclusions.send_letter(by=head, at=at(MONDAY, 16), letter=letter, **how)
    return made


def invite(by, pupil, alder, email=EMAIL):
    given = {"pupil": pupil, "email": email, "school": alder, "site": "https://foothold.example"}
    return actions.invite_pupil(by=by, at=at(TUESDAY), **given)


def signed_up(pupil):
    person = Pupil.objects.get(pk=pupil.pk).person
    Person.objects.filter(pk=person.pk).update(last_login=at(TUESDAY))
    return Person.objects.get(pk=person.pk)


class TestAPupilOf18:
    def test_gets_a_link_of_their_own(self, office, sam, alder, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            invite(office, sam, alder)

        assert mail.outbox[0].to == [EMAIL]

    def test_reads_their_own_record_and_the_letters_to_them(self, office, sam, alder, row, signed_in):
        invite(office, sam, alder)
        visit = signed_in(signed_up(sam))

        assert visit.get(reverse("children:child", args=[sam.pk])).status_code == 200
        page = visit.get(reverse("exclusions:letters-to-you", args=[row.pk])).content.decode()
        assert "I have decided to suspend you from school" in page

    def test_reads_no_letter_to_a_parent_and_no_other_childs_record(self, office, sam, alder, row, signed_in):
        rosa = sam.carers.create(name="Rosa Grown", relation="mother", address="4 Canal Row")
        Letter.objects.filter(about=row.reference, kind="suspension.up_to_5").update(carer=rosa)
        other = factories.pupil(alder, by=office)
        invite(office, sam, alder)
        visit = signed_in(signed_up(sam))

        assert (
            "No letter to you"
            in visit.get(reverse("exclusions:letters-to-you", args=[row.pk])).content.decode()
        )
        assert visit.get(reverse("children:child", args=[other.pk])).status_code == 404
        assert "Rosa" not in visit.get(reverse("children:child", args=[sam.pk])).content.decode()

    def test_is_signed_out_when_it_is_ended_and_may_be_invited_again(self, office, sam, alder, signed_in):
        invite(office, sam, alder)
        person = signed_up(sam)
        actions.end_pupils_access(by=office, at=at(TUESDAY), pupil=sam, reason="Asked us to")

        assert not Pupil.objects.visible_to(Person.objects.get(pk=person.pk), on=TUESDAY).exists()
        assert invite(office, sam, alder).person == person

    def test_is_not_invited_at_an_address_with_which_somebody_else_signs_in(self, office, sam, alder):
        with pytest.raises(Refused, match="Somebody else signs in with"):
            invite(office, sam, alder, office.email)

    def test_who_signs_in_already_needs_no_link(self, office, sam, alder):
        invite(office, sam, alder)
        signed_up(sam)
        with pytest.raises(Refused, match="signs in already"):
            invite(office, sam, alder)

    def test_is_invited_by_whoever_keeps_their_details_alone(self, sam, alder, fernleigh):
        with pytest.raises(NotAllowed):
            invite(factories.person(Role.EXCLUSIONS_OFFICER, fernleigh), sam, alder)


class TestAChild:
    def test_is_not_invited_before_their_eighteenth_birthday(self, office, alder):
        ada = factories.pupil(alder, by=office, born_on=date(2007, 11, 12))
        with pytest.raises(AgainstTheLaw, match="not 18 yet") as refusal:
            invite(office, ada, alder)
        assert refusal.value.provision.citation == "SI 2012/1033 reg 2"

    def test_has_no_such_link_on_their_page(self, office, sam, alder, signed_in):
        ada = factories.pupil(alder, by=office, born_on=date(2007, 11, 12))
        visit = signed_in(office)
        words = "Let the pupil sign in"
        assert words in visit.get(reverse("children:child", args=[sam.pk])).content.decode()
        assert words not in visit.get(reverse("children:child", args=[ada.pk])).content.decode()


class TestThePages:
    def test_invite_and_say_what_it_rests_on(self, office, sam, signed_in):
        visit, address = signed_in(office), reverse("administration:invite-pupil", args=[sam.pk])
        assert "SI 2012/1033 reg 2" in visit.get(address).content.decode()
        assert visit.post(address, {"email": EMAIL}).status_code == 302
        assert EMAIL in visit.get(address).content.decode()

    def test_end_it_with_a_reason(self, office, sam, alder, signed_in):
        invite(office, sam, alder)
        visit, address = signed_in(office), reverse("administration:end-pupils-access", args=[sam.pk])
        assert EMAIL in visit.get(address).content.decode()
        assert visit.post(address, {"reason": "Has left"}).status_code == 302
        assert Pupil.objects.get(pk=sam.pk).person is None
