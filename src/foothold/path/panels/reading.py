"""Meetings as pages show them: in order, and each with the items a person may read."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, F, Q, Value, When

from foothold.ground.policy import facts as policy
from foothold.ground.policy import panel_kinds
from foothold.ground.policy.local_settings import MAP
from foothold.path.panels import facts
from foothold.path.panels.models import Item, Meeting, Undertaking


def in_order(meetings, today):
    """Those still to come, the next first; then those that were, the latest first."""
    ahead = Q(status=Meeting.Status.CALLED, held_on__gte=today)
    placed = meetings.annotate(ahead=Case(When(ahead, then=Value(0)), default=Value(1)))
    next_on = Case(When(ahead, then=F("held_on")))
    return placed.select_related("called_by").order_by("ahead", next_on, "-held_on", "-pk")


@dataclass(frozen=True)
class Caller:
    """An organisation that may call a meeting, and by when it holds the next where they come round."""

    organisation: Any
    kind: Any
    next_by: date | None
    today: date

    @property
    def late(self):
        return self.next_by is not None and self.next_by < self.today


def callers(organisations, today):
    return [_caller(each, today) for each in organisations]


def _caller(organisation, today):
    kind = panel_kinds.kind_of(MAP, policy.rules_of(organisation, today))
    ahead = organisation.meetings.coming(today).filter(kind=kind.key).exists()
    return Caller(organisation, kind, None if ahead else facts.next_by(organisation, kind), today)


def items(meeting, person, on):
    """The items of a meeting that a person may read, each with what came back for the child."""
    seen = Item.objects.visible_to(person, on=on).filter(meeting=meeting).standing()
    return shown(_whole(seen).order_by("pupil__family_name", "pupil__given_name", "pk"))


def children(meeting, person, on):
    """The children of whom a person reads something there."""
    seen = Item.objects.visible_to(person, on=on).filter(meeting=meeting).standing()
    return [item.pupil for item in seen.select_related("pupil")]


def shown(rows):
    rows = list(rows[: facts.ROWS])
    back = defaultdict(list)
    for each in _earlier(rows):
        back[each.item.pupil_id].append(each)
    return [{"item": item, "earlier": _of_kind(back[item.pupil_id], item)} for item in rows]


def of_one(item):
    """One item, read whole."""
    return shown(_whole(Item.objects.filter(pk=item.pk)))[0]


def _whole(rows):
    return rows.select_related("pupil", "meeting__called_by").prefetch_related(
        "invited", "undertakings__owner", "replies__by"
    )


def _earlier(rows):
    pupils = {item.pupil_id for item in rows}
    held = (
        Undertaking.objects.open().filter(item__pupil__in=pupils).exclude(item__in=[row.pk for row in rows])
    )
    return held.select_related("item__meeting", "owner").order_by("by_on", "pk")


def _of_kind(undertakings, item):
    here = item.meeting
    return [
        each
        for each in undertakings
        if (each.item.meeting.kind, each.item.meeting.called_by_id) == (here.kind, here.called_by_id)
        and each.item.meeting.held_on <= here.held_on
    ]


def numbers(shown):
    """How many children, how many decided, how much undone."""
    undertakings = [each for row in shown for each in row["item"].undertakings.all()]
    return {
        "children": len(shown),
        "decided": sum(row["item"].is_decided for row in shown),
        "open": sum(each.status == Undertaking.Status.OPEN for each in undertakings),
    }
