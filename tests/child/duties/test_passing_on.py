"""What is open passes to the body that answers for a child, or a school, from a day on; what was done stays done."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from foothold.child.duties import tasks
from foothold.child.duties.models import Duty, Handed
from foothold.child.pupils.models import Link
from foothold.desks.administration.actions import organisations
from foothold.desks.children import actions as children
from foothold.desks.children import chronology
from foothold.desks.worklist import digest
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.law.due import Party
from foothold.path.exclusions import actions
from tests import factories
from tests.deeds import at, exclude
from tests.path.exclusions.test_views import boxes
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
DAY = timedelta(days=1)


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def harrow_bay():
    return factories.authority("Harrow Bay", code="981")


@pytest.fixture
def alder(fernleigh):
    return factories.school("Alder School", authority=fernleigh)


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder)


@pytest.fixture
def office(alder):
    return factories.person(Role.SCHOOL_OFFICE, alder)


@pytest.fixture
def administrator(fernleigh):
    return factories.person(Role.ADMINISTRATOR, fernleigh)


@pytest.fixture
def ada(alder, office):
    return factories.pupil(alder, by=office, given_name="Ada")


@pytest.fixture
def excluded(ada, alder, head):
    return exclude(ada, alder, head, MONDAY)


def move(by, pupil, authority, from_on=TUESDAY, on=TUESDAY):
    return children.move_home(by=by, at=at(on), pupil=pupil, authority=authority, from_on=from_on)


def owes(pupil, party):
    return {str(duty.owed_by_organisation) for duty in Duty.objects.open().filter(pupil=pupil, owed_by=party)}


class TestAChildWhoMoves:
    def test_is_owed_education_by_the_authority_of_the_new_home(self, excluded, ada, office, harrow_bay):
        assert owes(ada, Party.HOME_AUTHORITY) == {"Fernleigh"}
        move(office, ada, harrow_bay)
        assert owes(ada, Party.HOME_AUTHORITY) == {"Harrow Bay"}

    def test_is_seen_by_the_new_authority_and_not_by_the_one_before(self, excluded, ada, office, harrow_bay):
        move(office, ada, harrow_bay)
        assert ada.tied(Tie.HOME_AUTHORITY, MONDAY).name == "Fernleigh"
        assert ada.tied(Tie.HOME_AUTHORITY, TUESDAY).name == "Harrow Bay"

    def test_leaves_what_was_done_with_whoever_did_it(self, excluded, ada, head, office, harrow_bay):
        officer = factories.person(Role.EXCLUSIONS_OFFICER, excluded.school.parent_on("authority", MONDAY))
        place = {"place": "Elm Centre", "address": "1 Elm Street", "starts_on": TUESDAY}
        actions.arrange_education(by=officer, at=at(MONDAY), exclusion=excluded, arranged=place)
        actions.begin_education(by=officer, at=at(TUESDAY), exclusion=excluded, began_on=TUESDAY)
        move(office, ada, harrow_bay, on=TUESDAY + DAY, from_on=TUESDAY + DAY)
        met = Duty.objects.get(pupil=ada, kind="day6.la")
        assert (met.status, met.owed_by_organisation.name) == ("met", "Fernleigh")

    def test_leaves_the_school_what_it_owes(self, excluded, ada, office, harrow_bay):
        before = owes(ada, Party.HEADTEACHER) | owes(ada, Party.GOVERNING_BOARD)
        move(office, ada, harrow_bay)
        assert owes(ada, Party.HEADTEACHER) | owes(ada, Party.GOVERNING_BOARD) == before == {"Alder School"}

    def test_is_told_of_once_in_the_chronology(self, excluded, ada, office, harrow_bay):
        move(office, ada, harrow_bay)
        said = [chronology.line(event).said for event in chronology.of(ada)]
        passed = [line for line in said if "Owed by another body" in line]
        assert len(passed) == 1
        assert "Provide suitable full-time education: Fernleigh to Harrow Bay" in passed[0]

    def test_from_a_later_day_passes_on_when_that_day_has_come(self, excluded, ada, office, harrow_bay):
        move(office, ada, harrow_bay, from_on=MONDAY + 7 * DAY)
        assert owes(ada, Party.HOME_AUTHORITY) == {"Fernleigh"}
        assert tasks.pass_on(at(MONDAY + 6 * DAY)) == 0
        assert tasks.pass_on(at(MONDAY + 7 * DAY)) == 1
        assert owes(ada, Party.HOME_AUTHORITY) == {"Harrow Bay"}
        assert tasks.pass_on(at(MONDAY + 7 * DAY)) == 0
        assert Handed.objects.count() == 1

    def test_owes_what_begins_later_to_the_authority_they_live_in_by_then(
        self, ada, alder, head, office, harrow_bay
    ):
        move(office, ada, harrow_bay)
        exclude(ada, alder, head, MONDAY, on=TUESDAY)
        assert owes(ada, Party.HOME_AUTHORITY) == {"Harrow Bay"}

    def test_is_not_moved_to_where_they_live_already(self, ada, office, fernleigh):
        with pytest.raises(Refused, match="already"):
            move(office, ada, fernleigh)

    def test_is_moved_by_whoever_keeps_the_childs_details_alone(self, ada, fernleigh, harrow_bay):
        with pytest.raises(NotAllowed):
            move(factories.person(Role.EXCLUSIONS_OFFICER, fernleigh), ada, harrow_bay)


class TestASchoolThatBelongsElsewhere:
    def test_leaves_an_open_review_to_the_authority_whose_area_it_comes_into(
        self, excluded, ada, administrator, harrow_bay, alder
    ):
        asked_for_a_review(excluded)
        change(administrator, alder, harrow_bay)
        assert owes(ada, Party.ARRANGING_AUTHORITY) == {"Harrow Bay"}

    def test_takes_along_who_sees_that_one_case(self, excluded, administrator, harrow_bay, alder):
        asked_for_a_review(excluded)
        assert sees_the_case(excluded, ASKED) == ["Fernleigh"]
        change(administrator, alder, harrow_bay)
        assert sees_the_case(excluded, MOVES) == ["Harrow Bay"]

    def test_leaves_what_the_home_authority_owes_where_the_child_lives(
        self, excluded, ada, administrator, alder, harrow_bay
    ):
        change(administrator, alder, harrow_bay)
        assert owes(ada, Party.HOME_AUTHORITY) == {"Fernleigh"}

    def test_leaves_an_academys_review_to_the_trust_it_joins(self, fernleigh, administrator):
        cedar = factories.school("Cedar Academy", authority=fernleigh, trust=factories.trust("Old Trust"))
        bo = factories.pupil(cedar)
        asked_for_a_review(exclude(bo, cedar, factories.person(Role.HEADTEACHER, cedar), MONDAY))
        new = factories.trust("New Trust")
        organisations.join_trust(by=administrator, at=at(MOVES), school=cedar, trust=new, from_on=MOVES)
        assert owes(bo, Party.ARRANGING_AUTHORITY) == {"New Trust"}

    def test_owes_the_next_step_to_the_body_that_answers_by_then(
        self, excluded, ada, administrator, harrow_bay
    ):
        walk = declined(excluded)
        change(administrator, excluded.school, harrow_bay, ASKED)
        walk.officer = walk.trust_lead = factories.person(Role.EXCLUSIONS_OFFICER, harrow_bay)
        walk.apply(ASKED)
        assert owes(ada, Party.ARRANGING_AUTHORITY) == {"Harrow Bay"}


DECIDED, ASKED, MOVES = date(2026, 3, 12), date(2026, 3, 16), date(2026, 3, 18)


def declined(row):
    walk = Walk(row)
    walk.board_declines(DECIDED)
    return walk


def asked_for_a_review(row):
    declined(row).apply(ASKED)


def sees_the_case(row, on):
    links = Link.objects.on(on).filter(pupil=row.pupil, tie=Tie.REVIEW_PANEL)
    return [link.organisation.name for link in links]


def change(by, school, authority, from_on=MOVES):
    organisations.change_authority(by=by, at=at(from_on), school=school, authority=authority, from_on=from_on)


class TestPages:
    @pytest.fixture(autouse=True)
    def on_the_day_of_the_move(self, at):
        at(factories.moment(TUESDAY, 10))

    def test_the_move_says_first_what_passes_and_what_it_rests_on(self, excluded, ada, office, signed_in):
        page = signed_in(office).get(reverse("children:move-home", args=[ada.pk])).content.decode()
        assert "Provide suitable full-time education" in page
        assert "Check before relying on it" in page

    def test_the_move_is_recorded_from_the_page(self, excluded, ada, office, harrow_bay, signed_in):
        typed = {"authority": harrow_bay.pk} | boxes("from_on", TUESDAY)
        answer = signed_in(office).post(reverse("children:move-home", args=[ada.pk]), typed)
        assert answer.status_code == 302
        assert owes(ada, Party.HOME_AUTHORITY) == {"Harrow Bay"}

    def test_the_new_authority_is_told_in_my_work_and_the_duty_says_why(
        self, excluded, ada, office, harrow_bay, signed_in
    ):
        officer = factories.person(Role.EXCLUSIONS_OFFICER, harrow_bay)
        move(office, ada, harrow_bay)
        visit = signed_in(officer)
        work = visit.get(reverse("worklist:my-work")).content.decode()
        assert "1 thing has passed to you" in work
        handed = Handed.objects.get()
        listed = visit.get(reverse("duties:passed-on", args=[handed.handover_id])).content.decode()
        assert "Fernleigh" in listed
        assert "Harrow Bay" in listed
        duty = visit.get(reverse("duties:duty", args=[handed.duty_id])).content.decode()
        assert "From Fernleigh to Harrow Bay" in duty
        assert "Check before relying on it" in duty

    def test_the_daily_e_mail_says_so_once(self, excluded, ada, office, harrow_bay):
        officer = factories.person(Role.EXCLUSIONS_OFFICER, harrow_bay)
        move(office, ada, harrow_bay)
        assert "1 thing has passed to you" in digest.of(officer, TUESDAY).text("https://x")
        later = digest.of(officer, TUESDAY + 3 * DAY)
        assert later is None or "passed to you" not in later.text("https://x")
