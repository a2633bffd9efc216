"""Scenario G: a permanent exclusion that a review panel quashes, and the board then reinstates."""

from datetime import date
from types import SimpleNamespace

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.deeds import exclude
from tests.journeys.along import Along, arranges, decides, written_to

pytestmark = pytest.mark.browser
MAR_3, MAR_23, APR_14 = date(2026, 3, 3), date(2026, 3, 23), date(2026, 4, 14)
MAY_6, MAY_14 = date(2026, 5, 6), date(2026, 5, 14)


@pytest.fixture
def birch(transactional_db):
    """Birch Academy of the Foxglove Trust, which arranges the review of its exclusions."""
    trust = factories.trust("Foxglove Trust")
    school = factories.school("Birch Academy", authority=factories.authority(), trust=trust)
    return SimpleNamespace(
        school=school,
        head=factories.person(Role.HEADTEACHER, school),
        clerk=factories.person(Role.BOARD_CLERK, school),
        trust_lead=factories.person(Role.TRUST_LEAD, trust),
        member=factories.person(Role.PANEL_MEMBER, trust),
    )


@pytest.mark.requirement("X-1", "X-3")
def test_scenario_g_from_the_board_to_the_panel_and_back(birch, sits_down, on):
    pupil = written_to(birch.school, birch.head, factories.pupil(birch.school))
    story = Along(exclude(pupil, birch.school, birch.head, MAR_3))

    on(MAR_23)
    the_board_upholds_it_on_the_last_day_but_one(story, sits_down(birch.clerk))
    assert sits_down(birch.member).opens(story.address) == 404

    on(APR_14)
    the_parent_asks_for_a_review_in_time(story, sits_down(birch.trust_lead))

    on(MAY_6)
    the_panel_quashes_on_its_last_day(story, sits_down(birch.member))
    the_board_has_ten_school_days(story, sits_down(birch.trust_lead))

    on(MAY_14)
    the_board_reinstates_in_time(story, sits_down(birch.clerk))
    story.reads(sits_down(birch.head), "Reinstated back in school on Friday 15 May 2026")


def the_board_upholds_it_on_the_last_day_but_one(story, clerk):
    story.reads(clerk, "Tuesday 10 March 2026", "Tuesday 24 March 2026, in 1 school day")
    upheld = "The exclusion is upheld: no reinstatement"
    decides(story, clerk, "decide-as-board", outcome=upheld, reasons="It was weighed.")
    story.sends(clerk, "board.not_reinstated", "It was weighed.", last_day=date(2026, 4, 28))


def the_parent_asks_for_a_review_in_time(story, lead):
    story.reads(lead, "Tuesday 28 April 2026 is the last day to ask")
    asked = {"By hand": None, "No": "Does it ask for a SEN expert?"}
    story.records(lead, "apply-for-review", "Record application", chooses=asked)
    lead.sees("Wednesday 6 May 2026, in 15 school days")
    hall = "the town hall"
    arranges(story, lead, "arrange-hearing", "Record the hearing", meets_on=MAY_6, time="10am", place=hall)
    story.sends(lead, "review.hearing", "Wednesday 6 May 2026 at 10:00am", hall)


def the_panel_quashes_on_its_last_day(story, member):
    quashed = "Quashed: the governing board is directed to reconsider"
    decides(story, member, "decide-review", outcome=quashed, reasons="The minutes show no weighing.")


def the_board_has_ten_school_days(story, lead):
    told = {"Tell the governing board the review panel's decision and reasons": None, "By hand": None}
    story.records(lead, "notice", "Record notice", chooses=told)
    lead.sees("Wednesday 6 May 2026, done in time.", "Wednesday 20 May 2026, in 10 school days")
    decided = "The independent review panel decided on Wednesday 6 May 2026"
    story.sends(lead, "review.quashed", decided, "The minutes show no weighing.", "within 10 school days")


def the_board_reinstates_in_time(story, clerk):
    again, back_on = "Is reinstatement offered?", date(2026, 5, 15)
    decides(story, clerk, "reconsider", outcome="Yes", of=again, reasons="Weighed again.", back_on=back_on)
    story.sends(clerk, "board.offered_back", "Thursday 14 May 2026", "on Friday 15 May 2026")
    story.reads(clerk, "Wednesday 20 May 2026, done in time.")
    clerk.sees_no("Readjustment of 4,000 pounds")
