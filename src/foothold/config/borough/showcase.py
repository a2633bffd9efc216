"""Cases for a first look, at the school of the demonstration: one of each kind that a visitor asks to see."""

import random
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password

from foothold.child.duties.models import Duty
from foothold.child.letters import actions as letters
from foothold.child.pupils import actions as pupils
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Carer, Characteristic, Link, Pupil
from foothold.config.borough import (
    assessments,
    closing,
    meetings,
    moving_up,
    noticing,
    part_time,
    people,
    plans,
    referring,
    scores,
    support_in_school,
)
from foothold.config.borough.history import GROUNDS, STORIES
from foothold.config.borough.onwards import before_a_review_panel, before_the_board, waiting_for_education
from foothold.config.demo_sign_in import MADE_UP
from foothold.ground.access.models import JobTitle, Membership, Person
from foothold.ground.access.roles import ONE_CASE, Role, Tie
from foothold.ground.kit import clock
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Organisation
from foothold.path.exclusions import actions
from foothold.path.exclusions.facts import Deed
from foothold.path.exclusions.models import Exclusion

Kind = Characteristic.Kind
LETTERHEAD = {
    "address": "Harbour Road\nFernleigh\nFE2 7QA",
    "phone": "01632 960100",
    "email": "office@alder.example",
    "representations_to": "Clara Pike, clerk to the governing board, at the school, or clerk@alder.example",
    "work": "It is on the school's homework site, and you can ask for it on paper.",
    "advice": "Fernleigh SENDIASS, for parents of children with special needs: 01632 960123",
    "review_to": "the Review Clerk, Foxglove Trust, Harbour Road, Fernleigh FE2 7QB, or reviews@foxglove.example",
}
FAMILIES = ("Ashdown", "Petrov", "Harker", "Calder", "Thackray")


@dataclass
class Scene:
    """The school of the demonstration, its people, and the day."""

    laid: Any
    school: Any
    staff: Any
    calendar: Any
    today: date
    at: Any

    @property
    def head(self):
        return self.staff.demo["Amina Farrow"]

    @property
    def office(self):
        return self.staff.demo["Otto Lindley"]

    def school_days_ago(self, number):
        return self.calendar.add_school_days(self.today, -number)

    def child(self, given, family, year, sex, **home):
        start = pupil_facts.school_year_start(self.today).year
        pupil = Pupil(given_name=given, family_name=family, born_on=date(start - year - 4, 3, 4), sex=sex)
        return pupils.add(
            by=self.office,
            at=self.at,
            school=self.school,
            pupil=pupil,
            starts_on=date(start - year + 7, 9, 1),
            home_authority=home.get("home"),
        )

    def characterise(self, pupil, kind, **fields):
        from_on = self.calendar.years[-2].terms[0].starts_on
        pupils.characterise(by=self.office, at=self.at, pupil=pupil, kind=kind, from_on=from_on, **fields)

    def suspend(self, pupil, ago, half_days, code, *, by=None):
        day = self.school_days_ago(ago)
        deed = self._deed(day, Exclusion.Kind.SUSPENSION, half_days, code)
        at = deed.decided_at + timedelta(minutes=15)
        return actions.record(by=by or self.head, at=at, pupil=pupil, school=self.school, deed=deed)

    def exclude(self, pupil, ago, code):
        deed = self._deed(self.school_days_ago(ago), Exclusion.Kind.PERMANENT, None, code)
        actions.exclude_permanently(
            by=self.head,
            at=deed.decided_at + timedelta(minutes=15),
            pupil=pupil,
            school=self.school,
            deed=deed,
            grounds=GROUNDS | {"breach": STORIES[code], "offence": "weapon"},
        )

    def _deed(self, day, kind, length, code):
        return Deed(
            kind=kind,
            starts_on=day,
            starts_session="am",
            decided_by=self.head,
            decided_at=clock.moment_of(day, time(8, 50)),
            length=length,
            reasons=(code,),
            what_happened=STORIES[code],
            why_not_less="Detention and time with the mentor had not changed it.",
            factors="Asked about home, friends and health; a mentor is in place.",
        )


def add(laid, staff, *, today, at):
    """One child of each kind."""
    school = laid.named(people.OWN_SCHOOL)
    scene = Scene(laid, school, staff, calendars.calendar_of(school), today, at)
    letters.set_letterhead(by=scene.head, at=at, organisation=school, stands=LETTERHEAD)
    support_in_school.add(scene)
    assessments.add(scene)
    referring.add(scene)
    _near_fifteen_days(scene)
    _looked_after_elsewhere(scene)
    _waiting_for_the_head(scene)
    _second_this_term(scene)
    _next_for_the_authority(scene)
    _settle(scene)
    before_the_board(scene, scene.child("Ivo", "Larkin", 10, "M"))
    before_a_review_panel(scene, scene.child("Suki", "Penrose", 9, "F"))
    noticing.stories(scene)
    plans.tell(scene)
    meetings.tell(scene)
    part_time.tell(scene)
    scores.tell(scene)
    moving_up.tell(scene)
    waiting_for_education(scene, scene.child("Dele", "Marsh", 8, "M"))


def _near_fifteen_days(scene):
    rowan = scene.child("Rowan", "Ashdown", 9, "M")
    Pupil.objects.filter(pk=rowan.pk).update(
        strengths="Draws beautifully, and is patient with younger pupils."
    )
    scene.characterise(rowan, Kind.SEN_PROVISION, code="K", code_set="CBDS May 2026")
    home = _household(scene.today)
    for carer in _parents(Person.objects.get(name="Rosa Ashdown", memberships__organisation=home)):
        pupils.add_carer(by=scene.office, at=scene.at, pupil=rowan, carer=carer)
    for ago, half_days, code in ((34, 8, "DB"), (24, 10, "VA"), (11, 10, "PP")):
        row = scene.suspend(rowan, ago, half_days, code)
    placed = scene.laid.named("Beacon AP")
    agency = scene.laid.named("Fernleigh Youth Justice Service")
    since = scene.school_days_ago(4)
    for tie, organisation in (
        (Tie.PLACED_AT, placed),
        (Tie.AGENCY_INVOLVED, agency),
        (Tie.REVIEW_PANEL, scene.laid.authority),
        (Tie.FAMILY, home),
    ):
        about = row.reference if tie in ONE_CASE else ""
        Link.objects.create(pupil=rowan, organisation=organisation, tie=tie, from_on=since, about=about)


def _parents(rosa):
    """Two who live apart: each has letters of their own."""
    mother = Carer(
        name=rosa.name,
        relation="mother",
        phone="07700 900123",
        address="4 Canal Row, Fernleigh",
        person=rosa,
    )
    father = Carer(
        name="Ben Ashdown",
        relation="father",
        first_contact=2,
        lives_with_pupil=False,
        address="27 Saltmarsh Way, Oakshire",
    )
    return mother, father


def _household(today):
    home = Organisation.objects.create(name="The Ashdown household", kind=Organisation.Kind.HOUSEHOLD)
    title = JobTitle.objects.create(name="Parent", role=Role.FAMILY)
    rosa = Person.objects.create(
        email=f"rosa.ashdown{MADE_UP}", name="Rosa Ashdown", password=make_password(settings.DEMO_PASSWORD)
    )
    Membership.objects.create(
        person=rosa, organisation=home, role=Role.FAMILY, job_title=title, from_on=people.SINCE
    )
    return home


def _looked_after_elsewhere(scene):
    oakshire = scene.laid.neighbour
    maya = scene.child("Maya", "Petrov", 10, "F", home=oakshire)
    scene.characterise(maya, Kind.LOOKED_AFTER, organisation=oakshire)
    scene.characterise(maya, Kind.SOCIAL_WORKER)
    held = clock.moment_of(scene.school_days_ago(5), time(14))
    actions.consult(
        by=scene.head,
        at=held + timedelta(hours=1),
        pupil=maya,
        school=scene.school,
        spoke_with="exclusions_team",
        consulted=scene.laid.authority,
        held_at=held,
        advice="Look at a managed move or a place at the Turnstone Centre first.",
        reply="Both were offered; neither could begin in time.",
    )
    scene.exclude(maya, 4, "OW")


def _waiting_for_the_head(scene):
    jude = scene.child("Jude", "Harker", 8, "M")
    scene.characterise(jude, Kind.SEN_PROVISION, code="E", code_set="CBDS May 2026")
    scene.suspend(jude, 1, 3, "DM", by=scene.office)


def _second_this_term(scene):
    nia = scene.child("Nia", "Calder", 7, "F")
    scene.suspend(nia, 15, 2, "VP")
    scene.suspend(nia, 2, 12, "VP")


def _next_for_the_authority(scene):
    """The sixth school day is near, so the authority has something to do."""
    kit = scene.child("Kit", "Thackray", 9, "M")
    scene.exclude(kit, 4, "PA")


def _settle(scene):
    """What was due some days ago has been done, save one thing."""
    recorded = Duty.objects.open().filter(basis__school=scene.school, pupil__family_name__in=FAMILIES)
    chance = random.Random(scene.today.toordinal())
    closings = closing.of(list(recorded.select_related(*closing.READ).order_by("pk")), scene.today, chance)
    closing.close(closings[:-1], staff=scene.staff, at=scene.at)
