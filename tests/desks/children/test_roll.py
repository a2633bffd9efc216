"""A child comes on a school's roll or leaves it; a contact recorded in error is removed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from foothold.child.letters.models import Letter
from foothold.child.pupils import actions as pupils
from foothold.child.pupils import facts
from foothold.child.pupils.models import Carer, Pupil
from foothold.desks.children import actions, chronology
from foothold.desks.packs import actions as packs
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import AgainstTheLaw, NotAllowed, Refused
from tests import factories
from tests.deeds import at, exclude, suspend
from tests.path.exclusions.test_views import boxes

pytestmark = pytest.mark.django_db
MONDAY, FRIDAY, NEXT_MONDAY = date(2025, 11, 10), date(2025, 11, 14), date(2025, 11, 17)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(factories.moment(MONDAY, 10))


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def alder(fernleigh):
    return factories.school("Alder Academy", authority=fernleigh, trust=factories.trust())


@pytest.fixture
def birch(fernleigh):
    return factories.school("Birch School", authority=fernleigh)


@pytest.fixture
def office(alder):
    return factories.person(Role.SCHOOL_OFFICE, alder)


@pytest.fixture
def birch_office(birch):
    return factories.person(Role.SCHOOL_OFFICE, birch)


@pytest.fixture
def ada(alder, office):
    return factories.pupil(alder, by=office, given_name="Ada", upn="L980200112001")


def leave(by, pupil, school, last_on=FRIDAY, **given):
    return actions.leave(by=by, at=at(MONDAY), pupil=pupil, school=school, last_on=last_on, **given)


def enrol(by, pupil, school, starts_on=NEXT_MONDAY):
    return pupils.enrol(by=by, at=at(MONDAY), school=school, pupil=pupil, starts_on=starts_on)


def second(by, pupil, school, starts_on=MONDAY):
    return pupils.enrol_as_second(by=by, at=at(MONDAY), school=school, pupil=pupil, starts_on=starts_on)


def seen(person, on):
    return Pupil.objects.visible_to(person, on=on).exists()


class TestLeaving:
    def test_ends_what_the_school_sees_after_the_last_day_and_says_where_next(self, office, ada, alder):
        leave(office, ada, alder, destination="Birch School")
        assert seen(office, FRIDAY)
        assert not seen(office, FRIDAY + DAY)
        said = chronology.line(chronology.of(ada)[0]).said
        assert said == "Left Alder Academy after 14 November 2025. Where to next: Birch School"

    def test_is_refused_on_a_day_on_which_they_were_not_there(self, office, ada, alder):
        with pytest.raises(Refused, match="is not on roll at Alder Academy"):
            leave(office, ada, alder, last_on=factories.LONG_AGO - DAY)

    def test_never_takes_a_permanently_excluded_childs_name_off_before_its_time(self, office, ada, alder):
        head = factories.person(Role.HEADTEACHER, alder)
        exclude(ada, alder, head, MONDAY)
        with pytest.raises(AgainstTheLaw, match="Open the permanent exclusion") as refusal:
            leave(office, ada, alder)
        assert "reg" in refusal.value.provision.citation
        assert seen(office, NEXT_MONDAY)

    def test_is_not_for_another_school(self, birch_office, ada, alder):
        with pytest.raises(NotAllowed):
            leave(birch_office, ada, alder)


class TestAnotherSchool:
    def test_takes_the_child_on_and_sees_them_from_that_day(self, office, birch_office, ada, alder, birch):
        leave(office, ada, alder)
        enrol(birch_office, ada, birch)
        assert not seen(birch_office, FRIDAY)
        assert seen(birch_office, NEXT_MONDAY)
        assert facts.of(ada, NEXT_MONDAY).school == birch

    def test_waits_for_the_last_day_at_the_school_before(self, birch_office, ada, birch):
        with pytest.raises(Refused, match="still on the register of Alder Academy"):
            enrol(birch_office, ada, birch)

    def test_is_refused_where_the_child_is_on_its_roll_already(self, office, ada, alder):
        with pytest.raises(Refused, match="on your register already"):
            enrol(office, ada, alder)

    def test_is_not_taken_on_by_anybody_but_that_schools_people(self, office, ada, birch):
        with pytest.raises(NotAllowed):
            enrol(office, ada, birch)


class TestTwoSchools:
    def registrations(self, pupil):
        return {(each.school.name, each.registration) for each in pupil.enrolments.filter(to_on=None)}

    def test_one_is_main_and_the_other_subsidiary(self, birch_office, ada, birch, alder):
        second(birch_office, ada, birch)
        assert self.registrations(ada) == {("Alder Academy", "M"), ("Birch School", "S")}
        assert facts.of(ada, MONDAY).school == alder
        assert seen(birch_office, MONDAY)

    def test_the_second_needs_a_first(self, birch_office, office, ada, birch, alder):
        leave(office, ada, alder)
        with pytest.raises(Refused, match="yours is not the second"):
            second(birch_office, ada, birch, NEXT_MONDAY)

    def test_leaving_the_second_leaves_the_first_alone_and_keeps_the_authority(
        self, birch_office, office, ada, birch, alder, fernleigh
    ):
        officer = factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)
        ada.links.filter(tie="home_authority").delete()
        second(birch_office, ada, birch)
        leave(birch_office, ada, birch)
        assert self.registrations(ada) == {("Alder Academy", "C")}
        assert seen(office, NEXT_MONDAY)
        assert seen(officer, NEXT_MONDAY)
        assert not seen(birch_office, NEXT_MONDAY)

    def test_the_authority_goes_on_seeing_a_child_whose_second_school_begins_before_the_first_ends(
        self, birch_office, office, ada, birch, alder, fernleigh
    ):
        officer = factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)
        ada.links.filter(tie="home_authority").delete()
        leave(office, ada, alder)
        second(birch_office, ada, birch)
        assert seen(officer, NEXT_MONDAY)

    def test_leaving_the_first_leaves_the_second_alone(self, birch_office, office, ada, birch, alder):
        second(birch_office, ada, birch)
        leave(office, ada, alder)
        assert seen(birch_office, NEXT_MONDAY)
        assert not seen(office, NEXT_MONDAY)


class TestThePages:
    def typed(self, ada, birch, **changed):
        given = {"upn": ada.upn, "school": str(birch.pk), "registration": "second"}
        return given | boxes("born_on", ada.born_on) | boxes("starts_on", MONDAY) | changed

    def test_a_school_takes_on_a_child_by_number_and_birthday(self, signed_in, birch_office, ada, birch):
        answer = signed_in(birch_office).post(reverse("children:enrol"), self.typed(ada, birch), follow=True)
        assert answer.redirect_chain[-1][0] == reverse("children:child", args=[ada.pk])

    def test_and_learns_nothing_from_a_number_alone(self, signed_in, birch_office, ada, birch):
        wrong = self.typed(ada, birch, born_on_day="5")
        answer = signed_in(birch_office).post(reverse("children:enrol"), wrong)
        assert answer.status_code == 422
        assert "No child with this UPN and this date of birth" in answer.content.decode()
        assert "Ada Example" not in answer.content.decode()

    def test_the_last_day_is_recorded_from_the_childs_page(self, signed_in, office, ada, alder):
        client = signed_in(office)
        address = reverse("children:leave", args=[ada.pk])
        assert address in client.get(reverse("children:child", args=[ada.pk])).content.decode()
        client.post(address, {"school": str(alder.pk), "destination": "", **boxes("last_on", FRIDAY)})
        assert ada.enrolments.get().to_on == FRIDAY


class TestAContactRecordedInError:
    @pytest.fixture
    def rosa(self, ada):
        return Carer.objects.create(pupil=ada, name="Rosa Example", relation="mother", phone="0151 496 0000")

    def remove(self, by, ada, rosa):
        return actions.remove_carer(
            by=by, at=at(MONDAY), pupil=ada, carer=rosa, was={"name": rosa.name}, reason="Another child's"
        )

    def test_is_removed_and_stays_readable_to_those_who_see_the_family(self, signed_in, office, ada, rosa):
        address = reverse("children:remove-carer", args=[ada.pk, rosa.pk])
        signed_in(office).post(address, {"reason": "Another child's mother"})
        assert not ada.carers.exists()
        (event,) = chronology.of(ada)[:1]
        line = chronology.line(event)
        assert line.said == "Contact Rosa Example (mother) removed: Another child's mother"
        assert "Phone was 0151 496 0000, now empty" in line.replaced
        assert chronology.line(event, frozenset()).said == "A contact was removed"

    def test_stays_once_a_letter_was_sent_to_them(self, office, ada, alder, rosa):
        Letter.objects.create(
            pupil=ada,
            organisation=alder,
            about="exclusions.exclusion:1",
            kind="suspension.up_to_five",
            status="sent",
            carer=rosa,
            to_name="Rosa Example",
            facts={},
            body="x",
            drafted_by=office,
            drafted_at=at(MONDAY),
            dated_on=MONDAY,
            sent_on=MONDAY,
            sent_how="email",
            sent_by=office,
            sent_recorded_at=at(MONDAY),
        )
        with pytest.raises(Refused, match="A letter was sent to Rosa Example"):
            self.remove(office, ada, rosa)
        assert ada.carers.exists()

    def test_leaves_what_was_only_drafted_for_them_readable_and_not_to_be_sent(
        self, office, ada, alder, rosa
    ):
        suspend(ada, alder, factories.person(Role.HEADTEACHER, alder), MONDAY, 2)
        self.remove(office, ada, rosa)

        letter = Letter.objects.get(kind="suspension.up_to_5")
        assert (letter.carer, letter.to_name, letter.status) == (None, "Rosa Example", "not_needed")

    def test_stays_once_they_asked_for_the_file(self, office, ada, alder, rosa):
        packs.receive_request(
            by=factories.person(Role.HEADTEACHER, alder),
            at=at(MONDAY),
            pupil=ada,
            controller=alder,
            school=alder,
            received_on=MONDAY,
            asker="carer",
            carer=rosa,
        )
        with pytest.raises(Refused, match="A request for the file came from Rosa Example"):
            self.remove(office, ada, rosa)
        assert ada.carers.exists()


class TestAnEmptyCorrection:
    def test_writes_no_event(self, office, ada):
        rosa = Carer.objects.create(pupil=ada, name="Rosa Example", relation="mother")
        before = chronology.of(ada).count()
        empty = {"by": office, "at": at(MONDAY), "pupil": ada, "changes": {}, "was": {}, "reason": "x"}
        with pytest.raises(Refused, match="Nothing was changed"):
            pupils.correct(**empty)
        with pytest.raises(Refused, match="Nothing was changed"):
            pupils.correct_carer(carer=rosa, **empty)
        assert chronology.of(ada).count() == before
