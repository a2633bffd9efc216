"""What every story begins with: an authority, a school with its people, and browsers to sit down at."""

import re
from datetime import datetime
from types import SimpleNamespace
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.journeys.visitor import Visitor

ENGLAND = ZoneInfo("Europe/London")


@pytest.fixture
def on(at):
    """`on(day, hour, minute)` makes it that moment where the school is."""
    return lambda day, hour=9, minute=30: at(
        datetime(day.year, day.month, day.day, hour, minute, tzinfo=ENGLAND)
    )


@pytest.fixture
def visitors():
    """Everybody who sat down in this story."""
    return []


@pytest.fixture
def sits_down(browse_as, accessible, visitors):
    """`sits_down(person)` opens a browser in which the person is signed in. Of pages of one kind axe looks at the
    first, at the first that says what is missing, and at the first with something unfolded."""
    seen = set()

    def look(page):
        state = (page.locator(".govuk-error-summary").count(), page.locator("details[open]").count())
        kind = (re.sub(r"\d+", "", urlsplit(page.url).path), *state)
        if kind not in seen:
            seen.add(kind)
            accessible(page)

    def sit_down(person, **options):
        visitors.append(Visitor(browse_as(person, **options), look))
        return visitors[-1]

    return sit_down


@pytest.fixture
def alder(transactional_db):
    """Alder Academy of the Foxglove Trust in Fernleigh, and who works there."""
    fernleigh = factories.authority("Fernleigh")
    school = factories.school("Alder Academy", authority=fernleigh, trust=factories.trust())

    def works(role, name, where=school):
        return factories.person(role, where, name=name)

    return SimpleNamespace(
        school=school,
        authority=fernleigh,
        head=works(Role.HEADTEACHER, "Amina Farrow"),
        office=works(Role.SCHOOL_OFFICE, "Otto Lindley"),
        inclusion_lead=works(Role.INCLUSION_LEAD, "Ines Okafor"),
        clerk=works(Role.BOARD_CLERK, "Clara Pike"),
        officer=works(Role.EXCLUSIONS_OFFICER, "Bea Marlow", fernleigh),
    )
