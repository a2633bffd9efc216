"""The day a school closes, the children on its roll leave it; whom that touches is shown before."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.child.pupils import actions as pupils
from foothold.child.pupils.arrival import Arrival
from foothold.child.pupils.models import Enrolment, Pupil
from foothold.desks.administration.actions import organisations as actions
from foothold.desks.children import actions as children
from foothold.ground.access.roles import Role, Tie
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Organisation
from tests import deeds, factories
from tests.desks.administration.test_organisations import again, boxes, tied

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 10)
AT = factories.moment(TODAY)
DAY = timedelta(days=1)
CLOSES = date(2025, 12, 19)
LATER = date(2026, 3, 27)


class Place:
    def __init__(self):
        self.authority = factories.authority()
        self.school = factories.school(authority=self.authority, trust=factories.trust("Old Trust"))
        self.by = factories.person(Role.ADMINISTRATOR, self.authority)
        self.office = factories.person(Role.SCHOOL_OFFICE, self.school)
        self.child = factories.pupil(self.school, by=self.office)

    def close(self, closed_on=CLOSES):
        return actions.set_opening(
            by=self.by, at=AT, school=again(self.school), opened_on=date(2020, 9, 1), closed_on=closed_on
        )


@pytest.fixture
def place():
    return Place()


def roll(child):
    return [(row.school.name, row.registration, row.to_on) for row in child.enrolments.order_by("pk")]


class TestClosing:
    def test_ends_the_register_entries_and_their_ties_on_the_last_day(self, place):
        place.close()
        assert roll(place.child) == [("Alder Academy", "C", CLOSES)]
        for tie in (Tie.ON_ROLL, Tie.TRUST, Tie.SCHOOL_AUTHORITY):
            assert tied(place.child, tie, CLOSES)
            assert tied(place.child, tie, CLOSES + DAY) == set()
        assert tied(place.child, Tie.HOME_AUTHORITY, CLOSES + DAY) == {"Fernleigh"}

    def test_is_in_each_childs_chronology_with_its_reason(self, place):
        place.close()
        last = Event.objects.filter(subject=place.child.subject_key).last()
        assert (last.verb, last.by) == ("administration.leave_closing", place.by)
        assert list(chain.faults()) == []

    def test_takes_as_many_statements_for_many_children_as_for_one(self, place):
        one = statements(place.close)
        other = Place.__new__(Place)
        other.authority, other.by = place.authority, place.by
        other.school = factories.school("Elm Academy", authority=place.authority)
        office = factories.person(Role.SCHOOL_OFFICE, other.school)
        for _ in range(30):
            factories.pupil(other.school, by=office)
        assert statements(other.close) <= one
        assert not Enrolment.objects.filter(to_on=None).exists()

    def test_lets_the_next_school_take_the_child_on(self, place):
        place.close()
        birch = factories.school("Birch Academy", authority=place.authority)
        office = factories.person(Role.SCHOOL_OFFICE, birch)
        pupils.enrol(by=office, at=AT, school=birch, pupil=place.child, starts_on=CLOSES + DAY)
        assert roll(place.child)[1] == ("Birch Academy", "C", None)

    def test_leaves_a_child_on_another_register_there(self, place):
        birch = factories.school("Birch Academy", authority=place.authority)
        office = factories.person(Role.SCHOOL_OFFICE, birch)
        pupils.enrol_as_second(by=office, at=AT, school=birch, pupil=place.child, starts_on=TODAY)
        factories.belong(birch, Organisation.objects.get(name="Old Trust"), "trust")
        place.close()
        assert roll(place.child) == [("Alder Academy", "M", CLOSES), ("Birch Academy", "S", None)]
        assert tied(place.child, Tie.SCHOOL_AUTHORITY, CLOSES + DAY) == {"Fernleigh"}
        assert tied(place.child, Tie.TRUST, CLOSES + DAY) == {"Old Trust"}

    def test_of_the_second_school_leaves_the_first_the_only_one(self, place):
        birch = factories.school("Birch Academy", authority=place.authority)
        child = factories.pupil(birch)
        pupils.enrol_as_second(by=place.office, at=AT, school=place.school, pupil=child, starts_on=TODAY)
        place.close()
        assert roll(child) == [("Birch Academy", "C", None), ("Alder Academy", "S", CLOSES)]
        place.close(None)
        assert roll(child) == [("Birch Academy", "M", None), ("Alder Academy", "S", None)]

    def test_keeps_the_name_of_a_permanently_excluded_child_on_the_register(self, place):
        head = factories.person(Role.HEADTEACHER, place.school)
        deeds.exclude(place.child, place.school, head, date(2025, 11, 4))
        place.close()
        assert roll(place.child) == [("Alder Academy", "C", None)]
        assert tied(place.child, Tie.ON_ROLL, CLOSES + DAY) == {"Alder Academy"}

    def test_leaves_alone_who_left_before(self, place):
        children.leave(by=place.office, at=AT, pupil=place.child, school=place.school, last_on=TODAY)
        place.close()
        assert roll(place.child) == [("Alder Academy", "C", TODAY)]


class TestAnotherLastDay:
    def test_moves_the_entries_along_with_it(self, place):
        place.close()
        place.close(LATER)
        assert roll(place.child) == [("Alder Academy", "C", LATER)]
        assert tied(place.child, Tie.TRUST, LATER) == {"Old Trust"}
        assert tied(place.child, Tie.TRUST, LATER + DAY) == set()

    def test_or_none_lets_them_go_on(self, place):
        place.close()
        place.close(None)
        assert roll(place.child) == [("Alder Academy", "C", None)]
        assert tied(place.child, Tie.SCHOOL_AUTHORITY, LATER) == {"Fernleigh"}

    def test_brings_nobody_back_who_had_left_on_that_day_anyway(self, place):
        children.leave(by=place.office, at=AT, pupil=place.child, school=place.school, last_on=CLOSES)
        place.close()
        place.close(None)
        assert roll(place.child) == [("Alder Academy", "C", CLOSES)]

    def test_brings_nobody_back_whom_another_school_has_taken_on(self, place):
        place.close()
        birch = factories.school("Birch Academy", authority=place.authority)
        office = factories.person(Role.SCHOOL_OFFICE, birch)
        pupils.enrol(by=office, at=AT, school=birch, pupil=place.child, starts_on=CLOSES + DAY)
        place.close(LATER)
        assert roll(place.child) == [("Alder Academy", "C", CLOSES), ("Birch Academy", "C", None)]


class TestASchoolThatIsToClose:
    def test_takes_children_on_until_then(self, place):
        place.close()
        school = again(place.school)
        one = factories.pupil(school, by=place.office, starts_on=TODAY)
        many = Pupil(given_name="Moss", family_name="Example", born_on=date(2012, 3, 4), sex="M")
        pupils.add_all(by=place.office, at=AT, school=school, arrivals=[Arrival(many, TODAY)])
        for child in (one, many):
            assert roll(child) == [("Alder Academy", "C", CLOSES)]
            assert tied(child, Tie.TRUST, CLOSES) == {"Old Trust"}
            assert tied(child, Tie.TRUST, CLOSES + DAY) == tied(child, Tie.ON_ROLL, CLOSES + DAY) == set()

    def test_takes_nobody_on_after(self, place):
        place.close()
        school = again(place.school)
        late = Pupil(given_name="Moss", family_name="Example", born_on=date(2012, 3, 4), sex="M")
        with pytest.raises(Refused, match="closed after 19 December 2025"):
            factories.pupil(school, by=place.office, starts_on=CLOSES + DAY)
        with pytest.raises(Refused, match="closed after 19 December 2025"):
            pupils.add_all(by=place.office, at=AT, school=school, arrivals=[Arrival(late, CLOSES + DAY)])

    def test_whose_first_day_is_after_its_last_is_refused(self, place):
        with pytest.raises(Refused, match="The last day is before the first"):
            place.close(date(2019, 7, 1))


class TestThePage:
    @pytest.fixture
    def post(self, place, signed_in, at):
        at(AT)
        client = signed_in(place.by)
        page = reverse("administration:set-opening", args=[place.school.pk])
        typed = boxes("opened_on", date(2020, 9, 1))

        def send(day, **more):
            return client.post(page, typed | (boxes("closed_on", day) if day else {}) | more)

        return send

    def test_shows_whom_it_touches_before_anything_is_done(self, place, post):
        head = factories.person(Role.HEADTEACHER, place.school)
        deeds.exclude(factories.pupil(place.school), place.school, head, date(2025, 11, 4))
        factories.pupil(place.school, starts_on=CLOSES + DAY)
        shown = post(CLOSES).content.decode()
        assert "1 child leaves the register after Friday 19 December 2025" in shown
        assert "1 permanently excluded child stays on the register" in shown
        assert "1 child is to come on roll after that day" in shown
        assert place.child.family_name not in shown
        assert roll(place.child) == [("Alder Academy", "C", None)]

    def test_does_it_once_it_is_confirmed_and_shows_whom_another_day_brings_back(self, place, post):
        assert post(CLOSES, confirmed="yes").status_code == 302
        assert roll(place.child) == [("Alder Academy", "C", CLOSES)]
        assert "1 child no longer leaves after Friday 19 December 2025" in post(None).content.decode()

    def test_that_touches_nobody_is_done_at_once(self, place, post):
        assert post(None).status_code == 302

    def test_warns_of_those_a_register_from_elsewhere_left_behind(self, place, signed_in, at):
        at(AT)
        Organisation.objects.filter(pk=place.school.pk).update(closed_on=TODAY - DAY)
        about = reverse("administration:organisation", args=[place.school.pk])
        shown = signed_in(place.by).get(about).content.decode()
        assert "still on roll after its last day" in shown
        place.close(TODAY - DAY)
        assert roll(place.child) == [("Alder Academy", "C", TODAY - DAY)]


def statements(do):
    with CaptureQueriesContext(connection) as found:
        do()
    return len(found)
