"""The clocks of an EHC plan that is kept: 12 months to the next review; 2, 4 and 12 weeks after a meeting."""

from datetime import date

import pytest

from foothold.law.annual_review import Kept, Met, kept_duties, meeting_duties
from foothold.law.due import Party

MADE, MEETING = date(2025, 11, 4), date(2026, 10, 20)


def test_a_plan_is_reviewed_within_twelve_months_of_the_day_it_was_made():
    (due,) = kept_duties(Kept(made=MADE))

    assert (due.kind, due.owed_by, due.on) == ("ehc.next_review", Party.EHC_TEAM, date(2026, 11, 4))
    assert due.because.lines() == [
        "The plan was made on Tue 4 Nov 2025.",
        "12 calendar months later is Wed 4 Nov 2026.",
    ]


def test_then_within_twelve_months_of_each_review():
    (due,) = kept_duties(Kept(made=MADE, last_review=MEETING))

    assert due.on == date(2027, 10, 20)
    assert due.because.lines()[0] == "The last review meeting was on Tue 20 Oct 2026."


@pytest.mark.parametrize("amending", [None, False])
def test_a_meeting_is_followed_by_a_report_and_a_decision(amending):
    owed = {
        due.kind: (due.owed_by, due.on) for due in meeting_duties(Met(meeting=MEETING, amending=amending))
    }

    assert owed == {
        "ehc.review_report": (Party.SCHOOL, date(2026, 11, 3)),
        "ehc.review": (Party.EHC_TEAM, date(2026, 11, 17)),
    }


def test_an_authority_that_amends_sends_the_amended_plan_within_twelve_weeks_of_the_meeting():
    due = meeting_duties(Met(meeting=MEETING, amending=True))[-1]

    assert (due.kind, due.on) == ("ehc.amended", date(2027, 1, 12))
    assert due.because.lines() == [
        "The review meeting was on Tue 20 Oct 2026, which is day 0.",
        "12 calendar weeks later is Tue 12 Jan 2027.",
    ]
