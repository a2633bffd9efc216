"""A changed calendar read into suspensions, and what the headteacher may say of it."""

from django.db import IntegrityError, transaction

from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action, action_on_many
from foothold.ground.kit.refusals import Refused
from foothold.law import stay_away
from foothold.path.exclusions import closed_days, facts
from foothold.path.exclusions.actions.case import Case
from foothold.path.exclusions.models import ExcludedSession, Exclusion


@action_on_many(
    Permission.MANAGE_CALENDAR,
    on="schools",
    record_on="exclusion",
    says="{exclusion} counted again after a change of the school's calendar ({because}). The days named to the parent"
    " stand; half school days on which the school does not meet: {half_days_lost}",
)
def count_again(*, by, at, schools, rereads, because):
    """Reads the suspensions again that a change of the schools' calendars touches. None is ever longer for it."""
    changing = [each for each in rereads if each.changes]
    _store_reread(changing)
    return [
        {"exclusion": each.row, "half_days_lost": each.half_days_lost, "because": because}
        for each in changing
    ]


def _store_reread(rereads):
    sessions = [session for each in rereads for session in each.sessions]
    for each in rereads:
        each.row.half_days_lost = each.half_days_lost
        each.row.ends_on, each.row.returns_on = each.ends_on, each.returns_on
        kept = {(on, str(session)) for on, session in each.again.kept}
        for session in each.sessions:
            session.stands = (session.on, session.session) in kept
    Exclusion.objects.bulk_update(
        [each.row for each in rereads], ["half_days_lost", "ends_on", "returns_on"], batch_size=200
    )
    ExcludedSession.objects.bulk_update(sessions, ["stands"], batch_size=400)


@action(
    Permission.CONFIRM_EXCLUSION,
    on="exclusion",
    says="{exclusion}: the number of school days stands although the school was closed, because {because}",
)
def keep_length(*, by, at, exclusion, because):
    """The headteacher says, before the pupil is back, that the number of school days decided stands."""
    case = Case(exclusion, by, at)
    row, calendar = case.row, case.school.calendar
    closed_days.refuse_to_lengthen(row, clock.day_of(at))
    added = closed_days.kept_whole(row, calendar)
    row.sessions.filter(stands=False).delete()
    row.half_days_lost = 0
    row.ends_on = stay_away.last_day(facts.as_decided(row), calendar)
    row.returns_on = stay_away.returns(facts.as_decided(row), calendar).on
    _save_added(row, added)
    case.owe_all_again(because)
    case.later_again()
    return row


def _save_added(row, added):
    try:
        with transaction.atomic():
            row.save(update_fields=["half_days_lost", "ends_on", "returns_on"])
            ExcludedSession.objects.bulk_create(added)
    except IntegrityError:
        raise Refused(
            "Another exclusion of this pupil takes the days that would be added. Open it from the child's page first."
        ) from None
