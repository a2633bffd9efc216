"""Whose calendars somebody may change, and what a change would move before it is made."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q

from foothold.child.duties import recount
from foothold.child.duties.models import Duty
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE
from foothold.ground.organisations import calendars, changes
from foothold.law.calendar import ClosedKind
from foothold.law.due import Party
from foothold.law.errors import LawError
from foothold.path.exclusions import closed_days


def schools_of(person, on):
    """The schools whose calendar a person may change: their own, and those of their trust or authority."""
    found = check.organisations(person, Permission.MANAGE_CALENDAR, on)
    return found.schools().filter(closed_on__isnull=True)


@dataclass(frozen=True)
class Planned:
    """One school's change before it is made: the verb that makes it, and what the verb is told."""

    change: changes.Change
    verb: str
    said: dict[str, Any]

    @property
    def school(self):
        return self.change.school


def closings(schools, span):
    """Closing several schools: those that can be, and a sentence for each that was not going to meet anyway."""
    schools = list(schools)
    years = calendars.years_of([school.pk for school in schools])
    planned, passed_over = [], []
    for school in schools:
        try:
            change = changes.closing(school, years.get(school.pk, ()), span)
            planned.append(Planned(change, "close", {"span": span}))
        except LawError as why:
            passed_over.append(str(why))
    return planned, passed_over


def reopening(school, span, reason):
    return Planned(changes.opening(school, _years(school), span), "reopen", {"span": span, "reason": reason})


def resetting(school, years):
    """School years set anew. Days closed in them stay closed: only a reason takes those back."""
    held = {year.name: year for year in _years(school)}
    kept = tuple(_with_closures(year, held.get(year.name)) for year in years)
    return Planned(changes.setting(school, _years(school), kept), "set_calendar", {"years": kept})


def _with_closures(year, held):
    closures = [span for span in held.closed if span.kind is ClosedKind.CLOSURE] if held else []
    closed = {*year.closed, *closures}
    return replace(
        year, closed=tuple(sorted(closed, key=lambda each: (each.starts_on, each.ends_on, each.kind)))
    )


def _years(school):
    return calendars.years_of([school.pk]).get(school.pk, ())


@dataclass(frozen=True)
class Following:
    """What follows for suspensions and for open duties when the calendars of some schools change."""

    rereads: list[closed_days.Reread]
    plan: recount.Plan


def following(held, days, on, *, lock=False):
    """Worked out from the calendars `held` and the changed `days` by school: for the preview and for the deed."""
    rereads = closed_days.plan(held, days, lock=lock)
    return Following(rereads, recount.plan(held, closed_days.counted_anew(rereads), on, lock=lock))


def first_and_last(planned):
    """The first and last changed day of each school that changes at all."""
    changed = {each.school.pk: each.change.days for each in planned}
    return {school: (days[0], days[-1]) for school, days in changed.items() if days}


@dataclass(frozen=True)
class Shown:
    """One moved duty in the preview. The child is named only to who may see what is owed for the child."""

    move: recount.Move
    child: str
    owner: str


class Preview:
    """What would move and for whom, before anything is stored: a bounded list, and every count."""

    def __init__(self, planned, passed_over, person, on):
        self.planned, self.passed_over = planned, passed_over
        days = first_and_last(planned)
        held = {each.school.pk: each.change.calendar for each in planned if each.school.pk in days}
        found = following(held, days, on)
        self.moves = sorted(found.plan.moves, key=lambda move: move.now_on or move.was_on or date.max)
        self.left_alone = len(found.plan.left_alone)
        self.suspensions = [each for each in found.rereads if each.changes]
        self.unclear = [each for each in found.rereads if each.again is None]
        self.shown = self._shown(self.moves[:ROWS_A_PAGE], person, on)
        self.schools_changed = len(held)
        self.days = _days_of(planned)

    def _shown(self, moves, person, on):
        duties = [move.duty.pk for move in moves if move.duty.pk]
        visible = Duty.objects.visible_to(person, on=on).filter(basis__duties__in=duties)
        pupils = set(visible.values_list("pupil", flat=True))
        return [
            Shown(move, str(move.duty.pupil) if move.duty.pupil_id in pupils else "", _owner(move.duty))
            for move in moves
        ]

    @property
    def owners(self):
        """For whom, and how many: the largest first, at most fifty."""
        counted: dict[str, int] = {}
        for move in self.moves:
            counted[_owner(move.duty)] = counted.get(_owner(move.duty), 0) + 1
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:ROWS_A_PAGE]

    @property
    def more(self):
        return len(self.moves) - len(self.shown)


def _owner(duty):
    return f"{duty.owed_by_organisation}, {Party(duty.owed_by).label}"


def _days_of(planned):
    """The days that change, where all schools change alike."""
    alike = {tuple(each.change.days) for each in planned}
    return list(alike.pop()) if len(alike) == 1 else []


@dataclass(frozen=True)
class Progress:
    """How far a change has come: of how many schools, how many are worked out, and what moved."""

    because: str
    schools: int
    done: int
    moved: int
    rows: list[Any]

    @property
    def is_done(self):
        return self.done == self.schools


def progress(asked):
    """The schools of one change, at most fifty shown."""
    counted = asked.aggregate(
        schools=Count("pk", distinct=True),
        done=Count("pk", filter=Q(done_at__isnull=False), distinct=True),
        moved=Count("shifts", distinct=True),
    )
    rows = list(asked.annotate(moved=Count("shifts")).order_by("school__name")[:ROWS_A_PAGE])
    return Progress(rows[0].because if rows else "", rows=rows, **counted)
