"""Two people press the same button in the same moment, over two connections."""

import threading
from datetime import date

import pytest
from django.db import connections

from foothold.child.duties import actions
from foothold.child.duties.models import Basis, Duty
from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Characteristic, Pupil
from foothold.desks.administration.actions import people as administration
from foothold.ground.access.models import Person
from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import MoveRefused, Refused
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

ON = date(2025, 11, 10)
AT = factories.moment(ON)


def at_once(*deeds):
    """What each deed came to, all begun in the same moment."""
    start, results = threading.Barrier(len(deeds)), [None] * len(deeds)

    def do(number, deed):
        start.wait()
        try:
            results[number] = deed()
        except Refused as refusal:
            results[number] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=each) for each in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_a_duty_closed_by_two_people_at_once_is_closed_by_one():
    school = factories.school()
    pupil = factories.pupil(school)
    basis = Basis.objects.create(pupil=pupil, school=school, about="x:1", rule="suspension", facts={})
    duty = Duty.objects.create(
        basis=basis, pupil=pupil, kind="k", what="Tell the parents", owed_by="headteacher"
    )
    people = [factories.person(Role.HEADTEACHER, school) for _ in range(4)]

    def meet(person):
        return lambda: actions.meet(by=person, at=AT, duty=duty, done_on=ON, how=f"by {person}")

    results = at_once(*[meet(person) for person in people])
    assert sorted(type(result).__name__ for result in results) == ["Duty", *["MoveRefused"] * 3]
    assert all(isinstance(result, Duty | MoveRefused) for result in results)
    (closed,) = [result for result in results if isinstance(result, Duty)]
    assert Duty.objects.get().closed_by == closed.closed_by
    assert Event.objects.filter(verb="duties.meet").count() == 1
    assert list(chain.faults()) == []


def test_a_child_typed_by_two_offices_at_once_is_recorded_once():
    school = factories.school()
    people = [factories.person(Role.SCHOOL_OFFICE, school) for _ in range(3)]

    def add(person):
        pupil = Pupil(
            given_name="Ada", family_name="Example", born_on=date(2012, 3, 4), sex="F", upn="Z980200112001"
        )
        return lambda: pupils.add(by=person, at=AT, school=school, pupil=pupil, starts_on=ON)

    results = at_once(*[add(person) for person in people])
    assert sorted(type(result).__name__ for result in results) == ["Pupil", "Refused", "Refused"]
    assert Pupil.objects.count() == 1


def test_a_need_recorded_by_two_people_at_once_holds_once():
    school = factories.school()
    pupil = factories.pupil(school)
    people = [factories.person(Role.SCHOOL_OFFICE, school) for _ in range(4)]

    def characterise(person, code):
        given = {"kind": Characteristic.Kind.SEN_PROVISION, "code": code, "from_on": ON}
        return lambda: pupils.characterise(by=person, at=AT, pupil=pupil, **given)

    at_once(*[characterise(person, code) for person, code in zip(people, "EKEK", strict=True)])
    assert pupil.characteristics.count() == 1


def test_somebody_added_by_two_administrators_at_once_is_one_person_with_one_role():
    school = factories.school()
    people = [factories.person(Role.ADMINISTRATOR, school) for _ in range(4)]
    given = {"name": "Noor New", "email": "noor@alder.example", "role": Role.SCHOOL_OFFICE, "title": "Office"}

    def add(person):
        return lambda: administration.add_person(
            by=person, at=AT, organisation=school, from_on=ON, site="https://foothold.example", **given
        )

    results = at_once(*[add(person) for person in people])
    assert sorted(type(result).__name__ for result in results) == ["Membership", *["Refused"] * 3]
    assert Person.objects.filter(email="noor@alder.example").count() == 1


def test_events_written_at_once_about_one_child_never_fork_its_chain():
    def write(number):
        entry = chain.Entry("pupil:1", "x.y", None, AT, facts={"n": number})
        return lambda: chain.append(entry)

    at_once(*[write(number) for number in range(6)])
    assert list(Event.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert list(chain.faults()) == []
