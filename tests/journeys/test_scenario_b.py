"""Scenario B, as far as its plan: two reviews without impact, and help from outside is to be considered."""

from datetime import date

import pytest

from foothold.path.support.models import Plan
from tests import factories
from tests.journeys.planning import TARGETS, reviews, writes_a_plan

pytestmark = pytest.mark.browser
SEP_18, OCT_16 = date(2025, 9, 18), date(2025, 10, 16)
NOV_13, DEC_11, JAN_30 = date(2025, 11, 13), date(2025, 12, 11), date(2026, 1, 30)
WHAT = [what for what, *_ in TARGETS.values()]


@pytest.fixture(autouse=True)
def rules(alder):
    factories.local_rules(alder.authority, "hackney-2019")


@pytest.mark.requirement("S4-92")
def test_scenario_b_two_reviews_without_impact_ask_for_help_from_outside(alder, sits_down, on):
    pupil = factories.pupil(alder.school, given_name="Noor", family_name="Harker", born_on=date(2016, 2, 3))
    on(SEP_18)
    ines = sits_down(alder.inclusion_lead)
    writes_a_plan(ines, "Noor Harker", ends_on=JAN_30, review_on=OCT_16)
    address = ines.page.url

    for day, following in ((OCT_16, NOV_13), (NOV_13, DEC_11)):
        on(day)
        ines = sits_down(alder.inclusion_lead)
        ines.opens(address)
        ines.sees_no("Consider help from outside")
        reviews(ines, next_on=following, stands=dict.fromkeys(WHAT, "The same"))

    ines.sees("Consider help from outside: the Re-engagement Unit or the school's educational psychologist")
    ines.goes_to_work()
    ines.sees("Consider help from outside")
    assert Plan.objects.get(pupil=pupil).is_running
