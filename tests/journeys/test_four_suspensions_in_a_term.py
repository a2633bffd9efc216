"""Scenario E: four suspensions in one term, each recorded by somebody else, until the governing board must meet."""

from datetime import date

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.journeys.along import Along, written_to
from tests.journeys.deciding import decides_to_suspend
from tests.journeys.visitor import about_somebody

pytestmark = pytest.mark.browser

ROWAN = "Rowan Ashdown"
MEETING = "Hold a reintegration meeting on or before the return"
BOARD = "Meet and decide whether the pupil is reinstated"
ADVICE = "A place at the Turnstone Centre for six weeks."


@pytest.fixture
def rowan(alder):
    factories.local_rules(alder.authority, "hackney-2019")
    rowan = factories.pupil(alder.school, given_name="Rowan", family_name="Ashdown", sex="M")
    return written_to(alder.school, alder.head, rowan)


@pytest.mark.requirement("S4-161", "S4-162", "S4-163", "S4-164", "S4-166", "S4-183", "S4-77")
def test_the_fourth_suspension_of_a_term_brings_the_governing_board_to_meet(
    alder, rowan, sits_down, visitors, on
):
    on(date(2025, 9, 16))
    the_office_types_the_first(sits_down(alder.office))
    the_head_confirms_it(sits_down(alder.head))

    on(date(2025, 9, 18), 8)
    the_return_is_talked_over(sits_down(alder.inclusion_lead))

    on(date(2025, 10, 7))
    the_second_asks_for_support(sits_down(alder.head))
    the_letter_says_when_the_board_would_meet(latest(rowan), sits_down(alder.office))

    on(date(2025, 11, 18))
    the_third_asks_for_advice(sits_down(alder.head))
    the_authority_records_its_advice(sits_down(alder.officer))

    on(date(2025, 12, 8))
    the_fourth_passes_fifteen_days(sits_down(alder.inclusion_lead))
    the_letter_says_that_the_board_must_meet(latest(rowan), sits_down(alder.office))
    the_clerk_sees_how_the_day_was_counted(sits_down(alder.clerk))

    a_stranger_finds_nothing(sits_down(a_head_elsewhere()), visitors)


def the_office_types_the_first(otto):
    decides_to_suspend(otto, ROWAN, first_day=date(2025, 9, 16), days="2", reason="DB")
    assert otto.reads("Last day away") == "Wednesday 17 September 2025"
    assert otto.reads("Back in school") == "Thursday 18 September 2025"
    otto.sees("Autumn term, this one included: 2 school days.")
    otto.sees_no("pastoral support programme")
    otto.presses("Record suspension")
    otto.sees("Waiting for the headteacher")


def the_head_confirms_it(amina):
    amina.finds_child(ROWAN)
    amina.follows("Suspension from 16 September 2025")
    amina.presses("Confirm this is what I decided")
    amina.sees("Confirmed")


def the_return_is_talked_over(ines):
    ines.goes_to_work()
    assert "Thursday 18 September 2025 today" in ines.owed(MEETING)
    ines.follows(MEETING)
    ines.presses("Mark as done")
    ines.types("How?", "Met with Rowan and his mother at 8:15")
    ines.presses("Mark as done")
    ines.sees_no(MEETING)


def the_second_asks_for_support(amina):
    decides_to_suspend(amina, ROWAN, first_day=date(2025, 10, 7), days="4", reason="VA")
    assert amina.reads("Back in school") == "Monday 13 October 2025"
    amina.sees("This is over 3 school days. A shorter time is often enough: say why")
    amina.sees("This is suspension number 2 this term. We suggest a pastoral support programme")
    amina.sees_no("exclusions team about alternatives")
    amina.sees("Autumn term, this one included: 6 school days.")
    amina.sees(f"{BOARD}, if the parent makes representations")
    amina.presses("Record suspension")
    amina.sees("Confirmed")
    assert "Monday 13 October 2025" in amina.owed(MEETING)


def latest(rowan):
    return Along(rowan.exclusions.first())


def the_letter_says_when_the_board_would_meet(story, otto):
    total = "has now been suspended for 6 school days this term. If you make representations"
    back = "comes back to school on Monday 13 October 2025"
    story.sends(otto, "suspension.over_5", back, total, "meet by Thursday 8 January 2026")


def the_third_asks_for_advice(amina):
    decides_to_suspend(amina, ROWAN, first_day=date(2025, 11, 18), days="5", reason="PP")
    assert amina.reads("Last day away") == "Monday 24 November 2025"
    assert amina.reads("Back in school") == "Tuesday 25 November 2025"
    amina.sees("With this there are 3 suspensions this term, so suspending may not be working.")
    amina.sees("asks the local authority's exclusions team about alternatives, and records the advice")
    amina.sees("Autumn term, this one included: 11 school days.")
    amina.presses("Record suspension")
    amina.sees("Confirmed")
    assert "Tuesday 25 November 2025" in amina.owed(MEETING)


def the_authority_records_its_advice(bea):
    bea.finds_child(ROWAN)
    bea.follows("Record who was consulted")
    bea.chooses("Exclusions team, Fernleigh")
    bea.types("At what time?", "9:15am")
    bea.types("What did they say or advise?", ADVICE)
    bea.types("What did the school do with it?", "A visit is arranged.")
    bea.presses("Record consultation")
    bea.follows("Chronology")
    bea.sees(ADVICE)


def the_fourth_passes_fifteen_days(ines):
    decides_to_suspend(ines, ROWAN, first_day=date(2025, 12, 8), days="5", reason="PP")
    assert ines.reads("Back in school") == "Monday 15 December 2025"
    ines.sees("With this there are 4 suspensions and 16 school days this term")
    ines.sees("Autumn term, this one included: 16 school days.")
    ines.presses("Record suspension")
    assert "Tuesday 13 January 2026" in ines.owed(BOARD)
    assert "Monday 15 December 2025" in ines.owed(MEETING)


def the_letter_says_that_the_board_must_meet(story, otto):
    total = "has now been suspended for 16 school days this term. So the board must meet"
    back = "comes back to school on Monday 15 December 2025"
    story.sends(otto, "suspension.over_15", back, total, "It must meet by Tuesday 13 January 2026")


def the_clerk_sees_how_the_day_was_counted(clara):
    clara.goes_to_work()
    clara.follows(BOARD)
    clara.sees("Tuesday 13 January 2026")
    clara.unfolds("How we worked this out")
    clara.sees("Mon 5 Jan 2026 is an INSET day and does not count")


def a_head_elsewhere():
    school = factories.school("Rook Hill School", authority=factories.authority("Oakshire", "981"))
    return factories.person(Role.HEADTEACHER, school, name="Sam Stranger")


def a_stranger_finds_nothing(stranger, visitors):
    visited = about_somebody(address for visitor in visitors for address in visitor.addresses)
    assert len(visited) > 8
    assert {address: stranger.opens(address) for address in visited} == dict.fromkeys(visited, 404)

    stranger.looks_for("Ashdown")
    stranger.sees("You can see nobody who fits.")
    stranger.goes_to_work()
    stranger.sees("Nothing is owed")
