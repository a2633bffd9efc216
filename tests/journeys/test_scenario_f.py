"""Scenario F: a permanent exclusion for a weapon, upheld by the board, with education from the sixth day."""

from datetime import date

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.deeds import exclude
from tests.journeys.along import Along

pytestmark = pytest.mark.django_db
NOV_4, NOV_7, NOV_11, NOV_20 = (date(2025, 11, day) for day in (4, 7, 11, 20))
AFTER = date(2025, 12, 12)


@pytest.fixture
def story(signed_in, at):
    fernleigh = factories.authority()
    alder = factories.school("Alder Academy", authority=fernleigh, trust=factories.trust("Foxglove Trust"))
    head = factories.person(Role.HEADTEACHER, alder)
    return Along(exclude(factories.pupil(alder), alder, head, NOV_4), signed_in, at)


@pytest.mark.requirement("X-3")
def test_scenario_f_from_the_notices_to_the_register(story):
    everyone_is_told_on_the_day(story)
    education_is_arranged_and_the_board_invited(story)
    education_begins_on_the_sixth_day(story)
    the_board_upholds_it_in_time(story)
    the_name_leaves_the_register_once_no_review_was_asked_for(story)


def everyone_is_told_on_the_day(story):
    story.on(NOV_4)
    told = ("excl.notify_parent:relevant_person", "excl.s104_notice:relevant_person")
    told += ("excl.notify_la:local_authority", "excl.notify_gb:governing_board")
    story.tells(story.walk.office, *told, on=NOV_4)
    assert story.due("gb.consider_15").due_on == date(2025, 11, 25)
    assert story.due("day6.la", "pupil").due_on == NOV_11


def education_is_arranged_and_the_board_invited(story):
    story.on(NOV_7)
    place = {"place": "Turnstone Centre", "address": "2 Quay Street", "times": "9 to 3", "report_to": "Desk"}
    officer = story.walk.officer
    story.records(officer, "arrange-education", starts_on=NOV_11, **place)
    story.tells(officer, "excl.s104_further:relevant_person", on=NOV_7)
    story.records(story.walk.clerk, "arrange-board", meets_on=NOV_20, place="Library", papers_before="5")
    assert "Turnstone Centre from Tuesday 11 November 2025" in day_six(story, officer)


def education_begins_on_the_sixth_day(story):
    story.on(NOV_11)
    story.records(story.walk.officer, "begin-education", on=NOV_11)
    assert story.due("day6.la", "pupil").met_on == NOV_11
    assert "Nobody is waiting for education" in day_six(story, story.walk.officer)


def the_board_upholds_it_in_time(story):
    story.on(NOV_20)
    clerk = story.walk.clerk
    story.records(clerk, "decide-as-board", met_on=NOV_20, outcome="decline", reasons="Both parts were met.")
    story.tells(clerk, "gb.notify_decision:relevant_person", on=NOV_20)
    page = story.reads(story.walk.office)
    assert "The exclusion is upheld: no reinstatement, 20 November 2025." in page
    assert "Thursday 11 December 2025" in page


def the_name_leaves_the_register_once_no_review_was_asked_for(story):
    story.on(AFTER)
    office = story.walk.office
    assert "Take the name off the register" in story.reads(office)
    gone = {
        "name": "Pupil Example",
        "address": "1 Road",
        "parents": "Mother",
        "destination": "Turnstone Centre",
    }
    story.records(office, "delete-from-register", last_on=AFTER, **gone)
    assert story.walk.row.pupil.enrolments.get().to_on == AFTER


def day_six(story, who):
    return story.signed_in(who).get("/day-six/").content.decode()
