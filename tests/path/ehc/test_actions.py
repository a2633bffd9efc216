from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.child.pupils import facts as pupils
from foothold.child.pupils.models import Link
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.ehc import actions, facts
from foothold.path.ehc.models import Assessment
from tests import factories
from tests.path.ehc import requests
from tests.path.ehc.requests import LATER, RECEIVED, step

pytestmark = pytest.mark.django_db
DEC_10, FEB_2, MARCH_2 = date(2025, 12, 10), date(2026, 2, 2), date(2026, 3, 2)


def owed(row):
    found = Duty.objects.filter(basis__about=row.reference).order_by("due_on")
    return {duty.kind: (duty.status, duty.due_on) for duty in found}


@pytest.mark.requirement("S4-133", "S4-134", "S4-189")
def test_a_request_makes_a_decision_owed_in_six_weeks_and_a_final_plan_in_twenty(area):
    row = requests.ask(area)

    assert owed(row) == {
        "ehc.assess": ("open", date(2025, 12, 16)),
        "ehc.final": ("open", date(2026, 3, 24)),
    }
    held = Duty.objects.filter(basis__about=row.reference).work_of(area.coordinator, on=RECEIVED)
    assert held.count() == 2


@pytest.mark.requirement("S4-131")
@pytest.mark.parametrize(("born_on", "asks"), [(date(2009, 11, 4), True), (date(2009, 11, 5), False)])
def test_a_young_person_asks_from_their_sixteenth_birthday(area, born_on, asks):
    pupil = factories.pupil(area.school, born_on=born_on, home_authority=area.authority)
    if asks:
        assert requests.ask(area, pupil=pupil, asked_by="young_person").asked_by == "young_person"
    else:
        with pytest.raises(Refused, match="Young people ask themselves from 16"):
            requests.ask(area, pupil=pupil, asked_by="young_person")


@pytest.mark.requirement("S4-131")
@pytest.mark.parametrize("who", ["parent", "school", "other_professional"])
def test_parents_schools_and_other_professionals_ask(area, who):
    assert requests.ask(area, asked_by=who).asked_by == who


@pytest.mark.requirement("S4-132")
def test_nobody_of_twenty_five_or_over_is_assessed(area):
    pupil = factories.pupil(area.school, born_on=date(2000, 11, 4), home_authority=area.authority)
    with pytest.raises(Refused, match="under 25"):
        requests.ask(area, pupil=pupil)


def test_one_assessment_runs_at_a_time(area):
    row = requests.ask(area)
    with pytest.raises(Refused, match="An assessment is running"):
        requests.ask(area)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(
            pupil=area.pupil, authority=area.authority, asked_by="parent", received_on=RECEIVED
        )
    step(area, actions.withdraw, row, withdrawn_on=DEC_10, because="The family moved away")
    assert requests.ask(area).is_running


def test_nobody_knows_where_the_child_lives_so_no_authority_can_owe_it(area):
    Link.objects.filter(pupil=area.pupil, tie=Tie.HOME_AUTHORITY).delete()
    with pytest.raises(Refused, match="Nobody knows in which authority"):
        requests.ask(area, by=area.lead)


def test_a_child_on_no_roll_is_assessed_too_and_the_authority_counts(area, signed_in):
    area.pupil.enrolments.update(to_on=date(2025, 10, 1))

    row = requests.ask(area)

    assert owed(row)["ehc.assess"][1] == date(2025, 12, 16)
    page = signed_in(area.coordinator).get(reverse("ehc:assessment", args=[row.pk]))
    assert "6 calendar weeks later is Tue 16 Dec 2025." in page.content.decode()


@pytest.mark.requirement("S4-133")
def test_a_decision_not_to_assess_meets_the_decision_and_ends_the_plan(area):
    row = requests.ask(area)
    step(area, actions.do_not_assess, row, decided_on=DEC_10, because="The school can meet the needs")

    assert owed(row) == {"ehc.assess": ("met", date(2025, 12, 16)), "ehc.final": ("void", date(2026, 3, 24))}
    with pytest.raises(Refused, match="This ended on 10 December 2025: not assessed"):
        step(area, actions.assess, row, decided_on=DEC_10)


def test_until_a_plan_is_drafted_word_that_there_will_be_none_is_owed(area):
    row = requests.assessed(area)
    assert owed(row)["ehc.no_plan"] == ("open", date(2026, 2, 24))

    step(area, actions.draft, row, served_on=FEB_2)

    assert owed(row)["ehc.no_plan"] == ("void", date(2026, 2, 24))


@pytest.mark.requirement("S4-134")
def test_a_final_plan_meets_the_twenty_weeks_and_the_child_has_a_plan_from_that_day(area):
    row = requests.drafted(area)

    step(area, actions.send_final, row, sent_on=MARCH_2)

    assert owed(row)["ehc.final"] == ("met", date(2026, 3, 24))
    assert not pupils.of(area.pupil, date(2026, 3, 1)).ehc_plan
    assert pupils.of(area.pupil, MARCH_2).ehc_plan


def test_no_plan_is_said_with_a_reason_and_nothing_is_owed_after(area):
    row = requests.assessed(area)

    step(area, actions.make_no_plan, row, told_on=FEB_2, because="The help of the school is enough")

    assert owed(row)["ehc.no_plan"][0] == "met"
    assert owed(row)["ehc.final"][0] == "void"


@pytest.mark.requirement("S4-135", "S4-189")
def test_a_school_that_is_consulted_owes_an_answer_within_fifteen_days(area):
    row = requests.drafted(area)
    asked = step(area, actions.consult, row, school=area.school, asked_on=FEB_2)

    assert owed(asked) == {"ehc.school_reply": ("open", date(2026, 2, 17))}
    with pytest.raises(Refused, match="was asked already"):
        step(area, actions.consult, row, school=area.school, asked_on=FEB_2)

    said = {"answered_on": date(2026, 2, 9), "answer": "can", "said": "With a quiet room"}
    step(area, actions.answer, row, consultation=asked, **said)

    assert owed(asked) == {"ehc.school_reply": ("met", date(2026, 2, 17))}
    with pytest.raises(Refused, match="answered on 9 February 2026 already"):
        step(area, actions.answer, row, consultation=asked, **said)


def test_what_a_school_still_owed_ends_with_the_assessment(area):
    row = requests.drafted(area)
    asked = step(area, actions.consult, row, school=area.school, asked_on=FEB_2)

    step(area, actions.withdraw, row, withdrawn_on=MARCH_2, because="The family asked for that")

    assert owed(asked)["ehc.school_reply"][0] == "void"


@pytest.mark.requirement("S4-136")
def test_advice_that_is_asked_for_is_late_after_six_weeks_until_it_comes(area):
    row = requests.assessed(area)
    asked = step(area, actions.ask_advice, row, asked_of="A speech therapist", asked_on=DEC_10)

    (line,) = facts.advice(row, LATER)
    assert (line.by, line.late) == (date(2026, 1, 21), True)

    step(area, actions.receive_advice, row, advice=asked, received_on=FEB_2)
    (line,) = facts.advice(row, LATER)
    assert not line.late
    with pytest.raises(Refused, match="This came on 2 February 2026 already"):
        step(area, actions.receive_advice, row, advice=asked, received_on=FEB_2)


@pytest.mark.requirement("S4-137")
def test_a_coordinator_is_named_with_the_day_they_first_spoke_with_the_family(area):
    row = requests.ask(area)

    step(area, actions.allocate, row, coordinator=area.coordinator, contacted_on=date(2025, 11, 10))

    row.refresh_from_db()
    assert (row.coordinator, row.contacted_on) == (area.coordinator, date(2025, 11, 10))
    assert facts.coordinators(area.authority, RECEIVED) == [area.coordinator]


@pytest.mark.requirement("S4-139")
def test_the_family_comments_on_the_draft_for_fifteen_days_that_begin_when_it_is_served(area):
    row = requests.assessed(area)
    with pytest.raises(Refused, match="No draft has been served yet"):
        step(area, actions.hear, row, wishes="A smaller class")

    step(area, actions.draft, row, served_on=FEB_2)
    step(area, actions.hear, row, wishes="A smaller class")

    row.refresh_from_db()
    assert row.wishes == "A smaller class"
    assert facts.comments(row)["until"] == date(2026, 2, 16)


@pytest.mark.parametrize(
    ("day", "says"),
    [(date(2025, 11, 3), "before 4 November 2025"), (date(2026, 5, 2), "in the future")],
)
def test_a_step_comes_after_what_came_first_and_not_in_the_future(area, day, says):
    row = requests.ask(area)
    with pytest.raises(Refused, match=says):
        step(area, actions.assess, row, decided_on=day)


def test_only_the_authority_in_which_the_child_lives_takes_the_steps(area):
    row = requests.ask(area, by=area.lead)
    elsewhere = factories.person(Role.EHC_COORDINATOR, factories.authority("Oakshire"))

    for person in (area.head, area.lead, elsewhere):
        with pytest.raises(NotAllowed):
            step(area, actions.assess, row, by=person, decided_on=DEC_10)


def test_a_decision_is_recorded_and_not_ticked_off(area):
    duty = Duty.objects.get(basis__about=requests.ask(area).reference, kind="ehc.assess")

    with pytest.raises(Refused, match="is done by recording what happened on the page it comes from"):
        duties.meet(
            by=area.coordinator, at=factories.moment(DEC_10), duty=duty, done_on=DEC_10, how="By e-mail"
        )
