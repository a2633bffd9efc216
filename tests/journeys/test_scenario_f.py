"""Scenario F: a permanent exclusion for a weapon, upheld by the board, with education from the sixth day."""

from datetime import date

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.deeds import exclude
from tests.journeys.along import Along, written_to

pytestmark = pytest.mark.django_db
NOV_4, NOV_7, NOV_11, NOV_20 = (date(2025, 11, day) for day in (4, 7, 11, 20))
AFTER = date(2025, 12, 12)


@pytest.fixture
def story(signed_in, at):
    fernleigh = factories.authority()
    alder = factories.school("Alder Academy", authority=fernleigh, trust=factories.trust("Foxglove Trust"))
    head = factories.person(Role.HEADTEACHER, alder)
    return Along(exclude(written_to(alder, head, factories.pupil(alder)), alder, head, NOV_4), signed_in, at)


@pytest.mark.requirement("X-3")
def test_scenario_f_from_the_notices_to_the_register(story):
    everyone_is_told_on_the_day(story)
    education_is_arranged_and_the_board_invited(story)
    education_begins_on_the_sixth_day(story)
    the_board_upholds_it_in_time(story)
    the_name_leaves_the_register_once_no_review_was_asked_for(story)


def everyone_is_told_on_the_day(story):
    story.on(NOV_4)
    office = story.walk.office
    days = ("From Tuesday 11 November 2025", "must meet by Tuesday 25 November 2025")
    story.sends(office, "permanent.exclusion", *days, on=NOV_4)
    story.sends(office, "notice.authority", "Tuesday 4 November 2025", on=NOV_4, to="Exclusions team")
    story.sends(office, "notice.board", "Tuesday 4 November 2025", on=NOV_4, to="The clerk")
    assert story.due("gb.consider_15").due_on == date(2025, 11, 25)
    assert story.due("day6.la", "pupil").due_on == NOV_11


def education_is_arranged_and_the_board_invited(story):
    story.on(NOV_7)
    place = {
        "place": "Turnstone Centre",
        "address": "2 Quay Street",
        "times": "9 to 3",
        "report_to": "Desk",
        "bring": "a pen",
    }
    officer = story.walk.officer
    story.records(officer, "arrange-education", starts_on=NOV_11, **place)
    story.sends(story.walk.office, "schooling.day_six", "starts on Tuesday 11 November 2025", on=NOV_7)
    story.sends(officer, "authority.acknowledgement", "Turnstone Centre, 2 Quay Street", on=NOV_7, to="Head")
    clerk, meeting = story.walk.clerk, {"meets_on": NOV_20, "meets_at": "4:30pm", "place": "the library"}
    story.records(clerk, "arrange-board", **meeting, papers_before="5")
    day = "Thursday 20 November 2025 at 4:30pm"
    story.sends(clerk, "board.invitation", day, "papers by Thursday 13 November 2025", on=NOV_7)
    story.sends(clerk, "board.papers", day, on=NOV_7)
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
    story.corrects(clerk, "board.not_reinstated", on=NOV_20)
    last = "You must ask by Thursday 11 December 2025"
    story.sends(clerk, "board.not_reinstated", "Both parts were met.", last, on=NOV_20)
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
