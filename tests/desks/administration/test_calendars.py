"""A calendar changed: what is shown first is what then happens, and what was done stays done."""

from datetime import date

import pytest

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty, Recount, Shift
from foothold.desks.administration.actions import calendars as actions
from foothold.desks.administration.facts import calendars as facts
from foothold.desks.children import chronology
from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.kit.refusals import AgainstTheLaw, NotAllowed, Refused
from foothold.ground.organisations import calendars
from foothold.law.calendar import ClosedKind, ClosedSpan
from foothold.path.exclusions import actions as exclusions
from foothold.path.exclusions.models import Exclusion
from tests import deeds, factories

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 10)
AT = factories.moment(TODAY)
SNOW = date(2025, 11, 12)
BECAUSE = "Closed on 12 November 2025: snow"


@pytest.fixture
def authority():
    return factories.authority()


@pytest.fixture
def school(authority):
    return factories.school(authority=authority)


@pytest.fixture
def head(school):
    return factories.person(Role.HEADTEACHER, school)


@pytest.fixture
def pupil(school):
    return factories.pupil(school)


def span(first=SNOW, last=None, kind=ClosedKind.CLOSURE):
    return ClosedSpan(kind, first, last or first, "snow")


def close(by, *schools, days=None, at=AT):
    planned, _ = facts.closings(schools, days or span())
    return actions.change(by=by, at=at, planned=planned, because=BECAUSE)


def reopen(by, school, days=None):
    return actions.change(
        by=by, at=AT, planned=[facts.reopening(school, days or span(), "It thawed")], because="It thawed"
    )


def owed(**where):
    rows = Duty.objects.filter(**where).order_by("pk")
    return {(duty.pupil_id, duty.kind, duty.owed_to): (duty.due_on, duty.status) for duty in rows}


class TestWhatMoves:
    def test_open_duties_counted_past_the_closed_day_move(self, head, school, pupil):
        deeds.exclude(pupil, school, head, TODAY)
        before = owed()
        close(head, school)
        moved = {key for key, was in owed().items() if before.get(key) != was}
        assert {kind for _, kind, _ in moved} >= {"gb.consider_15", "day6.la"}
        assert all(owed()[key][0] > before[key][0] for key in moved)

    def test_what_was_done_stays_done(self, head, school, pupil):
        deeds.exclude(pupil, school, head, TODAY)
        board = Duty.objects.get(kind="gb.consider_15")
        duties.meet(by=head, at=AT, duty=board, done_on=TODAY, how="The board met")
        was = Duty.objects.filter(pk=board.pk).values().get()
        close(head, school)
        assert Duty.objects.filter(pk=board.pk).values().get() == was

    def test_what_a_person_let_go_is_not_owed_again(self, head, school, pupil):
        deeds.exclude(pupil, school, head, TODAY)
        board = Duty.objects.get(kind="gb.consider_15")
        duties.void(by=head, at=AT, duty=board, because="Cancelled by hand")
        close(head, school)
        board.refresh_from_db()
        assert board.status == "void"
        assert Duty.objects.filter(kind="gb.consider_15").count() == 1

    def test_taking_the_closed_day_back_brings_every_date_back(self, head, school, pupil):
        deeds.suspend(pupil, school, head, TODAY, 12)
        deeds.exclude(factories.pupil(school), school, head, TODAY)
        before = owed()
        close(head, school)
        assert owed() != before
        reopen(head, school)
        assert owed(status="open") == before

    def test_another_school_is_left_alone(self, head, school, authority):
        other = factories.school("Birch Academy", authority=authority)
        other_head = factories.person(Role.HEADTEACHER, other)
        deeds.exclude(factories.pupil(other), other, other_head, TODAY)
        before = owed()
        close(head, school)
        assert owed() == before

    def test_each_move_is_kept_with_its_days_and_told_on_the_child_s_record(self, head, school, pupil):
        deeds.exclude(pupil, school, head, TODAY)
        was = Duty.objects.get(kind="gb.consider_15").due_on
        close(head, school)
        shift = Shift.objects.get(duty__kind="gb.consider_15")
        assert (shift.was_on, shift.now_on) == (was, shift.duty.due_on)
        said = [chronology.sentence(event) for event in chronology.of(pupil)]
        assert sum("Worked out again after a change of the school's calendar" in line for line in said) == 1
        assert list(chain.faults()) == []


class TestThePreview:
    def test_shows_what_then_happens(self, head, school, pupil):
        deeds.suspend(pupil, school, head, TODAY, 12)
        deeds.exclude(factories.pupil(school), school, head, TODAY)
        planned, passed_over = facts.closings([school], span())
        preview = facts.Preview(planned, passed_over, head, TODAY)
        shown = {(move.duty.pupil_id, move.duty.kind, move.was_on, move.now_on) for move in preview.moves}
        assert shown
        assert not Shift.objects.exists()
        actions.change(by=head, at=AT, planned=planned, because=BECAUSE)
        happened = Shift.objects.values_list("duty__pupil", "duty__kind", "was_on", "now_on")
        assert set(happened) == shown

    def test_names_a_child_only_to_who_may_see_what_is_owed(self, head, school, pupil, authority):
        deeds.exclude(pupil, school, head, TODAY)
        planned, _ = facts.closings([school], span())
        administrator = factories.person(Role.ADMINISTRATOR, authority)
        assert {each.child for each in facts.Preview(planned, [], head, TODAY).shown} == {str(pupil)}
        assert {each.child for each in facts.Preview(planned, [], administrator, TODAY).shown} == {""}

    def test_lists_at_most_fifty_and_counts_the_rest(self, head, school):
        for _ in range(18):
            deeds.exclude(factories.pupil(school), school, head, TODAY)
        preview = facts.Preview(facts.closings([school], span())[0], [], head, TODAY)
        assert len(preview.shown) == 50
        assert preview.more == len(preview.moves) - 50
        assert sum(number for _, number in preview.owners) == len(preview.moves)

    def test_leaves_out_a_school_that_was_not_going_to_meet(self, head, school):
        closed_already = factories.school("Birch Academy")
        without_dates = factories.school("Cedar Academy", years=())
        planned, _ = facts.closings([closed_already], span())
        boss = factories.person(Role.HEADTEACHER, closed_already)
        actions.change(by=boss, at=AT, planned=planned, because=BECAUSE)
        planned, passed_over = facts.closings([school, closed_already, without_dates], span())
        assert [each.school for each in planned] == [school]
        assert len(passed_over) == 2


class TestASuspensionAcrossAClosedDay:
    def suspend(self, pupil, school, head, half_days=6):
        return deeds.suspend(pupil, school, head, TODAY, half_days)

    def test_ends_on_the_day_that_was_named_and_counts_one_day_less(self, head, school, pupil):
        row = self.suspend(pupil, school, head)
        returns_on = row.returns_on
        close(head, school, days=span(date(2025, 11, 11)))
        row.refresh_from_db()
        assert (row.length, row.counted_length, row.returns_on) == (6, 4, returns_on)
        assert row.sessions.filter(stands=True).count() == 4
        assert Duty.objects.get(kind="excl.reintegration_meeting").due_on == returns_on

    def test_is_read_again_in_what_comes_later(self, head, school, pupil):
        self.suspend(pupil, school, head, 10)
        later = deeds.suspend(pupil, school, head, date(2025, 11, 20), 2)
        assert Duty.objects.filter(basis__about=later.reference, kind="excl.notify_gb").exists()
        close(head, school, days=span(date(2025, 11, 11), date(2025, 11, 13)))
        told = Duty.objects.filter(basis__about=later.reference, kind="excl.notify_gb", status="open")
        assert not told.exists()
        earlier = Duty.objects.filter(basis__about=later.reference).first().basis.facts["earlier"]
        assert [each["length"] for each in earlier] == [4]

    def test_is_whole_again_when_the_closed_day_is_taken_back(self, head, school, pupil):
        row = self.suspend(pupil, school, head)
        before = Exclusion.objects.filter(pk=row.pk).values().get()
        close(head, school)
        reopen(head, school)
        assert Exclusion.objects.filter(pk=row.pk).values().get() == before
        assert row.sessions.filter(stands=True).count() == 6

    def test_is_left_as_it_is_where_its_first_day_is_closed(self, head, school, pupil):
        row = self.suspend(pupil, school, head)
        before = owed()
        planned, _ = facts.closings([school], span(TODAY))
        assert len(facts.Preview(planned, [], head, TODAY).unclear) == 1
        close(head, school, days=span(TODAY))
        row.refresh_from_db()
        assert (row.half_days_lost, owed()) == (0, before)

    def test_a_cancelled_one_is_left_alone(self, head, school, pupil):
        row = self.suspend(pupil, school, head)
        exclusions.cancel(by=head, at=AT, exclusion=row, cancelled_on=TODAY, because="Mistaken")
        close(head, school)
        row.refresh_from_db()
        assert row.half_days_lost == 0

    def test_one_that_the_board_ended_gets_no_day_back(self, head, school, pupil):
        row = self.suspend(pupil, school, head)
        Exclusion.objects.filter(pk=row.pk).update(status="reinstated", reinstated_on=SNOW)
        row.sessions.filter(on__gte=SNOW).update(stands=False)
        close(head, school)
        reopen(head, school)
        assert not row.sessions.filter(stands=True, on__gte=SNOW).exists()


class TestTheHeadteacherSaysTheNumberStands:
    def test_the_suspension_then_runs_on_by_the_closed_day(self, head, school, pupil):
        row = deeds.suspend(pupil, school, head, TODAY, 6)
        was_back_on = row.returns_on
        close(head, school)
        row = exclusions.keep_length(by=head, at=AT, exclusion=row, because="The work set was not done")
        assert row.returns_on == calendars.calendar_of(school).next_school_day(was_back_on)
        assert (row.counted_length, row.sessions.filter(stands=True).count()) == (6, 6)
        assert Duty.objects.get(kind="excl.reintegration_meeting").due_on == row.returns_on

    def test_is_refused_once_the_pupil_is_back(self, head, school, pupil):
        row = deeds.suspend(pupil, school, head, TODAY, 6)
        close(head, school)
        row.refresh_from_db()
        with pytest.raises(AgainstTheLaw, match="never made longer"):
            exclusions.keep_length(
                by=head, at=factories.moment(row.returns_on), exclusion=row, because="Too late"
            )

    def test_is_refused_where_the_school_met_every_day(self, head, school, pupil):
        row = deeds.suspend(pupil, school, head, TODAY, 6)
        with pytest.raises(Refused, match="nothing to decide"):
            exclusions.keep_length(by=head, at=AT, exclusion=row, because="Longer")

    def test_is_refused_where_another_suspension_takes_the_days(self, head, school, pupil):
        row = deeds.suspend(pupil, school, head, TODAY, 6)
        close(head, school)
        row.refresh_from_db()
        evidence = {"further_evidence": "A video came to light", "decided_at": AT}
        deeds.suspend(pupil, school, head, row.returns_on, 2, by=head, **evidence)
        with pytest.raises(Refused, match="takes the days"):
            exclusions.keep_length(by=head, at=AT, exclusion=row, because="Both")


class TestManySchools:
    def test_one_closure_for_all_of_them(self, authority, school):
        schools = [school, factories.school("Birch Academy", authority=authority)]
        for each in schools:
            deeds.exclude(factories.pupil(each), each, factories.person(Role.HEADTEACHER, each), TODAY)
        administrator = factories.person(Role.ADMINISTRATOR, authority)
        change = close(administrator, *schools)
        assert Recount.objects.filter(change=change, done_at__isnull=False).count() == 2
        assert not any(calendars.calendar_of(each).is_school_day(SNOW) for each in schools)
        found = facts.progress(Recount.objects.filter(change=change))
        assert (found.schools, found.done, found.moved) == (2, 2, Shift.objects.count())

    def test_reads_no_more_often_for_more_children(
        self, authority, school, head, django_assert_max_num_queries
    ):
        planned, _ = facts.closings([school], span())
        for _ in range(6):
            deeds.suspend(factories.pupil(school), school, head, TODAY, 6)
        with django_assert_max_num_queries(13):
            facts.Preview(planned, [], head, TODAY)

    def test_a_trust_closes_its_schools_and_no_other(self, authority):
        trust = factories.trust()
        own = factories.school("Own Academy", authority=authority, trust=trust)
        lead = factories.person(Role.TRUST_LEAD, trust)
        assert list(facts.schools_of(lead, TODAY)) == [own]
        close(lead, own)
        with pytest.raises(NotAllowed):
            close(lead, factories.school("Another", authority=authority))

    def test_nothing_to_change_is_said(self, authority):
        with pytest.raises(Refused, match="nothing to change"):
            actions.change(by=factories.person(), at=AT, planned=[], because=BECAUSE)

    def test_all_or_nothing(self, head, school):
        stranger = factories.school("Elsewhere")
        with pytest.raises(NotAllowed):
            close(head, school, stranger)
        assert calendars.calendar_of(school).is_school_day(SNOW)
        assert not Recount.objects.exists()


def test_term_dates_set_anew_keep_a_closure_until_it_is_taken_back(head, school):
    close(head, school)
    year = calendars.years_of([school.pk])[school.pk][0]
    without = type(year)(year.name, year.terms, tuple(each for each in year.closed if each != span()))
    actions.change(by=head, at=AT, planned=[facts.resetting(school, (without,))], because="Term dates")
    assert not calendars.calendar_of(school).is_school_day(SNOW)
