"""A notice goes out late: why is said, it is recorded, it turns out not to have been, and the record keeps all."""

from datetime import date

import pytest

from tests import deeds, factories

pytestmark = pytest.mark.browser

TELL = "Tell the local authority"
BACK = "The e-mail came back undelivered."
WHY = "The office was closed by a flood."


def test_a_late_notice_is_explained_marked_done_and_taken_back(alder, sits_down, on):
    kit = factories.pupil(alder.school, given_name="Kit", family_name="Thackray")
    deeds.suspend(kit, alder.school, alder.head, date(2025, 11, 10), 4)
    on(date(2025, 11, 12))
    otto = sits_down(alder.office)

    otto.goes_to_work()
    assert "2 school days late" in otto.owed(TELL)
    otto.follows(TELL)
    otto.presses("Say why it is late")
    otto.types("Why?", WHY)
    otto.presses("Record why")
    otto.sees("Late", WHY)

    otto.presses("Record that a notice was given")
    otto.chooses("By e-mail, as agreed")
    otto.presses("Record notice")
    otto.sees("Suspension from 10 November 2025")
    otto.unfolds("1 done or no longer owed")
    otto.follows(TELL)
    assert otto.reads("Done").startswith("Wednesday 12 November 2025, by e-mail, as agreed.")
    assert otto.reads("Recorded by") == "Otto Lindley"
    otto.presses("Take this back")
    otto.types("Why?", BACK)
    otto.presses("Take it back")
    otto.sees(f"Taken back: {BACK}")
    otto.goes_to_work()
    assert "2 school days late" in otto.owed(TELL)

    otto.finds_child("Kit Thackray")
    otto.follows("Chronology")
    otto.sees(
        f"Why it was late: {TELL}: {WHY}",
        "Given email: notice of the exclusion to the school's local authority",
        f"Taken back: notice of the exclusion to the school's local authority, because {BACK}",
    )
