from datetime import date

import pytest

from foothold.child.duties.models import Duty
from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Link
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import AgainstTheLaw, Refused
from foothold.path.exclusions import actions
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.deeds import at, exclude, suspend
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_4, NOV_11, NOV_20 = date(2025, 11, 4), date(2025, 11, 11), date(2025, 11, 20)
LAST_TO_APPLY = date(2025, 12, 11)
OPEN, MET, VOID = Duty.Status.OPEN, Duty.Status.MET, Duty.Status.VOID


@pytest.fixture
def walk(pupil, alder, head):
    return Walk(exclude(pupil, alder, head, NOV_4))


@pytest.mark.requirement("X-3")
def test_scenario_f_education_is_owed_by_the_authority_from_the_sixth_day_and_done_when_it_begins(
    walk, fernleigh
):
    owed = walk.due("day6.la", "pupil")
    assert (owed.due_on, owed.owed_by_organisation) == (NOV_11, fernleigh)

    walk.arrange_education(date(2025, 11, 6), NOV_11)
    assert walk.due("day6.la", "pupil").status == OPEN
    walk.begin_education(NOV_11)
    done = walk.due("day6.la", "pupil")
    assert (done.status, done.met_on, done.how) == (MET, NOV_11, "Turnstone Centre")


def test_nothing_begins_that_was_not_arranged(walk):
    with pytest.raises(Refused, match="Record where"):
        walk.begin_education(NOV_11)


def test_education_is_not_arranged_for_before_the_exclusion(walk):
    with pytest.raises(Refused, match="cannot start before"):
        walk.arrange_education(NOV_4, date(2025, 11, 3))


@pytest.mark.parametrize("ground", ["exams_over", "plan_hours"])
def test_an_exception_lets_the_duty_go_with_its_reason(walk, ground):
    said = {"ground": ground, "note": "The last paper was on 3 November."}
    actions.except_education(by=walk.officer, at=at(NOV_4), exclusion=walk.row, **said)

    owed = walk.due("day6.la", "pupil")
    assert owed.status == VOID
    assert "last paper" in owed.explanation
    with pytest.raises(Refused, match="already"):
        actions.except_education(by=walk.officer, at=at(NOV_4), exclusion=walk.row, **said)


def test_the_name_stays_on_the_register_until_the_time_for_a_review_has_passed(walk, pupil):
    walk.board_declines(NOV_20)
    for on in (NOV_20, LAST_TO_APPLY):
        with pytest.raises(AgainstTheLaw, match="stays on the register"):
            walk.delete(on)
    gone = walk.delete(date(2025, 12, 12))

    assert gone.ground == "no_review_applied_for_in_time"
    assert pupil.enrolments.get().to_on == date(2025, 12, 12)
    assert Link.objects.filter(pupil=pupil, tie=Tie.EXCLUDED_FROM).exists()


def test_it_may_come_off_once_the_parent_says_in_writing_that_no_review_is_wanted(walk):
    walk.board_declines(NOV_20)
    actions.waive_review(by=walk.officer, at=at(NOV_20, 17), exclusion=walk.row, said_on=NOV_20)
    assert walk.delete(NOV_20).ground == "no_review_will_be_sought"


@pytest.mark.parametrize("outcome", ["uphold", "quash_and_direct"])
def test_it_may_come_off_once_the_review_has_ended_without_reinstatement(walk, outcome):
    walk.board_declines(NOV_20)
    walk.apply(date(2025, 12, 1))
    with pytest.raises(AgainstTheLaw):
        walk.delete(date(2025, 12, 15))
    walk.panel(date(2025, 12, 16), outcome)
    if outcome == "quash_and_direct":
        with pytest.raises(AgainstTheLaw):
            walk.delete(date(2025, 12, 16))
        walk.reconsider(date(2025, 12, 17), reinstates=False)
    assert walk.delete(date(2025, 12, 17)).ground == "review_ended_without_reinstatement"


def test_it_is_not_taken_off_twice_nor_while_the_board_has_not_decided(walk):
    with pytest.raises(AgainstTheLaw):
        walk.delete(NOV_20)
    walk.board_declines(NOV_20)
    walk.delete(date(2025, 12, 12))
    with pytest.raises(Refused, match="already"):
        walk.delete(date(2025, 12, 12))


def test_the_name_comes_off_the_register_of_the_school_that_excluded_and_stays_on_the_other(
    alder, head, fernleigh
):
    birch = factories.school("Birch School", authority=fernleigh)
    pupil = factories.pupil(birch)
    office = factories.person(Role.SCHOOL_OFFICE, alder)
    pupils.enrol_as_second(by=office, at=at(NOV_4), school=alder, pupil=pupil, starts_on=date(2025, 10, 1))
    walk = Walk(exclude(pupil, alder, head, NOV_4))
    walk.board_declines(NOV_20)
    walk.delete(date(2025, 12, 12))

    ends = dict(pupil.enrolments.values_list("school__name", "to_on"))
    assert ends == {"Alder Academy": date(2025, 12, 12), "Birch School": None}


def sees(person, row, on):
    return Exclusion.objects.visible_to(person, on=on).filter(pk=row.pk).exists()


class TestAfterTheNameIsOff:
    def test_a_review_asked_for_in_time_after_a_waiver_is_recorded_and_heard(self, walk):
        """The parent gave the review up, the name came off, and the parent thought again within the time."""
        nov_25, nov_26, dec_1, dec_15 = (
            date(2025, 11, 25),
            date(2025, 11, 26),
            date(2025, 12, 1),
            date(2025, 12, 15),
        )
        walk.board_declines(NOV_20)
        actions.waive_review(by=walk.officer, at=at(nov_25, 17), exclusion=walk.row, said_on=nov_25)
        walk.delete(nov_26)

        assert walk.apply(dec_1).status == "accepted"
        walk.arrange_hearing(dec_1, dec_15)
        walk.panel(dec_15, "uphold")
        for person in (walk.trust_lead, walk.office):
            assert sees(person, walk.row, date(2025, 12, 25))
            assert not sees(person, walk.row, date(2025, 12, 26))

    def test_the_readjustment_that_is_owed_is_settled_and_the_case_closes(self, walk):
        walk.board_declines(NOV_20)
        walk.apply(date(2025, 12, 1))
        walk.panel(date(2025, 12, 16), "quash_and_direct")
        walk.reconsider(date(2025, 12, 17), reinstates=False)
        walk.delete(date(2025, 12, 17))
        jan_20 = date(2026, 1, 20)
        actions.settle_readjustment(
            by=walk.trust_lead, at=at(jan_20, 12), exclusion=walk.row, settled_on=jan_20
        )
        assert sees(walk.trust_lead, walk.row, date(2026, 1, 30))
        assert not sees(walk.trust_lead, walk.row, date(2026, 1, 31))

    def test_the_school_sees_the_case_and_no_other_of_the_child(self, walk, pupil, fernleigh):
        walk.board_declines(NOV_20)
        gone = date(2025, 12, 12)
        walk.delete(gone)
        birch = factories.school("Birch School", authority=fernleigh)
        office = factories.person(Role.SCHOOL_OFFICE, birch)
        pupils.enrol(by=office, at=at(gone), school=birch, pupil=pupil, starts_on=date(2025, 12, 13))
        later = suspend(pupil, birch, factories.person(Role.HEADTEACHER, birch), date(2025, 12, 15))
        assert sees(walk.office, walk.row, date(2025, 12, 16))
        assert not sees(walk.office, later, date(2025, 12, 16))
