"""What cannot be recorded of a plan, each said in a sentence. Nothing here saves."""

from foothold.child.duties.models import Duty
from foothold.ground.kit.refusals import Refused
from foothold.path.support import facts
from foothold.path.support.models import Invitation, Plan


def can_begin(plan, targets, place, leaders):
    if plan.leader not in leaders:
        raise Refused(f"{plan.leader} has no leading role at {place.school}. Choose somebody who has.")
    if plan.kind == Plan.Kind.PASTORAL and plan.setting == Plan.Setting.ELSEWHERE:
        raise Refused(
            "A pastoral support programme happens in the school. Choose another kind of plan for what happens mostly"
            " somewhere else."
        )
    if not targets:
        raise Refused("Add at least one target: what is to change, from where, how it is measured, by when.")
    _refuse_unless_bounded(plan, plan.starts_on, place)
    for each in targets:
        target(each, plan)


def can_suggest(pupil, by_on, today):
    if facts.has_running(pupil):
        raise Refused("A pastoral support programme is running for this child. Review it instead.")
    if Duty.objects.open().filter(basis__about=facts.suggestion(pupil)).exists():
        raise Refused("Somebody has asked for it already, and it waits in the school's work.")
    if by_on < today:
        raise Refused("The day by which it is to be considered has passed. Choose today or a later day.")


def can_invite(invitation):
    if not invitation.whom:
        raise Refused("Say who is asked.")
    if invitation.answer_by < invitation.asked_on:
        raise Refused("The day by which an answer is wanted has passed. Choose today or a later day.")


def can_answer(invitation, by, answer, answered_on, said, today):
    bodies = {membership.organisation_id for membership in by.memberships_on(today)}
    if not bodies & {invitation.organisation_id, invitation.plan.school_id}:
        raise Refused(f"{invitation.whom} was asked. They answer, or the school notes what they said.")
    if not invitation.asked_on <= answered_on <= today:
        raise Refused(
            f"They were asked on {invitation.asked_on:%-d %B %Y}, and answered by today at the latest. Check the day."
        )
    if answer == Invitation.Answer.SENT and not said:
        raise Refused("Say what they sent, in a few words.")


def can_review(plan, held_on, came, changes, place, today):
    since = facts.last_review(plan)
    if held_on > today:
        raise Refused("The review cannot be in the future. Record it once it has been held.")
    if held_on <= since:
        raise Refused(
            f"The review was held after {since:%-d %B %Y}, the start or the last review. Check the day."
        )
    if not came:
        raise Refused("Say who came to the review.")
    asked = set(facts.targets(plan).values_list("pk", flat=True))
    if {each["target"].pk for each in changes} != asked:
        raise Refused("Say of every target how it stands now. Somebody may have added one a moment ago.")
    _refuse_unless_bounded(plan, held_on, place)


def can_end(plan, ended_on, today):
    if ended_on > today:
        raise Refused("A plan ends on a day that has come. Record it then.")
    if ended_on < facts.last_review(plan):
        raise Refused("The plan cannot end before it began or was last reviewed. Check the day.")


def target(given, plan):
    if not plan.starts_on <= given["by_on"] <= plan.ends_on:
        raise Refused(
            f"A target is to be reached while the plan runs: from {plan.starts_on:%-d %B %Y} to"
            f" {plan.ends_on:%-d %B %Y}."
        )


def _refuse_unless_bounded(plan, since, place):
    """Nothing is open-ended, and the next review falls in the local window."""
    if plan.ends_on <= since:
        raise Refused(f"The plan ends after {since:%-d %B %Y}. Choose a later last day, or end the plan.")
    if not since < plan.next_review_on <= plan.ends_on:
        raise Refused(
            f"The next review is after {since:%-d %B %Y} and not after the last day of the plan,"
            f" {plan.ends_on:%-d %B %Y}."
        )
    window = place.window(since)
    if window and plan.next_review_on > window[1]:
        raise Refused(
            f"The local rules ask for the next review by {window[1]:%-d %B %Y}, from {window[0]:%-d %B %Y} on. Choose"
            " a day by then."
        )
