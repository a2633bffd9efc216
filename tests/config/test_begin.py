from datetime import date

import pytest

from foothold.config import beginning
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.audit import chain
from foothold.ground.kit.refusals import Refused
from tests.deeds import at

pytestmark = pytest.mark.django_db
TODAY = date(2025, 9, 1)


def begin():
    return beginning.begin(
        at=at(TODAY),
        on=TODAY,
        authority="Fernleigh",
        code="980",
        name="Ada Admin",
        email="ada@fernleigh.example",
    )


def test_the_first_administrator_may_add_people_and_the_record_begins():
    person = begin()
    assert check.anywhere(person, Permission.MANAGE_PEOPLE, TODAY)
    assert list(chain.faults()) == []


def test_it_begins_once():
    begin()
    with pytest.raises(Refused, match="Somebody is here already"):
        begin()
