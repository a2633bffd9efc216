"""What a permanent exclusion makes owed."""

from foothold.law import day_six, education, governing_board, notices
from foothold.law.calendar import Calendar
from foothold.law.claims import tribunal_claim_by
from foothold.law.due import Due, Party, Promptness, Step, Strength
from foothold.law.exclusion import Facts
from foothold.law.register import exclusions as clocks
from foothold.law.register import review


def duties(facts: Facts, calendar: Calendar) -> list[Due]:
    """Everything owed after a permanent exclusion, up to the board's meeting. Raises LawError where the calendar
    cannot answer."""
    board = governing_board.duty(facts, calendar)
    days = day_six.first_days(facts, calendar)
    return [
        *notices.dues(facts, calendar, board, days),
        *_annual_review(facts),
        *education.dues(facts, calendar, days),
        *governing_board.dues(facts, calendar, board),
        _tribunal(facts),
    ]


def _annual_review(facts: Facts) -> list[Due]:
    if not facts.ehc_plan:
        return []
    decided = facts.exclusion.day_of_decision
    return [
        Due(
            kind=clocks.EARLY_ANNUAL_REVIEW.id,
            what="Ask the local authority for an early annual review of the EHC plan",
            owed_by=Party.HEADTEACHER,
            owed_to=(Party.HOME_AUTHORITY,),
            on=decided,
            provision=clocks.EARLY_ANNUAL_REVIEW.on(decided),
            working=lambda: (Step("The pupil has an EHC plan; the decision was on {on}.", {"on": decided}),),
            promptness=Promptness.AS_SOON_AS_PRACTICABLE,
            strength=Strength.SHOULD,
        )
    ]


def _tribunal(facts: Facts) -> Due:
    act = facts.exclusion.day_of_decision
    return Due(
        kind=review.TRIBUNAL_CLAIM.id,
        what="Make any claim of disability discrimination to the First-tier Tribunal",
        owed_by=Party.PARENT,
        owed_to=(),
        on=tribunal_claim_by(act),
        provision=review.TRIBUNAL_CLAIM.on(act),
        working=lambda: (
            Step(
                "Six months beginning with {on}, so the last day is the day before that date six months on.",
                {"on": act},
            ),
        ),
    )
