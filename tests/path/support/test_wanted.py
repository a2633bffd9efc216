"""What suggests a plan of support: raised as something owed, decided by people."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.duties import actions as duties
from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.organisations import calendars
from foothold.path.exclusions import actions as exclusions
from foothold.path.support import actions
from tests import deeds, factories
from tests.path.support import plans
from tests.path.support.plans import TODAY

pytestmark = pytest.mark.django_db
SEPT_8, SEPT_22, SEPT_29 = date(2025, 9, 8), date(2025, 9, 22), date(2025, 9, 29)
WHY = "Three fights since Monday, and the mentor did not help"


def wanted(*statuses):
    found = Duty.objects.filter(kind="plan_wanted").order_by("pk")
    return list(found.filter(status__in=statuses) if statuses else found)


def suggest(area, *, by=None, on=TODAY, **other):
    given = {"cause": "behaviour_worse", "because": WHY, "by_on": SEPT_22}
    return actions.suggest(
        by=by or area.lead, at=factories.moment(on), pupil=area.pupil, school=area.school, **given | other
    )


@pytest.mark.requirement("S4-78", "S4-80")
def test_a_suspension_of_ten_days_asks_for_a_plan_before_the_return(area):
    row = deeds.suspend(area.pupil, area.school, area.head, TODAY, 20)

    (duty,) = wanted()
    assert duty.what == "Write a pastoral support programme before the return"
    assert duty.due_on == row.returns_on == SEPT_29
    assert (duty.owed_by_organisation, duty.strength) == (area.school, "suggest")
    assert "on when to consider one" in explain.provision(duty).citation
    due = explain.due(duty, calendars.calendar_of(area.school))
    assert due.because.lines() == [
        "The suspension lasts 10 school days.",
        "The local rules suggest a plan from 10 on.",
        "The pupil is back in school on Mon 29 Sep 2025.",
    ]


@pytest.mark.requirement("S4-80")
def test_the_plan_that_is_written_meets_it_and_nothing_else_ticks_it_off(area):
    deeds.suspend(area.pupil, area.school, area.head, TODAY, 20)
    (duty,) = wanted()
    with pytest.raises(Refused, match="recording what happened"):
        duties.meet(by=area.head, at=factories.moment(TODAY, 10), duty=duty, done_on=TODAY, how="Done")

    plans.begin(area, cause="long_suspension")

    (duty,) = wanted()
    assert (duty.status, duty.met_on, duty.how) == ("met", TODAY, "A plan was written.")


@pytest.mark.requirement("S4-77", "S4-94")
def test_the_second_suspension_of_a_term_asks_to_consider_one(area):
    deeds.suspend(area.pupil, area.school, area.head, SEPT_8, 2)
    assert wanted() == []

    deeds.suspend(area.pupil, area.school, area.head, TODAY, 2)

    (duty,) = wanted()
    assert duty.what == "Consider a pastoral support programme"
    assert duty.due_on == date(2025, 9, 16)
    due = explain.due(duty, calendars.calendar_of(area.school))
    assert due.because.lines()[0] == "This is suspension number 2 of the term."


@pytest.mark.requirement("S4-77")
def test_people_decide_and_may_let_it_go_with_a_reason(area):
    deeds.suspend(area.pupil, area.school, area.head, SEPT_8, 2)
    deeds.suspend(area.pupil, area.school, area.head, TODAY, 2)
    (duty,) = wanted()

    duties.void(by=area.head, at=factories.moment(TODAY, 11), duty=duty, because="A mentor is enough for now")

    assert [each.explanation for each in wanted("void")] == ["A mentor is enough for now"]


def test_nothing_is_asked_while_a_plan_runs_or_without_local_rules(area):
    plans.begin(area)
    deeds.suspend(area.pupil, area.school, area.head, TODAY, 20)
    oak = factories.school("Oak High School")
    deeds.suspend(factories.pupil(oak), oak, factories.person("headteacher", oak), TODAY, 20)

    assert wanted() == []


def test_it_ends_with_the_suspension(area):
    row = deeds.suspend(area.pupil, area.school, area.head, TODAY, 20)

    given = {"cancelled_on": TODAY, "because": "Another pupil did it"}
    exclusions.cancel(by=area.head, at=factories.moment(TODAY, 12), exclusion=row, **given)

    assert [duty.status for duty in wanted()] == ["void"]


def test_an_earlier_suspension_recorded_later_makes_the_other_the_second(area):
    deeds.suspend(area.pupil, area.school, area.head, TODAY, 2)
    assert wanted() == []

    deeds.suspend(area.pupil, area.school, area.head, SEPT_8, 2, on=TODAY)

    (duty,) = wanted()
    assert duty.due_on == date(2025, 9, 16)


def test_many_suspensions_at_once_ask_the_same(area):
    deed = deeds.deed(area.head, TODAY, 20)
    record = exclusions.Record(area.pupil, deed, factories.moment(TODAY))

    exclusions.record_all(by=area.head, at=factories.moment(TODAY), school=area.school, records=[record])

    assert [duty.due_on for duty in wanted()] == [SEPT_29]


@pytest.mark.requirement("S4-76", "S4-172")
def test_a_teacher_asks_for_a_plan_because_behaviour_gets_worse_quickly(area, signed_in):
    teacher = factories.person(Role.CLASS_TEACHER, area.school, name="Tom Reed")
    form = {"cause": "behaviour_worse", "because": WHY, "by_on_day": 22, "by_on_month": 9, "by_on_year": 2025}

    answer = signed_in(teacher).post(reverse("support:suggest", args=[area.pupil.pk]), form)

    assert answer.status_code == 302
    (duty,) = wanted()
    assert (duty.due_on, duty.owed_by_organisation) == (SEPT_22, area.school)
    page = signed_in(area.lead).get(reverse("duties:duty", args=[duty.pk])).content.decode()
    assert WHY in page
    assert "Tom Reed, class teacher" in page
    assert "behaviour gets worse quickly, and earlier planning did not help" in page
    assert reverse("support:begin", args=[area.pupil.pk]) in page
    assert "Mark as done" not in page


@pytest.mark.requirement("S4-79")
def test_the_authority_flags_a_risk_of_permanent_exclusion_and_the_plan_begins_with_it(area, signed_in):
    suggest(area, by=area.officer, cause="at_risk")

    page = signed_in(area.lead).get(reverse("support:begin", args=[area.pupil.pk]))

    assert page.context["form"].initial["cause"] == "at_risk"
    plans.begin(area, cause="at_risk")
    assert [duty.status for duty in wanted()] == ["met"]


def test_it_is_asked_for_once_and_not_while_a_plan_runs(area):
    suggest(area)
    with pytest.raises(Refused, match="asked for it already"):
        suggest(area)

    plans.begin(area)

    with pytest.raises(Refused, match="is running for this child"):
        suggest(area)


def test_the_day_by_which_it_is_considered_is_still_to_come(area):
    with pytest.raises(Refused, match="has passed"):
        suggest(area, by_on=SEPT_8)


def test_a_stranger_may_not_ask(area):
    stranger = factories.person(Role.CLASS_TEACHER, factories.school("Oak High School"))

    with pytest.raises(NotAllowed):
        suggest(area, by=stranger)
