from datetime import date

import pytest
from django.db import models
from django.db.models import Q

from foothold.ground.access.models import JobTitle, Membership
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from foothold.ground.kit import at_once
from foothold.ground.kit.at_once import AtOnce, Given
from foothold.ground.kit.models import Draft
from foothold.ground.organisations.models import Belonging, Organisation
from tests import factories

pytestmark = pytest.mark.django_db
AT = factories.moment(date(2025, 7, 10))
SCHOOL, ON, PERSON = Given("school"), Given("on", models.DateField), Given("person")
READ = AtOnce(
    schools=Organisation.objects.filter(pk=SCHOOL),
    belongings=Belonging.objects.on(ON).filter(organisation=SCHOOL).select_related("parent"),
    people=Membership.objects.filter(Q(organisation=SCHOOL), from_on__lte=ON)
    .select_related("person", "job_title")
    .order_by("-person__name"),
)


@pytest.fixture
def alder():
    return factories.school("Alder Academy", authority=factories.authority())


def read(school, on=date(2025, 11, 10)):
    return READ.read(school=school.pk, on=on)


def of_every_field(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_rows_are_the_same_as_read_one_table_at_a_time(alder):
    (found,) = read(alder)["schools"]

    assert of_every_field(found) == of_every_field(Organisation.objects.get(pk=alder.pk))


def test_every_reading_asks_anew_with_its_own_values(alder):
    beech = factories.school("Beech High School")
    read(alder)

    Organisation.objects.filter(pk=beech.pk).update(town="Fernleigh")

    assert [school.town for school in read(beech)["schools"]] == ["Fernleigh"]
    assert read(alder, on=date(1990, 1, 1))["belongings"] == []


def test_what_stands_beside_a_row_is_read_with_it(alder, django_assert_num_queries):
    with django_assert_num_queries(1):
        (belonging,) = read(alder)["belongings"]
        parent = belonging.parent

    assert parent == alder.parent_on(Belonging.Kind.AUTHORITY, date(2025, 11, 10))


def test_nothing_beside_a_row_is_none(alder):
    title = JobTitle.objects.create(name="Principal", role=Role.HEADTEACHER)
    for name, job_title in (("Ada", title), ("Ben", None)):
        person = factories.person(Role.HEADTEACHER, alder, name=name)
        person.memberships.update(job_title=job_title)

    ben, ada = read(alder)["people"]

    assert (ben.person.name, ben.job_title) == ("Ben", None)
    assert (ada.person.name, ada.job_title) == ("Ada", title)


def test_moments_and_answers_are_read_as_they_were_kept(alder):
    head = factories.person(Role.HEADTEACHER, alder)
    Draft.objects.create(person=head, journey="a", subject="pupil:1", answers={"é": [None, "1"]}, saved_at=AT)
    Reading.objects.create(person=head, subject="pupil:1", page="Show", because="tied", at=AT)
    both = AtOnce(drafts=Draft.objects.filter(person=PERSON), readings=Reading.objects.filter(person=PERSON))

    found = both.read(person=head.pk)

    assert [(each.answers, each.saved_at) for each in found["drafts"]] == [({"é": [None, "1"]}, AT)]
    assert [each.at for each in found["readings"]] == [AT]


def test_rows_that_were_read_are_kept_where_they_are_looked_for(alder, django_assert_num_queries):
    head = factories.person(Role.HEADTEACHER, alder)
    held = list(head.memberships.all())

    at_once.keep(head, "memberships", held)

    with django_assert_num_queries(0):
        assert list(head.memberships.all()) == held
    assert list(head.memberships.filter(role=Role.HEADTEACHER)) == held
    other = factories.person(Role.HEADTEACHER, alder)
    at_once.keep(other, "memberships", [])
    assert list(other.memberships.filter(role=Role.HEADTEACHER)) == list(
        Membership.objects.filter(person=other)
    )
