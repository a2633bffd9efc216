"""The clocks of an EHC needs assessment: 6, 16 and 20 weeks, 6 weeks for advice, 15 days for a school's answer."""

from datetime import date

import pytest

from foothold.law import ehc
from foothold.law.due import Party
from foothold.law.needs_assessment import Consulted, Requested, consultation_duties, request_duties

RECEIVED = date(2025, 11, 4)


def owed(**how_far):
    return {each.kind: each.on for each in request_duties(Requested(received=RECEIVED, **how_far))}


@pytest.mark.requirement("S4-133", "S4-134", "S4-189")
def test_a_request_is_decided_within_six_weeks_and_the_plan_is_final_within_twenty():
    assert owed() == {"ehc.assess": date(2025, 12, 16), "ehc.final": date(2026, 3, 24)}


def test_an_authority_that_assesses_says_within_sixteen_weeks_that_there_will_be_no_plan():
    assert owed(assessing=True)["ehc.no_plan"] == date(2026, 2, 24)


def test_once_a_plan_is_drafted_no_word_is_owed_that_there_will_be_none():
    assert "ehc.no_plan" not in owed(assessing=True, plan_drafted=True)


def test_an_authority_that_does_not_assess_owes_no_plan():
    assert owed(assessing=False) == {"ehc.assess": date(2025, 12, 16)}


@pytest.mark.requirement("S4-135", "S4-189")
def test_a_school_that_is_consulted_answers_within_fifteen_calendar_days():
    (due,) = consultation_duties(Consulted(asked=RECEIVED))

    assert (due.owed_by, due.on) == (Party.SCHOOL, date(2025, 11, 19))
    assert due.because.lines()[-1] == "15 calendar days later is Wed 19 Nov 2025."


def test_advice_is_given_within_six_weeks_of_the_authoritys_request():
    assert ehc.advice_by(RECEIVED) == date(2025, 12, 16)


def test_the_weeks_are_explained_and_holidays_count():
    lines = request_duties(Requested(received=RECEIVED))[1].because.lines()

    assert lines[:2] == [
        "The request was received on Tue 4 Nov 2025, which is day 0.",
        "20 calendar weeks later is Tue 24 Mar 2026.",
    ]
    assert lines[2].startswith("School holidays count.")
