"""How much it takes to record what one noticed: counted here, and told in docs/how-to/record-what-you-noticed.md."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from foothold.ground.access.roles import Role
from foothold.path.concerns.models import Concern, SafeguardingNote
from tests import factories
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 780}
RECORD, RISK = "Record what you noticed", "Could a child be at risk of harm?"


class Counting(Visitor):
    """A visitor who counts what they press and type."""

    def __init__(self, *given):
        super().__init__(*given)
        self.pressed = self.typed = 0

    def follows(self, link):
        self.pressed += 1
        super().follows(link)

    def presses(self, button):
        self.pressed += 1
        super().presses(button)

    def chooses(self, label, *, of=None):
        self.pressed += 1
        super().chooses(label, of=of)

    def types(self, label, text):
        self.typed += 1
        super().types(label, text)


@pytest.fixture
def child(transactional_db, at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))
    school = factories.school()
    factories.person(Role.SAFEGUARDING_LEAD, school, name="Dara Byrne")
    return factories.pupil(school, given_name="Ada", family_name="Alderman")


@pytest.fixture
def teacher(child, browse_as, accessible):
    school = child.enrolments.get().school
    person = factories.person(Role.CLASS_TEACHER, school)

    def open_at(viewport):
        visitor = Counting(browse_as(person, viewport=viewport), accessible)
        visitor.opens(f"/children/{child.pk}/")
        return visitor

    return open_at


def wide(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_concern_takes_five_presses_and_one_box_to_type_in(teacher, viewport):
    visitor = teacher(viewport)
    visitor.follows(RECORD)
    boxes = visitor.page.locator("main input[type=text]:visible, main textarea:visible").count()
    questions = visitor.page.locator("main fieldset").count()
    visitor.chooses("No", of=RISK)
    visitor.types("What did you notice?", "Sat alone at lunch again.")
    visitor.chooses("Feelings and wellbeing")
    visitor.chooses("Not yet")
    assert not wide(visitor.page)
    visitor.presses("Record")

    assert Concern.objects.get().noticed == "Sat alone at lunch again."
    assert (visitor.pressed, visitor.typed) == (5, 1)
    assert (questions, boxes) == (3, 4)


def test_a_note_for_the_safeguarding_lead_takes_three_presses_and_one_box(teacher):
    visitor = teacher(PHONE)
    visitor.follows(RECORD)
    visitor.chooses("Yes, or I am not sure", of=RISK)
    visitor.types("What did you notice?", "A bruise.")
    visitor.presses("Record")

    assert SafeguardingNote.objects.get().noticed == "A bruise."
    assert (visitor.pressed, visitor.typed) == (3, 1)
    assert "Your note is with the safeguarding lead" in visitor.page.inner_text("h1")
    assert not wide(visitor.page)
