"""What each stage after the decision makes owed: the governing board, the review panel, day six, the register."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foothold.law import (
    admission_register,
    board_steps,
    cancellation,
    day_six,
    facts,
    notices,
    review_panel,
    review_steps,
    rules,
)
from foothold.law.admission_register import Ground
from foothold.law.due import Party, Promptness, Strength
from foothold.law.exclusion import Exclusion, ExclusionKind
from foothold.law.register import CLOCKS
from foothold.law.review_panel import Notice, Outcome, SentHow
from tests.law import made_up

CALENDAR = made_up.calendar()
NOV_4, NOV_20, DEC_1 = date(2025, 11, 4), date(2025, 11, 20), date(2025, 12, 1)


def owed(rule, given_facts):
    """What a rule makes owed on facts that went to JSON and back, as a stored duty is worked out again."""
    return rules.rederive(rule, facts.to_json(given_facts), CALENDAR)


def parties(dues):
    return [due.owed_to[0] for due in dues]


MEETING = board_steps.Meeting(excluded_on=NOV_4, meets_on=NOV_20)
DECIDED = board_steps.Decided(excluded_on=NOV_4, decided_on=NOV_20)
APPLICATION = review_steps.Application(excluded_on=NOV_4, made_on=DEC_1, sen_expert=True)
HEARING = review_steps.Hearing(excluded_on=NOV_4, meets_on=DEC_1)
PANEL = review_steps.Panel(excluded_on=NOV_4, decided_on=DEC_1, outcome=Outcome.QUASH)
RECONSIDERED = review_steps.Reconsidered(
    excluded_on=NOV_4, decided_on=DEC_1, outcome=Outcome.QUASH, reinstated=False
)
EVERY_STAGE = {
    "board_meeting": MEETING,
    "board_decision": DECIDED,
    "review_application": APPLICATION,
    "review_hearing": HEARING,
    "review_outcome": PANEL,
    "reconsideration": RECONSIDERED,
}


@pytest.mark.parametrize("rule", EVERY_STAGE)
class TestEveryStage:
    def test_owes_what_is_in_the_register_under_its_version(self, rule):
        for due in owed(rule, EVERY_STAGE[rule]):
            assert due.provision in CLOCKS[due.kind].versions
            assert due.provision.governs(NOV_4)

    def test_explains_every_day(self, rule):
        for due in owed(rule, EVERY_STAGE[rule]):
            assert due.because.lines()
            assert due.because.on == due.on


class TestTheBoardsMeeting:
    def test_papers_and_invitations_go_out_five_school_days_before(self):
        dues = owed("board_meeting", MEETING)
        assert {due.on for due in dues} == {date(2025, 11, 13)}
        assert all(due.strength is Strength.SHOULD for due in dues)

    @pytest.mark.parametrize(
        ("who", "invited"),
        [
            ({}, []),
            ({"has_social_worker": True}, [Party.SOCIAL_WORKER]),
            ({"looked_after": True}, [Party.VIRTUAL_SCHOOL_HEAD]),
        ],
    )
    def test_invites_those_who_look_after_the_pupil(self, who, invited):
        meeting = board_steps.Meeting(excluded_on=NOV_4, meets_on=NOV_20, **who)
        usual = [Party.RELEVANT_PERSON, Party.HEADTEACHER, Party.LOCAL_AUTHORITY]
        assert parties(owed("board_meeting", meeting))[1:] == usual + invited

    @given(st.integers(1, 15))
    def test_never_asks_for_papers_on_a_closed_day(self, before):
        meeting = board_steps.Meeting(excluded_on=NOV_4, meets_on=NOV_20, papers_before=before)
        for due in board_steps.meeting_duties(meeting, CALENDAR):
            assert CALENDAR.is_school_day(due.on)


class TestTheBoardsDecision:
    @pytest.mark.parametrize(
        ("permanent", "elsewhere", "told"), [(True, True, 4), (True, False, 3), (False, True, 3)]
    )
    def test_the_home_authority_is_told_after_a_permanent_exclusion_from_elsewhere(
        self, permanent, elsewhere, told
    ):
        decided = board_steps.Decided(
            excluded_on=NOV_4, decided_on=NOV_20, permanent=permanent, elsewhere=elsewhere
        )
        dues = owed("board_decision", decided)
        assert len(dues) == told
        assert {(due.on, due.promptness) for due in dues} == {(NOV_20, Promptness.WITHOUT_DELAY)}

    def test_its_notice_is_to_be_checked_before_relying(self):
        assert owed("board_decision", DECIDED)[0].provision.confidence.is_open


class TestTheReview:
    def test_is_heard_by_the_fifteenth_school_day_with_the_expert_asked_for(self):
        hearing, expert = owed("review_application", APPLICATION)
        assert hearing.on == CALENDAR.add_school_days(DEC_1, 15)
        assert expert.on is None
        assert (
            len(owed("review_application", review_steps.Application(excluded_on=NOV_4, made_on=DEC_1))) == 1
        )

    def test_has_its_papers_out_five_school_days_before(self):
        assert owed("review_hearing", HEARING)[0].on == date(2025, 11, 24)

    def test_upheld_owes_only_notices(self):
        upheld = review_steps.Panel(excluded_on=NOV_4, decided_on=DEC_1, outcome=Outcome.UPHOLD)
        assert {due.kind for due in owed("review_outcome", upheld)} == {"irp.notify_decision"}

    @pytest.mark.parametrize("outcome", [Outcome.RECOMMEND, Outcome.QUASH])
    @pytest.mark.parametrize("told", [None, date(2025, 12, 3)])
    def test_not_upheld_is_reconsidered_within_ten_school_days_of_the_notice(self, outcome, told):
        panel = review_steps.Panel(excluded_on=NOV_4, decided_on=DEC_1, outcome=outcome, board_told_on=told)
        [due] = [each for each in owed("review_outcome", panel) if each.kind == "irp.reconsider"]
        assert due.on == CALENDAR.add_school_days(told or DEC_1, 10)
        assert bool(due.consequence) == (outcome is Outcome.QUASH)
        assert ("not recorded" in due.because.lines()[0]) == (told is None)

    @pytest.mark.parametrize(("outcome", "pays"), [(Outcome.RECOMMEND, False), (Outcome.QUASH, True)])
    def test_the_readjustment_is_owed_from_quash_and_direct_unless_reinstatement_is_offered(
        self, outcome, pays
    ):
        panel = review_steps.Panel(excluded_on=NOV_4, decided_on=DEC_1, outcome=outcome)
        what = [each.what for each in owed("review_outcome", panel) if each.kind == "irp.readjust"]
        assert [each.endswith("unless the pupil is offered reinstatement") for each in what] == [True] * pays

    @pytest.mark.parametrize(
        ("outcome", "reinstated", "pays"),
        [
            (Outcome.QUASH, False, True),
            (Outcome.QUASH, True, False),
            (Outcome.RECOMMEND, False, False),
        ],
    )
    def test_readjustment_follows_only_quash_and_direct_without_an_offer(self, outcome, reinstated, pays):
        again = review_steps.Reconsidered(
            excluded_on=NOV_4, decided_on=DEC_1, outcome=outcome, reinstated=reinstated, elsewhere=True
        )
        dues = owed("reconsideration", again)
        assert (dues[-1].kind == "irp.readjust") == pays
        assert Party.HOME_AUTHORITY in parties(dues)

    @pytest.mark.parametrize(
        ("notice", "claim", "determined", "last_from"),
        [
            (None, False, None, None),
            (NOV_20, False, None, NOV_20),
            (NOV_20, True, None, None),
            (NOV_20, True, DEC_1, DEC_1),
            (DEC_1, True, NOV_20, DEC_1),
        ],
    )
    def test_may_be_asked_for_until_fifteen_school_days_after_notice_or_claim(
        self, notice, claim, determined, last_from
    ):
        last = review_panel.last_day_to_apply(notice, claim, determined, CALENDAR)
        assert last == (last_from and CALENDAR.add_school_days(last_from, 15))


class TestNotices:
    @pytest.mark.parametrize("how", SentHow)
    def test_count_as_given_that_day_unless_posted(self, how):
        friday = date(2025, 11, 7)
        given_on = review_panel.given_on(Notice(sent_on=friday, sent_how=how), CALENDAR)
        assert given_on == (date(2025, 11, 11) if how is SentHow.FIRST_CLASS else friday)

    def test_a_parent_has_them_in_writing(self):
        assert not notices.is_told(Party.RELEVANT_PERSON, SentHow.ORAL)
        assert notices.is_told(Party.RELEVANT_PERSON, SentHow.EMAIL)
        assert notices.is_told(Party.LOCAL_AUTHORITY, SentHow.ORAL)

    @pytest.mark.parametrize(
        ("kind", "to", "notice"),
        [
            ("excl.notify_parent", Party.RELEVANT_PERSON, True),
            ("gb.papers", Party.HEADTEACHER, True),
            ("excl.set_work", Party.PUPIL, False),
            ("excl.cancellation", Party.PUPIL, False),
        ],
    )
    def test_are_what_some_duties_are_done_by_and_others_are_not(self, kind, to, notice):
        assert notices.is_notice(kind, to) is notice


class TestDaySix:
    @pytest.mark.parametrize(
        ("told", "morning", "agreed", "in_time"),
        [
            (datetime.combine(date(2025, 11, 9), time(8, 30)), time(8, 45), False, True),
            (datetime.combine(date(2025, 11, 9), time(8, 45)), time(8, 45), False, True),
            (datetime.combine(date(2025, 11, 9), time(9, 0)), time(8, 45), False, False),
            (datetime.combine(date(2025, 11, 9), time(0, 30)), None, False, False),
            (datetime.combine(date(2025, 11, 10), time(15, 0)), time(8, 45), True, True),
        ],
    )
    def test_the_further_notice_comes_48_hours_before_or_by_agreement(self, told, morning, agreed, in_time):
        starts = date(2025, 11, 11)
        assert day_six.further_notice_in_time(told, starts, morning, agreed=agreed) == in_time

    @pytest.mark.parametrize(
        ("began", "today", "days"),
        [
            (None, date(2025, 11, 10), 0),
            (None, date(2025, 11, 11), 1),
            (None, date(2025, 11, 17), 5),
            (date(2025, 11, 13), date(2025, 11, 17), 2),
            (date(2025, 11, 11), date(2025, 11, 17), 0),
        ],
    )
    def test_days_without_education_are_school_days_from_the_day_it_was_due(self, began, today, days):
        assert day_six.days_without(date(2025, 11, 11), began, today, CALENDAR) == days


class TestWhatABoardEnded:
    SUSPENSION = Exclusion(kind=ExclusionKind.SUSPENSION, starts_on=NOV_4, length=20)

    def test_counts_with_the_half_days_served(self):
        served = cancellation.as_served_until(self.SUSPENSION, date(2025, 11, 6), CALENDAR)
        assert served.length == 6

    def test_counts_for_nothing_where_none_was_served(self):
        assert cancellation.as_served_until(self.SUSPENSION, date(2025, 11, 3), CALENDAR) is None


class TestTheRegister:
    @pytest.mark.parametrize(
        ("facts_given", "ground"),
        [
            ({}, None),
            ({"last_to_apply": DEC_1}, None),
            ({"last_to_apply": date(2025, 11, 30)}, Ground.OUT_OF_TIME),
            ({"last_to_apply": date(2025, 11, 30), "applied": True}, None),
            ({"waived_on": DEC_1}, Ground.WAIVED),
            ({"waived_on": date(2025, 12, 2)}, None),
            ({"applied": True, "review_ended_on": DEC_1}, Ground.REVIEW_ENDED),
            ({"applied": True, "review_ended_on": date(2025, 12, 2)}, None),
        ],
    )
    def test_loses_a_name_only_on_a_ground(self, facts_given, ground):
        usual = {"last_to_apply": None, "waived_on": None, "applied": False, "review_ended_on": None}
        assert admission_register.ground_after_board(**usual | facts_given, on=DEC_1) == ground

    def test_says_the_ground_in_a_sentence(self):
        assert all(each.says.endswith(".") for each in Ground)
