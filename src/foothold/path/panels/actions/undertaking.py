"""What somebody undertook at a meeting: it is owed, done, let go, or taken back."""

from foothold.child.duties import ledger as duties
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.path.panels import checks, facts
from foothold.path.panels.actions.item import bring_back
from foothold.path.panels.actions.turn import Turn
from foothold.path.panels.models import Undertaking


@action(
    Permission.RUN_MEETINGS,
    on="item",
    says="{undertaking[owner]} undertook at the {item}: {undertaking[what]}",
)
def undertake(*, by, at, item, undertaking):
    """One thing more that a meeting decided, with who does it by when."""
    if not item.is_decided:
        raise Refused("Record what was decided first.")
    checks.can_undertake(item, undertaking)
    row = Undertaking.objects.create(item=item, **undertaking)
    turn = Turn(item, clock.day_of(at))
    turn.owe(row)
    turn.read_on()
    for meeting in facts.later(item):
        bring_back(by=by, at=at, pupil=item.pupil, meeting=meeting, undertakings=[row])
    return row


@action(Permission.ANSWER_MEETING, on="undertaking", says="Done on {done_on}: {undertaking}. {how}")
def finish(*, by, at, undertaking, done_on, how=""):
    """The school or whoever undertook it says that it was done. What was owed is then met."""
    row = _open(undertaking)
    checks.may_finish(row, by, clock.day_of(at))
    if done_on > clock.day_of(at):
        raise Refused("That day is in the future. Record it once it was done.")
    if done_on < row.item.meeting.held_on:
        raise Refused("That day is before the meeting. Choose that day or a later one.")
    move(row, Undertaking.Status.DONE, done_on=done_on, how=how)
    duties.met(row.reference, [facts.UNDERTAKEN], by=by, on=done_on, how=how[:240] or "It was done.")
    return row


@action(Permission.RUN_MEETINGS, on="undertaking", says="Let go: {undertaking}, because {because}")
def let_go(*, by, at, undertaking, because):
    """It will not be done, and does not come back."""
    row = _open(undertaking)
    move(row, Undertaking.Status.LET_GO, how=because)
    duties.void(row.reference, by=by, because=because)
    return row


@action(
    Permission.RUN_MEETINGS, on="undertaking", says="Not done after all: {undertaking}, because {because}"
)
def take_back(*, by, at, undertaking, because):
    """It was recorded as done by mistake, and is owed again."""
    row = _held(undertaking)
    if row.status != Undertaking.Status.DONE:
        raise Refused("Only what was recorded as done can be taken back.")
    move(row, Undertaking.Status.OPEN, done_on=None, how="")
    duties.not_met(row.reference, [facts.UNDERTAKEN])
    return row


def _held(undertaking):
    """The row as it is now, locked, so that two people never close it twice."""
    held = Undertaking.objects.select_for_update(of=("self",))
    return held.select_related("item__pupil", "item__meeting__called_by", "owner").get(pk=undertaking.pk)


def _open(undertaking):
    row = _held(undertaking)
    if row.status != Undertaking.Status.OPEN:
        raise Refused(f"This is {row.get_status_display()} already.")
    return row
