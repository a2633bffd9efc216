"""The office types what the head decided; the head confirms with one press; the clocks run meanwhile."""

from datetime import date

import pytest

from tests import factories
from tests.journeys.deciding import decides_to_suspend

pytestmark = pytest.mark.browser

NIA = "Nia Calder"
TELL = "Tell the local authority"


@pytest.mark.requirement("S4-183")
def test_the_clocks_run_from_the_decision_and_not_from_the_press(alder, sits_down, on):
    factories.pupil(alder.school, given_name="Nia", family_name="Calder")
    on(date(2025, 11, 10), 10, 15)
    otto = sits_down(alder.office)
    decides_to_suspend(otto, NIA, first_day=date(2025, 11, 10), days="1.5", reason="VP")
    assert otto.reads("Decided by") == "Amina Farrow, Monday 10 November 2025, 8:50am"
    otto.sees("Amina Farrow confirms it with one press")
    otto.presses("Record suspension")
    otto.sees("Waiting for the headteacher")
    otto.sees_no("Confirm this is what I decided")

    on(date(2025, 11, 11), 8, 30)
    amina = sits_down(alder.head)
    amina.goes_to_work()
    assert "Monday 10 November 2025 1 school day late" in amina.owed(TELL)
    amina.sees("Waiting for you to confirm")
    amina.follows("Suspension from 10 November 2025")
    amina.presses("Confirm this is what I decided")
    amina.sees("Confirmed")
    assert "1 school day late" in amina.owed(TELL)
    amina.goes_to_work()
    amina.sees_no("Waiting for you to confirm")
