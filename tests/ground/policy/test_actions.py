from datetime import date

import pytest

from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.policy import actions, facts
from foothold.law import readings
from tests import factories
from tests.deeds import at, suspend

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2025, 9, 1)


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def school(fernleigh):
    return factories.school(authority=fernleigh)


def choose(by, organisation, setting, takes_other, from_on=SEPTEMBER):
    return actions.choose(
        by=by,
        at=at(SEPTEMBER),
        organisation=organisation,
        setting=setting,
        takes_other=takes_other,
        from_on=from_on,
        because="Advice of the legal team",
    )


def test_without_a_choice_a_school_lives_by_the_defaults(school):
    assert facts.readings_of(school, SEPTEMBER) == readings.DEFAULT


def test_an_authority_chooses_for_its_schools_and_a_school_for_itself(fernleigh, school):
    lead = factories.person(Role.HEAD_OF_INCLUSION, fernleigh)
    head = factories.person(Role.HEADTEACHER, school)
    choose(lead, fernleigh, "holiday_bridges_run", True)
    assert facts.readings_of(school, SEPTEMBER).holiday_bridges_run is False
    choose(head, school, "holiday_bridges_run", False)
    assert facts.readings_of(school, SEPTEMBER).holiday_bridges_run is True


def test_a_choice_holds_from_its_day_and_the_one_before_until_then(school):
    head = factories.person(Role.HEADTEACHER, school)
    choose(head, school, "suspension_split_by_term", True)
    choose(head, school, "suspension_split_by_term", False, date(2026, 1, 6))
    assert facts.readings_of(school, date(2026, 1, 5)).suspension_split_by_term is False
    assert facts.readings_of(school, date(2026, 1, 6)).suspension_split_by_term is True
    with pytest.raises(Refused, match="later choice"):
        choose(head, school, "suspension_split_by_term", True, date(2025, 12, 1))


def test_only_those_who_answer_for_it_choose(school):
    teacher = factories.person(Role.CLASS_TEACHER, school)
    with pytest.raises(NotAllowed):
        choose(teacher, school, "holiday_bridges_run", True)


def test_a_reading_given_case_by_case_is_not_chosen_here(school):
    head = factories.person(Role.HEADTEACHER, school)
    with pytest.raises(Refused, match="where the amount is worked out"):
        choose(head, school, "school_year_ends_on", True)


def test_the_reading_chosen_is_the_one_a_date_is_worked_out_with(school):
    head, pupil = factories.person(Role.HEADTEACHER, school), factories.pupil(school)
    choose(head, school, "holiday_bridges_run", True)
    suspend(pupil, school, head, date(2025, 12, 15), 10)
    suspend(pupil, school, head, date(2026, 1, 6), 6, decided_at=at(date(2025, 12, 19)))
    assert not pupil.duties.filter(kind="day6.school").exists()
