from dataclasses import replace
from datetime import date

import pytest

from foothold.child.duties import explain, ledger
from foothold.child.duties.models import Basis, Duty
from foothold.ground.access.roles import Role
from foothold.ground.organisations import calendars
from foothold.ground.outside import actions as outside
from foothold.law import suspension
from foothold.law.calendar import ClosedKind, ClosedSpan
from foothold.law.exclusion import Exclusion, ExclusionKind, Facts
from tests import factories

pytestmark = pytest.mark.django_db

ABOUT = "exclusions.exclusion:1"
STARTS = date(2025, 11, 11)
EXCLUSION = Exclusion(
    kind=ExclusionKind.SUSPENSION, starts_on=STARTS, length=12, decided_on=date(2025, 11, 10)
)
FACTS = Facts(
    exclusion=EXCLUSION, born_on=date(2012, 3, 4), year_group="9", looked_after=False, has_social_worker=False
)

SNOW = ClosedSpan(ClosedKind.CLOSURE, date(2025, 11, 13), date(2025, 11, 13), "snow")


@pytest.fixture
def school():
    return factories.school(authority=factories.authority())


@pytest.fixture
def head(school):
    return factories.person(Role.HEADTEACHER, school)


@pytest.fixture
def pupil(school):
    return factories.pupil(school)


def debt(pupil, school, facts=FACTS, about=ABOUT):
    dues = suspension.duties(facts, calendars.calendar_of(school))
    return ledger.Debt(
        pupil=pupil,
        school=school,
        about=about,
        rule="suspension",
        facts=facts,
        dues=dues,
        bodies={"headteacher": school},
    )


def owed(**wanted):
    return {(duty.kind, duty.owed_to): (duty.due_on, duty.status) for duty in Duty.objects.filter(**wanted)}


class TestOwing:
    def test_stores_everything_the_law_answered_with_its_rule_and_facts(self, pupil, school):
        one = debt(pupil, school)
        ledger.owe(one)
        assert len(one.dues) > 3
        assert owed() == {(due.kind, " ".join(sorted(due.owed_to))): (due.on, "open") for due in one.dues}
        assert Basis.objects.get().rule == "suspension"

    def test_names_the_organisation_that_owes_it_where_it_is_known(self, pupil, school):
        ledger.owe(debt(pupil, school))
        of_school = Duty.objects.filter(owed_by_organisation=school)
        assert {duty.owed_by for duty in of_school} == {"headteacher"}

    def test_many_are_stored_in_two_statements(self, pupil, school, django_assert_num_queries):
        debts = [debt(pupil, school, about=f"exclusions.exclusion:{number}") for number in range(5)]
        with django_assert_num_queries(2):
            ledger.owe_all(debts)
        assert Basis.objects.count() == 5

    def test_each_can_be_worked_out_again_from_what_was_stored(self, pupil, school):
        ledger.owe(debt(pupil, school))
        calendar = calendars.calendar_of(school)
        for duty in Duty.objects.select_related("basis"):
            again = explain.due(duty, calendar)
            assert (again.on, again.what) == (duty.due_on, duty.what)
            assert again.because.on == duty.due_on

    def test_a_day_closed_later_puts_off_what_is_counted_in_school_days(self, head, pupil, school):
        ledger.owe(debt(pupil, school))
        outside.close(by=head, at=factories.moment(STARTS), school=school, span=SNOW)
        calendar = calendars.calendar_of(school)
        dated = Duty.objects.select_related("basis").filter(due_on__isnull=False)
        put_off = [(duty.due_on, explain.due(duty, calendar).on) for duty in dated]
        assert all(after >= before for before, after in put_off)
        assert any(after > before for before, after in put_off)


class TestOwingAgain:
    def test_changes_nothing_where_the_facts_are_the_same(self, head, pupil, school):
        ledger.owe(debt(pupil, school))
        before = owed()
        ledger.owe_again(debt(pupil, school), by=head, because="nothing")
        assert owed() == before

    def test_adds_what_is_new_and_ends_what_is_owed_no_more(self, head, pupil, school):
        ledger.owe(debt(pupil, school))
        before = set(owed())
        looked_after = replace(FACTS, looked_after=True)
        ledger.owe_again(debt(pupil, school, looked_after), by=head, because="Ada is looked after")
        added = set(owed(status="open")) - before
        assert any("virtual_school_head" in owed_to for _, owed_to in added)
        ledger.owe_again(debt(pupil, school), by=head, because="Ada is not looked after after all")
        assert set(owed(status="void")) >= added
        assert set(owed(status="open")) == before
        assert Duty.objects.filter(status="void").first().explanation == "Ada is not looked after after all"

    def test_owes_again_what_it_had_ended_itself(self, head, pupil, school):
        shorter = replace(FACTS, exclusion=replace(EXCLUSION, length=8))
        ledger.owe(debt(pupil, school))
        before = owed()
        ledger.owe_again(debt(pupil, school, shorter), by=head, because="It was four days")
        assert Duty.objects.filter(kind="gb.consider_50", status="void", ended_by_law=True).exists()

        ledger.owe_again(debt(pupil, school), by=head, because="It was six days after all")

        assert {key: was for key, was in owed(status="open").items() if key in before} == before
        assert not Duty.objects.filter(status="open").exclude(explanation="", closed_by=None).exists()

    @pytest.mark.parametrize("ended_before", [True, False])
    def test_does_not_owe_again_what_a_person_let_go(self, ended_before, head, pupil, school):
        shorter = replace(FACTS, exclusion=replace(EXCLUSION, length=8))
        ledger.owe(debt(pupil, school))
        if ended_before:
            ledger.owe_again(debt(pupil, school, shorter), by=head, because="It was four days")
        ledger.void(ABOUT, by=head, because="Cancelled")
        ledger.owe_again(debt(pupil, school), by=head, because="It was six days after all")
        assert Duty.objects.get(kind="gb.consider_50").status == "void"

    def test_leaves_what_was_done_as_it_was_done(self, head, pupil, school):
        ledger.owe(debt(pupil, school))
        Duty.objects.update(status="met", met_on=STARTS, how="Done")
        before = owed()
        later = replace(FACTS, exclusion=replace(EXCLUSION, starts_on=date(2025, 11, 18)))
        ledger.owe_again(debt(pupil, school, later), by=head, because="It began a week later")
        assert all(owed()[key] == was for key, was in before.items())


class TestVoiding:
    def test_ends_what_is_open_of_one_happening_alone(self, head, pupil, school):
        ledger.owe_all([debt(pupil, school), debt(pupil, school, about="exclusions.exclusion:2")])
        done = Duty.objects.filter(basis__about=ABOUT).first()
        Duty.objects.filter(pk=done.pk).update(status="met", met_on=STARTS)
        ledger.void(ABOUT, by=head, because="Cancelled")
        of_one = Duty.objects.filter(basis__about=ABOUT)
        assert set(of_one.exclude(pk=done.pk).values_list("status", "explanation")) == {("void", "Cancelled")}
        assert of_one.get(pk=done.pk).status == "met"
        assert set(Duty.objects.exclude(basis__about=ABOUT).values_list("status", flat=True)) == {"open"}
