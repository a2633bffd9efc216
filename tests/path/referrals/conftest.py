from datetime import date
from types import SimpleNamespace

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.path.referrals import asking


@pytest.fixture
def area(at):
    """A maintained primary school in an area with the rules of a published guide, and four teams that sign in."""
    at(factories.moment(asking.NOV_17, 10))
    authority = factories.authority()
    factories.local_rules(authority, "hackney-2019")
    school = factories.school("Elm Primary School", authority=authority, phase="primary")
    teams = {
        name: factories.organisation(name) for name in (asking.FAST, asking.YOUNG, asking.PANEL, asking.UNIT)
    }
    workers = {
        name: factories.person(Role.AGENCY_WORKER, team, name=worker)
        for (name, team), worker in zip(
            teams.items(), ("Fay Norris", "Mo Ibsen", "Cy Pattern", "Uma Lindt"), strict=True
        )
    }
    return SimpleNamespace(
        authority=authority,
        school=school,
        head=factories.person(Role.HEADTEACHER, school, name="Amina Farrow"),
        lead=factories.person(Role.INCLUSION_LEAD, school, name="Ines Okafor"),
        officer=factories.person(Role.EXCLUSIONS_OFFICER, authority, name="Bea Marlow"),
        pupil=factories.pupil(school, born_on=date(2016, 3, 4), given_name="Ivo"),
        teams=teams,
        workers=workers,
        screener=workers[asking.FAST],
        unit_worker=workers[asking.UNIT],
    )
