"""How many boxes and clicks it takes to find an approach, as docs/how-to/find-an-approach.md says."""

from collections import Counter

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser


class Counting(Visitor):
    """A visitor who counts what they do."""

    def __init__(self, page, look):
        super().__init__(page, look)
        self.did = Counter()

    def follows(self, link):
        self.did["clicks"] += 1
        super().follows(link)

    def presses(self, button):
        self.did["clicks"] += 1
        super().presses(button)

    def picks(self, label, option):
        self.did["boxes"] += 1
        super().picks(label, option)


@pytest.fixture
def teacher(browse_as, accessible):
    def browses(**options):
        person = factories.person(Role.CLASS_TEACHER, factories.school())
        visitor = Counting(browse_as(person, **options), accessible)
        visitor.opens("/children/")
        return visitor

    return browses


def test_by_need_it_takes_one_box_and_three_clicks(teacher):
    visitor = teacher()
    visitor.follows("Directory")
    visitor.picks("Need (optional)", "Loss and grief")
    visitor.presses("Show")
    visitor.follows("School counselling")

    visitor.sees("What is said stays with the counsellor")
    assert visitor.did == {"clicks": 3, "boxes": 1}


def test_by_the_pyramid_it_takes_three_clicks_and_fits_a_phone(teacher):
    visitor = teacher(viewport={"width": 375, "height": 780})
    visitor.follows("Directory")
    visitor.follows("Universal 8 approaches")
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 375
    visitor.follows("Preventing bullying")

    visitor.sees("Bullying is behaviour by one person or a group, repeated over time")
    assert visitor.did == {"clicks": 3}
