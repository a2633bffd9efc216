"""What an EHC plan makes owed while it is kept: a review each year, and what follows a review meeting (SI 2014/1530).

Months are calendar months and weeks calendar weeks; the day from which they are counted is day 0. An early review has
no clock of its own: once its meeting was held, the same days follow from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from foothold.law import ehc
from foothold.law.due import Due, Party, Step
from foothold.law.register import ehc as clocks
from foothold.law.register.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A plan that is kept: the day it was made, and the day of the last review meeting, where there was one."""

    made: date
    last_review: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A review meeting. `amending` is the authority's decision to amend the plan, None until it has decided."""

    meeting: date
    amending: bool | None = None


def kept_duties(given: Kept) -> list[Due]:
    """What the authority owes for a plan it keeps: the next review within 12 months.

    Raises NoKnownValue for a plan made before 1 September 2014."""
    since = given.last_review or given.made
    return [
        Due(
            kind=clocks.EHC_NEXT_REVIEW.id,
            what="Review the EHC plan",
            owed_by=Party.EHC_TEAM,
            owed_to=(Party.PARENT,),
            on=ehc.review_by(given.made, given.last_review),
            provision=clocks.EHC_NEXT_REVIEW.on(since),
            working=partial(_months_counted, given),
        )
    ]


def _months_counted(given: Kept) -> tuple[Step, ...]:
    said = "The last review meeting was on {on}." if given.last_review else "The plan was made on {on}."
    return (
        Step(said, {"on": given.last_review or given.made}),
        Step("12 calendar months later is {on}.", {"on": ehc.review_by(given.made, given.last_review)}),
    )


def meeting_duties(given: Met) -> list[Due]:
    """What follows a review meeting: the school's report within 2 weeks, the authority's decision within 4 and, once
    it has decided to amend, the amended plan within 12.

    Raises NoKnownValue for a meeting before 1 September 2014."""
    owed = [
        _of(
            given,
            clocks.EHC_REVIEW_REPORT,
            "Send the report of the review meeting",
            Party.SCHOOL,
            ehc.report_by,
        ),
        _of(
            given,
            clocks.EHC_REVIEW,
            "Decide on the EHC plan after its review, and send any proposed amendments",
            Party.EHC_TEAM,
            ehc.decide_by,
        ),
    ]
    if given.amending:
        what = "Send the amended EHC plan"
        owed.append(_of(given, clocks.EHC_AMENDED, what, Party.EHC_TEAM, ehc.final_amended_plan_by))
    return owed


def _of(given: Met, clock: Clock, what: str, by: Party, day: Callable[[date], date]) -> Due:
    on = day(given.meeting)
    return Due(
        kind=clock.id,
        what=what,
        owed_by=by,
        owed_to=(Party.PARENT,),
        on=on,
        provision=clock.on(given.meeting),
        working=partial(_weeks_counted, given.meeting, on),
    )


def _weeks_counted(meeting: date, on: date) -> tuple[Step, ...]:
    return (
        Step("The review meeting was on {on}, which is day 0.", {"on": meeting}),
        Step("{weeks} calendar weeks later is {on}.", {"weeks": (on - meeting).days // 7, "on": on}),
    )
