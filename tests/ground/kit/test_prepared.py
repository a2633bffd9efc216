from datetime import date

import pytest
from django.db.models import Count, DateField

from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Link, Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.at_once import Given
from foothold.ground.kit.prepared import Prepared, Somebody, organisations_of
from tests import factories

pytestmark = pytest.mark.django_db
ON = date(2025, 11, 10)
TIES = [tie for tie in Tie if tie != Tie.OWN]


def seen(person, permission=Permission.SEE_CHILD):
    """The children a query put together for everybody of these roles finds for the person."""
    rows = Pupil.objects.visible_to(
        Somebody.like(person, ON), on=Given("on", DateField), permission=permission
    )
    asked = Prepared(rows.values_list("pk"))
    return {pk for (pk,) in asked.read(on=ON, **organisations_of(person, ON))}


@pytest.mark.parametrize("role", Role)
def test_finds_for_each_role_just_what_the_person_may_see(role):
    organisation, elsewhere = factories.organisation("Here"), factories.organisation("Elsewhere")
    for kind in TIES:
        for where in (organisation, elsewhere):
            pupil = factories.pupil(factories.school())
            Link.objects.create(pupil=pupil, organisation=where, tie=kind, from_on=ON)
    person = factories.person(role, organisation)
    for permission in (Permission.SEE_CHILD, Permission.SEE_DUTIES, Permission.LIST_CONCERNS):
        visible = Pupil.objects.visible_to(person, on=ON, permission=permission)
        assert seen(person, permission) == set(visible.values_list("pk", flat=True))


def test_each_hat_is_worn_at_its_own_organisation():
    alder, birch = factories.school("Alder Academy"), factories.school("Birch Academy")
    here, there = factories.pupil(alder), factories.pupil(birch)
    person = factories.person(Role.HEADTEACHER, alder)
    factories.join(person, Role.ANALYST, birch)

    assert seen(person) == {here.pk}
    assert there.pk not in seen(person)


def test_whoever_is_read_for_second_gets_their_own():
    first, second = factories.school("Alder Academy"), factories.school("Birch Academy")
    factories.pupil(first)
    pupil = factories.pupil(second)
    heads = [factories.person(Role.HEADTEACHER, school) for school in (first, second)]
    assert Somebody.like(heads[0], ON) == Somebody.like(heads[1], ON)
    asked = Prepared(
        Pupil.objects.visible_to(Somebody.like(heads[0], ON), on=Given("on", DateField)).values_list("pk")
    )
    asked.read(on=ON, **organisations_of(heads[0], ON))

    assert asked.read(on=ON, **organisations_of(heads[1], ON)) == [(pupil.pk,)]


def test_nothing_is_remembered_of_what_was_read():
    school = factories.school()
    factories.pupil(school)
    asked = Prepared(
        Pupil.objects.values("sex").annotate(number=Count("pk")).values_list("number").order_by()
    )
    before = sum(number for (number,) in asked.read())
    factories.pupil(school)

    assert sum(number for (number,) in asked.read()) == before + 1


def test_where_nothing_can_be_found_the_database_is_not_asked(django_assert_num_queries):
    asked = Prepared(Duty.objects.owed_by_organisations_of(Somebody(()), on=ON).values_list("pk"))
    with django_assert_num_queries(0):
        assert asked.read() == []
