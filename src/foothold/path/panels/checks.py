"""What a meeting refuses, each as a sentence that says what to do instead."""

from datetime import timedelta

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.panels import facts

A_YEAR = timedelta(days=366)


def can_call(held_on, today):
    if abs(held_on - today) > A_YEAR:
        raise Refused("That day is more than a year away. Look at the year again.")


def can_put_on(meeting, pupil, urgent, today):
    """A child on the roll of whoever called it, while the agenda is open and has room."""
    if not meeting.is_open:
        raise Refused("This meeting was cancelled. Choose another one.")
    if not pupil.enrolments.on(today).filter(school=meeting.called_by).exists():
        raise Refused(f"{pupil} is not on roll at {meeting.called_by}, which called this meeting.")
    if meeting.closes_on and today > meeting.closes_on and not urgent:
        raise Refused(
            f"The agenda closed on {meeting.closes_on:%-d %B %Y}. Choose a later meeting, or say why it cannot wait."
        )
    if meeting.items.standing().count() >= facts.ROWS:
        raise Refused(f"{facts.ROWS} children are on this agenda. Call another meeting.")


def can_record(item, decision, undertakings, today):
    meeting = item.meeting
    if meeting.held_on > today:
        raise Refused(
            f"The meeting is on {meeting.held_on:%-d %B %Y}. Record what it decided once it was held."
        )
    may_decide(meeting, decision)
    for each in undertakings:
        can_undertake(item, each)


def may_decide(meeting, decision):
    kind = facts.kind_at(meeting.kind, meeting.called_by, meeting.held_on)
    if decision not in kind.decides:
        raise Refused("The local rules do not let this kind of meeting decide that. Choose something else.")


def can_undertake(item, given):
    if given["by_on"] < item.meeting.held_on:
        raise Refused(f"“{given['what']}” was to be done before the meeting. Choose a later day.")
    if given["owner"].item_id != item.pk:
        raise Refused(f"{given['owner']} was not invited for this child. Invite them first.")


def may_finish(undertaking, by, today):
    """The school that called the meeting, or whoever undertook it."""
    theirs = facts.is_theirs(undertaking, by, today)
    if not theirs and not check.may(by, Permission.RUN_MEETINGS, undertaking, today):
        raise NotAllowed(
            f"{undertaking.owner} undertook this. Only they, or the school, record that it was done."
        )
