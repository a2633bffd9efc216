"""A review in a real browser: how many questions it asks and how many clicks it takes. docs/how-to/plans-of-support.md
says the same numbers."""

import pytest

from tests import factories
from tests.path.support import plans
from tests.path.support.test_actions import OCT_9

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
QUESTIONS, WANT_AN_ANSWER, CLICKS = 9, 5, 6


class Clicks:
    def __init__(self, page):
        self.page, self.made = page, 0

    def button(self, name):
        self.made += 1
        self.page.get_by_role("button", name=name).click()

    def choose(self, name, nth=0):
        self.made += 1
        self.page.get_by_label(name, exact=True).nth(nth).check()


@pytest.mark.requirement("S4-87", "S4-90")
@pytest.mark.parametrize("width", [1280, 375])
def test_a_review_is_recorded_in_six_clicks(area, browse_as, accessible, at, width):
    plan = plans.begin(area)
    at(factories.moment(OCT_9, 15))
    page = browse_as(area.lead, viewport={"width": width, "height": 900})
    page.goto(f"/plans/{plan.pk}/")
    accessible(page)
    clicks = Clicks(page)

    clicks.button("Record a review")
    accessible(page)
    groups = page.locator("form .govuk-form-group:not(.govuk-date-input__item .govuk-form-group)")
    assert groups.count() == QUESTIONS
    assert groups.filter(has_not_text="optional").count() == WANT_AN_ANSWER
    clicks.choose("The pupil")
    clicks.choose("A parent or carer")
    clicks.choose("Better", 0)
    clicks.choose("The same", 1)
    clicks.button("Record review")

    assert page.get_by_text("Came: the pupil, a parent or carer.").is_visible()
    assert clicks.made == CLICKS
    assert plan.reviews.count() == 1
    accessible(page)


def test_the_form_of_a_plan_is_accessible_and_fits_a_phone(area, browse_as, accessible):
    page = browse_as(area.lead, viewport={"width": 320, "height": 780})
    page.goto(f"/children/{area.pupil.pk}/plan/")

    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
