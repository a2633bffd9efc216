"""What makes things harder and what protects: both sides, dated, and never a score."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.desks.children import chronology
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.inclusion.factors import FACTORS, Area, Side, among
from foothold.path.inclusion.models import Factor
from tests import factories
from tests.path.inclusion.steps import BOTH, TODAY, weighed

pytestmark = pytest.mark.django_db


def held(on=TODAY):
    return {each.factor: each.from_on for each in Factor.objects.on(on)}


@pytest.mark.requirement("S4-33")
def test_both_sides_are_recorded_with_how_it_is_known(area):
    weighed(area, BOTH)

    assert held() == dict.fromkeys(BOTH, TODAY)
    assert {each.rests_on for each in Factor.objects.all()} == {"Talk with the mother"}


@pytest.mark.requirement("S4-33")
@pytest.mark.parametrize("one_side", [["child.humour"], ["school.bullied", "family.conflict"], []])
def test_one_side_alone_is_refused(area, one_side):
    with pytest.raises(Refused, match="Choose something on both sides"):
        weighed(area, one_side)


def test_what_is_no_longer_so_ends_and_what_stays_keeps_its_day(area):
    weighed(area, [*BOTH, "family.conflict"])
    later = date(2025, 11, 10)

    weighed(area, [*BOTH, "school.belongs"], on=later)

    assert held(later) == {"child.humour": TODAY, "school.bullied": TODAY, "school.belongs": later}
    assert held(date(2025, 11, 9)) == dict.fromkeys([*BOTH, "family.conflict"], TODAY)


def test_what_was_ticked_by_mistake_is_taken_back_on_the_same_day(area):
    weighed(area, [*BOTH, "family.crime"])

    weighed(area, BOTH)

    assert set(held()) == set(BOTH)


def test_every_area_has_both_sides_and_none_holds_harm_or_abuse():
    assert all(among(area, side) for area in Area for side in Side)
    assert not any("abuse" in each.says.lower() for each in FACTORS.values())


def test_it_is_recorded_by_those_who_plan_the_support(area):
    with pytest.raises(NotAllowed):
        weighed(area, BOTH, by=factories.person(Role.CLASS_TEACHER, area.school))


def test_the_chronology_tells_of_it_only_whom_it_may_tell(area):
    weighed(area, BOTH)

    told = [line.verb for line in chronology.of(area.pupil, frozenset(Permission))]
    others = [
        line.verb for line in chronology.of(area.pupil, frozenset(Permission) - {Permission.SEE_FACTORS})
    ]

    assert "inclusion.set_factors" in told
    assert "inclusion.set_factors" not in others


def test_the_form_shows_what_is_so_and_records_what_was_ticked(area, signed_in):
    weighed(area, BOTH)
    client = signed_in(area.lead)
    address = reverse("inclusion:factors", args=[area.pupil.pk])

    form = client.get(address).context["form"]
    given = {"protects": ["child.humour", "child.solves"], "harder": ["family.conflict"]}
    page = client.post(address, given | {"rests_on": "Home visit"}, follow=True).content.decode()

    assert form.initial == {"protects": ["child.humour"], "harder": ["school.bullied"]}
    assert set(held()) == {"child.humour", "child.solves", "family.conflict"}
    assert "There is conflict at home" in page
    assert "Nothing is counted or added up." in page


def test_an_exclusions_officer_reads_nothing_of_the_family(area, signed_in):
    weighed(area, [*BOTH, "family.conflict"])

    page = signed_in(area.officer).get(reverse("inclusion:child", args=[area.pupil.pk])).content.decode()

    assert "There is conflict at home" not in page
