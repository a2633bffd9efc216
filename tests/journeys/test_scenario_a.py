"""Scenario A: attendance falls in September, a meeting plans support, and by December it has worked."""

from datetime import date

import pytest

from foothold.child.duties.models import Duty
from foothold.ground.access.roles import Role
from foothold.ground.policy import local_duties
from tests import factories

pytestmark = pytest.mark.browser
ADA = "Ada Marsden"
SEP_15, SEP_18, SEP_22, SEP_25 = (date(2025, 9, day) for day in (15, 18, 22, 25))
OCT_16, NOV_13, DEC_11, DEC_12 = (
    date(2025, 10, 16),
    date(2025, 11, 13),
    date(2025, 12, 11),
    date(2025, 12, 12),
)
GATE, HOME, DOOR = "At school by 8:40am", "A message home answered each day", "Greeted at the door by name"


@pytest.fixture
def ada(alder):
    """A pupil of Year 8 at a school that lives by its authority's rules, with her mother on record."""
    factories.local_rules(alder.authority, "hackney-2019")
    ada = factories.pupil(alder.school, given_name="Ada", family_name="Marsden", born_on=date(2012, 10, 4))
    ada.carers.create(name="Rosa Marsden", relation="mother")
    return ada


@pytest.mark.requirement("S4-23", "S4-25")
def test_scenario_a_from_the_first_worry_to_a_plan_that_worked(alder, ada, sits_down, on):
    on(SEP_15)
    a_teacher_records_what_she_noticed(sits_down(factories.person(Role.CLASS_TEACHER, alder.school)))
    a_meeting_is_called(sits_down(alder.inclusion_lead))

    on(SEP_18, 16)
    the_meeting_decides_on_a_plan(sits_down(alder.inclusion_lead))

    on(SEP_22)
    a_plan_is_agreed_with_three_targets(sits_down(alder.inclusion_lead))
    a_first_score_is_recorded(sits_down(alder.inclusion_lead))
    what_was_undertaken_is_done(sits_down(alder.inclusion_lead))

    for day, stands in (
        (OCT_16, ("Better", "The same", "Better")),
        (NOV_13, ("Met", "Better", "Met")),
        (DEC_11, ("Met", "Met", "Met")),
    ):
        on(day)
        the_plan_is_reviewed(sits_down(alder.inclusion_lead), day, stands)
    the_plan_ends_well(sits_down(alder.inclusion_lead))
    the_second_score_shows_the_change(sits_down(alder.inclusion_lead))

    assert not Duty.objects.filter(pupil=ada, kind=local_duties.PLAN_HELP).exists()
    assert not Duty.objects.filter(pupil=ada).open().exists()


def a_teacher_records_what_she_noticed(teacher):
    teacher.finds_child(ADA)
    teacher.follows("Record what you noticed")
    teacher.chooses("No", of="Could a child be at risk of harm?")
    teacher.types("What did you notice?", "Attendance fell from 96 to 84 per cent; 9 behaviour points.")
    teacher.types("What goes well for this child?", "Art, and younger pupils")
    teacher.chooses("Attendance or being late")
    teacher.chooses("Not yet")
    teacher.presses("Record")
    teacher.sees("Attendance or being late, noticed on 15 September 2025")


def a_meeting_is_called(ines):
    ines.opens("/caseload/?part=identify")
    ines.sees(ADA, "1 concern without an answer")
    ines.follows(ADA)
    ines.follows("Meetings about the child")
    ines.presses("Put on the agenda of a meeting")
    ines.sees("do not wait for a meeting")
    ines.dates("On which day?", SEP_18)
    ines.types("At what time?", "3:30pm")
    ines.types("Where?", "Room 4")
    ines.presses("Call the meeting")
    ines.sees("Put on the agenda of a meeting")
    ines.chooses("1 concern without an answer, the first from 15 September 2025")
    ines.types("Why is the meeting to speak of the child?", "Attendance fell from 96 to 84 per cent")
    for name in (ADA, "Rosa Marsden (mother)", "Ines Okafor"):
        ines.chooses(name, of="Who is invited for this child?")
    ines.presses("Put on the agenda")
    ines.sees("Multi Agency Planning (MAP) meeting", "Thursday 18 September 2025", "Rosa Marsden (mother)")


def the_meeting_decides_on_a_plan(ines):
    ines.finds_child(ADA)
    ines.follows("Multi Agency Planning (MAP) meeting on 18 September 2025")
    ines.presses("Record what was decided")
    ines.types("What was said?", "She likes art. Mornings are hard since the move.")
    ines.chooses("Write or change a plan of support")
    ines.types("Why?", "Lateness grew after the move; a plan asks something of all of us")
    first = ines.page.get_by_role("group", name="First thing to be done")
    first.get_by_label("What is to be done?").fill("Write the pastoral support programme")
    first.get_by_label("Who does it?").select_option("Ines Okafor")
    first.get_by_label("By when?").fill("25 9 2025")
    ines.presses("Record decision")
    ines.sees("Decided", "Write or change a plan of support", "Ines Okafor, by 25 September 2025")
    ines.goes_to_work()
    assert "25 September 2025" in ines.owed("Write the pastoral support programme")


def a_plan_is_agreed_with_three_targets(ines):
    ines.finds_child(ADA)
    ines.follows("Write a plan of support")
    ines.chooses("Something else")
    ines.types("What is it to achieve?", "To be in school on time, and glad of it")
    ines.dates("Last day", DEC_12)
    ines.types("How shall we know that it may end?", "Four weeks on time")
    for whose, what in (("pupil", GATE), ("family", HOME), ("school", DOOR)):
        box = ines.page.get_by_role("group", name=f"Target for the {whose}", include_hidden=True)
        box.evaluate("box => box.closest('details').open = true")
        box.get_by_label("What is to change?").fill(what)
        box.get_by_label("Where does it stand now?").fill("2 days of 10")
        box.get_by_label("How is it measured?").fill("Counted each Friday")
    four = ines.page.get_by_role("group", name="What each of the four says")
    four.get_by_label("The pupil").fill("I like art. Mornings are loud.")
    four.get_by_label("The family").fill("A call on a good day would help.")
    ines.presses("Write the plan")
    ines.sees(GATE, HOME, DOOR, "A call on a good day would help.", "Monday 20 October 2025")


def a_first_score_is_recorded(ines):
    ines.finds_child(ADA)
    ines.follows("Measure before or after support")
    ines.follows("SDQ, answered by a teacher")
    ines.types("Total difficulties", "18")
    ines.presses("Record score")
    ines.sees("Waits for its second score", "high")


def what_was_undertaken_is_done(ines):
    ines.goes_to_work()
    ines.follows("Write the pastoral support programme")
    ines.follows("Record that it was done")
    ines.types("What was done?", "Written with Ada and her mother")
    ines.presses("Record as done")
    ines.sees("Written with Ada and her mother", "Done")
    ines.opens("/meetings/undone/")
    ines.sees("Nothing fits.")


def the_plan_is_reviewed(ines, day, stands):
    ines.finds_child(ADA)
    ines.follows("Pastoral support programme from 22 September 2025")
    ines.presses("Record a review")
    for who in ("The pupil", "A parent or carer", "Teachers or other staff"):
        ines.chooses(who)
    for what, how in zip((GATE, HOME, DOOR), stands, strict=True):
        ines.page.get_by_role("group", name=what).get_by_label(how, exact=True).check()
    ines.presses("Record review")
    ines.sees(f"{day:%A %-d %B %Y}")
    ines.sees_no("Consider help from outside")


def the_plan_ends_well(ines):
    ines.finds_child(ADA)
    ines.follows("Pastoral support programme from 22 September 2025")
    ines.presses("End this plan")
    ines.dates("Last day of the plan", DEC_11)
    ines.chooses("What was to be reached was reached")
    ines.types("What helped, and what did not?", "The same person at the gate every morning")
    ines.page.get_by_role("main").get_by_role("button").first.click()
    ines.sees("Ended", "what was to be reached was reached")


def the_second_score_shows_the_change(ines):
    ines.finds_child(ADA)
    ines.follows("Measure before or after support")
    ines.page.get_by_role("link", name="Record the second score").click()
    ines.types("Total difficulties", "12")
    ines.presses("Record score")
    ines.sees("18", "12", "high", "slightly raised")
