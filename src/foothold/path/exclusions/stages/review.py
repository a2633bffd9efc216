"""The stages of an independent review: asked for, heard, told, and what the governing board makes of it."""

from foothold.child.duties.models import Duty
from foothold.law.due import Party
from foothold.path.exclusions import facts
from foothold.path.exclusions.models import BoardDecision, ReviewOutcome
from foothold.path.exclusions.stages.held import sentence, when
from foothold.path.exclusions.stages.stage import (
    AGAIN,
    APPLY,
    CLAIM,
    DETERMINE,
    HEAR,
    REVIEW,
    SETTLE,
    TELL,
    WAIVE,
    Stage,
)


def of(held):
    unasked = _no_review(held) or _lapsed(held)
    return [
        _asked(held, unasked),
        _heard(held, unasked),
        _told(held, unasked),
        *_reconsidered(held, unasked),
        *_readjustment(held),
    ]


def _no_review(held):
    """Why no review can come, or nothing where it may."""
    if not held.row.is_permanent:
        return "A review is of a permanent exclusion only."
    if held.over() and not held.again:
        return held.over()
    if held.decision and held.decision.outcome != BoardDecision.Outcome.DECLINE:
        return "The pupil was reinstated."
    if held.waiver:
        return f"The parent has said in writing on {held.waiver.said_on:%-d %B %Y} that no review is wanted."
    return ""


def _lapsed(held):
    if facts.applied_in_time(held.row) or held.last_to_apply is None or held.today <= held.last_to_apply:
        return ""
    return f"The time to ask ended on {held.last_to_apply:%-d %B %Y}."


def _asked(held, unasked):
    return Stage(
        "A review may be asked for",
        done=facts.applied_in_time(held.row),
        why_not=unasked,
        on=held.last_to_apply,
        on_means="is the last day to ask",
        said=_applications(held) + (() if unasked else _time_not_begun(held)),
        opens="The panel then meets within 15 school days.",
        steps=(DETERMINE, APPLY, WAIVE) if _claim_is_open(held) else (APPLY, WAIVE, *claiming(held)),
    )


def claiming(held):
    """A claim may be made at any time, so before the governing board decides too."""
    if not held.row.is_permanent:
        return ()
    if held.claim is None:
        return (CLAIM,)
    return (DETERMINE,) if _claim_is_open(held) else ()


def _claim_is_open(held):
    return held.claim is not None and held.claim.determined_on is None


def _applications(held):
    return tuple(
        f"{sentence(each)}: {each.get_how_display()} on {each.sent_on:%-d %B %Y}."
        for each in held.row.several("applications")
    )


def _time_not_begun(held):
    if held.decision is None or not held.row.is_permanent or held.last_to_apply:
        return ()
    waits = "the claim is determined" if _claim_is_open(held) else "the parent has the decision in writing"
    return (f"The time to ask begins when {waits}.",)


def _heard(held, unasked):
    return Stage(
        "The review panel decides",
        done=held.outcome is not None,
        why_not=unasked,
        duty=held.owed("irp.hearing"),
        let_go_on=held.waiver.said_on if held.waiver else None,
        said=(*_hearings(held), *_outcome(held.outcome)),
        opens="Unless the decision is upheld, the governing board decides again.",
        steps=(REVIEW, HEAR) if held.row.several("hearings") else (HEAR, REVIEW),
    )


def _hearings(held):
    return tuple(
        f"Hearing on {when(each)}, {each.place}. {each.moved_because}".strip()
        for each in held.row.several("hearings")
    )


def _outcome(outcome):
    return (f"{sentence(outcome)}, {outcome.decided_on:%-d %B %Y}.", outcome.reasons) if outcome else ()


def _told(held, unasked):
    return Stage(
        "The panel's decision is told",
        track="outcome told" if held.outcome else "path",
        done=held.all_met("irp.notify_decision"),
        why_not=unasked,
        duty=held.telling("irp.notify_decision", first=Party.GOVERNING_BOARD),
        said=held.given("irp.notify_decision"),
        opens="The governing board's 10 school days run from its notice.",
        steps=(TELL,),
    )


def _reconsidered(held, unasked):
    upheld = held.outcome is not None and held.outcome.outcome == ReviewOutcome.Outcome.UPHOLD
    why_not = unasked or ("The panel upheld the decision." if upheld else "")
    again = Stage(
        "The governing board decides again",
        done=held.again is not None,
        why_not=why_not,
        duty=held.owed("irp.reconsider"),
        said=_decided_again(held.again),
        opens="Everyone is told without delay.",
        steps=(AGAIN,),
    )
    told = Stage(
        "The new decision is told",
        track="new decision told" if held.again else "path",
        done=held.all_met("irp.notify_reconsidered"),
        why_not=why_not,
        duty=held.telling("irp.notify_reconsidered", first=Party.RELEVANT_PERSON),
        said=held.given("irp.notify_reconsidered"),
        steps=(TELL,),
    )
    return [again, told]


def _decided_again(again):
    return (f"{sentence(again)}, {again.met_on:%-d %B %Y}.", again.reasons) if again else ()


def _readjustment(held):
    duty, again = held.owed("irp.readjust"), held.owed("irp.reconsider")
    waits = held.again is None and again is not None and again.due_on >= held.today
    if duty is None or duty.status == Duty.Status.VOID or waits:
        return []
    paid = facts.held(held.row, "readjustment")
    said = (f"Settled on {paid.settled_on:%-d %B %Y}.",) if paid else ()
    title = "Readjustment of 4,000 pounds"
    return [Stage(title, done=paid is not None, duty=duty, said=said, steps=(SETTLE,))]
