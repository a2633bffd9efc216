"""What may be done: record a suspension or permanent exclusion, confirm it as headteacher, cancel it, consult first."""

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.child.pupils import ledger as ties
from foothold.child.pupils.models import Enrolment, Pupil
from foothold.ground.access.models import heads_of
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import AgainstTheLaw, Refused
from foothold.law import cancellation, codes, rules, stay_away
from foothold.law.due import Party
from foothold.law.register import exclusions as clocks
from foothold.path.exclusions import facts, preview
from foothold.path.exclusions.models import (
    Consultation,
    ExcludedSession,
    Exclusion,
    Measure,
    PermanentGrounds,
    Reason,
)

FAMILY = (Party.PARENT, Party.PUPIL, Party.RELEVANT_PERSON)
TEXTS = ("what_happened", "why_not_less", "factors", "adjustments", "why_in_spite", "further_evidence")
REASON_LIST = "CBDS May 2026"


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
    """Records that advice was asked before a decision: whom, when, what they advised and what the school did with it."""
    if held_at > at:
        raise Refused("The consultation cannot be in the future. Record it once it has been held.")
    return Consultation.objects.create(
        pupil=pupil, school=school, consulted=consulted, held_at=held_at, advice=advice, reply=reply
    )


def _recorded(*, by, at, pupil, school, deed, measures=(), breach=""):
    pupil = Pupil.objects.select_for_update().get(pk=pupil.pk)
    place = facts.School.of(school, deed.starts_on)
    _can_be(pupil, place, deed, at)
    child = facts.Child.of(pupil, place, deed.starts_on)
    given = facts.in_law(deed, child, place)
    if not breach:
        preview.refuse(given, place.calendar)
    row = _row(by, at, pupil, place, deed, breach)
    _save(row, deed, measures, place.calendar)
    duties.owe(debt(row, given, place, child.home_authority))
    if preview.governing_board.duty(given, place.calendar).told_without_delay:
        ties.tie(pupil, school, Tie.BOARD_CLERK, from_on=clock.day_of(deed.decided_at), about=row.reference)
    return row


def debt(row, given, school, home_authority):
    """What an exclusion makes owed by bodies; what falls on the family is shown, not chased."""
    owed = [due for due in preview.dues(given, school.calendar) if due.owed_by not in FAMILY]
    rule = "permanent" if row.is_permanent else "suspension"
    return duties.Debt(
        row.pupil, school.organisation, row.reference, rule, given, owed, school.bodies(home_authority)
    )


def _can_be(pupil, school, deed, at):
    if deed.decided_at > at:
        raise Refused("The decision cannot be in the future. Record it once the headteacher has decided.")
    if deed.starts_on < clock.day_of(deed.decided_at):
        raise Refused(
            "The exclusion cannot start before it was decided. Check the day of the decision and the start."
        )
    _decided_by_head(school.organisation, deed)
    _on_roll(pupil, school.organisation, deed.starts_on)
    faults = codes.faults(deed.reasons, deed.starts_on)
    if faults:
        raise Refused(" ".join(faults))
    _not_twice(pupil, school, deed)


def _decided_by_head(school, deed):
    day = clock.day_of(deed.decided_at)
    heads = [membership.person for membership in heads_of(school, day)]
    if deed.decided_by in heads:
        return
    names = " or ".join(str(head) for head in heads) or "nobody recorded yet"
    raise AgainstTheLaw(
        clocks.ONLY_THE_HEAD.on(day),
        f"Only the headteacher, or an acting headteacher, may decide this. On {day:%-d %B %Y} that was {names}.",
    )


def _on_roll(pupil, school, on):
    if not Enrolment.objects.on(on).filter(pupil=pupil, school=school).exists():
        raise Refused(
            f"{pupil} is not on roll at {school} on {on:%-d %B %Y}, so {school} cannot exclude them. Check the date, or"
            " add the enrolment first."
        )


def _not_twice(pupil, school, deed):
    lasting = pupil.exclusions.filter(
        school=school.organisation, kind=Exclusion.Kind.PERMANENT, cancelled_on=None
    )
    if lasting.exists():
        raise Refused(
            f"{pupil} is already permanently excluded: {lasting.first()}. Open that record instead."
        )
    taken = ExcludedSession.objects.filter(pupil=pupil, stands=True, on__gte=deed.starts_on).select_related(
        "exclusion"
    )
    if not deed.is_permanent:
        taken = taken.filter(on__lte=stay_away.last_day(deed.in_law(), school.calendar))
    wanted = _wanted(deed, school.calendar)
    clash = next((row for row in taken if deed.is_permanent or _clashes(row, wanted)), None)
    if clash:
        raise _taken(clash, school.calendar, deed)


def _wanted(deed, calendar):
    if deed.is_permanent:
        return set()
    return {(day, str(session)) for day, session in stay_away.sessions(deed.in_law(), calendar)}


def _clashes(row, wanted):
    """The same session; a lunchtime lies inside a day away, whichever half."""
    whole_day = {(row.on, "am"), (row.on, "pm")}
    if row.session == "lunch":
        return (row.on, "lunch") in wanted or whole_day <= wanted
    return (row.on, row.session) in wanted


def _taken(clash, calendar, deed):
    other = clash.exclusion
    same = other.starts_on == deed.starts_on and other.length == deed.length and other.kind == deed.kind
    if same:
        return Refused(f"This {other.get_kind_display()} is already recorded. Open it from the child's page.")
    back = stay_away.returns(facts.as_law(other), calendar)
    return AgainstTheLaw(
        clocks.NO_EXTENSION.on(deed.starts_on),
        f"The pupil is already away then: {other}, until {other.ends_on:%-d %B %Y}. It cannot be lengthened or converted."
        f" A new one may start on {back.on:%-d %B %Y} ({Exclusion.Session(back.session).label}), in exceptional cases"
        " and with its own reasons.",
    )


def _row(by, at, pupil, school, deed, breach):
    lasting = deed.is_permanent
    law = deed.in_law()
    return Exclusion(
        pupil=pupil,
        school=school.organisation,
        kind=deed.kind,
        status=Exclusion.Status.CONFIRMED if by == deed.decided_by else Exclusion.Status.TYPED,
        decided_by=deed.decided_by,
        decided_as=_title(school.organisation, deed),
        decided_at=deed.decided_at,
        recorded_by=by,
        recorded_at=at,
        starts_on=deed.starts_on,
        starts_session=deed.starts_session,
        length=deed.length,
        ends_on=None if lasting else stay_away.last_day(law, school.calendar),
        returns_on=None if lasting else stay_away.returns(law, school.calendar).on,
        public_exams_on=[day.isoformat() for day in deed.public_exams_on],
        tests_on=[day.isoformat() for day in deed.tests_on],
        breach=breach,
        **{name: getattr(deed, name) for name in TEXTS},
    )


def _title(school, deed):
    held = heads_of(school, clock.day_of(deed.decided_at)).filter(person=deed.decided_by).first()
    return held.title


def _save(row, deed, measures, calendar):
    """Two people recording at once never make two of one: the database lets each session be taken once."""
    try:
        with transaction.atomic():
            row.save()
            ExcludedSession.objects.bulk_create(sessions(row, deed, calendar))
    except IntegrityError:
        raise Refused(
            "Somebody recorded an exclusion of this pupil for the same time a moment ago. Open the child's page to see it."
        ) from None
    Reason.objects.bulk_create(reasons(row, deed))
    for measure in measures:
        Measure.objects.create(exclusion=row, **measure)


def sessions(row, deed, calendar):
    if deed.is_permanent:
        return []
    away = stay_away.sessions(deed.in_law(), calendar)
    return [ExcludedSession(exclusion=row, pupil=row.pupil, on=day, session=session) for day, session in away]


def reasons(row, deed):
    return [Reason(exclusion=row, code=code, code_set=REASON_LIST) for code in deed.reasons]


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
