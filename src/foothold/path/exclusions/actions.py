"""What may be done: record a suspension or permanent exclusion, confirm it as headteacher, cancel it, consult first."""

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.child.pupils import ledger as ties
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.law import cancellation, governing_board, rules
from foothold.law.due import Party
from foothold.path.exclusions import checks, facts, preview, rows
from foothold.path.exclusions.models import (
    Consultation,
    ExcludedSession,
    Exclusion,
    Measure,
    PermanentGrounds,
    Reason,
)

FAMILY = (Party.PARENT, Party.PUPIL, Party.RELEVANT_PERSON)


@action(
    Permission.RECORD_EXCLUSION,
    on="pupil",
    says="{deed[kind]} from {deed[starts_on]}, decided by {deed[decided_by]}",
)
def record(*, by, at, pupil, school, deed, measures=()):
    """Records a suspension or lunchtime suspension, and everything it makes owed."""
    return _recorded(by=by, at=at, pupil=pupil, school=school, deed=deed, measures=measures)


@action(
    Permission.RECORD_EXCLUSION,
    on="pupil",
    says="Permanent exclusion from {deed[starts_on]}, decided by {deed[decided_by]}",
)
def exclude_permanently(*, by, at, pupil, school, deed, grounds, measures=()):
    """Records a permanent exclusion with both limbs of its test, and everything it makes owed."""
    row = _recorded(by=by, at=at, pupil=pupil, school=school, deed=deed, measures=measures)
    PermanentGrounds.objects.create(exclusion=row, **grounds)
    return row


@action(
    Permission.RECORD_BREACH,
    on="pupil",
    says="{deed[kind]} from {deed[starts_on]} that the law did not allow: {breach}",
)
def record_breach(*, by, at, pupil, school, deed, breach):
    """Records what has happened although the law did not allow it. It is never called lawful."""
    return _recorded(by=by, at=at, pupil=pupil, school=school, deed=deed, breach=breach)


@action(Permission.CONFIRM_EXCLUSION, on="exclusion", says="{exclusion} confirmed by the headteacher")
def confirm(*, by, at, exclusion):
    """The headteacher who decided says: this is what I decided. The clocks have been running since the decision."""
    row = _locked(exclusion)
    if row.decided_by_id != by.pk:
        raise Refused(f"{row.decided_by} decided this, so {row.decided_by} confirms it.")
    move(row, Exclusion.Status.CONFIRMED)
    return row


@action(Permission.CANCEL_EXCLUSION, on="exclusion", says="{exclusion} cancelled: {because}")
def cancel(*, by, at, exclusion, cancelled_on, because, board_meeting_started=False):
    """Cancels an exclusion: what is still to come falls away, what was served still counts towards 45 school days."""
    row = _locked(exclusion)
    school = facts.School.of(row.school, row.starts_on)
    _may_cancel(row, school, cancelled_on, board_meeting_started)
    move(row, Exclusion.Status.CANCELLED, cancelled_on=cancelled_on, cancelled_because=because)
    row.sessions.filter(on__gt=cancelled_on).update(stands=False)
    duties.void(row.reference, by=by, on=cancelled_on, because=f"Cancelled: {because}")
    ties.untie(row.pupil, Tie.BOARD_CLERK, last_on=cancelled_on, about=row.reference)
    _owe_cancellation(row, school, cancelled_on)
    return row


@action(Permission.RECORD_CONSULTATION, on="pupil", says="{consulted} consulted: {advice}")
def consult(*, by, at, pupil, school, consulted, held_at, advice, reply=""):
    """Records that advice was asked: whom, when, what they advised and what the school did with it."""
    if held_at > at:
        raise Refused("The consultation cannot be in the future. Record it once it has been held.")
    return Consultation.objects.create(
        pupil=pupil, school=school, consulted=consulted, held_at=held_at, advice=advice, reply=reply
    )


def _recorded(*, by, at, pupil, school, deed, measures=(), breach=""):
    pupil = Pupil.objects.select_for_update().get(pk=pupil.pk)
    place = facts.School.of(school, deed.starts_on)
    checks.can_be(pupil, place, deed, at)
    child = facts.Child.of(pupil, place, deed.starts_on)
    given = facts.in_law(deed, child, place)
    if not breach:
        preview.refuse(given, place.calendar)
    title = rows.title_of(school, deed)
    row = rows.exclusion(by=by, at=at, pupil=pupil, school=place, deed=deed, breach=breach, title=title)
    _save(row, deed, measures, place.calendar)
    duties.owe(_debt(row, given, place, child.home_authority))
    if governing_board.duty(given, place.calendar).told_without_delay:
        ties.tie(pupil, school, Tie.BOARD_CLERK, from_on=clock.day_of(deed.decided_at), about=row.reference)
    return row


def _debt(row, given, school, home_authority):
    """What an exclusion makes owed by bodies; what falls on the family is shown, not chased."""
    owed = [due for due in preview.dues(given, school.calendar) if due.owed_by not in FAMILY]
    rule = "permanent" if row.is_permanent else "suspension"
    return duties.Debt(
        row.pupil, school.organisation, row.reference, rule, given, owed, school.bodies(home_authority)
    )


def _save(row, deed, measures, calendar):
    """Two people recording at once never make two of one: the database lets each session be taken once."""
    try:
        with transaction.atomic():
            row.save()
            ExcludedSession.objects.bulk_create(rows.sessions(row, deed, calendar))
    except IntegrityError:
        raise Refused(
            "Somebody recorded an exclusion of this pupil for the same time a moment ago. Open the child's page to see"
            " it."
        ) from None
    Reason.objects.bulk_create(rows.reasons(row, deed))
    for measure in measures:
        Measure.objects.create(exclusion=row, **measure)


def _may_cancel(row, school, cancelled_on, board_meeting_started):
    child = facts.Child.of(row.pupil, school, row.starts_on)
    this_year = sum(each.length for each in child.earlier) + child.half_days_elsewhere
    cancellation.refuse_if_not_allowed(
        facts.as_law(row), board_meeting_started=board_meeting_started, half_days_this_year=this_year
    )


def _owe_cancellation(row, school, cancelled_on):
    child = facts.Child.of(row.pupil, school, row.starts_on)
    about = facts.in_law(_deed_of(row), child, school)
    given = rules.Cancelled(about=about, cancelled_on=cancelled_on)
    owed = cancellation.duties(about, cancelled_on)
    bodies = school.bodies(child.home_authority)
    duties.owe(duties.Debt(row.pupil, row.school, row.reference, "cancellation", given, owed, bodies))


def _deed_of(row):
    return facts.Deed(
        kind=row.kind,
        starts_on=row.starts_on,
        starts_session=row.starts_session,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        length=row.length,
    )


def _locked(exclusion):
    return (
        Exclusion.objects.select_for_update(of=("self",))
        .select_related("pupil", "school")
        .get(pk=exclusion.pk)
    )
