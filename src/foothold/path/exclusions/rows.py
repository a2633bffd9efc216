"""Rows of a decision, not yet saved: the exclusion, each session away, each reason."""

from foothold.child.pupils.models import Link
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock
from foothold.law import governing_board, stay_away
from foothold.path.exclusions.models import ExcludedSession, Exclusion, Reason

TEXTS = ("what_happened", "why_not_less", "factors", "adjustments", "why_in_spite", "further_evidence")
DECIDED = (
    "decided_by",
    "decided_as",
    "decided_at",
    "starts_on",
    "starts_session",
    "length",
    "ends_on",
    "returns_on",
)
REASON_LIST = "CBDS May 2026"


def exclusion(known, *, by, at, pupil, deed, breach=""):
    lasting = deed.is_permanent
    law, school = deed.in_law(), known.school
    return Exclusion(
        pupil=pupil,
        school=school.organisation,
        kind=deed.kind,
        status=Exclusion.Status.CONFIRMED if by == deed.decided_by else Exclusion.Status.TYPED,
        decided_by=deed.decided_by,
        decided_as=_title(known, deed),
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


def decide_again(row, known, deed):
    """The same exclusion with another start, length or decision; not yet saved."""
    fresh = exclusion(known, by=row.recorded_by, at=row.recorded_at, pupil=row.pupil, deed=deed)
    for name in DECIDED:
        setattr(row, name, getattr(fresh, name))
    row.half_days_lost = 0


def _title(known, deed):
    """The job title under which the decision was taken."""
    held = known.heads_on(clock.day_of(deed.decided_at))
    return next(membership.title for membership in held if membership.person == deed.decided_by)


def sessions(row, deed, calendar):
    if deed.is_permanent:
        return []
    away = stay_away.sessions(deed.in_law(), calendar)
    return [ExcludedSession(exclusion=row, pupil=row.pupil, on=day, session=session) for day, session in away]


def reasons(row, deed):
    return [Reason(exclusion=row, code=code, code_set=REASON_LIST) for code in deed.reasons]


def clerk_tie(row, school, given):
    """The board's clerk sees the child once the board has a case; None where it has not."""
    if not governing_board.duty(given, school.calendar).told_without_delay:
        return None
    from_on = clock.day_of(row.decided_at)
    return Link(
        pupil=row.pupil, organisation=row.school, tie=Tie.BOARD_CLERK, from_on=from_on, about=row.reference
    )
