"""Where the law can be read in two ways, the page counts one and gives the other one's day."""

from datetime import date

import pytest

from tests import deeds, factories
from tests.journeys.deciding import answers_the_test, decides_to_suspend, says_when_it_was_decided

pytestmark = pytest.mark.browser


def reads_the_working(visitor, duty):
    visitor.follows(duty)
    visitor.unfolds("How we worked this out")
    visitor.sees("Check before relying", "An open question:", "Read the other way:")


def test_a_suspension_carried_over_christmas_shows_both_readings_of_a_holiday(alder, sits_down, on):
    robin = factories.pupil(alder.school, given_name="Robin", family_name="Marsh")
    deeds.suspend(robin, alder.school, alder.head, date(2025, 12, 15), 10)
    on(date(2025, 12, 19))

    amina = sits_down(alder.head)
    day = date(2026, 1, 6)
    decides_to_suspend(
        amina, "Robin Marsh", first_day=day, decided_on=date(2025, 12, 19), days="3", reason="DB"
    )
    amina.presses("Record suspension")
    assert "Tuesday 6 January 2026" in amina.owed("Provide suitable full-time education")
    reads_the_working(amina, "Provide suitable full-time education")
    amina.sees("Are school days on either side of a holiday consecutive?", "Then this would not be owed.")


def test_a_permanent_exclusion_straight_after_a_suspension_shows_the_other_sixth_day(alder, sits_down, on):
    robin = factories.pupil(alder.school, given_name="Robin", family_name="Marsh", born_on=date(2010, 10, 2))
    deeds.suspend(robin, alder.school, alder.head, date(2026, 3, 9), 10)
    on(date(2026, 3, 13))

    amina = sits_down(alder.head)
    amina.finds_child("Robin Marsh")
    amina.follows("Record a permanent exclusion")
    says_when_it_was_decided(amina, decided_on=date(2026, 3, 13), first_day=date(2026, 3, 16))
    answers_the_test(amina, breach="It came to light that he had carried a knife.")
    amina.presses("Save and go on")
    amina.types("If the local authority was not consulted", "The office there was closed.")
    amina.presses("Save and go on")
    amina.presses("Save and go on")
    amina.presses("Record permanent exclusion")

    assert "Monday 23 March 2026" in amina.owed("Provide suitable full-time education")
    reads_the_working(amina, "Provide suitable full-time education")
    amina.sees("The date would be Monday 16 March 2026.", "nobody has a duty")
