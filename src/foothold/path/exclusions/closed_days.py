"""What a changed calendar does to the suspensions that cross the changed days: planned here, stored by the action."""

from dataclasses import dataclass
from typing import Any

from foothold.ground.kit.refusals import AgainstTheLaw, Refused
from foothold.law import named_days, stay_away
from foothold.law.calendar import Session
from foothold.law.errors import LawError
from foothold.law.register import exclusions as clocks
from foothold.path.exclusions import facts
from foothold.path.exclusions.models import ExcludedSession, Exclusion


@dataclass(frozen=True)
class Reread:
    """One suspension as it counts after the change; `again` is a `named_days.Reread`, or None where only the
    headteacher can say."""

    row: Any
    sessions: list[ExcludedSession]
    again: Any
    calendar: Any

    @property
    def counted_before(self):
        return facts.as_law(self.row)

    @property
    def changes(self):
        return self.again is not None and self.again.exclusion != self.counted_before

    @property
    def half_days_lost(self):
        return self.row.length - len(self.again.kept)

    @property
    def ends_on(self):
        return self.again.kept[-1][0]

    @property
    def returns_on(self):
        return stay_away.returns(self.again.exclusion, self.calendar).on


def plan(held, days, *, lock=False):
    """The suspensions that cross changed days, read again, by school in one pair of queries; those that stay as they
    are left out. calendars `held` and `days` (first and last) are by school."""
    if not days:
        return []
    rows = Exclusion.objects.standing().filter(
        reinstated_on__isnull=True,
        school__in=list(days),
        length__isnull=False,
        starts_on__lte=max(last for _, last in days.values()),
        returns_on__gte=min(first for first, _ in days.values()),
    )
    if lock:
        rows = rows.select_for_update(of=("self",))
    rows = rows.select_related("pupil", "school").prefetch_related("sessions").order_by("pupil", "starts_on")
    crossing = [row for row in rows if _crosses(row, *days[row.school_id])]
    read = [_read(row, held[row.school_id]) for row in crossing]
    return [each for each in read if each.changes or each.again is None]


def _crosses(row, first, last):
    return row.starts_on <= last and row.returns_on >= first


def _read(row, calendar):
    sessions = sorted(row.sessions.all(), key=lambda each: (each.on, each.session))
    named = tuple((each.on, Session(each.session)) for each in sessions)
    try:
        again = named_days.read_again(facts.as_decided(row), named, calendar)
        if again:
            stay_away.returns(again.exclusion, calendar)
    except LawError:
        again = None
    return Reread(row, sessions, again, calendar)


def counted_anew(rereads):
    """By pupil, what each suspension counted as before and counts as now: what `law` is asked again with."""
    found: dict[int, dict[Any, Any]] = {}
    for each in rereads:
        if each.changes:
            found.setdefault(each.row.pupil_id, {})[each.counted_before] = each.again.exclusion
    return found


def is_unclear(row, calendar):
    """Whether the days recorded no longer fit the school's calendar, so that only the headteacher can say."""
    if row.length is None or not row.stands:
        return False
    try:
        return _read(row, calendar).again is None
    except LawError:
        return False


def may_keep_length(row, on):
    """Whether the headteacher may still say that the number of school days stands: the pupil is not back yet."""
    return bool(row.half_days_lost) and row.stands and on < row.returns_on


def refuse_to_lengthen(row, on):
    """Once the pupil is back, more days would be a longer suspension."""
    if not row.half_days_lost:
        raise Refused("The school met on every day of this suspension, so there is nothing to decide.")
    if not may_keep_length(row, on):
        raise AgainstTheLaw(
            clocks.NO_EXTENSION.on(row.starts_on),
            f"The pupil was due back on {row.returns_on:%-d %B %Y}. More days now would make the suspension longer,"
            " and a suspension is never made longer.",
        )


def kept_whole(row, calendar):
    """The sessions of all the school days decided that are not among those recorded."""
    wanted = stay_away.sessions(facts.as_decided(row), calendar)
    held = {(each.on, each.session) for each in row.sessions.all() if each.stands}
    return [
        ExcludedSession(exclusion=row, pupil=row.pupil, on=day, session=session)
        for day, session in wanted
        if (day, str(session)) not in held
    ]
