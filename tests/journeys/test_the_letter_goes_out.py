"""The head suspends; the letter is there, filled in; the office reads it, changes a word, and posts it."""

from datetime import date

import pytest

from foothold.child.letters import actions as letters
from foothold.child.pupils.models import Carer
from tests import factories
from tests.journeys.deciding import decides_to_suspend

pytestmark = pytest.mark.browser

NIA = "Nia Calder"
NOV_10 = date(2025, 11, 10)
STANDS = {
    "address": "Harbour Road\nFernleigh",
    "representations_to": "Clara Pike, clerk@alder.example",
    "work": "It is on the homework site.",
}
LETTER = "Suspension, up to 5 school days in the term"


def test_the_letter_is_written_by_itself_and_sent_by_a_person(alder, sits_down, on):
    nia = factories.pupil(alder.school, given_name="Nia", family_name="Calder")
    Carer.objects.create(pupil=nia, name="Cora Calder", relation="mother", contact_limit="Not by telephone.")
    before = factories.moment(date(2025, 9, 2))
    letters.set_letterhead(by=alder.head, at=before, organisation=alder.school, stands=STANDS)
    on(NOV_10, 10, 15)
    amina = sits_down(alder.head)
    decides_to_suspend(amina, NIA, first_day=NOV_10, days="1.5", reason="VP")
    amina.presses("Record suspension")

    otto = sits_down(alder.office)
    otto.finds_child(NIA)
    otto.follows("Suspension from 10 November 2025")
    otto.follows("Letters and notices")
    otto.follows(LETTER)
    otto.sees("Not by telephone.", "Nia comes back to school on Tuesday 11 November 2025, in the afternoon")
    otto.sees_no("Still to fill in", "Missing")

    otto.presses("Change the letter")
    otto.types("The letter", otto.typed("The letter").replace("I know that", "We know that"))
    otto.presses("Keep this version")
    otto.sees("We know that this may be upsetting", "version 2")

    otto.presses("Mark as sent")
    otto.sees("Not by telephone.")
    otto.chooses("First class post")
    otto.presses("Mark letter as sent")
    otto.sees("Monday 10 November 2025, first class post, to Cora Calder")
    otto.follows("Letters")
    otto.sees("Sent")
    otto.follows("Suspension from 10 November 2025")
    otto.unfolds("done or no longer owed")
    assert "Done" in otto.owed("Tell the parent, in person and in writing")
