"""What is there of each stage and what is missing, from what other rooms recorded."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.policy import graduated
from foothold.path.inclusion import evidence, facts, reading
from foothold.path.measures import actions as measuring
from tests import factories
from tests.path.inclusion.steps import TODAY, joined, noticed, weighed
from tests.path.support import plans

pytestmark = pytest.mark.django_db
EVERYTHING = frozenset(Permission)


def known(area, *, granted=EVERYTHING, on=TODAY):
    area.pupil.refresh_from_db()
    return facts.known(area.pupil, on, granted)


def missing(area, **asked):
    stages = evidence.standing(graduated.SUGGESTED, known(area, **asked))
    return {each.stage.title: [asked.what for asked in each.missing] for each in stages}


@pytest.mark.requirement("S2-23", "S4-34")
def test_at_first_everything_is_missing(area):
    assert missing(area) == {
        stage.title: [graduated.EVIDENCE[key] for key in stage.asks] for stage in graduated.SUGGESTED
    }


@pytest.mark.requirement("S2-23", "S4-34")
def test_nothing_is_typed_twice_what_other_rooms_recorded_is_there(area):
    noticed(area, strengths="Kind to younger children", parent="spoken")
    weighed(area)
    score = factories.measure(area.pupil, area.school, by=area.lead, on=TODAY)
    views = {"view_pupil": "I like maths", "view_family": "He is tired"}
    plan = plans.begin(area, **views)
    joined(area)
    plans.review(area, plan, date(2025, 10, 8), agreed="The mentor goes on.")
    later = factories.moment(date(2025, 12, 8), 15)
    measuring.measure_again(by=area.lead, at=later, measure=score, on=date(2025, 12, 8), scores={"total": 12})

    found = missing(area, on=date(2025, 12, 9))

    assert found == {"Assess": [], "Plan": [], "Do": [], "Review": []}


def test_a_group_that_is_only_planned_is_nothing_done_yet(area):
    joined(area, begun=False)

    assert missing(area)["Do"] == ["An approach from the directory, begun"]


def test_targets_for_the_pupil_alone_are_not_shared(area):
    plans.begin(area, targets=[plans.TARGET])

    assert "Targets for others than the pupil" in missing(area)["Plan"]


def test_what_is_older_than_a_year_counts_no_longer(area):
    noticed(area)

    assert "What staff noticed" in missing(area, on=date(2026, 9, 16))["Assess"]


def test_what_somebody_may_not_see_is_neither_there_nor_missing(area):
    noticed(area)
    granted = EVERYTHING - {Permission.SEE_CONCERNS, Permission.SEE_FACTORS}

    stages = evidence.standing(graduated.SUGGESTED, known(area, granted=granted))

    hidden = [asked.what for each in stages for asked in each.asked if not asked.may_see]
    assert hidden == [graduated.EVIDENCE[key] for key in ("concern", "strengths", "parents", "factors")]
    assert not any(asked.found or asked.is_missing for asked in stages[0].asked if not asked.may_see)


@pytest.mark.requirement("S4-34")
def test_each_review_ends_a_cycle_and_another_is_under_way(area):
    plan = plans.begin(area)
    group = joined(area)
    plans.review(area, plan, date(2025, 10, 8), how="better", agreed="The mentor goes on.")

    first, second = reading.cycles(known(area, on=date(2025, 10, 9)))

    assert (first.from_on, first.until, first.found) == (TODAY, date(2025, 10, 8), "2 better")
    assert (first.agreed, first.done) == ("The mentor goes on.", (group.title,))
    assert (second.number, second.from_on, second.until) == (2, date(2025, 10, 8), None)


@pytest.mark.requirement("S2-23", "X-9")
def test_the_stages_are_those_of_the_local_rules_from_their_day_on(area):
    before = facts.Ladder.of(area.school, TODAY)
    factories.local_rules(area.authority, "example-borough", date(2025, 9, 16))

    after = facts.Ladder.of(area.school, date(2025, 9, 16))

    assert (before.stages, before.source) == (graduated.SUGGESTED, facts.NO_RULE)
    assert [stage.title for stage in after.stages] == ["Notice", "Assess", "Plan and do", "Review"]
    assert after.source == "Example borough (made up): Made up, chapter on the graduated response"


def test_every_thing_a_stage_may_ask_for_is_looked_for_somewhere():
    assert set(evidence.WHERE) == set(graduated.EVIDENCE)


def page_of(area, client):
    return client.get(reverse("inclusion:child", args=[area.pupil.pk])).content.decode()


@pytest.mark.requirement("S2-23")
def test_the_page_says_what_is_next_and_leads_to_where_it_is_recorded(area, signed_in):
    page = page_of(area, signed_in(area.lead))

    assert "Next: assess. 5 of 5 are missing." in page
    assert reverse("measures:child", args=[area.pupil.pk]) in page
    assert "Foothold&#x27;s suggestion, where no local rule names stages" in page


def test_the_authority_sees_plans_and_scores_and_not_what_staff_noticed(area, signed_in):
    noticed(area, noticed="Sat alone again.")
    plans.begin(area)

    page = page_of(area, signed_in(area.officer))

    assert "To be in lessons, and to be glad of it" in page
    assert "1 concern" not in page
    assert "Not shown to your role" in page


def test_the_page_asks_no_more_of_the_database_for_much_than_for_little(area, signed_in):
    client = signed_in(area.lead)
    plan = plans.begin(area)
    noticed(area)
    joined(area)
    plans.review(area, plan, date(2025, 10, 8))
    with CaptureQueriesContext(connection) as few:
        page_of(area, client)
    for _ in range(5):
        noticed(area)
    joined(area, "school-counselling")
    plans.review(area, plan, date(2025, 10, 30), next_in=15)

    with CaptureQueriesContext(connection) as many:
        page_of(area, client)

    assert len(many) == len(few)
