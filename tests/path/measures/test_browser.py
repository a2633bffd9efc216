"""A first score in a real browser: how much is typed and pressed. The guide in docs/how-to says the same numbers."""

import pytest

from foothold.path.measures import actions
from tests import factories
from tests.path.measures.conftest import SEP_15

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
QUESTIONS = 5


@pytest.mark.parametrize("width", [1280, 320])
def test_where_the_child_has_one_plan_a_first_score_is_one_number_and_two_clicks(
    area, browse_as, accessible, width
):
    factories.plan(area.pupil, area.school, area.lead, on=SEP_15)
    page = browse_as(area.lead, viewport={"width": width, "height": 900})
    page.goto(f"/children/{area.pupil.pk}/measures/")
    accessible(page)

    page.get_by_role("link", name="SDQ, answered by a teacher").click()
    accessible(page)
    asked = page.locator("form .govuk-form-group:visible:not(.govuk-date-input__item .govuk-form-group)")
    assert asked.count() == QUESTIONS
    page.get_by_label("Total difficulties").fill("18")
    page.get_by_role("button", name="Record score").click()

    assert page.get_by_text("Waits for its second score").is_visible()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_pairs_and_the_register_are_accessible_and_fit_a_phone(area, browse_as, accessible, at):
    measure = factories.measure(area.pupil, area.school, by=area.lead, on=SEP_15)
    factories.measure(area.pupil, area.school, by=area.lead, on=SEP_15, kind="sdq-self")
    at(factories.moment(measure.due_on, 15))
    given = {"measure": measure, "on": measure.due_on, "scores": {"total": 9}}
    actions.measure_again(by=area.lead, at=factories.moment(measure.due_on), **given)
    page = browse_as(area.lead, viewport={"width": 320, "height": 780})

    for address in (f"/children/{area.pupil.pk}/measures/", "/measures/"):
        page.goto(address)
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
