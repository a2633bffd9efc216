"""One part-time timetable in a real browser, from the agreement to a later last day, with the days of its story."""

import pytest
from django.urls import reverse

from foothold.child.duties.models import Duty
from foothold.path.attendance.models import Timetable
from tests import factories
from tests.path.attendance.timetables import FEB_2, FEB_13, FEB_27, JAN_15, JAN_19, MAR_13

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def type_day(page, name, day):
    for part in ("day", "month", "year"):
        page.locator(f"[name={name}_{part}]").fill(str(getattr(day, part)))


def agree(page, reason):
    page.get_by_label(reason).check()
    page.get_by_label("Why is it in the child's interest").fill("The doctors ask for a slow return.")
    page.get_by_label("How do the hours grow").fill("One more afternoon every week")
    for name, day in (("starts_on", JAN_19), ("ends_on", FEB_27), ("next_review_on", FEB_2)):
        type_day(page, name, day)
    for day in DAYS:
        page.get_by_label(day, exact=True).fill("3")
    page.get_by_label("Which parent or carer agreed?").fill("Rosa Example")
    type_day(page, "parent_agreed_on", JAN_15)
    page.get_by_role("button", name="Agree it as headteacher").click()


def review(page, held_on):
    page.get_by_role("button", name="Record a review").click()
    page.get_by_label("A parent or carer").check()
    page.get_by_label("How does it go").fill(f"Well, on {held_on:%-d %B}")
    page.get_by_role("button", name="Record review").click()


def tell(page):
    page.get_by_role("link", name="Record that it was told").click()
    page.get_by_label("How?").fill("By e-mail")
    page.get_by_role("button", name="Mark as done").click()


def make_longer(page):
    page.get_by_role("link", name="Make it longer").click()
    type_day(page, "until", MAR_13)
    type_day(page, "next_review_on", MAR_13)
    page.get_by_label("Why is it not enough").fill("A relapse in February")
    page.get_by_label("Which parent or carer agreed?").fill("Rosa Example")
    type_day(page, "parent_agreed_on", FEB_27)
    page.get_by_role("button", name="Agree the new last day").click()


@pytest.mark.requirement("S4-110", "S4-112", "S4-113", "S4-116")
@pytest.mark.parametrize("width", [1280, 375])
def test_from_the_agreement_in_january_to_the_thirteenth_of_march(area, browse_as, accessible, at, width):
    def morning(day, person):
        at(factories.moment(day, 10))
        page = browse_as(person, viewport={"width": width, "height": 900})
        page.goto(
            f"/children/{area.pupil.pk}/" if day == JAN_15 else f"/part-time/{Timetable.objects.get().pk}/"
        )
        return page

    page = morning(JAN_15, area.head)
    page.get_by_role("link", name="Agree a part-time timetable").click()
    accessible(page)
    agree(page, "Challenging behaviour")
    assert page.get_by_text("A part-time timetable is not used to manage behaviour.").first.is_visible()
    accessible(page)
    agree(page, "Return after illness")
    assert page.get_by_text("Friday 27 February 2026").first.is_visible()
    accessible(page)

    tell(morning(FEB_2, area.lead))
    told = Duty.objects.get(kind="part_time_tell")
    assert (told.status, told.met_on) == ("met", FEB_2)

    for day in (FEB_2, FEB_13, FEB_27):
        page = morning(day, area.lead)
        review(page, day)
        assert page.get_by_text(f"Well, on {day:%-d %B}").is_visible()

    page = morning(FEB_27, area.head)
    make_longer(page)
    assert page.get_by_text("Friday 13 March 2026").first.is_visible()
    accessible(page)

    page = browse_as(area.officer, viewport={"width": width, "height": 900})
    page.goto(reverse("attendance:register"))
    assert page.get_by_text("19 Jan 2026 to 13 Mar 2026").is_visible()
    accessible(page)


def test_the_form_fits_a_phone(area, browse_as, accessible):
    page = browse_as(area.head, viewport={"width": 320, "height": 780})
    page.goto(f"/children/{area.pupil.pk}/part-time/")

    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
