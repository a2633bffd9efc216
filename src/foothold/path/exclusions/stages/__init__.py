"""The path of one exclusion, stage by stage, from what is on record and what law makes of it. Nothing is stored."""

from dataclasses import replace

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.law import facts as law_facts
from foothold.law import governing_board
from foothold.law.exclusion import Facts
from foothold.path.exclusions.stages import board, education, end, notices, review
from foothold.path.exclusions.stages.held import Held
from foothold.path.exclusions.stages.stage import DONE, IF_IT_HAPPENS, LATE, NEXT, NOT_NEEDED, NOW, Stage


def of(row, duties, today, calendar):
    """The stages in the order they come. What the board must do is asked of law with the facts its duties rest on.
    Raises NotASchoolDay where a changed calendar no longer fits the days on record."""
    basis = next(each.basis for each in duties if each.basis.rule in ("permanent", "suspension"))
    law = governing_board.duty(law_facts.from_json(Facts, basis.facts), calendar)
    held = Held(row, duties, calendar, law, today)
    told = [notices.told(held), *notices.corrected(held), *notices.cancelled(held)]
    return _in_order(
        [
            *told,
            education.from_day_six(held),
            *board.before_the_board(held),
            *review.of(held),
            end.of(held),
        ],
        today,
        calendar,
    )


def _in_order(stages, today, calendar):
    """Each with how it stands: done, not needed, late; the first left of each track is now, the others come next."""
    found, running = [], set()
    for stage in stages:
        state = _state(stage, today)
        if state == NOW and stage.track in running:
            state = NEXT
        running |= {stage.track} if state in (NOW, LATE) else set()
        found.append(_as_it_stands(replace(stage, state=state), today, calendar))
    return found


def _as_it_stands(stage, today, calendar):
    due = explain.due(stage.duty, calendar) if stage.duty else None
    return replace(stage, due=due, standing=_standing(stage, today, calendar, due))


def _state(stage, today):
    if stage.done:
        return DONE
    if stage.why_not:
        return NOT_NEEDED
    return LATE if stage.duty and stage.duty.is_late(today) else NOW


def _standing(stage, today, calendar, due):
    """Whether the legal day was met, said without blame, and what a late day leads to."""
    duty = stage.duty
    if duty is None or duty.due_on is None:
        return ""
    if duty.status == Duty.Status.VOID:
        return _never_done(stage, calendar)
    if duty.met_on is None:
        return explain.distance(duty.due_on, today, calendar) if stage.is_needed else ""
    if duty.met_on <= duty.due_on:
        return "done in time."
    after = explain.distance(duty.due_on, duty.met_on, calendar)
    return f"done on {duty.met_on:%-d %B %Y}, {after}. {due.consequence if due else ''}".strip()


def _never_done(stage, calendar):
    """A day that passed before the duty was let go stays readable as missed."""
    if stage.let_go_on is None or stage.let_go_on <= stage.duty.due_on:
        return ""
    late = explain.distance(stage.duty.due_on, stage.let_go_on, calendar)
    return f"not recorded as done: {late} when it was no longer owed."


def together(stages):
    """Stages that will not come, for one and the same reason, are read as one."""
    found: list[Stage] = []
    for stage in stages:
        before = found[-1] if found else None
        if before and before.is_passed_over and stage.is_passed_over and before.why_not == stage.why_not:
            found[-1] = replace(before, others=(*before.others, stage.title))
        else:
            found.append(stage)
    return found


def next_steps(stages, granted, parties):
    """What the reader may do next: what falls on those the reader acts for first, and of that what is late."""
    due = [each for each in stages if each.state in (LATE, NOW)]
    pressing = sorted(due, key=lambda each: (not _falls_on(each, parties), each.state != LATE))
    found = [step for stage in pressing for step in stage.steps if step.permission in granted]
    return sorted(dict.fromkeys(found), key=IF_IT_HAPPENS.__contains__)


def may_still_be_recorded(stages, granted):
    """What may be said although its stage is not needed: a board considers what is said of a short suspension too."""
    found = [step for stage in stages if not stage.is_needed for step in stage.still]
    return [step for step in found if step.permission in granted]


def _falls_on(stage, parties):
    return stage.duty is None or stage.duty.owed_by in parties
