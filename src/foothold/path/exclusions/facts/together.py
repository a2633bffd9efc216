"""All that a page about one pupil begins with, and all that a decision is worked out from, each in one statement."""

import copy
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from foothold.child.letters.models import Letterhead
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Carer, Characteristic, Enrolment, Link, Pupil
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit import at_once
from foothold.ground.kit.at_once import AtOnce, Given
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Belonging
from foothold.ground.policy import facts as policy
from foothold.ground.policy.models import Adoption, Choice
from foothold.path.exclusions.facts.child import Known
from foothold.path.exclusions.facts.school import School
from foothold.path.exclusions.models import ExcludedSession, Exclusion
from foothold.path.support.models import Plan

PUPIL, SCHOOL, ON = Given("pupil"), Given("school"), Given("on", models.DateField)
BELONGINGS = Belonging.objects.on(ON).filter(organisation=SCHOOL)
OF_THE_SCHOOL = Q(organisation=SCHOOL) | Q(organisation__in=BELONGINGS.values("parent"))
DATED = {
    "characteristics": Characteristic.objects.filter(pupil=PUPIL),
    "enrolments": Enrolment.objects.filter(pupil=PUPIL).select_related("school"),
}
DECISION = AtOnce(
    **DATED,
    carers=Carer.objects.filter(pupil=PUPIL),
    homes=Link.objects.filter(pupil=PUPIL, tie=Tie.HOME_AUTHORITY)
    .select_related("organisation")
    .order_by("from_on"),
    rows=Exclusion.objects.filter(pupil=PUPIL).order_by("starts_on", "pk"),
    taken=ExcludedSession.objects.filter(pupil=PUPIL, stands=True).order_by("on"),
    heads=Membership.objects.filter(organisation=SCHOOL, role=Role.HEADTEACHER)
    .select_related("person", "job_title")
    .order_by("from_on", "pk"),
    belongings=Belonging.objects.filter(organisation=SCHOOL).select_related("parent"),
    choices=Choice.objects.on(ON).filter(OF_THE_SCHOOL).select_related("organisation"),
    adoptions=Adoption.objects.on(ON).filter(OF_THE_SCHOOL).select_related("organisation"),
    plans=Plan.objects.filter(pupil=PUPIL),
    **calendars.rows_of(SCHOOL),
    letterheads=Letterhead.objects.filter(OF_THE_SCHOOL).order_by("set_at", "pk"),
)

SINCE, LATELY = Given("since", models.DateField), Given("lately", models.DateField)
ON_ROLL = Enrolment.objects.on(ON).filter(pupil=PUPIL)
HEADS_SINCE = Q(to_on=None) | Q(to_on__gte=SINCE)
PAGE = AtOnce(
    pupil=Pupil.objects.filter(pk=PUPIL),
    links=Link.objects.filter(pupil=PUPIL).select_related("organisation"),
    **DATED,
    heads=Membership.objects.filter(HEADS_SINCE, from_on__lte=ON, role=Role.HEADTEACHER)
    .filter(organisation__in=ON_ROLL.values("school"))
    .select_related("person")
    .order_by("person__name", "person_id"),
    lately=Exclusion.objects.standing().filter(pupil=PUPIL, ends_on__gte=LATELY),
)


@dataclass(frozen=True)
class Begun:
    """What a page on which something is decided about a pupil begins with, as of a day."""

    pupil: Pupil
    child: pupil_facts.ChildFacts
    heads: list[Any]
    lately: list[Exclusion]


def begin(pk, on, *, heads_since, lately):
    """The pupil with their ties, needs and registers; who could decide at their school since a day, and what they were
    excluded for lately. None where there is no such pupil."""
    found = PAGE.read(pupil=pk, on=on, since=heads_since, lately=lately)
    for pupil in found["pupil"]:
        pupil.links_read = found["links"]
        for name in DATED:
            at_once.keep(pupil, name, found[name])
        child = pupil_facts.on_day(pupil, on)
        heads = [
            held.person for held in found["heads"] if child.school and held.organisation_id == child.school.pk
        ]
        return Begun(pupil, child, list(dict.fromkeys(heads)), found["lately"])
    return None


def read(pupil, organisation, on):
    """A pupil at a school that decides on them: what is known, and all that was found, for the letters too.

    It is kept beside the pupil, not on it: the pupil goes on to whoever asks for what is on record later.
    """
    found = DECISION.read(pupil=pupil.pk, school=organisation.pk, on=on)
    as_read = copy.copy(pupil)
    for name in DATED:
        at_once.keep(as_read, name, found[name])
    return Known.of_one(_school(organisation, on, found), as_read, found), found


def _school(organisation, on, found):
    calendar = calendars.of_rows(organisation, found)
    readings = policy.readings_from(found["choices"], organisation)
    school = School(organisation, on, calendar, readings)
    vars(school)["belongings"] = found["belongings"]
    vars(school)["local_rules"] = policy.rules_from(found["adoptions"], organisation)
    return school
