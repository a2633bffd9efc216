"""A meeting is called, moved to another day, or cancelled."""

from datetime import timedelta
from itertools import groupby

from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.path.panels import checks, facts
from foothold.path.panels.actions.item import bring_back
from foothold.path.panels.actions.turn import Turn
from foothold.path.panels.models import Meeting


@action(
    Permission.RUN_MEETINGS,
    on="organisation",
    says="A meeting was called for {meeting[held_on]}, chaired by {meeting[chair]}",
)
def call(*, by, at, organisation, kind, meeting):
    """Calls a meeting. What earlier ones decided and nobody has done stands on its agenda from the start."""
    checks.can_call(meeting["held_on"], clock.day_of(at))
    known = facts.kind_at(kind, organisation, meeting["held_on"])
    row = Meeting.objects.create(
        kind=kind,
        name=known.name,
        called_by=organisation,
        quorum=known.quorum,
        closes_on=_closes_on(known, meeting["held_on"]),
        **meeting,
    )
    undone = sorted(facts.undone(row), key=lambda each: each.item.pupil_id)
    for _, some in groupby(undone, key=lambda each: each.item.pupil_id):
        back = list(some)
        bring_back(by=by, at=at, pupil=back[0].item.pupil, meeting=row, undertakings=back)
    return row


@action(
    Permission.RUN_MEETINGS, on="meeting", says="{meeting} is now on {changes[held_on]}, {changes[place]}"
)
def change(*, by, at, meeting, was, changes):
    """Another day, time or place. Those invited read on for as long after the new day."""
    row, today = _called(meeting), clock.day_of(at)
    checks.can_call(changes["held_on"], today)
    known = facts.kind_at(row.kind, row.called_by, changes["held_on"])
    for name, value in changes.items():
        setattr(row, name, value)
    row.closes_on = _closes_on(known, row.held_on)
    row.save(update_fields=[*changes, "closes_on"])
    for item in row.items.standing().select_related("pupil", "meeting"):
        Turn(item, today).read_on()
    return row


@action(Permission.RUN_MEETINGS, on="meeting", says="{meeting} was cancelled, because {because}")
def cancel(*, by, at, meeting, because):
    """Those invited see the child no more through it."""
    row = _called(meeting)
    move(row, Meeting.Status.CANCELLED, because=because)
    for item in row.items.select_related("pupil"):
        Turn(item, clock.day_of(at)).read_no_more()
    return row


def _closes_on(kind, held_on):
    return held_on - timedelta(days=kind.cut_off_days) if kind.cut_off_days else None


def _called(meeting):
    """The row as it is now, locked, so that nobody changes a meeting that was held a moment ago."""
    row = Meeting.objects.select_for_update(of=("self",)).select_related("called_by").get(pk=meeting.pk)
    if row.status != Meeting.Status.CALLED:
        raise Refused(f"This meeting was {row.get_status_display()} already. Call another one.")
    return row
