"""Early signs beside support: facts with their sources, each for those who may see it, and no score."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role, Tie
from foothold.path.concerns import actions as concerns
from foothold.path.concerns.models import Answer
from tests import deeds, factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def alder(db):
    return factories.school()


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder)


@pytest.fixture
def ada(alder):
    return factories.pupil(alder, given_name="Ada", born_on=date(2010, 3, 4))


@pytest.fixture
def shown(signed_in, ada):
    """The signs and the support a person sees on the child's page."""

    def see(person, pupil=ada):
        context = signed_in(person).get(reverse("children:child", args=[pupil.pk])).context
        return [[each.says for each in context.get(part, ())] for part in ("signs", "support")]

    return see


def test_nothing_on_record_is_said_and_not_scored(shown, head, ada, signed_in):
    assert shown(head) == [[], []]
    page = signed_in(head).get(reverse("children:child", args=[ada.pk])).content.decode()
    assert "Early signs and support" in page
    assert "score" not in page


def test_suspensions_of_this_school_year_are_a_sign_with_its_source(shown, head, ada, alder, signed_in):
    deeds.suspend(ada, alder, head, date(2025, 9, 22), 2)
    deeds.suspend(ada, alder, head, date(2025, 10, 6), 2)
    assert shown(head)[0] == ["Suspended twice since 1 September 2025, last from 6 October 2025"]
    page = signed_in(head).get(reverse("children:child", args=[ada.pk])).content.decode()
    assert "Suspensions on record, for whoever may see suspensions and permanent exclusions" in page


def test_a_concern_of_an_earlier_school_year_is_no_sign(shown, head, ada, alder):
    factories.concern(ada, alder, by=head, on=date(2025, 8, 1))
    assert shown(head)[0] == []


def test_concerns_count_and_observations_do_not(shown, head, ada, alder):
    factories.concern(ada, alder, by=head, on=date(2025, 10, 6))
    factories.concern(ada, alder, by=head, on=date(2025, 10, 7), kind="observation")
    assert shown(head)[0] == ["A concern was recorded once since 1 September 2025"]


def test_a_change_of_school_in_the_last_year_is_a_sign_and_a_first_school_is_none(shown, head, alder):
    birch = factories.school("Birch High School")
    moved = factories.pupil(birch, starts_on=date(2024, 9, 1), born_on=date(2010, 3, 4))
    moved.enrolments.update(to_on=date(2025, 9, 30))
    moved.enrolments.create(school=alder, from_on=date(2025, 10, 1))
    moved.links.create(organisation=alder, tie=Tie.ON_ROLL, from_on=date(2025, 10, 1))
    new = factories.pupil(alder, starts_on=date(2025, 9, 1), born_on=date(2010, 3, 4))
    assert shown(head, moved)[0] == ["Changed school on 1 October 2025"]
    assert shown(head, new)[0] == []


@pytest.mark.parametrize(("born_on", "year"), [(date(2014, 3, 4), "7"), (date(2015, 3, 4), "6")])
def test_the_step_to_secondary_school_is_a_sign(shown, head, alder, born_on, year):
    child = factories.pupil(alder, born_on=born_on)
    assert shown(head, child)[0][0].startswith(f"In Year {year}: ")


def test_support_is_what_is_under_way_and_what_needs_are_met(shown, head, ada, alder):
    ada.characteristics.create(kind="sen_provision", code="K", from_on=date(2025, 9, 1))
    concern = factories.concern(ada, alder, by=head)
    for what, by_on in (("Lunch club.", date(2025, 11, 14)), ("Phone call.", date(2025, 11, 7))):
        answer = Answer(what=what, who="Ms Okoro", by_on=by_on)
        concerns.answer(by=head, at=factories.moment(date(2025, 11, 6)), concern=concern, answer=answer)
    assert shown(head)[1] == ["SEN provision: SEN support", "Lunch club."]


def test_each_is_shown_to_those_who_may_see_it_alone(shown, head, ada, alder):
    deeds.suspend(ada, alder, head, date(2025, 10, 6), 2)
    factories.concern(ada, alder, by=head)
    ada.characteristics.create(kind="sen_provision", code="K", from_on=date(2025, 9, 1))
    beacon = factories.organisation("Beacon AP", "provider")
    ada.links.create(organisation=beacon, tie=Tie.PLACED_AT, from_on=factories.LONG_AGO)
    tutor, teacher = factories.person(Role.AP_TUTOR, beacon), factories.person(Role.CLASS_TEACHER, alder)
    noticed = "A concern was recorded once since 1 September 2025"
    assert shown(tutor) == [[noticed], ["SEN provision: SEN support"]]
    assert shown(teacher) == [
        ["Suspended once since 1 September 2025, last from 6 October 2025", noticed],
        [],
    ]


def test_somebody_outside_the_school_sees_no_signs(signed_in, ada):
    home = factories.organisation("At home", "household")
    ada.links.create(organisation=home, tie=Tie.FAMILY, from_on=factories.LONG_AGO)
    family = signed_in(factories.person(Role.FAMILY, home))
    page = family.get(reverse("children:child", args=[ada.pk])).content.decode()
    assert "Early signs" not in page


def test_every_group_a_child_takes_part_in_is_support(shown, head, ada, alder):
    for key in ("nurture-groups", "circle-of-friends"):
        group = factories.delivery(alder, by=head, approach=key)
        group.places.create(pupil=ada, joined_on=date(2025, 11, 4))

    assert len(shown(head)[1]) == 2
