"""Cancelling an exclusion, and why one cannot be lengthened or converted."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from foothold.law import stay_away
from foothold.law.calendar import ONE_DAY, Calendar
from foothold.law.due import Due, Party, Promptness, Step, Strength
from foothold.law.errors import AgainstTheLaw
from foothold.law.exclusion import Exclusion, ExclusionKind, Facts
from foothold.law.readings import Readings
from foothold.law.register import exclusions as clocks
from foothold.law.register import sources
from foothold.law.stay_away import PER_DAY
from foothold.law.totals import A_YEAR_AT_MOST


class Change(StrEnum):
    """What a headteacher may want to do with an exclusion already made."""

    CANCEL = "cancel"
    LENGTHEN = "lengthen"


def power_exists(decided_on: date) -> bool:
    """Whether the regulations give a power to cancel: for exclusions on or after 1 September 2023."""
    return decided_on >= sources.CANCELLATION_BEGINS


def served_half_days(exclusion: Exclusion, cancelled_on: date, calendar: Calendar, readings: Readings) -> int:
    """Half school days missed before it was cancelled; they stay in the 45 school day total.

    The day of cancellation is a day missed, unless the reading `cancellation_day_counts` says otherwise.
    """
    return served_until(exclusion, last_day_missed(cancelled_on, readings), calendar)


def last_day_missed(cancelled_on: date, readings: Readings) -> date:
    """The last day of a cancelled exclusion that counts: the day of cancellation, unless the reading says otherwise."""
    return cancelled_on if readings.cancellation_day_counts else cancelled_on - ONE_DAY


def served_until(exclusion: Exclusion, last: date, calendar: Calendar) -> int:
    """Half school days missed up to and including a day, under a permanent exclusion too."""
    if last < exclusion.starts_on:
        return 0
    whole_days = calendar.school_days_between(exclusion.starts_on, last)
    away = stay_away.stay(exclusion, calendar)
    if exclusion.kind is ExclusionKind.LUNCHTIME:
        return min(away.length, whole_days)
    return min(away.length, (away.first_day + whole_days) * PER_DAY - away.start)


def as_served_until(exclusion: Exclusion, last: date, calendar: Calendar) -> Exclusion | None:
    """What remains in later totals of a suspension that was cancelled, or that a board ended: `last` is the last day
    away. None where nothing was served."""
    served = served_until(exclusion, last, calendar)
    return replace(exclusion, length=served) if served else None


def most_in_a_year(
    exclusion: Exclusion, cancelled_on: date, before: int, calendar: Calendar, readings: Readings
) -> int:
    """The half school days of exclusion in a school year once an exclusion is cancelled.

    `before` are those of the others in the year in which it starts. A permanent one may reach into the next year: then
    the larger of both.
    """
    served = served_half_days(exclusion, cancelled_on, calendar, readings)
    last_of_year = calendar.year_of(exclusion.starts_on).last_day
    in_first = min(served, served_until(exclusion, last_of_year, calendar))
    return max(before + in_first, served - in_first)


def year_allows(half_days_this_year: int) -> bool:
    """Not where the pupil has been, or would have been, excluded for more than 45 school days in the year."""
    return half_days_this_year <= A_YEAR_AT_MOST


def refuse_if_not_allowed(
    exclusion: Exclusion, *, board_meeting_started: bool, half_days_this_year: int
) -> None:
    """Raises AgainstTheLaw where the headteacher may not cancel. `half_days_this_year` as `most_in_a_year` says."""
    provision = clocks.CANCELLATION.on(exclusion.day_of_decision)
    if board_meeting_started:
        raise AgainstTheLaw(
            provision, "The governing board has begun its meeting, so this can no longer be cancelled."
        )
    if not year_allows(half_days_this_year):
        raise AgainstTheLaw(
            provision,
            "The pupil has been excluded for more than 45 school days this year, so this cannot be cancelled.",
        )


def duties(facts: Facts, cancelled_on: date) -> list[Due]:
    """What the headteacher owes on cancelling: everyone told is told again, with reasons, and the pupil is back."""
    told = [Party.RELEVANT_PERSON, Party.GOVERNING_BOARD, Party.LOCAL_AUTHORITY]
    told += [Party.SOCIAL_WORKER] if facts.has_social_worker is not False else []
    told += [Party.VIRTUAL_SCHOOL_HEAD] if facts.looked_after is not False else []
    owed = [
        _owed(
            f"Tell the {party.label} of the cancellation, in writing with reasons", party, facts, cancelled_on
        )
        for party in told
    ]
    meeting = _owed("Offer the parent a meeting about the cancellation", Party.PARENT, facts, cancelled_on)
    return [
        _owed("Have the pupil back in school", Party.PUPIL, facts, cancelled_on),
        *owed,
        meeting._replace(strength=Strength.SHOULD),
    ]


def _owed(what: str, to: Party, facts: Facts, cancelled_on: date) -> Due:
    """Law since the power to cancel exists; guidance before."""
    decided = facts.exclusion.day_of_decision
    return Due(
        kind=clocks.CANCELLATION.id,
        what=what,
        owed_by=Party.HEADTEACHER,
        owed_to=(to,),
        on=cancelled_on,
        provision=clocks.CANCELLATION.on(decided),
        working=lambda: (Step("The exclusion was cancelled on {on}.", {"on": cancelled_on}),),
        promptness=Promptness.WITHOUT_DELAY,
        strength=Strength.MUST if power_exists(decided) else Strength.SHOULD,
    )
