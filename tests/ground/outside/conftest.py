from datetime import date

import pytest

from foothold.ground.access.roles import Role
from foothold.ground.outside import actions, gias
from tests import factories
from tests.ground.outside.register_file import DAY_ONE, as_file


@pytest.fixture
def authority():
    return factories.authority()


@pytest.fixture
def administrator(authority):
    return factories.person(Role.ADMINISTRATOR, authority, from_on=date(2020, 1, 1))


@pytest.fixture
def take(administrator, authority):
    def take(*rows, on=DAY_ONE, authorities=(), **options):
        tally = gias.Tally()
        schools = gias.read(as_file(*rows), tally, frozenset(authorities))
        actions.take_register(
            by=administrator,
            at=factories.moment(on),
            keeper=authority,
            establishments=schools,
            tally=tally,
            **options,
        )
        assert tally.accounted_for == tally.read == len(rows)
        return tally

    return take
