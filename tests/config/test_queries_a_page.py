"""How many queries each of the busiest pages takes, and that it takes as many when there is more to show."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foothold.desks.children import looked_for
from foothold.ground.access.roles import Role
from tests import deeds, factories

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 11, 10)
AT_MOST = 15
ASKS_NOTHING = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "SELECT JSON('{")
"""Transactions, and what Django asks SQLite once for each connection: whether it knows JSON."""
DAYS = [date(2025, 9, 8), date(2025, 9, 22), date(2025, 10, 6), date(2025, 11, 4)]


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


class Area:
    """An authority with two schools and one suspended child, to which more can be added."""

    def __init__(self):
        self.authority = factories.authority()
        self.officer = factories.person(Role.EXCLUSIONS_OFFICER, self.authority)
        self.school, self.head = self.open("Alder Academy")
        self.open("Beech High School")
        self.child = self.suspended(self.school, self.head, DAYS[-1:])

    def open(self, name):
        school = factories.school(name, authority=self.authority)
        return school, factories.person(Role.HEADTEACHER, school)

    def suspended(self, school, head, days):
        pupil = factories.pupil(school, given_name="Ada")
        for day in days:
            deeds.suspend(pupil, school, head, day, 2)
        return pupil

    def grow(self):
        """More schools, more children, and more about each of them."""
        for name in ("Birch High School", "Cedar High School"):
            school, head = self.open(name)
            for _ in range(4):
                self.suspended(school, head, DAYS)
        for _ in range(4):
            self.suspended(self.school, self.head, DAYS)
        for day in DAYS[:-1]:
            deeds.suspend(self.child, self.school, self.head, day, 2)


@pytest.fixture
def area():
    return Area()


def found(person, typed):
    return f"/children/?for={looked_for.sealed(person, typed)}"


PAGES = {
    "the child's page": (lambda area: (area.officer, f"/children/{area.child.pk}/"), 11),
    "my work of a headteacher": (lambda area: (area.head, "/my-work/"), 8),
    "my work of an officer": (lambda area: (area.officer, "/my-work/"), 7),
    "search": (lambda area: (area.officer, found(area.officer, "ada")), 6),
    "all exclusions": (lambda area: (area.officer, "/exclusions/"), 7),
}


def queries(act):
    with CaptureQueriesContext(connection) as found:
        answer = act()
    assert answer.status_code in (200, 302)
    return sum(not query["sql"].startswith(ASKS_NOTHING) for query in found)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_as_many_queries_when_there_is_more_to_show(page, area, signed_in):
    where, wanted = PAGES[page]
    person, address = where(area)
    client = signed_in(person)
    few = queries(lambda: client.get(address))

    area.grow()

    assert queries(lambda: client.get(address)) == few == wanted <= AT_MOST


def typed(head):
    boxes = {
        f"{name}_{part}": getattr(MONDAY, part)
        for name in ("starts_on", "decided_on")
        for part in ("day", "month", "year")
    }
    return boxes | {
        "kind": "suspension",
        "length": "1",
        "starts_session": "am",
        "decided_by": head.pk,
        "decided_time": "8.30am",
        "reason_1": "DB",
        "what_happened": "Left lessons again and again.",
        "why_not_less": "Detention had not changed it.",
        "factors": "A mentor is in place.",
        "record": "yes",
    }


def test_recording_a_suspension_takes_as_many_queries_when_there_is_more_on_record(area, signed_in):
    client = signed_in(area.head)
    other = area.suspended(area.school, area.head, DAYS[-1:])

    def record(pupil):
        return queries(lambda: client.post(f"/children/{pupil.pk}/suspension/", typed(area.head)))

    few = record(other)
    area.grow()

    assert record(area.child) == few == AT_MOST


def test_it_takes_as_many_when_it_is_recorded_on_a_later_day(area, signed_in, at):
    pupil = area.suspended(area.school, area.head, DAYS[-1:])
    at(factories.moment(MONDAY + timedelta(days=1)))
    client, sent = signed_in(area.head), typed(area.head)

    assert queries(lambda: client.post(f"/children/{pupil.pk}/suspension/", sent)) == AT_MOST


def test_it_takes_as_many_where_local_rules_suggest_a_plan(area, signed_in):
    factories.local_rules(area.authority, "hackney-2019")
    area.grow()
    client = signed_in(area.head)

    found = queries(lambda: client.post(f"/children/{area.child.pk}/suspension/", typed(area.head)))

    assert found == AT_MOST
    assert area.child.duties.filter(kind="plan_wanted", due_on__gt=MONDAY).exists()
