"""What a decision would trigger, worked out before anything is stored, from the same facts as the deed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.law import annual_limit, governing_board, permanent, stay_away, suspension, totals
from foothold.law.due import Due
from foothold.law.exclusion import Facts
from foothold.path.exclusions import checks, facts, prompts


@dataclass(frozen=True)
class Preview:
    """What follows a decision: what is owed, the totals, when the pupil is back, and what to think about first."""

    facts: Facts
    dues: list[Due]
    tally: totals.Tally
    returns: stay_away.Return | None
    last_day: Any
    prompts: list[prompts.Prompt]
    board: governing_board.BoardDuty


def of(deed, pupil, organisation, *, at):
    """From the same reads as the deed, and raises what it would: Refused, AgainstTheLaw, or a LawError of the
    calendar."""
    known, _ = facts.read(pupil, organisation, deed.starts_on)
    checks.can_be(known, pupil, deed, at)
    child, school = known.child(pupil, deed), known.school
    given = facts.in_law(deed, child, school)
    refuse(given, school.calendar)
    return _preview(given, school, child)


def refuse(given, calendar):
    """Stops before what the law forbids."""
    if not given.exclusion.is_permanent:
        annual_limit.refuse_above(given, calendar)


def dues(given, calendar):
    """What is owed, in the order of its days."""
    rule = permanent if given.exclusion.is_permanent else suspension
    return sorted(rule.duties(given, calendar), key=lambda due: due.on or date.max)


def _preview(given, school, child):
    calendar = school.calendar
    tally = totals.tally(given, calendar)
    lasting = given.exclusion.is_permanent
    return Preview(
        given,
        dues(given, calendar),
        tally,
        None if lasting else stay_away.returns(given.exclusion, calendar),
        None if lasting else stay_away.last_day(given.exclusion, calendar),
        _prompts(given, tally, child, school),
        governing_board.duty(given, calendar),
    )


def _prompts(given, tally, child, school):
    if given.exclusion.is_permanent:
        return list(prompts.of_child(child.facts))
    term = tally.this_term
    return prompts.of_suspension(
        half_days=given.exclusion.length,
        suspensions_this_term=facts.number_in_term(tally),
        half_days_this_term=term.half_days,
        child=child.facts,
        rules=school.local_rules,
    )
