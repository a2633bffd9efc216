"""A part-time timetable that is not in order is refused with the guidance that says so."""

from datetime import date

import pytest

from foothold.law.errors import NoKnownValue
from foothold.law.other_measures import Warning
from foothold.law.part_time import refusal

NOV_4 = date(2025, 11, 4)


@pytest.mark.requirement("S4-112")
@pytest.mark.parametrize(
    ("warning", "says"),
    [
        (Warning.NOT_FOR_BEHAVIOUR, "is not used to manage behaviour"),
        (Warning.NO_END, "has an end"),
        (Warning.NO_AGREEMENT, "does not start without the parent's agreement"),
    ],
)
def test_each_fault_is_named_and_rests_on_the_guidance(warning, says):
    refused = refusal(warning, NOV_4)

    assert says in str(refused)
    assert refused.provision.key.startswith("ptt.limits@")


def test_no_guidance_is_known_before_it_was_in_force():
    with pytest.raises(NoKnownValue):
        refusal(Warning.NO_END, date(2024, 8, 18))
