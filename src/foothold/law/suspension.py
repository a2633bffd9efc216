"""What a suspension or lunchtime suspension makes owed."""

from datetime import date

from foothold.law import day_six, education, governing_board, notices, stay_away
from foothold.law.calendar import Calendar
from foothold.law.due import Due, Party, Step, Strength
from foothold.law.exclusion import ExclusionKind, Facts
from foothold.law.register import education as clocks


def duties(facts: Facts, calendar: Calendar) -> list[Due]:
    """Everything owed after a suspension: notices, the board, education, the return.

    Does not refuse what the law forbids: what has nevertheless happened still has its duties. Raises LawError where
    the calendar cannot answer.
    """
    board = governing_board.duty(facts, calendar)
    days = day_six.first_days(facts, calendar)
    return [
        *notices.dues(facts, calendar, board, days),
        *education.dues(facts, calendar, days),
        *governing_board.dues(facts, calendar, board),
        *_return(facts, calendar),
    ]


def _return(facts: Facts, calendar: Calendar) -> list[Due]:
    """A meeting about the return; none after a lunchtime."""
    if facts.exclusion.kind is ExclusionKind.LUNCHTIME:
        return []
    away = stay_away.stay(facts.exclusion, calendar)
    back = stay_away.return_after(away, calendar)
    return [
        Due(
            kind=clocks.REINTEGRATION.id,
            what="Hold a reintegration meeting on or before the return",
            owed_by=Party.SCHOOL,
            owed_to=(Party.PUPIL, Party.RELEVANT_PERSON),
            on=back.on,
            session=back.session,
            provision=clocks.REINTEGRATION.on(facts.exclusion.day_of_decision),
            working=lambda: _return_working(facts, calendar, away.days, back.on),
            strength=Strength.SHOULD,
        )
    ]


def _return_working(facts: Facts, calendar: Calendar, number: int, back: date) -> tuple[Step, ...]:
    count = calendar.count(facts.exclusion.starts_on, number, first_day_counts=True)
    return (
        Step("The suspension covers these school days.", {}, count),
        Step("The pupil is back on {on}.", {"on": back}),
    )
