"""Many schools are worked out again in the background, school by school, and somebody can see how far it is."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.child.duties.models import Recount, Shift
from foothold.config import ticking
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from foothold.ground.organisations.models import ClosedSpan
from tests import deeds, factories
from tests.desks.administration.test_calendar_pages import CLOSED

TODAY = date(2025, 11, 10)


@pytest.fixture
def schools(at, transactional_db):
    at(factories.moment(TODAY))
    authority = factories.authority()
    made = [factories.school(f"School {number}", authority=authority) for number in range(6)]
    head = factories.person(Role.HEADTEACHER, made[0])
    deeds.exclude(factories.pupil(made[0]), made[0], head, TODAY)
    return made


@pytest.fixture
def client(schools, signed_in):
    return signed_in(factories.person(Role.ADMINISTRATOR, schools[0].parent_on("authority", TODAY)))


SEVERAL = reverse("administration:close-several")


def close(client):
    answer = client.post(SEVERAL, CLOSED | {"every": "on", "confirmed": "yes"}, follow=True)
    return answer.redirect_chain[0][0], answer.content.decode()


def work():
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


def test_the_page_returns_at_once_and_shows_how_far_the_work_is(client):
    address, text = close(client)
    assert "Worked out again at 0 of 6 schools" in text
    assert not Shift.objects.exists()
    work()
    assert "Worked out again at 6 of 6 schools" in client.get(address).content.decode()
    assert Shift.objects.exists()


@pytest.mark.parametrize("step", [{}, {"confirmed": "yes"}])
def test_twice_as_many_schools_take_no_more_queries(schools, client, step):
    before = queries(client, step)
    if step:
        reopened()
    for number in range(6, 12):
        factories.school(f"School {number}", authority=schools[0].parent_on("authority", TODAY))
    assert queries(client, step) == before


def queries(client, step):
    with CaptureQueriesContext(connection) as found:
        assert client.post(SEVERAL, CLOSED | {"every": "on"} | step).status_code in (200, 302)
    return len(found)


def reopened():
    ClosedSpan.objects.filter(kind="closure").delete()


def test_what_follows_at_many_schools_takes_no_more_queries_than_at_few(schools, client):
    def follow():
        with CaptureQueriesContext(connection) as found:
            close(client)
            work()
        return sum("duties_" in each["sql"] or "audit_" in each["sql"] for each in found)

    few = follow()
    moved = Shift.objects.count()
    reopened()
    for school in schools[1:]:
        head = factories.person(Role.HEADTEACHER, school)
        deeds.exclude(factories.pupil(school), school, head, TODAY)
    assert follow() <= few
    assert Shift.objects.count() > 3 * moved


def test_each_school_has_it_on_its_own_record(schools, client):
    close(client)
    for school in schools:
        assert Event.objects.filter(subject=school.subject_key, verb="outside.close").count() == 1
        assert ClosedSpan.objects.filter(school_year__organisation=school, kind="closure").count() == 1
        was = school.calendar_version
        school.refresh_from_db()
        assert school.calendar_version == was + 1
    assert list(chain.faults()) == []


def test_done_again_it_changes_nothing(client):
    close(client)
    work()
    before = Shift.objects.count()
    assert ticking.calendars(factories.moment(TODAY)).startswith("0 schools")
    assert Shift.objects.count() == before


def test_without_a_worker_the_next_tick_does_it(client):
    close(client)
    assert ticking.calendars(factories.moment(TODAY)).startswith("6 schools")
    assert not Recount.objects.filter(done_at=None).exists()


def test_what_somebody_asked_for_is_done_even_if_their_access_has_ended_since(client):
    close(client)
    Membership.objects.filter(role=Role.ADMINISTRATOR).update(stopped_at=factories.moment(TODAY), to_on=TODAY)
    assert ticking.calendars(factories.moment(TODAY)).startswith("6 schools")
    assert Shift.objects.exists()
