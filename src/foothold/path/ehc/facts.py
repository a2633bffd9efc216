"""Who coordinates, which authority answers, and the days an assessment has to keep."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.child.duties.models import Duty
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Link
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role, Tie
from foothold.ground.organisations.models import Belonging, Organisation
from foothold.law import ehc, needs_assessment
from foothold.law.register import ehc as clocks
from foothold.path.ehc.models import Assessment

DECIDE = clocks.EHC_DECIDE.id
NO_PLAN = clocks.EHC_NO_PLAN.id
FINAL = clocks.EHC_FINAL.id
REPLY = clocks.EHC_REPLY.id


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
