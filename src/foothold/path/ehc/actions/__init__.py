"""What may be done: ask, allocate, decide, ask for advice, consult a school, draft, hear, and end."""

from typing import Any

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.child.pupils import ledger as pupils
from foothold.child.pupils.models import Characteristic, Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.law import ages, rules
from foothold.law.due import Party
from foothold.law.needs_assessment import Consulted, consultation_duties, request_duties
from foothold.path.ehc import checks, facts
from foothold.path.ehc.actions import reviews
from foothold.path.ehc.models import Advice, Assessment, Consultation

HAS_A_PLAN = {"kind": Characteristic.Kind.SEN_PROVISION, "code": "E", "code_set": "CBDS May 2026"}
OLDEST, YOUNG_PERSON_FROM = 25, 16
Status, AskedBy = Assessment.Status, Assessment.AskedBy


@action(
    Permission.ASK_EHC, on="pupil", says="An EHC needs assessment was asked for, received on {received_on}"
)
def ask(*, by, at, pupil, asked_by, received_on, why=""):
    """Records a request. From the day the authority received it, six and twenty weeks are counted."""
    pupil = Pupil.objects.select_for_update().get(pk=pupil.pk)
    _refuse_age(pupil, asked_by, received_on)
    checks.refuse_future(received_on, at)
    authority = facts.home_authority(pupil, clock.day_of(at))
    if authority is None:
        raise Refused(f"Nobody knows in which authority {pupil} lives. Record it on the child's page first.")
    try:
        with transaction.atomic():
            row = Assessment.objects.create(
                pupil=pupil, authority=authority, asked_by=asked_by, received_on=received_on, why=why
            )
    except IntegrityError:
        raise Refused("An assessment is running for this child. Open it and go on from there.") from None
    duties.owe(_debt(row, clock.day_of(at)))
    return row


@action(Permission.RUN_EHC, on="assessment", says="{assessment}: {coordinator} coordinates it")
def allocate(*, by, at, assessment, coordinator, contacted_on=None):
    """Says who coordinates, and when they first spoke with the family."""
    row = _running(assessment)
    if contacted_on:
        checks.refuse_order(contacted_on, row.received_on, at)
    row.coordinator, row.contacted_on = coordinator, contacted_on
    row.save(update_fields=["coordinator", "contacted_on"])
    return row


@action(
    Permission.RUN_EHC, on="assessment", says="{assessment}: the authority decided on {decided_on} to assess"
)
def assess(*, by, at, assessment, decided_on):
    row = _running(assessment)
    checks.refuse_order(decided_on, row.received_on, at)
    move(row, Status.ASSESSING, decided_on=decided_on)
    return _decided(row, by, at, decided_on)


@action(
    Permission.RUN_EHC,
    on="assessment",
    says="{assessment}: the authority decided on {decided_on} not to assess, because {because}",
)
def do_not_assess(*, by, at, assessment, decided_on, because):
    """Ends it. What was owed for a plan is owed no more."""
    row = _running(assessment)
    checks.refuse_order(decided_on, row.received_on, at)
    move(row, Status.NOT_ASSESSED, decided_on=decided_on, ended_on=decided_on, because=because)
    return _decided(row, by, at, decided_on)


@action(
    Permission.RUN_EHC, on="assessment", says="{assessment}: advice was asked of {asked_of} on {asked_on}"
)
def ask_advice(*, by, at, assessment, asked_of, asked_on):
    row = _running(assessment)
    checks.refuse_order(asked_on, row.received_on, at)
    return Advice.objects.create(assessment=row, asked_of=asked_of, asked_on=asked_on)


@action(Permission.RUN_EHC, on="assessment", says="{assessment}: {advice} came on {received_on}")
def receive_advice(*, by, at, assessment, advice, received_on):
    row = Advice.objects.select_for_update().get(pk=advice.pk, assessment=_running(assessment))
    if row.received_on:
        raise Refused(f"This came on {row.received_on:%-d %B %Y} already.")
    checks.refuse_order(received_on, row.asked_on, at)
    row.received_on = received_on
    row.save(update_fields=["received_on"])
    return row


@action(
    Permission.RUN_EHC,
    on="assessment",
    says="{assessment}: {school} was asked on {asked_on} whether it can be named",
)
def consult(*, by, at, assessment, school, asked_on):
    """Asks a school. It owes an answer within fifteen days."""
    row = _running(assessment)
    checks.refuse_order(asked_on, row.received_on, at)
    if row.consultations.filter(school=school).exists():
        raise Refused(f"{school} was asked already. Choose another school.")
    asked = Consultation.objects.create(assessment=row, school=school, asked_on=asked_on)
    given = Consulted(asked=asked_on)
    owed = consultation_duties(given)
    bodies: dict[str, Any] = {Party.SCHOOL: school}
    duties.owe(duties.Debt(row.pupil, school, asked.reference, rules.EHC_CONSULTATION, given, owed, bodies))
    return asked


@action(Permission.RUN_EHC, on="assessment", says="{assessment}: {consultation} answered on {answered_on}")
def answer(*, by, at, assessment, consultation, answered_on, answer, said=""):
    """What a school answered. Its duty is met on that day."""
    held = Consultation.objects.select_for_update(of=("self",)).select_related("school")
    row = held.get(pk=consultation.pk, assessment=_running(assessment))
    if row.answered_on:
        raise Refused(f"{row.school} answered on {row.answered_on:%-d %B %Y} already.")
    checks.refuse_order(answered_on, row.asked_on, at)
    row.answered_on, row.answer, row.said = answered_on, answer, said
    row.save(update_fields=["answered_on", "answer", "said"])
    duties.met(row.reference, [facts.REPLY], by=by, on=answered_on, how="The school answered.")
    return row


@action(Permission.RUN_EHC, on="assessment", says="{assessment}: a draft plan was served on {served_on}")
def draft(*, by, at, assessment, served_on):
    """From this day the family has at least fifteen days to comment."""
    row = _running(assessment)
    checks.refuse_order(served_on, row.decided_on or row.received_on, at)
    move(row, Status.DRAFTED, drafted_on=served_on)
    duties.owe_again(_debt(row, clock.day_of(at)), by=by, because="A plan was drafted.")
    return row


@action(
    Permission.RUN_EHC, on="assessment", says="{assessment}: what the family says of the draft was recorded"
)
def hear(*, by, at, assessment, wishes):
    """What stood there before stays readable in the record."""
    row = _running(assessment)
    if row.drafted_on is None:
        raise Refused("No draft has been served yet. Record the draft first.")
    row.wishes = wishes
    row.save(update_fields=["wishes"])
    return row


@action(Permission.RUN_EHC, on="assessment", says="{assessment}: the final plan was sent on {sent_on}")
def send_final(*, by, at, assessment, sent_on):
    """From this day the child has an EHC plan, on every page and for every date that depends on it."""
    row = _running(assessment)
    checks.refuse_order(sent_on, row.drafted_on or row.received_on, at)
    move(row, Status.FINAL, ended_on=sent_on)
    pupils.characterise(row.pupil, from_on=sent_on, **HAS_A_PLAN)
    if not facts.plan_kept(row.pupil):
        reviews.keep_plan(by=by, at=at, pupil=row.pupil, made_on=sent_on)
    duties.met(row.reference, [facts.FINAL], by=by, on=sent_on, how="The final plan was sent.")
    return _close(row, by, "The final plan was sent.")


@action(
    Permission.RUN_EHC,
    on="assessment",
    says="{assessment}: the parent was told on {told_on} that there will be no plan, because {because}",
)
def make_no_plan(*, by, at, assessment, told_on, because):
    row = _running(assessment)
    checks.refuse_order(told_on, row.decided_on or row.received_on, at)
    move(row, Status.NO_PLAN, ended_on=told_on, because=because)
    duties.met(row.reference, [facts.NO_PLAN], by=by, on=told_on, how="The parent was told.")
    return _close(row, by, "There will be no plan.")


@action(
    Permission.RUN_EHC,
    on="assessment",
    says="{assessment} was withdrawn on {withdrawn_on}, because {because}",
)
def withdraw(*, by, at, assessment, withdrawn_on, because):
    row = _running(assessment)
    checks.refuse_order(withdrawn_on, row.received_on, at)
    move(row, Status.WITHDRAWN, ended_on=withdrawn_on, because=because)
    return _close(row, by, "The request was withdrawn.")


def _debt(row, today):
    given = facts.requested(row)
    bodies: dict[str, Any] = {Party.EHC_TEAM: row.authority}
    school = facts.where_it_is_counted(row, today)
    owed = request_duties(given)
    return duties.Debt(row.pupil, school, row.reference, rules.EHC_REQUEST, given, owed, bodies)


def _decided(row, by, at, on):
    duties.met(row.reference, [facts.DECIDE], by=by, on=on, how="The authority decided.")
    duties.owe_again(_debt(row, clock.day_of(at)), by=by, because="The authority decided not to assess.")
    return row


def _close(row, by, because):
    duties.void(row.reference, by=by, because=because)
    for asked in row.consultations.all():
        duties.void(asked.reference, by=by, because=because)
    return row


def _running(assessment):
    """The row as it is now, locked, so that two people never decide at once."""
    held = Assessment.objects.select_for_update(of=("self",)).select_related("pupil", "authority")
    row = held.get(pk=assessment.pk)
    if not row.is_running:
        raise Refused(f"This ended on {row.ended_on:%-d %B %Y}: {row.get_status_display()}.")
    return row


def _refuse_age(pupil, asked_by, on):
    age = ages.age_on(pupil.born_on, on)
    if age >= OLDEST:
        raise Refused(
            f"{pupil} was {age} on that day. An EHC plan is for children and young people under 25."
        )
    if asked_by == AskedBy.YOUNG_PERSON and age < YOUNG_PERSON_FROM:
        raise Refused(
            f"{pupil} was {age} on that day. Young people ask themselves from 16; choose who asked."
        )
