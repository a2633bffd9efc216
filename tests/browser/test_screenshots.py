"""The pictures in the documentation: the made-up borough on one fixed morning, on a desk, on a phone and on paper.

`make screenshots` takes them anew. Look at each before you keep it.
"""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageOps

from foothold.config.borough import build
from foothold.ground.access.models import Person
from tests.journeys.deciding import fills_in_a_suspension, says_when_it_was_decided
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.screenshots]

KEPT = Path(__file__).parents[2] / "docs" / "screenshots"
TODAY = date(2026, 11, 17)
MORNING = datetime(2026, 11, 17, 9, 20, tzinfo=ZoneInfo("Europe/London"))
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 780}
SHEET, MARGIN = (794, 1123), 57
LONGEST, COLOURS = 1500, 48


@pytest.fixture
def borough(transactional_db, at):
    at(MORNING)
    build.build(seed=1, today=TODAY, at=MORNING, scale=0.02)


def keep(page, name, margin=0):
    """A page of text needs few colours, and so few bytes."""
    taken = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    ImageOps.expand(taken, margin, "white").quantize(COLOURS).save(KEPT / f"{name}.png", optimize=True)


@pytest.fixture
def take():
    """`take(page, name)` keeps a picture of the page, as long as it is or as long as it may be."""

    def photograph(page, name):
        size = page.viewport_size
        height = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST)
        page.set_viewport_size({"width": size["width"], "height": height})
        keep(page, name)
        page.set_viewport_size(size)

    return photograph


@pytest.fixture
def take_on_paper():
    """`take_on_paper(page, name)` keeps a picture of the first sheet as it would be printed."""

    def photograph(page, name):
        size = page.viewport_size
        width, height = (length - 2 * MARGIN for length in SHEET)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": width, "height": height})
        keep(page, f"{name}-print", MARGIN)
        page.emulate_media(media="screen")
        page.set_viewport_size(size)

    return photograph


@pytest.mark.parametrize(("kind", "size"), [("desktop", DESKTOP), ("phone", PHONE)])
def test_the_main_pages_are_photographed(borough, browse_as, accessible, take, take_on_paper, kind, size):
    for whose, pages in PAGES.items():
        visitor = Visitor(browse_as(Person.objects.get(name=whose), viewport=size), accessible)
        for name, arrive in pages.items():
            arrive(visitor)
            take(visitor.page, f"{name}-{kind}")
            if kind == "desktop":
                take_on_paper(visitor.page, name)


def my_work(amina):
    amina.goes_to_work()


def children(amina):
    amina.looks_for("Ashdwn")


def child(amina):
    amina.finds_child("Rowan Ashdown")


def who_can_see_this(amina):
    amina.follows("Who can see this")


def record_a_suspension(amina):
    amina.finds_child("Rowan Ashdown")
    amina.follows("Record a suspension")


def check_your_answers(amina):
    told = {"Why is it needed, although it should be avoided": "Support was in place; he hurt somebody."}
    fills_in_a_suspension(amina, first_day=TODAY, reason="PP", **told)
    amina.presses("Check what follows")


def permanent_exclusion(amina):
    amina.finds_child("Rowan Ashdown")
    amina.follows("Record a permanent exclusion")
    says_when_it_was_decided(amina, decided_on=TODAY, first_day=TODAY)


def exclusion(amina):
    amina.finds_child("Maya Petrov")
    amina.page.get_by_role("main").get_by_role("link", name="Permanent exclusion from").click()


def duty(amina):
    amina.follows("Provide suitable full-time education")
    amina.unfolds("How we worked this out")
    amina.page.evaluate("document.activeElement.blur()")


def stages(amina):
    amina.finds_child("Suki Penrose")
    amina.page.get_by_role("main").get_by_role("link", name="Permanent exclusion from").click()


def letter(amina):
    amina.finds_child("Jude Harker")
    amina.page.get_by_role("main").get_by_role("link", name="Suspension from").first.click()
    amina.follows("Letters and notices")
    amina.page.get_by_role("main").locator(".foothold-duties a").first.click()


def calendar(amina):
    amina.opens("/calendars/")
    amina.follows("Alder Academy")


def exclusions(amina):
    amina.opens("/exclusions/")


def law_map(amina):
    amina.opens("/law/")


def day_six(bea):
    bea.opens("/day-six/")


def people(ada):
    ada.opens("/people/?q=Alder")
    ada.follows("Alder Academy")


PAGES = {
    "Amina Farrow": {
        "my-work": my_work,
        "children": children,
        "child": child,
        "who-can-see-this": who_can_see_this,
        "record-a-suspension": record_a_suspension,
        "check-your-answers": check_your_answers,
        "permanent-exclusion": permanent_exclusion,
        "exclusion": exclusion,
        "duty": duty,
        "stages": stages,
        "letter": letter,
        "calendar": calendar,
        "exclusions": exclusions,
        "law-map": law_map,
    },
    "Bea Marlow": {"day-six": day_six},
    "Ada Finch": {"people": people},
}
