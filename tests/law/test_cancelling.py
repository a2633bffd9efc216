"""Cancelling an exclusion: when it may be, what is then owed, and what still counts."""

from dataclasses import replace
from datetime import date

import pytest

from foothold.law import (
    cancellation,
    facts,
    readings,
    rules,
)
from foothold.law.due import Party, Strength
from foothold.law.errors import AgainstTheLaw
from foothold.law.exclusion import Facts
from tests.law import made_up

CALENDAR = made_up.calendar()
MONDAY, THURSDAY = date(2025, 11, 10), date(2025, 11, 13)


def asked(exclusion, **known):
    return Facts(exclusion=exclusion, **known)


class TestCancelling:
    TEN_DAYS = made_up.suspension(MONDAY, 20)

    def test_after_the_boards_meeting_has_begun_is_refused(self):
        with pytest.raises(AgainstTheLaw, match="has begun its meeting"):
            cancellation.refuse_if_not_allowed(
                self.TEN_DAYS, board_meeting_started=True, half_days_this_year=20
            )

    def test_above_forty_five_days_is_refused(self):
        with pytest.raises(AgainstTheLaw, match="more than 45 school days this year"):
            cancellation.refuse_if_not_allowed(
                self.TEN_DAYS, board_meeting_started=False, half_days_this_year=91
            )
        cancellation.refuse_if_not_allowed(self.TEN_DAYS, board_meeting_started=False, half_days_this_year=90)

    def test_tells_everybody_who_was_told_and_offers_a_meeting(self):
        given = asked(self.TEN_DAYS, has_social_worker=True, looked_after=False)
        dues = cancellation.duties(given, THURSDAY)
        assert {party for each in dues for party in each.owed_to} == {
            Party.PUPIL,
            Party.RELEVANT_PERSON,
            Party.GOVERNING_BOARD,
            Party.LOCAL_AUTHORITY,
            Party.SOCIAL_WORKER,
            Party.PARENT,
        }
        assert {each.on for each in dues} == {THURSDAY}
        assert [each.strength for each in dues].count(Strength.SHOULD) == 1
        assert dues[0].because.lines() == ["The exclusion was cancelled on Thu 13 Nov 2025."]

    def test_rested_on_guidance_before_september_2023(self):
        before = asked(made_up.suspension(date(2023, 3, 6), 4))
        assert {each.strength for each in cancellation.duties(before, date(2023, 3, 7))} == {Strength.SHOULD}

    def test_comes_out_the_same_from_facts_that_were_kept(self):
        kept = facts.to_json(rules.Cancelled(about=asked(self.TEN_DAYS), cancelled_on=THURSDAY))
        again = rules.rederive("cancellation", kept, CALENDAR)
        assert [each[:6] for each in again] == [
            each[:6] for each in cancellation.duties(asked(self.TEN_DAYS), THURSDAY)
        ]

    @pytest.mark.parametrize(
        ("exclusion", "on", "served"),
        [
            (made_up.suspension(MONDAY, 20), THURSDAY, 8),
            (made_up.suspension(MONDAY, 4), THURSDAY, 4),
            (made_up.suspension(MONDAY, 20), date(2025, 11, 9), 0),
            (made_up.lunchtimes(MONDAY, 10), THURSDAY, 4),
            (made_up.permanent(MONDAY), THURSDAY, 8),
        ],
    )
    def test_leaves_what_was_served(self, exclusion, on, served):
        assert cancellation.served_half_days(exclusion, on, CALENDAR, readings.DEFAULT) == served

    def test_keeps_the_served_part_in_later_totals(self):
        assert cancellation.as_served_until(self.TEN_DAYS, THURSDAY, CALENDAR) == replace(
            self.TEN_DAYS, length=8
        )

    @pytest.mark.parametrize(
        ("exclusion", "on", "before", "most"),
        [
            (made_up.suspension(MONDAY, 20), THURSDAY, 60, 68),
            (made_up.permanent(MONDAY), THURSDAY, 60, 68),
            (made_up.permanent(MONDAY), date(2025, 11, 7), 60, 60),
            (made_up.permanent(date(2026, 7, 16)), date(2026, 9, 10), 60, 66),
            (made_up.permanent(date(2026, 7, 16)), date(2026, 9, 10), 0, 8),
        ],
    )
    def test_counts_what_was_served_in_each_school_year(self, exclusion, on, before, most):
        assert cancellation.most_in_a_year(exclusion, on, before, CALENDAR, readings.DEFAULT) == most
