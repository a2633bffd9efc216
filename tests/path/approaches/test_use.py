"""What a school used of the directory, by level: numbers, for the people who plan it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from foothold.path.approaches.models import Delivery, Place
from tests import factories

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 11, 10)


@pytest.fixture
def alder(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))
    return factories.school()


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder)


def group(alder, head, key, status="planned", children=(), **other):
    made = factories.delivery(alder, by=head, approach=key)
    Delivery.objects.filter(pk=made.pk).update(status=status, **other)
    Place.objects.bulk_create(Place(pupil=each, delivery=made, joined_on=MONDAY) for each in children)
    return made


def told(client, alder):
    levels = client.get(reverse("approaches:use", args=[alder.pk])).context["levels"]
    return {
        level.value: [
            (line.entry.key, line.planned, line.running, line.over, line.children) for line in lines
        ]
        for level, lines in levels
    }


@pytest.mark.requirement("S4-191")
def test_groups_and_children_are_counted_by_the_level_of_the_approach(alder, head, signed_in):
    ada, bo = factories.pupil(alder), factories.pupil(alder)
    group(alder, head, "nurture-groups", "running", [ada, bo])
    group(alder, head, "nurture-groups", "ended", [ada], ended_on=MONDAY)
    group(alder, head, "circle-of-friends", children=[bo])

    levels = told(signed_in(head), alder)

    assert levels["universal_plus"] == [("circle-of-friends", 1, 0, 0, 1), ("nurture-groups", 0, 1, 1, 2)]
    assert levels["universal"] == []


def test_what_ended_in_an_earlier_school_year_and_at_other_schools_is_left_out(alder, head, signed_in):
    group(alder, head, "nurture-groups", "ended", ended_on=date(2025, 7, 1))
    birch = factories.school("Birch High School")
    group(birch, factories.person(Role.HEADTEACHER, birch), "nurture-groups", "running")

    assert told(signed_in(head), alder)["universal_plus"] == []


def test_it_is_downloaded_and_that_is_noted(alder, head, signed_in):
    group(alder, head, "nurture-groups", "running", [factories.pupil(alder)])

    answer = signed_in(head).get(reverse("approaches:use-file", args=[alder.pk]))

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Level,Approach,Planned,Running,Over,Children"
    assert lines[1].startswith("Universal Plus,")
    assert lines[1].endswith(",0,1,0,1")
    assert Reading.objects.get(page="DownloadUse").because == "1 rows: Alder Academy"


def test_it_takes_as_many_queries_for_many_groups(alder, head, signed_in):
    client, address = signed_in(head), reverse("approaches:use", args=[alder.pk])

    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    few = queries()
    for _ in range(4):
        group(alder, head, "nurture-groups", "running", [factories.pupil(alder)])
    assert queries() == few
