"""Area teams of EHC coordinators, as data of an authority."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.ehc import actions as assessing
from foothold.path.ehc import facts
from foothold.path.ehc.actions import teams as actions
from foothold.path.ehc.models import Team
from tests import factories
from tests.path.ehc import requests
from tests.path.ehc.requests import RECEIVED
from tests.path.exclusions.test_views import boxes

pytestmark = pytest.mark.django_db
AT = factories.moment(RECEIVED)


@pytest.fixture
def north(area):
    area.north_lead = factories.person(Role.EHC_COORDINATOR, area.authority, name="Nora Vance")
    return found(area, "North", area.north_lead)


def found(area, name, leader, *, by=None):
    return actions.found_team(
        by=by or area.coordinator, at=AT, organisation=area.authority, name=name, leader=leader
    )


def join(area, team, *, coordinator=None, from_on=RECEIVED):
    return actions.join_team(
        by=area.north_lead,
        at=AT,
        organisation=area.authority,
        team=team,
        coordinator=coordinator or area.coordinator,
        from_on=from_on,
    )


def told(area, on=RECEIVED):
    return {
        each.team.name: [(one.name, one.running) for one in each.people]
        for each in facts.teams(area.authority, on)
    }


@pytest.mark.requirement("S4-138")
def test_coordinators_stand_under_an_area_coordinator_in_a_team(area, north):
    join(area, north)
    row = requests.ask(area)
    requests.step(area, assessing.allocate, row, coordinator=area.coordinator)

    assert told(area) == {"North": [("Eva Kaminski", 1)]}
    assert north.leader == area.north_lead
    assert [each.name for each in facts.in_no_team(area.authority, RECEIVED)] == ["Nora Vance"]


@pytest.mark.requirement("S4-138")
def test_an_authority_has_as_many_teams_as_it_names(area, north):
    for name in ("Central", "South"):
        found(area, name, area.coordinator)

    assert list(Team.objects.values_list("name", flat=True)) == ["Central", "North", "South"]


def test_a_team_has_one_leader_and_may_have_another(area, north):
    found(area, "North", area.coordinator)

    assert Team.objects.get().leader == area.coordinator


def test_who_joins_another_team_leaves_the_one_before(area, north):
    south = found(area, "South", area.coordinator)
    join(area, north)

    join(area, south, from_on=date(2025, 11, 10))

    assert told(area, date(2025, 11, 9))["North"] == [("Eva Kaminski", 0)]
    assert told(area, date(2025, 11, 10)) == {"North": [], "South": [("Eva Kaminski", 0)]}
    with pytest.raises(Refused, match="Choose a later day"):
        join(area, north, from_on=date(2025, 11, 10))


def test_only_coordinators_of_the_authority_lead_a_team_or_join_it(area, north):
    with pytest.raises(Refused, match="is no EHC coordinator"):
        found(area, "East", area.head)
    with pytest.raises(Refused, match="is no EHC coordinator"):
        join(area, north, coordinator=area.head)
    with pytest.raises(NotAllowed):
        found(area, "East", area.coordinator, by=area.head)


def test_a_team_of_another_authority_is_refused(area, north):
    oakshire = factories.authority("Oakshire", "981")
    theirs = Team.objects.create(authority=oakshire, name="West", leader=area.north_lead)

    with pytest.raises(Refused, match="another authority's team"):
        join(area, theirs)


@pytest.mark.requirement("S4-138", "S4-189")
def test_the_list_and_its_file_are_narrowed_to_a_team(area, north, signed_in):
    join(area, north)
    row = requests.ask(area)
    requests.step(area, assessing.allocate, row, coordinator=area.coordinator)
    other = factories.pupil(area.school, given_name="Wren", home_authority=area.authority)
    requests.ask(area, pupil=other)
    client = signed_in(area.coordinator)

    page = client.get(reverse("ehc:clocks"), {"team": north.pk}).content.decode()
    file = client.get(reverse("ehc:download"), {"team": north.pk}).content.decode("utf-8-sig")

    assert str(area.pupil) in page
    assert "Wren" not in page
    rows = list(csv.DictReader(io.StringIO(file)))
    assert [line["Area team"] for line in rows if line["Coordinator"]] == ["North"]
    assert "Wren" not in file


def test_the_pages_add_a_team_and_put_somebody_into_it(area, signed_in):
    client = signed_in(area.coordinator)
    key = area.authority.pk

    client.post(reverse("ehc:found-team", args=[key]), {"name": "North", "leader": area.coordinator.pk})
    team = Team.objects.get()
    typed = {"coordinator": area.coordinator.pk, "team": team.pk} | boxes("from_on", RECEIVED)
    page = client.post(reverse("ehc:join-team", args=[key]), typed, follow=True).content.decode()

    assert "Led by Eva Kaminski" in page
    assert "Eva Kaminski: 0 running" in page
