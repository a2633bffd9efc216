"""What an exclusion's page tells of a pupil's needs is for those who may see them, and for the family."""

from datetime import date

import pytest

from foothold.ground.access.roles import Role, Tie
from tests import factories
from tests.deeds import exclude

pytestmark = pytest.mark.django_db
NOV_4 = date(2025, 11, 4)


def test_who_may_not_see_needs_reads_the_decision_and_nothing_of_them(alder, head, pupil, signed_in, at):
    row = exclude(pupil, alder, head, NOV_4, factors="He sees a counsellor.")
    home = factories.organisation("At home", "household")
    pupil.links.create(organisation=home, tie=Tie.FAMILY, from_on=NOV_4)
    at("2025-11-05T10:00Z")
    readers = {
        role: factories.person(role, side)
        for role, side in ((Role.CLASS_TEACHER, alder), (Role.FAMILY, home), (Role.INCLUSION_LEAD, alder))
    }
    pages = {
        role: signed_in(each).get(f"/exclusions/{row.pk}/").content.decode() for role, each in readers.items()
    }

    told = ("He sees a counsellor.", "nothing had changed at home")
    assert not [words for words in told if words in pages[Role.CLASS_TEACHER]]
    assert "Threw a chair" in pages[Role.CLASS_TEACHER]
    for role in (Role.FAMILY, Role.INCLUSION_LEAD):
        assert all(words in pages[role] for words in told)
