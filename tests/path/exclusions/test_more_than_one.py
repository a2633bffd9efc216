"""Exclusions of one child at more than one school, and more than one on a day: what each counts and owes."""

from datetime import date

import pytest

from foothold.child.duties.models import Duty
from foothold.child.pupils import actions as pupils
from foothold.ground.access.roles import Role
from foothold.path.exclusions import actions
from tests import factories
from tests.deeds import at, suspend

pytestmark = pytest.mark.django_db
SEP_15, OCT_6, NOV_10 = date(2025, 9, 15), date(2025, 10, 6), date(2025, 11, 10)


@pytest.fixture
def oakshire():
    return factories.authority("Oakshire", "981")


@pytest.fixture
def birch(oakshire):
    return factories.school("Birch School", authority=oakshire)


@pytest.fixture
def other_head(birch):
    return factories.person(Role.HEADTEACHER, birch)


def goes_to_both(pupil, school, on):
    pupils.enrol_as_second(
        by=factories.person(Role.SCHOOL_OFFICE, school),
        at=at(on),
        pupil=pupil,
        school=school,
        starts_on=on,
    )


def owed(row):
    return Duty.objects.open().filter(basis__about=row.reference)


def test_a_correction_at_the_other_school_leaves_this_schools_suspension_that_schools_own(
    pupil, alder, head, office, birch, other_head
):
    first = suspend(pupil, alder, head, SEP_15, 8, by=office)
    goes_to_both(pupil, birch, OCT_6)
    second = suspend(pupil, birch, other_head, NOV_10, 6)
    before = {(each.kind, each.owed_to): each.owed_by_organisation for each in owed(second)}

    actions.correct(by=office, at=at(NOV_10, 12), exclusion=first, typed={"length": 6}, reason="Misread")

    assert {(each.kind, each.owed_to): each.owed_by_organisation for each in owed(second)} == before
    assert {each.basis.school for each in owed(second)} == {birch}
    assert not owed(second).filter(kind__in=["gb.consider_50", "excl.notify_gb"]).exists()


def test_the_second_suspension_of_a_day_is_worked_out_again_and_the_first_does_not_count_it(
    pupil, alder, head, office
):
    first = suspend(pupil, alder, head, SEP_15, 8, by=office)
    morning = suspend(pupil, alder, head, NOV_10, 1, by=office)
    afternoon = suspend(pupil, alder, head, NOV_10, 1, starts_session="pm")

    actions.correct(by=office, at=at(NOV_10, 12), exclusion=first, typed={"length": 10}, reason="Misread")
    assert owed(afternoon).filter(kind="gb.consider_50").exists()
    actions.correct(by=office, at=at(NOV_10, 13), exclusion=first, typed={"length": 9}, reason="Misread")
    assert owed(afternoon).filter(kind="gb.consider_50").exists()
    assert not owed(morning).filter(kind="gb.consider_50").exists()
    actions.correct(
        by=office, at=at(NOV_10, 14), exclusion=morning, typed={"tests_on": (NOV_10,)}, reason="x"
    )
    facts_kept = owed(afternoon).first().basis.facts
    assert [each["starts_on"] for each in facts_kept["earlier"]] == ["2025-09-15", "2025-11-10"]


def test_what_a_correction_ended_is_owed_again_when_it_is_corrected_back(pupil, alder, head, office):
    row = suspend(pupil, alder, head, SEP_15, 16, by=office)
    before = set(owed(row).values_list("kind", "owed_to", "due_on"))
    for length in (8, 16):
        actions.correct(by=office, at=at(SEP_15, 12), exclusion=row, typed={"length": length}, reason="x")
    assert set(owed(row).values_list("kind", "owed_to", "due_on")) == before
