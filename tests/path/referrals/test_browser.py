"""From two reviews without impact to the end of a unit's programme, in a real browser, with the days of its story."""

import pytest
from django.urls import reverse

from foothold.child.duties.models import Duty
from foothold.path.referrals.models import Referral
from tests import factories
from tests.path.referrals import asking
from tests.path.referrals.asking import DEC_11, JAN_9, NOV_13, NOV_17, NOV_18, OCT_16, UNIT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def type_day(page, name, day):
    for part in ("day", "month", "year"):
        page.locator(f"[name={name}_{part}]").fill(str(getattr(day, part)))


def review_without_impact(page, following):
    page.get_by_role("button", name="Record a review").click()
    page.get_by_label("Teachers or other staff").check()
    page.get_by_label("The same").check()
    type_day(page, "next_review_on", following)
    page.get_by_role("button", name="Record review").click()


def ask_the_unit(page):
    page.get_by_role("link", name="Ask an outside team").click()
    page.get_by_role("link", name=f"Ask {UNIT}").click()
    page.get_by_label("Work with the child or the family").check()
    page.get_by_label("Why now?").fill("Hits other children when he loses, three times a week.")
    page.get_by_label("What do you wish to come of it?").fill("He stays in class.")
    page.get_by_label("Who agreed to the referral?").fill("Rosa Example, mother")
    type_day(page, "consent_on", NOV_13)
    page.get_by_label("A public task").check()
    type_day(page, "answer_by", asking.EXPECTED)
    page.get_by_role("button", name="Send the referral").click()


def take_it_on(page):
    page.get_by_role("button", name="Record the answer").click()
    page.get_by_label("It takes it on").check()
    page.get_by_role("button", name="Record answer").click()
    page.get_by_role("link", name="Say who leads the work").click()
    page.get_by_label("Who leads the work?").fill("Uma Lindt")
    page.get_by_label("Pastoral work").check()
    page.get_by_label("With whom was the referral discussed?").fill("Ora Penn, unit leader")
    page.get_by_role("button", name="Record").click()


def visit(page, what, where):
    page.get_by_role("button", name="Record work").click()
    page.get_by_label(what).check()
    page.get_by_label(where).check()
    page.get_by_label("What came of it?").fill("Quiet until the end of play.")
    page.get_by_role("button", name="Record").click()


def write_the_programme(page):
    page.get_by_role("link", name="Write the programme").click()
    page.get_by_label("How does it fit").fill("It takes over the target of the plan.")
    page.get_by_label("Targets").fill("In class for four of five mornings")
    for who in ("The school", "The family", "The child"):
        page.get_by_label(who).check()
    type_day(page, "review_on", DEC_11)
    type_day(page, "ends_on", JAN_9)
    page.get_by_role("button", name="Record").click()


def end_it(page):
    page.get_by_role("link", name="End the work").click()
    page.get_by_label("What came of it?").fill("In class every morning of the last two weeks")
    page.get_by_role("button", name="End the work").click()


@pytest.fixture(params=[1280, 375])
def morning(request, browse_as, at):
    """`morning(day, person, address)` opens a page on a day, on a desk and on a phone."""

    def opened(day, person, address):
        at(factories.moment(day, 10))
        page = browse_as(person, viewport={"width": request.param, "height": 900})
        page.goto(address)
        return page

    return opened


def until_the_referral(area, morning, accessible):
    at_plan = reverse("support:plan", args=[asking.plan(area).pk])
    for day, following in ((OCT_16, NOV_13), (NOV_13, DEC_11)):
        page = morning(day, area.head, at_plan)
        review_without_impact(page, following)
    page.get_by_text("Consider help from outside: the Re-engagement Unit").first.wait_for()
    page = morning(NOV_17, area.lead, reverse("children:child", args=[area.pupil.pk]))
    ask_the_unit(page)
    page.get_by_text("Pastoral support programme from 22 September 2025").click()
    page.get_by_text("Review of 13 November 2025").wait_for()
    accessible(page)


def until_it_is_signed(area, morning, accessible):
    page = morning(NOV_18, area.unit_worker, "/referrals/")
    page.get_by_role("link", name="Ivo Example").click()
    take_it_on(page)
    visit(page, "Observed the child", "At school")
    visit(page, "Visited or met the family", "In the family home")
    write_the_programme(page)
    accessible(page)
    page = morning(NOV_18, area.head, reverse("referrals:referral", args=[Referral.objects.get().pk]))
    page.get_by_role("button", name="Sign off the targets").click()
    accessible(page)
    page.get_by_role("button", name="Sign off as headteacher").click()


@pytest.mark.requirement("S4-93", "S4-99", "S4-100", "S4-101", "S4-103", "S4-104", "S4-105")
def test_from_two_reviews_without_impact_to_a_sustainability_plan(area, morning, accessible):
    until_the_referral(area, morning, accessible)
    until_it_is_signed(area, morning, accessible)

    at_referral = reverse("referrals:referral", args=[Referral.objects.get().pk])
    page = morning(DEC_11, area.unit_worker, at_referral)
    page.get_by_role("link", name="Record the review in the middle").click()
    page.get_by_label("The family").check()
    page.get_by_label("What has changed").fill("Four of five mornings")
    page.get_by_role("button", name="Record review").click()
    page.get_by_text("held on Thursday 11 December 2025").wait_for()
    assert Duty.objects.get(kind="programme_review").met_on == DEC_11

    page = morning(JAN_9, area.unit_worker, at_referral)
    end_it(page)
    page.get_by_text("The programme ends with a sustainability plan").first.wait_for()
    asking.sustainability_plan(area)
    page.goto(at_referral)
    end_it(page)
    page.get_by_text("Kept going by").wait_for()
    accessible(page)
    assert Referral.objects.get().ended_on == JAN_9


@pytest.mark.parametrize("name", ["choose", "refer", "pathways", "register"])
def test_the_pages_fit_a_phone(area, browse_as, accessible, name):
    asking.plan(area)
    asking.refer(area)
    about = {"choose": [area.pupil.pk], "refer": [area.pupil.pk, "unit"]}.get(name, [])
    page = browse_as(area.head, viewport={"width": 320, "height": 780})
    page.goto(reverse(f"referrals:{name}", args=about))

    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
