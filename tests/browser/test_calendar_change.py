"""A morning of snow, by keyboard alone: what would move is read before the calendar changes."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from foothold.child.duties.models import Duty
from foothold.ground.access.roles import Role
from foothold.ground.organisations import calendars
from tests import deeds, factories

TODAY = date(2025, 11, 10)


@pytest.fixture
def school(at, transactional_db):
    at(datetime(2025, 11, 10, 7, 30, tzinfo=ZoneInfo("Europe/London")))
    return factories.school(authority=factories.authority())


def typed(page, label, value):
    page.get_by_label(label, exact=True).fill(value)


@pytest.mark.browser
@pytest.mark.requirement("X-3")
def test_what_would_move_is_shown_and_then_moves(school, browse_as, accessible):
    head = factories.person(Role.HEADTEACHER, school)
    deeds.exclude(factories.pupil(school), school, head, TODAY)
    board = Duty.objects.get(kind="gb.consider_15")
    page = browse_as(head, viewport={"width": 375, "height": 800})

    page.goto(f"/calendars/{school.pk}/")
    accessible(page)
    page.get_by_role("button", name="Add an INSET day or closure").press("Enter")
    page.get_by_label("The school is closed, for example for snow").check()
    for box, value in zip(page.locator("[name^=starts_on]").all(), ("12", "11", "2025"), strict=True):
        box.fill(value)
    typed(page, "Why?", "snow")
    accessible(page)
    page.get_by_role("button", name="See what would move").press("Enter")

    assert "Closed on 12 November 2025: snow" in page.inner_text("main")
    assert "Mon 1 Dec 2025" in page.inner_text("main")
    accessible(page)
    assert calendars.calendar_of(school).is_school_day(date(2025, 11, 12))
    page.get_by_role("button", name="Change the calendar").press("Enter")

    assert "Worked out again at 1 of 1 school" in page.inner_text("main")
    accessible(page)
    was = board.due_on
    board.refresh_from_db()
    assert board.due_on == calendars.calendar_of(school).next_school_day(was)
    page.goto("/my-work/")
    page.get_by_role("link", name="dates have moved").click()
    assert "Dates that moved" in page.inner_text("h1")
    accessible(page)
