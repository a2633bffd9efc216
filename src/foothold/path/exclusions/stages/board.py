"""The stages of the governing board: its meeting, its decision, and who is told of it."""

from foothold.ground.kit import clock
from foothold.law import governing_board
from foothold.law.due import Party
from foothold.path.exclusions import facts
from foothold.path.exclusions.models import BoardDecision
from foothold.path.exclusions.stages.held import when
from foothold.path.exclusions.stages.review import claiming
from foothold.path.exclusions.stages.stage import BOARD, DECIDE, SAID, TELL, Stage

BOARD_DUTIES = ("gb.exam_target", "gb.consider_15", "gb.consider_50", "gb.consider_representations")


def before_the_board(held):
    duty = held.owed(*BOARD_DUTIES)
    why_not = _why_not(held)
    return [_meeting(held, why_not), _decision(held, why_not, duty), _told(held)]


def _why_not(held):
    return held.over() or need_not_meet(held) if held.decision is None else ""


def need_not_meet(held):
    """Why the board need not meet, or nothing where it must, or still may have to."""
    if held.law.must_meet is False and not held.owed(*BOARD_DUTIES):
        return f"{held.law.why} The board need not meet."
    last = held.row.unasked_by or _if_representations(held)
    if last and last < held.today and held.law.must_meet is not True:
        return (
            f"{held.law.why} Nobody had made representations by {last:%-d %B %Y}, so the board need not meet."
        )
    return ""


def _if_representations(held):
    """By when the board meets if representations are still made; None where it does not turn on them."""
    if held.law.must_meet is not None:
        return None
    told = facts.board_told_on(held.row, held.calendar)
    return governing_board.meet_by(held.law, told or clock.day_of(held.row.decided_at), held.calendar)


def _meeting(held, why_not):
    meetings = [f"Arranged for {when(each)}, {each.place}." for each in held.row.several("board_meetings")]
    return Stage(
        "The governing board's meeting is arranged",
        done=bool(meetings) or held.decision is not None,
        why_not=why_not,
        said=(*_representations(held), *meetings),
        duty=held.owed("gb.papers"),
        let_go_on=held.decision.met_on if held.decision else held.ended_on,
        on_means="Papers and invitations go out by this day:",
        opens="Papers and invitations go out before the meeting.",
        steps=(BOARD, DECIDE, SAID, *claiming(held)),
        still=() if held.over() else (SAID,),
    )


def _representations(held):
    found = held.row.several("representations")
    return tuple(f"{each.made_by} on {each.made_on:%-d %B %Y}: {each.said}" for each in found)


def _decision(held, why_not, duty):
    return Stage(
        "The governing board decides",
        done=held.decision is not None,
        why_not=why_not,
        duty=duty,
        let_go_on=held.ended_on,
        said=(() if why_not else _why(held)) + _decided(facts.held(held.row, "board_decision")),
        opens="Its notice opens the right to an independent review." if held.row.is_permanent else "",
        steps=(DECIDE, BOARD, SAID, *claiming(held)),
    )


def _why(held):
    last = _if_representations(held)
    waits = f" It meets only if the parent makes representations, then by {last:%-d %B %Y}." if last else ""
    return (f"{held.law.why}{waits}",)


def _decided(decision):
    if decision is None:
        return ()
    alone = " The chair decided alone." if decision.chair_alone else ""
    said = decision.get_outcome_display()
    return (f"{said[:1].upper()}{said[1:]}, {decision.met_on:%-d %B %Y}.{alone}", decision.reasons)


def _told(held):
    declined = held.decision is None or held.decision.outcome == BoardDecision.Outcome.DECLINE
    runs = "The parent has 15 school days from then to ask for a review."
    return Stage(
        "The decision is told",
        track="decision told" if held.decision else "path",
        done=held.all_met("gb.notify_decision"),
        why_not=""
        if held.decision
        else held.over() or (need_not_meet(held) and "There is no decision to tell."),
        duty=held.telling("gb.notify_decision", first=Party.RELEVANT_PERSON),
        said=held.given("gb.notify_decision"),
        opens=runs if held.row.is_permanent and declined else "",
        steps=(TELL,),
    )
