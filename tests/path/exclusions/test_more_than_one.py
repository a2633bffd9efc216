"""Exclusions of one child at more than one school, and more than one on a day: what each counts and owes."""

from datetime import date

import pytest

from foothold.child.duties.models import Duty
from foothold.child.pupils import actions as pupils
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import AgainstTheLaw
from foothold.ground.policy.models import Choice
from foothold.path.exclusions import actions, facts
from tests import factories
from tests.deeds import at, deed, exclude, suspend
from tests.path.exclusions.walk import Walk

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


def cancel(row, on):
    return actions.cancel(
        by=row.decided_by, at=at(on, 17), exclusion=row, cancelled_on=on, because="New evidence"
    )


def half_days(pupil, school, on):
    """Those of single suspensions, and the number of half school days beside them."""
    here, beside = facts.Known(facts.School.of(school, on), [pupil]).so_far(pupil, on)
    return [each.length for each in here], beside


def test_what_was_served_of_an_ended_suspension_counts_at_the_next_school_on_the_calendar_it_was_served_by(
    pupil, alder, head, birch, other_head
):
    cancelled = suspend(pupil, alder, head, SEP_15, 20)
    cancel(cancelled, date(2025, 9, 18))
    reinstated = Walk(suspend(pupil, alder, head, OCT_6, 40))
    reinstated.board(date(2025, 10, 8), "reinstate", back_on=date(2025, 10, 9))
    goes_to_both(pupil, birch, NOV_10)

    assert half_days(pupil, alder, NOV_10) == ([8, 6], 0)
    assert half_days(pupil, birch, NOV_10) == ([], 14)


@pytest.mark.requirement("S4-183")
def test_a_permanent_exclusion_is_not_cancelled_after_more_than_forty_five_school_days(pupil, alder, head):
    row = exclude(pupil, alder, head, SEP_15)
    with pytest.raises(AgainstTheLaw, match="more than 45 school days"):
        cancel(row, date(2025, 11, 25))
    cancel(row, date(2025, 11, 24))

    assert half_days(pupil, alder, date(2025, 11, 26)) == ([], 90)
    with pytest.raises(AgainstTheLaw, match="No further suspension is possible this school year"):
        suspend(pupil, alder, head, date(2025, 11, 26))


def test_a_suspension_is_cancelled_by_what_was_served_and_not_by_what_was_planned(
    pupil, alder, head, fernleigh
):
    suspend(pupil, alder, head, SEP_15, 60)
    officer = factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)
    too_long = actions.record_breach(
        by=officer,
        at=at(NOV_10),
        pupil=pupil,
        school=alder,
        deed=deed(head, NOV_10, 40),
        breach="50 school days",
    )
    assert cancel(too_long, date(2025, 11, 11)).status == "cancelled"


@pytest.mark.parametrize(("counts", "stands"), [(True, 4), (False, 2)])
def test_the_day_of_cancellation_is_missed_or_not_as_the_school_reads_the_law(
    counts, stands, pupil, alder, head
):
    Choice.objects.create(
        organisation=alder,
        setting="cancellation_day_counts",
        takes_other=not counts,
        from_on=SEP_15,
        because="Advice",
    )
    row = suspend(pupil, alder, head, SEP_15, 20)
    cancel(row, date(2025, 9, 16))
    assert row.sessions.filter(stands=True).count() == stands
    assert half_days(pupil, alder, NOV_10) == ([stands], 0)
