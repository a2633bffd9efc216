"""What may be done: record a suspension or permanent exclusion, confirm it as headteacher, cancel it, consult first."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.child.letters import ledger as letters_ledger
from foothold.child.pupils import ledger as ties
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.audit import chain
from foothold.ground.kit import clock
from foothold.ground.kit.action import action, entry, require
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.law import cancellation, rules
from foothold.path.exclusions import checks, facts, letters, preview, rows
from foothold.path.exclusions.actions.case import Case
from foothold.path.exclusions.models import (
    Consultation,
    ExcludedSession,
    Exclusion,
    Measure,
    PermanentGrounds,
    Reason,
)


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
    return _recorded(by=by, at=at, pupil=pupil, school=school, deed=deed, measures=measures, grounds=grounds)


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
    row = Case(exclusion, by, at).row
    if row.decided_by_id != by.pk:
        raise Refused(f"{row.decided_by} decided this, so {row.decided_by} confirms it.")
    move(row, Exclusion.Status.CONFIRMED)
    return row


@action(Permission.CANCEL_EXCLUSION, on="exclusion", says="{exclusion} cancelled: {because}")
def cancel(*, by, at, exclusion, cancelled_on, because, board_meeting_started=False):
    """Cancels an exclusion: what is still to come falls away, what was served still counts towards 45 school days."""
    case = Case(exclusion, by, at)
    row = case.row
    begun = board_meeting_started or facts.has_begun_to_decide(row)
    case.refuse_unless_past(cancelled_on, at, "The cancellation")
    _may_cancel(case, cancelled_on, begun)
    move(row, Exclusion.Status.CANCELLED, cancelled_on=cancelled_on, cancelled_because=because)
    last = cancellation.last_day_missed(cancelled_on, case.school.readings)
    row.sessions.filter(on__gt=last).update(stands=False)
    duties.void(row.reference, by=by, because=f"Cancelled: {because}")
    letters_ledger.no_longer_needed(row.reference)
    ties.untie(row.pupil, Tie.BOARD_CLERK, last_on=cancelled_on, about=row.reference)
    _owe_cancellation(case, cancelled_on)
    case.later_again()
    letters_ledger.draft_all(letters.Occasion.of(row, clock.day_of(at)).drafts(), by=by, at=at)
    return row


@action(Permission.RECORD_CONSULTATION, on="pupil", says="{spoke_with} consulted: {advice}")
def consult(*, by, at, pupil, school, spoke_with, consulted, held_at, advice, reply=""):
    """Records that advice was asked: whom, when, what they advised and what the school did with it."""
    if held_at > at:
        raise Refused("The consultation cannot be in the future. Record it once it has been held.")
    return Consultation.objects.create(
        pupil=pupil,
        school=school,
        spoke_with=spoke_with,
        consulted=consulted,
        held_at=held_at,
        advice=advice,
        reply=reply,
    )


@transaction.atomic
def record_all(*, by, at, school, records):
    """`record` and `exclude_permanently` for many decisions at once, in the order of their starts.

    One permission check, bulk rows, the same refusals, the same duties, the same events in the same chains.
    """
    require(by, Permission.RECORD_EXCLUSION, school, at)
    place = facts.School.of(school, clock.day_of(at))
    known = facts.Known(place, {record.pupil.pk: record.pupil for record in records}.values())
    in_order = sorted(records, key=lambda each: facts.order(each.deed))
    settled = [_settled(known, by, at, record) for record in in_order]
    _save_all(settled)
    owed = [Case.debts(each.row, each.given, each.bodies, known) for each in settled]
    duties.owe_all([debt for debts in owed for debt in debts])
    ties.tie_all([rows.clerk_tie(each.row, place, each.given) for each in settled])
    chain.append_all([each.entry(by, place) for each in settled])
    return [each.row for each in settled]


@dataclass(frozen=True)
class Record:
    """One decision among many: `recorded_at` is when it was typed, `grounds` those of a permanent exclusion."""

    pupil: Any
    deed: facts.Deed
    recorded_at: Any
    grounds: dict[str, Any] | None = None


def _recorded(*, by, at, pupil, school, deed, measures=(), breach="", grounds=None):
    pupil = Pupil.objects.select_for_update().get(pk=pupil.pk)
    known, found = facts.read(pupil, school, deed.starts_on)
    place = known.school
    checks.can_be(known, pupil, deed, at)
    child = known.child(pupil, deed)
    given = facts.in_law(deed, child, place)
    if not breach:
        preview.refuse(given, place.calendar)
    row = rows.exclusion(known, by=by, at=at, pupil=pupil, deed=deed, breach=breach)
    _save(row, deed, measures, place.calendar)
    if grounds:
        PermanentGrounds.objects.create(exclusion=row, **grounds)
    bodies = place.bodies(known.home(pupil, clock.day_of(at)), place.on)
    duties.owe_all(Case.debts(row, given, bodies, known))
    ties.tie_all([rows.clerk_tie(row, place, given)])
    if known.later(pupil, row.starts_on):
        Case(row, by, at).later_again()
    if not breach:
        new = (row, given, known, child.home_authority, clock.day_of(at), found)
        letters_ledger.draft_all(letters.Occasion.just_recorded(*new).drafts(), by=by, at=at)
    return row


def _save(row, deed, measures, calendar):
    """Two people recording at once never make two of one: the database lets each session be taken once."""
    try:
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


@dataclass(frozen=True)
class _Settled:
    """A decision that may stand, with its rows, not yet saved."""

    record: Record
    row: Exclusion
    sessions: list[ExcludedSession]
    given: Any
    bodies: dict[str, Any]

    def entry(self, by, place):
        deed, grounds = self.record.deed, self.record.grounds
        said = {"pupil": self.row.pupil, "school": place.organisation, "deed": deed, "measures": ()}
        verb = exclude_permanently if grounds is not None else record
        said |= {"grounds": grounds} if grounds is not None else {}
        return entry(verb, by=by, at=self.record.recorded_at, facts=said, result=self.row)


def _settled(known, by, at, record):
    checks.can_be(known, record.pupil, record.deed, at)
    child = known.child(record.pupil, record.deed)
    given = facts.in_law(record.deed, child, known.school)
    preview.refuse(given, known.school.calendar)
    row = rows.exclusion(known, by=by, at=record.recorded_at, pupil=record.pupil, deed=record.deed)
    sessions = rows.sessions(row, record.deed, known.school.calendar)
    known.add(row, sessions)
    bodies = known.school.bodies(child.home_authority, known.school.on)
    return _Settled(record, row, sessions, given, bodies)


def _save_all(settled):
    Exclusion.objects.bulk_create([each.row for each in settled], batch_size=500)
    sessions = [session for each in settled for session in each.sessions]
    reasons = [reason for each in settled for reason in rows.reasons(each.row, each.record.deed)]
    grounds = [
        PermanentGrounds(exclusion=each.row, **each.record.grounds) for each in settled if each.record.grounds
    ]
    ExcludedSession.objects.bulk_create(sessions, batch_size=1000)
    Reason.objects.bulk_create(reasons, batch_size=1000)
    PermanentGrounds.objects.bulk_create(grounds, batch_size=1000)


def _may_cancel(case, cancelled_on, board_meeting_started):
    """Counted is what was served up to the cancellation, under a permanent exclusion too."""
    law, calendar = facts.as_law(case.row), case.school.calendar
    until = min(cancelled_on, calendar.year_of(case.row.starts_on).last_day)
    here, beside = case.known.so_far(case.row.pupil, until, apart_from=case.row)
    before = sum(each.length for each in here) + beside
    this_year = cancellation.most_in_a_year(law, cancelled_on, before, calendar, case.school.readings)
    cancellation.refuse_if_not_allowed(
        law, board_meeting_started=board_meeting_started, half_days_this_year=this_year
    )


def _owe_cancellation(case, cancelled_on):
    given = rules.Cancelled(about=case.given(), cancelled_on=cancelled_on)
    case.owe(rules.CANCELLATION, given)
