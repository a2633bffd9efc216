"""Scenario F: a permanent exclusion for a weapon, upheld by the board, with education from the sixth day."""

from datetime import date

import pytest

from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Characteristic
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.journeys.along import Along, arranges, arranges_education, decides, written_to
from tests.journeys.deciding import answers_the_test, says_when_it_was_decided

pytestmark = pytest.mark.browser
ROWAN = "Rowan Ashdown"
NOV_4, NOV_7, NOV_11, NOV_20 = (date(2025, 11, day) for day in (4, 7, 11, 20))
AFTER = date(2025, 12, 12)


@pytest.fixture
def rowan(alder):
    rowan = factories.pupil(alder.school, given_name="Rowan", family_name="Ashdown")
    before, worker = date(2025, 9, 2), Characteristic.Kind.SOCIAL_WORKER
    at = factories.moment(before)
    pupils.characterise(by=alder.head, at=at, pupil=rowan, kind=worker, from_on=before)
    return written_to(alder.school, alder.head, rowan)


@pytest.mark.requirement("X-3")
def test_scenario_f_from_the_headteachers_decision_to_the_register(alder, rowan, sits_down, on):
    on(NOV_4)
    the_head_excludes(sits_down(alder.head))
    story = Along(Exclusion.objects.get(pupil=rowan))
    everyone_is_told_on_the_day(story, sits_down(alder.office))

    on(NOV_7)
    education_is_arranged(story, sits_down(alder.officer), sits_down(alder.office))
    the_board_is_invited(story, sits_down(alder.clerk))

    on(NOV_11)
    education_begins_on_the_sixth_day(story, sits_down(alder.officer))

    on(NOV_20)
    the_board_upholds_it_in_time(story, sits_down(alder.clerk))

    on(AFTER)
    the_name_leaves_the_register_once_no_review_was_asked_for(story, sits_down(alder.office))
    assert rowan.enrolments.get().to_on == AFTER


def the_head_excludes(amina):
    amina.finds_child(ROWAN)
    amina.follows("Record a permanent exclusion")
    says_when_it_was_decided(amina, decided_on=NOV_4, first_day=NOV_4)
    answers_the_test(amina, breach="Brought a knife into school and showed it to two pupils.")
    amina.presses("Save and go on")
    amina.types("If the local authority was not consulted", "There was no time before the decision.")
    amina.presses("Save and go on")
    amina.presses("Save and go on")
    amina.sees("Check before you record", "Tell the pupil's social worker")
    amina.presses("Record permanent exclusion")
    amina.sees("Confirmed", "Tuesday 11 November 2025", "Tuesday 25 November 2025")


def everyone_is_told_on_the_day(story, otto):
    days = ("From Tuesday 11 November 2025", "must meet by Tuesday 25 November 2025")
    story.sends(otto, "permanent.exclusion", *days)
    story.sends(otto, "notice.social_worker", "Tuesday 4 November 2025", to="The social worker")
    at_once = {"Tell the local authority": None, "Tell the governing board": None, "By hand": None}
    story.records(otto, "notice", "Record notice", chooses=at_once)
    for body in ("governing board", "school's local authority", "social worker"):
        otto.sees(f"Notice of the exclusion to the {body}: by hand on 4 November 2025.")


def education_is_arranged(story, bea, otto):
    arranges_education(story, bea, starts_on=NOV_11)
    story.sends(bea, "authority.acknowledgement", "Turnstone Centre, 2 Quay Street", to="Amina Farrow")
    bea.opens("/day-six/")
    bea.sees("Turnstone Centre from Tuesday 11 November 2025")
    story.sends(otto, "schooling.day_six", "starts on Tuesday 11 November 2025", "9am to 3pm")


def the_board_is_invited(story, clara):
    place = "the library"
    arranges(story, clara, "arrange-board", "Record the meeting", meets_on=NOV_20, time="4:30pm", place=place)
    day = "Thursday 20 November 2025 at 4:30pm"
    story.sends(clara, "board.invitation", day, "papers by Thursday 13 November 2025")
    story.sends(clara, "board.papers", day)


def education_begins_on_the_sixth_day(story, bea):
    story.records(bea, "begin-education", "Record that it began")
    bea.sees("Tuesday 11 November 2025, done in time.")
    bea.opens("/day-six/")
    bea.sees("Nobody is waiting for education")


def the_board_upholds_it_in_time(story, clara):
    reasons = "Both parts of the test were met."
    decides(
        story,
        clara,
        "decide-as-board",
        outcome="The exclusion is upheld: no reinstatement",
        reasons=reasons,
    )
    story.sends(clara, "board.not_reinstated", reasons, last_day=date(2025, 12, 11))
    story.reads(
        clara,
        "Tuesday 25 November 2025, done in time.",
        "The exclusion is upheld: no reinstatement, 20 November 2025.",
        "Thursday 11 December 2025 is the last day to ask",
    )


def the_name_leaves_the_register_once_no_review_was_asked_for(story, otto):
    story.reads(otto, "The time to ask ended on 11 December 2025.")
    otto.presses("Take the name off the register")
    assert otto.typed("Parents the pupil lives with") == "Rosa Ashdown"
    otto.types("Where does the pupil go next?", "Turnstone Centre")
    otto.presses("Take the name off and record the return")
