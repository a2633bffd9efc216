from datetime import date

import pytest

from foothold.child.pupils import facts
from foothold.child.pupils.models import Characteristic, Enrolment
from tests import factories

pytestmark = pytest.mark.django_db

ON = date(2025, 11, 10)
Kind = Characteristic.Kind


@pytest.mark.parametrize(
    ("born_on", "on", "year"),
    [
        (date(2021, 9, 1), date(2025, 9, 1), "N2"),
        (date(2021, 8, 31), date(2025, 9, 1), "R"),
        (date(2020, 9, 1), date(2025, 9, 1), "R"),
        (date(2020, 8, 31), date(2025, 9, 1), "1"),
        (date(2012, 3, 4), date(2025, 8, 31), "8"),
        (date(2012, 3, 4), date(2025, 9, 1), "9"),
        (date(2009, 9, 1), date(2025, 11, 10), "11"),
        (date(2005, 1, 1), date(2025, 11, 10), "14"),
        (date(2024, 1, 1), date(2025, 11, 10), "N1"),
    ],
)
def test_the_year_group_follows_age_on_31_august(born_on, on, year):
    assert facts.year_group(born_on, on) == year


def test_a_child_taught_with_another_age_group_is_in_that_year():
    assert facts.year_group(date(2012, 3, 4), ON, years_apart=-1) == "8"
    assert facts.year_group(date(2020, 9, 1), ON, years_apart=1) == "1"


@pytest.fixture
def child():
    return factories.pupil(factories.school())


def hold(child, kind, from_on, to_on=None, code=""):
    return Characteristic.objects.create(pupil=child, kind=kind, from_on=from_on, to_on=to_on, code=code)


def test_facts_are_those_of_the_day_asked_about(child):
    hold(child, Kind.LOOKED_AFTER, date(2025, 1, 1), date(2025, 11, 9))
    hold(child, Kind.SOCIAL_WORKER, date(2025, 11, 11))
    hold(child, Kind.DISABILITY, ON)
    now = facts.of(child, ON)
    assert (now.looked_after, now.has_social_worker, now.disabled) == (False, False, True)
    assert facts.of(child, date(2025, 11, 9)).looked_after
    assert facts.of(child, date(2025, 11, 11)).has_social_worker


@pytest.mark.parametrize(
    ("code", "has_sen", "ehc_plan"),
    [("E", True, True), ("K", True, False), ("N", False, False), (None, False, False)],
)
def test_sen_is_support_or_a_plan(child, code, has_sen, ehc_plan):
    if code:
        hold(child, Kind.SEN_PROVISION, ON, code=code)
    now = facts.of(child, ON)
    assert (now.has_sen, now.ehc_plan) == (has_sen, ehc_plan)


def test_the_school_is_the_one_that_keeps_the_child_on_roll(child):
    main = child.enrolments.get()
    main.registration = "M"
    main.save()
    setting = factories.school("Fernleigh PRU")
    Enrolment.objects.create(pupil=child, school=setting, registration="S", from_on=ON)
    assert facts.of(child, ON).school == main.school


def test_a_child_on_no_roll_has_no_school_and_a_year_group_all_the_same(child):
    child.enrolments.all().delete()
    now = facts.of(child, ON)
    assert (now.school, now.year_group) == (None, "9")


def test_many_cost_no_more_queries_than_one(child, django_assert_num_queries):
    school = child.enrolments.get().school
    others = [factories.pupil(school) for _ in range(5)]
    with django_assert_num_queries(3):
        found = facts.many([child.pk, *[other.pk for other in others]], ON)
    assert len(found) == 6
