"""A child is put on an agenda, people are invited for the child, what was decided is recorded, and they answer it."""

from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.path.panels import checks, facts
from foothold.path.panels.actions.turn import Turn
from foothold.path.panels.models import Invited, Item, Meeting, Reply, Undertaking

BY_ITSELF = "It comes back by itself until it is done"


@action(Permission.RUN_MEETINGS, on="pupil", says="On the agenda of the {meeting}: {came_up}. {why}")
def put_on(*, by, at, pupil, meeting, guests, came_up=(), why="", urgent=""):
    """Puts a child on an agenda, with those who are invited for this child."""
    if not came_up and not why:
        raise Refused("Say why the meeting is to speak of this child, or choose something that is on record.")
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("called_by").get(pk=meeting.pk)
    checks.can_put_on(meeting, pupil, urgent, clock.day_of(at))
    row = Item(meeting=meeting, pupil=pupil, came_up=list(came_up), why=why, urgent=urgent)
    turn = Turn.put(row, clock.day_of(at))
    for guest in guests:
        turn.seat(guest.fields)
    return turn.item


@action(Permission.RUN_MEETINGS, on="item", says="Taken off the agenda of the {item}, because {because}")
def take_off(*, by, at, item, because):
    """Those invited for the child see the child no more through it."""
    row = _on_agenda(item)
    move(row, Item.Status.TAKEN_OFF, off_because=because)
    Turn(row, clock.day_of(at)).read_no_more()
    return row


@action(Permission.RUN_MEETINGS, on="item", says="Invited to the {item}: {guest[name]}")
def invite(*, by, at, item, guest):
    """They see what the meeting says of this child, until some weeks after it."""
    return Turn(_held(item), clock.day_of(at)).seat(guest.fields)


@action(
    Permission.RUN_MEETINGS, on="item", says="No longer invited to the {item}: {invited}, because {because}"
)
def uninvite(*, by, at, item, invited, because):
    row = _held(item)
    held = row.invited.get(pk=invited.pk)
    if held.undertakings.exists():
        raise Refused(f"{held} undertook something here. Let that go first.")
    held.delete()
    if held.organisation and not row.invited.filter(organisation=held.organisation).exists():
        Turn(row, clock.day_of(at)).read_no_more(held.organisation)
    return row


@action(Permission.RUN_MEETINGS, on="item", says="The {item} decided: {decision}, because {rationale}")
def record(*, by, at, item, came, decision, rationale, said="", undertakings=()):
    """What was decided and why, who came, and who does what by when. Each of that is owed from then on."""
    row = _on_agenda(item)
    checks.can_record(row, decision, undertakings, clock.day_of(at))
    for each in row.invited.all():
        each.came = came.get(each.pk, Invited.Came.ABSENT)
        each.save(update_fields=["came"])
    move(row, Item.Status.DECIDED, said=said, decision=decision, rationale=rationale)
    if row.meeting.status == Meeting.Status.CALLED:
        move(row.meeting, Meeting.Status.HELD)
    turn = Turn(row, clock.day_of(at))
    for given in undertakings:
        turn.owe(Undertaking.objects.create(item=row, **given))
    turn.read_on()
    for meeting in facts.later(row) if undertakings else ():
        bring_back(by=by, at=at, pupil=row.pupil, meeting=meeting, undertakings=list(facts.undone_of(row)))
    return row


@action(
    Permission.RUN_MEETINGS, on="item", says="What the {item} wrote down was put right, because {because}"
)
def put_right(*, by, at, item, was, changes, because):
    """Something was written down wrongly. What stood there before stays readable in the record."""
    row = _held(item)
    if not row.is_decided:
        raise Refused("Nothing was decided yet. Record the decision first.")
    checks.may_decide(row.meeting, changes["decision"])
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    return row


@action(
    Permission.ANSWER_MEETING, on="item", says="{by} read what the {item} wrote down. It is right: {is_right}"
)
def reply(*, by, at, item, is_right, said=""):
    """Somebody who was there, or whose child it is about, says whether what was written down is right."""
    row = _held(item)
    if not row.is_decided:
        raise Refused("Nothing is written down yet. Come back after the meeting.")
    if not is_right and not said.strip():
        raise Refused("Say what is not right, so that it can be put right.")
    return Reply.objects.create(item=row, by=by, is_right=is_right, said=said, replied_at=at)


@action(Permission.RUN_MEETINGS, on="pupil", says="Comes back to the {meeting}: {undertakings}")
def bring_back(*, by, at, pupil, meeting, undertakings):
    """A child comes back for what was undertaken and not done, with those who undertook it."""
    came_up = [facts.brought_back(undertakings)]
    row = Item(meeting=meeting, pupil=pupil, came_up=came_up, urgent=BY_ITSELF)
    turn = Turn.put(row, clock.day_of(at))
    for owner in {each.owner.name: each.owner for each in undertakings}.values():
        turn.seat(facts.seat_of(owner))
    return turn.item


def _held(item):
    """The row as it is now, locked, so that two people never record one child's decision at once."""
    held = Item.objects.select_for_update(of=("self",)).select_related("pupil", "meeting__called_by")
    return held.get(pk=item.pk)


def _on_agenda(item):
    row = _held(item)
    if row.status != Item.Status.ON_AGENDA:
        raise Refused(f"This was {row.get_status_display()} already. Open the meeting to see it.")
    return row
