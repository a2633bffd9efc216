"""What cannot be recorded of a plan, each said in a sentence. Nothing here saves."""

from foothold.ground.kit.refusals import Refused
from foothold.path.support import facts


def can_begin(plan, targets, place, leaders):
    if plan.leader not in leaders:
        raise Refused(f"{plan.leader} has no leading role at {place.school}. Choose somebody who has.")
    if not targets:
        raise Refused("Add at least one target: what is to change, from where, how it is measured, by when.")
    _refuse_unless_bounded(plan, plan.starts_on, place)
    for each in targets:
        target(each, plan)


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
