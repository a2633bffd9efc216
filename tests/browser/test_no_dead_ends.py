"""Every page that somebody of each role comes to by links: it opens, fits a small phone, and axe finds nothing."""

import re
from collections import defaultdict
from datetime import datetime
from html import unescape
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.urls import resolve

from tests import deeds, factories
from tests.architecture.test_every_page_by_every_role import TODAY, World

SMALL = {"width": 320, "height": 640}
LINK = re.compile(r'<a\s[^>]*?href="([^"#]+)')
A_CODE = re.compile(r"\b[a-z]+_[a-z_]+\b|\bobject at 0x")


@pytest.fixture
def world(at, transactional_db):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))
    made = World()
    deeds.exclude(factories.pupil(made.school, home_authority=made.authority), made.school, made.head, TODAY)
    return made


@pytest.mark.browser
@pytest.mark.long
def test_no_link_leads_anybody_to_a_page_that_is_closed_too_wide_or_hard_to_use(
    world, signed_in, browse_as, accessible
):
    for person, addresses in at_their_fullest(world, signed_in).items():
        page = browse_as(person, viewport=SMALL)
        for address in addresses:
            page.goto(address)
            fits_and_reads_well(page)
            accessible(page)


def fits_and_reads_well(page):
    assert page.locator("h1").count() == 1, page.url
    assert page.evaluate("document.scrollingElement.scrollWidth") <= SMALL["width"], f"{page.url} is too wide"
    codes = set(A_CODE.findall(page.inner_text("body")))
    assert not codes, f"{page.url} says {codes}, which is no English"


def at_their_fullest(world, signed_in):
    """Each kind of page once, as the one who sees most of it."""
    fullest, once = {}, set()
    for role, person in world.people.items():
        for kind, address, text in offered(signed_in(person), role, once):
            fullest[kind] = max(fullest.get(kind, (0,)), (len(text), address, person.pk, person))
    found = defaultdict(list)
    for _, address, _, person in fullest.values():
        found[person].append(address)
    return found


def offered(client, role, once):
    """What is linked from the first page on, and from there: one address of each kind of page.

    Files, and pages of no room, which are alike for everybody, are opened `once` in all.
    """
    waiting, known, opened = ["/"], {"/"}, set()
    while waiting:
        address = waiting.pop(0)
        kind = resolve(urlsplit(address).path).view_name
        if kind in opened or kind in once:
            continue
        opened.add(kind)
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, f"{address} is offered to {role} and answers {answer.status_code}."
        is_page = answer["Content-Type"].startswith("text/html")
        if not is_page or (":" not in kind and kind != "home"):
            once.add(kind)
        if is_page:
            text = answer.content.decode()
            yield kind, address, text
            links = {urljoin(address, unescape(link)) for link in LINK.findall(text)}
            new = sorted(link for link in links - known if link.startswith("/"))
            known.update(new)
            waiting += new
