"""What a request for an EHC needs assessment makes owed, stage by stage (SI 2014/1530).

Weeks are calendar weeks, and the day of the request is day 0."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from foothold.law import ehc
from foothold.law.due import Due, Party, Step
from foothold.law.register import ehc as clocks
from foothold.law.register.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """A request, and how far it has come. `assessing` is the authority's decision, None until there is one."""

    received: date
    assessing: bool | None = None
    plan_drafted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Consulted:
    """A school asked whether it can be named in the plan."""

    asked: date


def request_duties(given: Requested) -> list[Due]:
    """What the authority owes: a decision within 6 weeks; then, until a plan is drafted, word within 16 weeks that
    there will be none; and the final plan within 20 weeks. Nothing more once it has decided not to assess.

    Raises NoKnownValue for a request before 1 September 2014."""
    owed = [
        _of(
            given, clocks.EHC_DECIDE, "Decide whether to assess, and tell the parent", ehc.decide_to_assess_by
        )
    ]
    if given.assessing and not given.plan_drafted:
        what = "Tell the parent, if there will be no EHC plan"
        owed.append(_of(given, clocks.EHC_NO_PLAN, what, ehc.tell_no_plan_by))
    if given.assessing is not False:
        owed.append(
            _of(given, clocks.EHC_FINAL, "Send the final EHC plan, if there is to be one", ehc.final_plan_by)
        )
    return owed


def consultation_duties(given: Consulted) -> list[Due]:
    """What a consulted school owes: an answer within 15 calendar days (the day it was asked is day 0).

    Raises NoKnownValue for a day before 1 September 2014."""
    return [
        Due(
            kind=clocks.EHC_REPLY.id,
            what="Answer whether the school can be named in the EHC plan",
            owed_by=Party.SCHOOL,
            owed_to=(Party.EHC_TEAM,),
            on=ehc.reply_by(given.asked),
            provision=clocks.EHC_REPLY.on(given.asked),
            working=partial(_reply_counted, given.asked),
        )
    ]


def _of(given: Requested, clock: Clock, what: str, by: Callable[[date], date]) -> Due:
    return Due(
        kind=clock.id,
        what=what,
        owed_by=Party.EHC_TEAM,
        owed_to=(Party.PARENT,),
        on=by(given.received),
        provision=clock.on(given.received),
        working=partial(_weeks_counted, given.received, by(given.received)),
    )


def _weeks_counted(received: date, on: date) -> tuple[Step, ...]:
    weeks = (on - received) // timedelta(weeks=1)
    return (
        Step("The request was received on {on}, which is day 0.", {"on": received}),
        Step("{weeks} calendar weeks later is {on}.", {"weeks": weeks, "on": on}),
        Step(
            "School holidays count. Where one of the exemptions of the regulations holds, say so when it is late."
        ),
    )


def _reply_counted(asked: date) -> tuple[Step, ...]:
    return (
        Step("The school was asked on {on}, which is day 0.", {"on": asked}),
        Step("15 calendar days later is {on}.", {"on": ehc.reply_by(asked)}),
    )
