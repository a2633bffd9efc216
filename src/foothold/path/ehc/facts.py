"""Who coordinates, which authority answers, and the days an assessment has to keep."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from foothold.child.duties.models import Duty
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Link
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role, Tie
from foothold.ground.organisations.models import Belonging, Organisation
from foothold.law import ehc, needs_assessment
from foothold.law.register import ehc as clocks
from foothold.path.ehc.models import Assessment, EhcPlan, Exemption, TeamMember

DECIDE = clocks.EHC_DECIDE.id
NO_PLAN = clocks.EHC_NO_PLAN.id
FINAL = clocks.EHC_FINAL.id
REPLY = clocks.EHC_REPLY.id
NEXT_REVIEW = clocks.EHC_NEXT_REVIEW.id
REPORT = clocks.EHC_REVIEW_REPORT.id
DECIDE_REVIEW = clocks.EHC_REVIEW.id
AMENDED = clocks.EHC_AMENDED.id
ROWS = 50


def home_authority(pupil, on):
    """The authority in whose area the child lives, or None where nobody knows."""
    held = Link.objects.on(on).filter(pupil=pupil, tie=Tie.HOME_AUTHORITY).select_related("organisation")
    link = held.first()
    return link and link.organisation


def where_it_is_counted(assessment, on):
    """The school on whose record the duties stand; the authority where the child is on no roll."""
    return pupil_facts.of(assessment.pupil, on).school or assessment.authority


def coordinators(authority, on):
    """Those who may coordinate at an authority."""
    held = Membership.objects.that_open(on).filter(organisation=authority, role=Role.EHC_COORDINATOR)
    found = held.select_related("person").order_by("person__name", "person")
    return list(dict.fromkeys(membership.person for membership in found))


def schools(assessment, on):
    """The schools of the authority's area that have not been asked yet."""
    area = Belonging.objects.on(on).filter(parent=assessment.authority, kind=Belonging.Kind.AUTHORITY)
    asked = assessment.consultations.values("school")
    return (
        Organisation.objects.filter(pk__in=area.values("organisation")).exclude(pk__in=asked).order_by("name")
    )


def requested(assessment):
    """How far it has come, as the law takes it."""
    status = assessment.status
    assessing = {Assessment.Status.ASKED: None, Assessment.Status.NOT_ASSESSED: False}.get(status, True)
    drafted = assessment.drafted_on is not None
    return needs_assessment.Requested(
        received=assessment.received_on, assessing=assessing, plan_drafted=drafted
    )


def next_owed(assessments):
    """What the authority owes next in each, by its reference, in one query."""
    about = [each.reference for each in assessments]
    owed = Duty.objects.open().filter(basis__about__in=about, kind__in=(DECIDE, NO_PLAN, FINAL))
    found: dict[str, Any] = {}
    for duty in owed.select_related("basis"):
        found.setdefault(duty.basis.about, duty)
    return found


@dataclass(frozen=True)
class Asked:
    """Somebody asked for advice or an answer: by when it is due, and whether it is late."""

    row: Any
    by: date
    answered_on: date | None
    today: date

    @property
    def late(self):
        return self.answered_on is None and self.by < self.today


def advice(assessment, today):
    return [
        Asked(row, ehc.advice_by(row.asked_on), row.received_on, today) for row in assessment.advice.all()
    ]


def consultations(assessment, today):
    rows = assessment.consultations.select_related("school")
    return [Asked(row, ehc.reply_by(row.asked_on), row.answered_on, today) for row in rows]


def comments(assessment):
    """The last day of the shortest time in which the family may comment on the draft, and the provision that gives it;
    None without a draft."""
    served = assessment.drafted_on
    return served and {"until": ehc.comments_until(served), "provision": clocks.EHC_COMMENTS.on(served)}


def plan_kept(pupil):
    """Whether an EHC plan is on record that is kept today."""
    return EhcPlan.objects.filter(pupil=pupil, ended_on=None).exists()


def last_review(plan):
    """The day of the last review meeting on record, or None."""
    return plan.reviews.values_list("held_on", flat=True).first()


def last_reference(plan):
    """What made the next review owed: the last review, or the plan itself."""
    row = plan.reviews.first()
    return row.reference if row else plan.reference


@dataclass(frozen=True)
class InHand:
    """A coordinator, with how many running assessments they have in hand."""

    name: str
    running: int


@dataclass(frozen=True)
class TeamOf:
    """An area team with its people."""

    team: Any
    people: list[InHand]

    @property
    def running(self):
        return sum(each.running for each in self.people)


def teams(authority, on):
    """Each area team with its coordinators and what they have in hand, in three queries."""
    counted, members = running_by_coordinator(authority), defaultdict(list)
    found = TeamMember.objects.on(on).filter(team__authority=authority).select_related("person")
    for member in found[:ROWS]:
        members[member.team_id].append(InHand(str(member.person), counted.get(member.person_id, 0)))
    return [TeamOf(team, members[team.pk]) for team in authority.ehc_teams.select_related("leader")[:ROWS]]


def in_no_team(authority, on):
    """Coordinators whom nobody has put into a team."""
    counted = running_by_coordinator(authority)
    held = set(TeamMember.objects.on(on).values_list("person", flat=True))
    others = [person for person in coordinators(authority, on) if person.pk not in held]
    return [InHand(str(person), counted.get(person.pk, 0)) for person in others]


def running_by_coordinator(authority):
    counted = Assessment.objects.running().filter(authority=authority).values_list("coordinator")
    return dict(counted.annotate(models.Count("pk")).order_by())


def team_names(people, on):
    """The area team of each of these people on a day, by the person's id, in one query."""
    held = TeamMember.objects.on(on).filter(person__in=people).select_related("team")
    return {member.person_id: member.team.name for member in held}


def exempt_on(assessments, on):
    """Those for which an exemption from the time limits is on record on a day, in one query."""
    held = Exemption.objects.filter(assessment__in=assessments, from_on__lte=on, to_on__gte=on)
    return set(held.values_list("assessment", flat=True))
