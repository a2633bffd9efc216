"""A school's calendar changed, with everything that follows from it: nobody has to think of it."""

from uuid import uuid4

from django.db import transaction

from foothold.child.duties import actions as duties
from foothold.child.duties import ledger
from foothold.desks.administration.facts import calendars as facts
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import afterwards, require_for_each
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations import calendars
from foothold.ground.outside import actions as outside
from foothold.path.exclusions import actions as exclusions

VERBS = {"close": outside.close, "reopen": outside.reopen, "set_calendar": outside.set_calendar}


@transaction.atomic
def change(*, by, at, planned, because, at_once=True):
    """Changes the calendars of one or several schools and works out again what is owed there, at once or later.

    Returns the change. What is left for later is noted with it, so that it is done even if nobody asks again.
    """
    if not planned:
        raise Refused("None of these schools was going to meet on those days, so there is nothing to change.")
    require_for_each(by, Permission.MANAGE_CALENDAR, [each.school for each in planned], at)
    _store(by, at, planned)
    days = facts.first_and_last(planned)
    schools = [each.school for each in planned if each.school.pk in days]
    asked = ledger.ask_again(schools, change=uuid4().hex, by=by, at=at, because=because, days=days)
    if asked and at_once:
        work_out_again(by=by, at=at, asked=asked)
    return asked[0].change if asked else ""


def _store(by, at, planned):
    """Several schools are only ever closed together; the other changes are of one school."""
    if len(planned) > 1:
        outside.close_all(
            by=by, at=at, schools=[each.school for each in planned], span=planned[0].said["span"]
        )
        return
    for each in planned:
        VERBS[each.verb](by=by, at=at, school=each.school, **each.said)


@transaction.atomic
def work_out_again(*, by, at, asked):
    """Works out again what is owed at the schools of one change, and the days of suspensions there.

    Whoever changed the calendars was let do so then, and what follows is owed even if they have left meanwhile.
    """
    schools = [each.school for each in asked]
    days = {each.school_id: (each.first_on, each.last_on) for each in asked}
    found = facts.following(calendars.calendars_of(schools), days, clock.day_of(at), lock=True)
    because = asked[0].because
    afterwards(exclusions.count_again, by=by, at=at, schools=schools, rereads=found.rereads, because=because)
    afterwards(duties.work_out_again, by=by, at=at, schools=schools, asked=asked, plan=found.plan)
