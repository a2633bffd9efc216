"""What local rules, and what was agreed, make owed after a referral to an outside team.

Pure, in the shape of `local_duties`. Where no local rule says how soon a team answers, the referral names a day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foothold.ground.policy import local_duties
from foothold.law.calendar import Calendar
from foothold.law.due import Due, Party, Step
from foothold.law.errors import LawError

NAMED = "The day named in the referral"
PRACTICE = "Practice of local authorities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A team that was asked on a day and answers by another. `setting` is the local rule that says so; empty where the
    referral names the day. `signs_in` says whether the team answers in Foothold itself."""

    team: str
    since: date
    by_on: date
    source: str
    setting: str = ""
    signs_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreAsked:
    """What a team asked for before it answers, and by when."""

    team: str
    since: date
    by_on: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme of a unit: written on a day, with its review in the middle and its last day."""

    team: str
    since: date
    review_on: date
    ends_on: date
    source: str
    signs_in: bool = False


def asked(given: Asked, calendar: Calendar) -> list[Due]:
    """The team's answer, and on the school day after that day the school's asking what became of it."""
    setting = given.setting or "referral"
    steps = [Step("It was sent to {team} on {since}.", {"team": given.team, "since": given.since})]
    days = (given.by_on - given.since).days
    steps.append(
        Step("The answer is due by calendar day {days} after that: {on}.", {"days": days, "on": given.by_on})
        if given.setting
        else Step("No local rule sets a time. The referral names {on}.", {"on": given.by_on})
    )
    return [
        *([_answer(given, setting, steps)] if given.signs_in else []),
        _asking_again(given, steps, calendar),
    ]


def _answer(given: Asked, setting: str, steps: list[Step]) -> Due:
    what, team = f"Answer the referral to {given.team}", Party.OUTSIDE_TEAM
    to = (Party.SCHOOL,)
    return local_duties.due(
        ANSWER, what, given.by_on, setting, given.source, lambda: tuple(steps), by=team, to=to
    )


def _asking_again(given: Asked, steps: list[Step], calendar: Calendar) -> Due:
    on = _next_school_day(given.by_on, calendar)
    said = (*steps, Step("Without an answer, the school asks on its next day: {on}.", {"on": on}))
    what = f"Ask {given.team} what became of the referral, if no answer has come"
    return local_duties.due(SILENT, what, on, "referral.silent", PRACTICE, lambda: said)


def _next_school_day(day: date, calendar: Calendar) -> date:
    try:
        return calendar.next_school_day(day)
    except LawError:
        return day + timedelta(days=1)


def more_asked(given: MoreAsked, calendar: Calendar) -> list[Due]:
    """The school sends what the team asked for, by the day the team named."""
    steps = (
        Step("{team} asked for more on {since}.", {"team": given.team, "since": given.since}),
        Step("It named {on} as the last day for it.", {"on": given.by_on}),
    )
    what = f"Send {given.team} what it asked for"
    return [local_duties.due(MORE, what, given.by_on, "referral.more", given.source, lambda: steps)]


def programme(given: Programme, calendar: Calendar) -> list[Due]:
    """The review in the middle, and the end with a plan of what keeps it going. Both stand from the first day."""
    begun = Step("The programme was written on {since}.", {"since": given.since})
    review = (begun, Step("Its review in the middle was set for {on}.", {"on": given.review_on}))
    end = (begun, Step("Its last day was set for {on}.", {"on": given.ends_on}))
    by = Party.OUTSIDE_TEAM if given.signs_in else Party.SCHOOL
    looks = f"Review the programme of {given.team} with school, family and services"
    closes = f"End the programme of {given.team} with a sustainability plan"
    return [
        local_duties.due(kind, what, on, "programme", given.source, lambda said=said: said, by=by)  # type: ignore[misc]
        for kind, what, on, said in (
            (REVIEW, looks, given.review_on, review),
            (END, closes, given.ends_on, end),
        )
    ]


ANSWER, SILENT, MORE = "referral_answer", "referral_silent", "referral_more"
REVIEW, END = "programme_review", "programme_end"
DONE_BY_A_RECORD = frozenset({ANSWER, MORE, REVIEW, END})
"""Asking again is ticked off, with what was heard; the rest is recorded on the page of the referral."""
SENT, MORE_ASKED, PROGRAMME = "referral", "referral_more", "programme"
RULES: dict[str, tuple[Any, Callable[[Any, Calendar], list[Due]]]] = {
    SENT: (Asked, asked),
    MORE_ASKED: (MoreAsked, more_asked),
    PROGRAMME: (Programme, programme),
}
FOLLOWS_FROM = {
    SENT: "a referral to an outside team",
    MORE_ASKED: "what a team asked for before it answers",
    PROGRAMME: "the programme of a unit",
}
