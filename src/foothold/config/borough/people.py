"""Who works in the borough: a head in every school, and one person of the demonstration for every role."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password

from foothold.config.borough import names
from foothold.config.demo_sign_in import MADE_UP
from foothold.ground.access.models import JobTitle, Membership, Person
from foothold.ground.access.roles import Role

SINCE = date(2016, 9, 1)
OWN_SCHOOL = "Alder Academy"
DEMO = (
    (Role.HEADTEACHER, "Amina Farrow", "Headteacher", OWN_SCHOOL),
    (Role.INCLUSION_LEAD, "Ines Okafor", "SENCO and inclusion lead", OWN_SCHOOL),
    (Role.CLASS_TEACHER, "Tom Vale", "Teacher of English", OWN_SCHOOL),
    (Role.SCHOOL_OFFICE, "Otto Lindley", "Office manager", OWN_SCHOOL),
    (Role.SAFEGUARDING_LEAD, "Dara Byrne", "Designated safeguarding lead", OWN_SCHOOL),
    (Role.BOARD_CLERK, "Clara Pike", "Clerk to the governing board", OWN_SCHOOL),
    (Role.FINANCE, "Felix Gupta", "Finance officer", OWN_SCHOOL),
    (Role.TRUST_LEAD, "Thea Langley", "Director of inclusion", "Foxglove Trust"),
    (Role.EXCLUSIONS_OFFICER, "Bea Marlow", "Exclusions officer", "Fernleigh"),
    (Role.HEAD_OF_INCLUSION, "Henry Osei", "Head of inclusion", "Fernleigh"),
    (Role.EHC_COORDINATOR, "Eva Kaminski", "EHC coordinator", "Fernleigh"),
    (Role.VIRTUAL_SCHOOL_HEAD, "Vikram Shah", "Virtual school head", "Fernleigh"),
    (Role.PANEL_MEMBER, "Petra Moss", "Panel member", "Fernleigh"),
    (Role.ADMINISTRATOR, "Ada Finch", "System administrator", "Fernleigh"),
    (Role.ANALYST, "Anwen Stott", "Data analyst", "Fernleigh"),
    (Role.AGENCY_WORKER, "Yara Haddad", "Youth justice worker", "Fernleigh Youth Justice Service"),
    (Role.AGENCY_WORKER, "Fay Norris", "Screening officer", names.FRONT_DOOR),
    (Role.AGENCY_WORKER, "Uma Lindt", "Lead worker", names.UNIT),
    (Role.AP_LEAD, "Logan Thorne", "Head of centre", "Beacon AP"),
    (Role.AP_TUTOR, "Tess Ridley", "Tutor", "Beacon AP"),
)


@dataclass
class Staff:
    """Who signs for what: heads by school, officers by authority, and the administrator who puts children on roll."""

    heads: dict[int, Any]
    officers: dict[int, Any]
    administrator: Any
    demo: dict[str, Any]

    @property
    def officer(self):
        return self.demo["Bea Marlow"]

    def who_signs_for(self, organisation):
        """Whoever records what that school or authority owed; our own officer where nobody knows who owed it."""
        return (self.heads | self.officers).get(organisation, self.officer)


def employ(places, chance):
    """Everybody, with passwords only for the people of the demonstration."""
    titles = {title: JobTitle(name=title, role=role) for role, _, title, _ in DEMO}
    JobTitle.objects.bulk_create(titles.values())
    demo = _demo_people()
    heads = _heads(places, demo, chance)
    own = demo[DEMO[0][1]]
    joined = [
        _join(demo[name], _place(places, where), role, titles[title]) for role, name, title, where in DEMO
    ]
    others = [(school, head) for school, head in heads if head.pk != own.pk]
    joined += [_join(head, school, Role.HEADTEACHER, titles["Headteacher"]) for school, head in others]
    next_door = Person.objects.create(
        email="officer@oakshire.example", name=_name(chance), password=make_password(None)
    )
    joined.append(_join(next_door, places.neighbour, Role.EXCLUSIONS_OFFICER, titles["Exclusions officer"]))
    Membership.objects.bulk_create(joined)
    officers = {places.authority.pk: demo["Bea Marlow"], places.neighbour.pk: next_door}
    return Staff({school.pk: head for school, head in heads}, officers, demo["Ada Finch"], demo)


def _demo_people():
    password = make_password(settings.DEMO_PASSWORD)
    people = [
        Person(email=f"{name.lower().replace(' ', '.')}{MADE_UP}", name=name, password=password)
        for _, name, *_ in DEMO
    ]
    return {person.name: person for person in Person.objects.bulk_create(people)}


def _heads(places, demo, chance):
    unusable = make_password(None)
    people = [
        Person(email=f"head{number}@schools.fernleigh.example", name=_name(chance), password=unusable)
        for number, school in enumerate(places.schools)
        if school.name != OWN_SCHOOL
    ]
    made = iter(Person.objects.bulk_create(people))
    own = demo[DEMO[0][1]]
    return [(school, own if school.name == OWN_SCHOOL else next(made)) for school in places.schools]


def _name(chance):
    return f"{chance.choice(names.GIVEN[chance.choice('FM')])} {chance.choice(names.FAMILY)}"


def _place(places, name):
    return places.authority if name == "Fernleigh" else places.named(name)


def _join(person, organisation, role, title):
    return Membership(person=person, organisation=organisation, role=role, job_title=title, from_on=SINCE)
