"""Scenario G: a permanent exclusion that a review panel quashes, and the board then reinstates."""

from datetime import date

import pytest

from foothold.ground.access.roles import Role
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.deeds import exclude
from tests.journeys.along import Along, written_to

pytestmark = pytest.mark.django_db
MAR_3, MAR_23, APR_14 = date(2026, 3, 3), date(2026, 3, 23), date(2026, 4, 14)
MAY_6, MAY_14 = date(2026, 5, 6), date(2026, 5, 14)


@pytest.mark.requirement("X-1", "X-3")
def test_scenario_g_from_the_board_to_the_panel_and_back(signed_in, at):
    trust = factories.trust("Foxglove Trust")
    birch = factories.school("Birch Academy", authority=factories.authority(), trust=trust)
    head = factories.person(Role.HEADTEACHER, birch)
    member = factories.person(Role.PANEL_MEMBER, trust)
    pupil = written_to(birch, head, factories.pupil(birch))
    story = Along(exclude(pupil, birch, head, MAR_3), signed_in, at)
    clerk, trust_lead = story.walk.clerk, story.walk.trust_lead
    assert story.due("day6.la", "pupil").due_on == date(2026, 3, 10)
    assert story.due("gb.consider_15").due_on == date(2026, 3, 24)

    story.on(MAR_23)
    story.records(clerk, "decide-as-board", met_on=MAR_23, outcome="decline", reasons="Upheld.")
    story.corrects(clerk, "board.not_reinstated", on=MAR_23)
    story.sends(clerk, "board.not_reinstated", "You must ask by Tuesday 28 April 2026", on=MAR_23)
    assert "Tuesday 28 April 2026" in story.reads(trust_lead)
    assert story.signed_in(member).get(story.address).status_code == 404

    story.on(APR_14)
    story.records(trust_lead, "apply-for-review", how="hand", sent_on=APR_14, sen_expert="no")
    assert (story.due("irp.hearing").due_on, story.due("irp.hearing").owed_by_organisation) == (MAY_6, trust)
    hearing = {"meets_on": MAY_6, "meets_at": "10am", "place": "the town hall", "papers_before": "5"}
    story.records(trust_lead, "arrange-hearing", **hearing)
    story.sends(trust_lead, "review.hearing", "Wednesday 6 May 2026 at 10:00am", on=APR_14)

    story.on(MAY_6)
    quashed = {"decided_on": MAY_6, "outcome": "quash_and_direct", "reasons": "Not weighed."}
    story.records(member, "decide-review", **quashed)
    story.tells(trust_lead, "irp.notify_decision:governing_board", on=MAY_6)
    story.sends(trust_lead, "review.quashed", "decided on Wednesday 6 May 2026", "within 10", on=MAY_6)
    assert story.due("irp.reconsider").due_on == date(2026, 5, 20)

    story.on(MAY_14)
    again = {"met_on": MAY_14, "reinstates": "yes", "back_on": date(2026, 5, 15), "reasons": "Weighed again."}
    story.records(clerk, "reconsider", **again)
    story.sends(clerk, "board.offered_back", "Thursday 14 May 2026", "on Friday 15 May 2026", on=MAY_14)
    assert Exclusion.objects.get(pk=story.walk.row.pk).reinstated_on == date(2026, 5, 15)
    assert not story.walk.duties("irp.readjust").exists()
    assert "Reinstated" in story.reads(head)


def test_scenario_g_where_the_board_does_not_reinstate_the_readjustment_is_flagged(signed_in, at):
    birch = factories.school("Birch Academy", authority=factories.authority(), trust=factories.trust())
    head = factories.person(Role.HEADTEACHER, birch)
    story = Along(exclude(factories.pupil(birch), birch, head, MAR_3), signed_in, at)
    story.walk.board_declines(MAR_23)
    story.walk.apply(APR_14)
    story.walk.panel(MAY_6, "quash_and_direct")

    story.on(MAY_14)
    story.records(story.walk.clerk, "reconsider", met_on=MAY_14, reinstates="no", reasons="The same.")
    assert "Readjustment of 4,000 pounds" in story.reads(head)
