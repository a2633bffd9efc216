"""An EHC plan that is kept: reviewed each year, or early; and what follows a review meeting."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.ehc import actions as assessing
from foothold.path.ehc.actions import reviews as actions
from foothold.path.ehc.models import AnnualReview, EhcPlan
from tests import factories
from tests.path.ehc import requests
from tests.path.exclusions.test_views import boxes

pytestmark = pytest.mark.django_db
MADE, MEETING, TODAY = date(2024, 11, 12), date(2025, 11, 4), date(2025, 11, 20)


@pytest.fixture
def plan(area, at):
    at(factories.moment(TODAY, 9))
    return actions.keep_plan(by=area.coordinator, at=factories.moment(MADE), pupil=area.pupil, made_on=MADE)


def hold(area, plan, *, by=None, held_on=MEETING, **said):
    told = {"recommends": "Keep the place, and add a mentor."} | said
    return actions.hold_review(
        by=by or area.lead, at=factories.moment(TODAY), plan=plan, held_on=held_on, **told
    )


def decide(area, review, decision):
    actions.decide_review(
        by=area.coordinator, at=factories.moment(TODAY), review=review, decided_on=TODAY, decision=decision
    )
    review.refresh_from_db()


def owed():
    return {duty.kind: duty.due_on for duty in Duty.objects.open().filter(kind__startswith="ehc.")}


def test_a_plan_that_is_kept_owes_its_next_review(plan):
    assert owed() == {"ehc.next_review": date(2025, 11, 12)}


def test_after_a_final_plan_the_first_review_is_owed(area):
    row = requests.drafted(area)
    requests.step(area, assessing.send_final, row, sent_on=date(2026, 3, 20))

    assert owed() == {"ehc.next_review": date(2027, 3, 20)}
    assert EhcPlan.objects.get().made_on == date(2026, 3, 20)


def test_a_review_that_was_held_before_counts(area):
    actions.keep_plan(
        by=area.coordinator,
        at=factories.moment(TODAY),
        pupil=area.pupil,
        made_on=date(2022, 2, 1),
        last_review_on=date(2025, 1, 20),
    )

    assert owed() == {"ehc.next_review": date(2026, 1, 20)}


def test_a_meeting_meets_what_was_owed_and_owes_what_follows(area, plan):
    hold(area, plan)

    assert owed() == {
        "ehc.review_report": date(2025, 11, 18),
        "ehc.review": date(2025, 12, 2),
        "ehc.next_review": date(2026, 11, 4),
    }
    assert Duty.objects.get(basis__about=plan.reference).met_on == MEETING


def test_an_early_review_says_why_and_is_followed_by_the_same(area, plan):
    review = hold(area, plan, early_because="The placement is at risk")

    assert str(review) == "Early review of 4 November 2025"
    assert set(owed()) == {"ehc.review_report", "ehc.review", "ehc.next_review"}


def test_the_report_the_decision_and_the_amended_plan_are_each_met(area, plan):
    review = hold(area, plan)
    actions.report_review(by=area.lead, at=factories.moment(TODAY), review=review, reported_on=TODAY)
    decide(area, review, "amend")
    assert owed()["ehc.amended"] == date(2026, 1, 27)

    actions.send_amended(by=area.coordinator, at=factories.moment(TODAY), review=review, amended_on=TODAY)

    assert owed() == {"ehc.next_review": date(2026, 11, 4)}


def test_a_plan_that_stays_as_it_is_owes_no_amended_one(area, plan):
    review = hold(area, plan)

    decide(area, review, "keep")

    assert "ehc.amended" not in owed()
    with pytest.raises(Refused, match="No amended plan is waited for"):
        actions.send_amended(by=area.coordinator, at=factories.moment(TODAY), review=review, amended_on=TODAY)


def test_the_second_review_meets_what_the_first_made_owed(area, plan):
    hold(area, plan, held_on=date(2025, 10, 1))
    hold(area, plan, held_on=MEETING, early_because="A school place was lost")

    assert owed()["ehc.next_review"] == date(2026, 11, 4)
    assert Duty.objects.filter(kind="ehc.next_review", status="met").count() == 2


def test_a_review_is_not_recorded_before_the_last_one_twice_or_ahead(area, plan):
    hold(area, plan)

    with pytest.raises(Refused, match="on this day is on record"):
        hold(area, plan)
    with pytest.raises(Refused, match="which came first"):
        hold(area, plan, held_on=date(2025, 11, 3))
    with pytest.raises(Refused, match="in the future"):
        hold(area, plan, held_on=date(2025, 12, 1))


def test_what_is_decided_is_decided_once(area, plan):
    review = hold(area, plan)
    decide(area, review, "keep")

    with pytest.raises(Refused, match="It was decided on"):
        decide(area, review, "amend")


def test_a_plan_that_is_kept_no_longer_owes_nothing(area, plan):
    hold(area, plan)

    actions.end_plan(
        by=area.coordinator,
        at=factories.moment(TODAY),
        plan=plan,
        ended_on=TODAY,
        ended_because="The family moved to Oakshire",
    )

    assert owed() == {}
    with pytest.raises(Refused, match="was kept until"):
        hold(area, plan, held_on=TODAY)


def test_one_plan_is_kept_at_a_time(area, plan):
    with pytest.raises(Refused, match="An EHC plan is on record"):
        actions.keep_plan(by=area.coordinator, at=factories.moment(TODAY), pupil=area.pupil, made_on=TODAY)


def test_a_school_records_the_meeting_and_the_authority_decides(area, plan):
    review = hold(area, plan)

    with pytest.raises(NotAllowed):
        actions.decide_review(
            by=area.lead, at=factories.moment(TODAY), review=review, decided_on=TODAY, decision="keep"
        )
    with pytest.raises(NotAllowed):
        hold(area, plan, by=factories.person(Role.CLASS_TEACHER, area.school), held_on=TODAY)


def test_a_review_is_recorded_and_never_only_ticked_off(area, plan):
    duty = Duty.objects.get(basis__about=plan.reference)

    with pytest.raises(Refused, match="is done by recording what happened"):
        duties.meet(by=area.coordinator, at=factories.moment(TODAY), duty=duty, done_on=TODAY, how="Done")


def test_the_pages_lead_from_the_child_to_the_plan_and_through_each_step(area, plan, signed_in):
    school, authority = signed_in(area.lead), signed_in(area.coordinator)
    of_child = school.get(reverse("ehc:of-child", args=[area.pupil.pk])).content.decode()
    assert reverse("ehc:plan", args=[plan.pk]) in of_child
    typed = boxes("held_on", MEETING) | {"recommends": "A mentor", "family_says": "We agree"}

    page = school.post(reverse("ehc:hold-review", args=[plan.pk]), typed, follow=True).content.decode()
    review = AnnualReview.objects.get()
    school.post(reverse("ehc:report-review", args=[review.pk]), boxes("reported_on", TODAY))
    given = boxes("decided_on", TODAY) | {"decision": "amend"}
    authority.post(reverse("ehc:decide-review", args=[review.pk]), given)
    authority.post(reverse("ehc:send-amended", args=[review.pk]), boxes("amended_on", TODAY))

    assert "2 calendar weeks later is Tue 18 Nov 2025." in page
    shown = school.get(reverse("ehc:review", args=[review.pk])).content.decode()
    assert "The plan is amended, Thursday 20 November 2025" in shown
    assert "We agree" in shown
    duty = Duty.objects.get(kind="ehc.next_review", status="open")
    assert (
        reverse("ehc:review", args=[review.pk])
        in authority.get(reverse("duties:duty", args=[duty.pk])).content.decode()
    )
