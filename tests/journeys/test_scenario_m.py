"""Scenario M: a plan of support, the request for an EHC needs assessment that rests on it, each clock kept, and the
early annual review that is asked for before a permanent exclusion."""

from datetime import date

import pytest

from foothold.ground.access.roles import Role
from foothold.path.ehc.models import Assessment
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.journeys.deciding import answers_the_test, says_when_it_was_decided
from tests.journeys.planning import writes_a_plan

pytestmark = pytest.mark.browser
OCT_1, OCT_6, OCT_23, NOV_14 = date(2025, 10, 1), date(2025, 10, 6), date(2025, 10, 23), date(2025, 11, 14)
JAN_12, JAN_20, JAN_23, FEB_13 = date(2026, 1, 12), date(2026, 1, 20), date(2026, 1, 23), date(2026, 2, 13)
JAN_30, MAR_12 = date(2026, 1, 30), date(2026, 3, 12)
ROWAN = "Rowan Ashdown"


@pytest.mark.requirement("S4-133", "S4-134", "S4-135", "S4-179")
def test_scenario_m_from_the_plan_to_the_review_before_an_exclusion(alder, sits_down, on):
    factories.local_rules(alder.authority, "hackney-2019")
    coordinator = factories.person(Role.EHC_COORDINATOR, alder.authority, name="Eva Kaminski")
    pupil = factories.pupil(
        alder.school, given_name="Rowan", family_name="Ashdown", home_authority=alder.authority
    )
    on(OCT_1)
    writes_a_plan(sits_down(alder.inclusion_lead), ROWAN, ends_on=JAN_30, review_on=OCT_23)

    on(OCT_6)
    the_school_asks(sits_down(alder.inclusion_lead))
    row = Assessment.objects.get(pupil=pupil)

    on(NOV_14)
    decides(sits_down(coordinator), row, "The authority decided to assess", NOV_14)
    on(JAN_12)
    the_school_is_asked(sits_down(coordinator), row)
    on(JAN_20)
    it_answers_in_time(sits_down(coordinator), row)
    on(JAN_23)
    decides(sits_down(coordinator), row, "A draft plan was served", JAN_23)
    on(FEB_13)
    decides(sits_down(coordinator), row, "The final plan was sent", FEB_13)

    on(MAR_12)
    the_head_is_asked_for_the_annual_review_first(sits_down(alder.head))
    assert not Exclusion.objects.exists()


def the_school_asks(ines):
    ines.finds_child(ROWAN)
    ines.follows("EHC needs assessment")
    ines.presses("Record a request")
    ines.chooses("Somebody at the school")
    ines.types("Why is the usual help not enough?", "The plan of support since 1 October changed little")
    ines.presses("Record request")
    ines.sees("Monday 17 November 2025", "Monday 23 February 2026")


def decides(eva, row, step, day):
    eva.opens(f"/ehc/{row.pk}/")
    eva.follows(step)
    eva.dates("On which day?", day)
    eva.presses("Record")


def the_school_is_asked(eva, row):
    eva.opens(f"/ehc/{row.pk}/")
    eva.follows("A school was asked")
    eva.picks("Which school?", "Alder Academy")
    eva.presses("Record")
    eva.sees("Tuesday 27 January 2026")


def it_answers_in_time(eva, row):
    eva.opens(f"/ehc/{row.pk}/school/{row.consultations.get().pk}/")
    eva.chooses("It can meet the needs")
    eva.dates("When did it answer?", JAN_20)
    eva.presses("Record")
    eva.sees("it can meet the needs")


def the_head_is_asked_for_the_annual_review_first(amina):
    amina.finds_child(ROWAN)
    amina.follows("Record a permanent exclusion")
    says_when_it_was_decided(amina, decided_on=MAR_12, first_day=MAR_12)
    answers_the_test(amina, breach="Brought a knife into school and showed it to two pupils.")
    amina.types("Why is it needed, although", "Nothing less would keep others safe.")
    amina.presses("Save and go on")
    amina.types("If the local authority was not consulted", "There was no time before the decision.")
    amina.presses("Save and go on")
    amina.sees("When was the local authority asked for an early annual review of the EHC plan?")
    amina.presses("Save and go on")
    assert amina.told_in_the_summary()
