"""What an application for an independent review, its hearing and its outcome make owed."""

from dataclasses import dataclass
from datetime import date

from foothold.law import review_panel
from foothold.law.board_steps import invited_beside_parent, tell, told_beside_parent
from foothold.law.calendar import Calendar
from foothold.law.due import Due, Party, Promptness, Step, Strength
from foothold.law.register import review as clocks
from foothold.law.review_panel import Outcome

LATE_HEARING = "A hearing after that day is a breach, but it still takes place and its decision counts."
TOLD_BESIDE_PARENT = (Party.GOVERNING_BOARD, Party.LOCAL_AUTHORITY)
"""Who has the panel's decision beside the parent."""
NO_OFFER = (
    "After quash and direct, no offer of reinstatement by that day may lead to a payment of 4,000 pounds."
)
UNLESS_OFFERED = ", unless the pupil is offered reinstatement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """An application made in time; `made_on` is the day it counts as made."""

    excluded_on: date
    made_on: date
    sen_expert: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """A hearing, arranged; `papers_before` counts school days back from it (a setting)."""

    excluded_on: date
    meets_on: date
    papers_before: int = review_panel.PAPERS_BEFORE
    has_social_worker: bool = False
    looked_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel's decision. `board_told_on`: the day its notice to the governing board counts as given."""

    excluded_on: date
    decided_on: date
    outcome: Outcome
    board_told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconsidered:
    """The governing board's second decision. `reinstated`: reinstatement was offered within the 10 school days."""

    excluded_on: date
    decided_on: date
    outcome: Outcome
    reinstated: bool
    elsewhere: bool = False


def application_duties(given: Application, calendar: Calendar) -> list[Due]:
    """The hearing by the fifteenth school day after the day of the application (day 0), and a SEN expert if asked."""
    hearing = Due(
        kind=clocks.HEARING.id,
        what="Hold the review hearing",
        owed_by=Party.ARRANGING_AUTHORITY,
        owed_to=(Party.RELEVANT_PERSON,),
        on=review_panel.hear_by(given.made_on, calendar),
        provision=clocks.HEARING.on(given.excluded_on),
        working=lambda: review_panel.counted(given.made_on, review_panel.HEAR_WITHIN, calendar),
        consequence=LATE_HEARING,
    )
    return [hearing, _sen_expert(given)] if given.sen_expert else [hearing]


def _sen_expert(given: Application) -> Due:
    return Due(
        kind=clocks.SEN_EXPERT.id,
        what="Appoint the SEN expert the parent asked for",
        owed_by=Party.ARRANGING_AUTHORITY,
        owed_to=(Party.RELEVANT_PERSON,),
        on=None,
        provision=clocks.SEN_EXPERT.on(given.excluded_on),
        working=lambda: (Step("Asked for with the application made on {on}.", {"on": given.made_on}),),
        promptness=Promptness.AS_SOON_AS_PRACTICABLE,
    )


def heard_beside_parent(has_social_worker: bool, looked_after: bool) -> tuple[Party, ...]:
    """Who has the papers and the day of the hearing beside the parent: everybody else who takes part."""
    return (Party.GOVERNING_BOARD, *invited_beside_parent(has_social_worker, looked_after))


def hearing_duties(given: Hearing, calendar: Calendar) -> list[Due]:
    """Papers and the day at least five school days before the hearing where possible: guidance. To everyone who takes
    part, the pupil's social worker and virtual school head among them."""
    others = heard_beside_parent(given.has_social_worker, given.looked_after)
    return [_papers(given, each, calendar) for each in (Party.RELEVANT_PERSON, *others)]


def _papers(given: Hearing, to: Party, calendar: Calendar) -> Due:
    by = calendar.add_school_days(given.meets_on, -given.papers_before)
    return Due(
        kind=clocks.PAPERS.id,
        what=f"Send the papers and the day of the hearing to the {to.label}",
        owed_by=Party.ARRANGING_AUTHORITY,
        owed_to=(to,),
        on=by,
        provision=clocks.PAPERS.on(given.excluded_on),
        working=lambda: (
            Step("The hearing is on {on}.", {"on": given.meets_on}),
            Step(
                "{number} school days are counted back, from {by}.",
                {"number": given.papers_before, "by": by},
                calendar.count(by, given.papers_before),
            ),
        ),
        strength=Strength.SHOULD,
    )


def outcome_duties(given: Panel, calendar: Calendar) -> list[Due]:
    """Everyone is told without delay; the governing board reconsiders unless its decision was upheld. After quash and
    direct the readjustment is owed even where the board never meets again."""
    told = (Party.RELEVANT_PERSON, *TOLD_BESIDE_PARENT)
    owed = [
        tell(
            clocks.NOTIFY_OUTCOME,
            f"Tell the {party.label} the review panel's decision and reasons",
            Party.ARRANGING_AUTHORITY,
            party,
            given.excluded_on,
            given.decided_on,
        )
        for party in told
    ]
    if given.outcome is Outcome.UPHOLD:
        return owed
    paid = [_readjustment(given.excluded_on, UNLESS_OFFERED)] if given.outcome is Outcome.QUASH else []
    return [*owed, _reconsider(given, calendar), *paid]


def _reconsider(given: Panel, calendar: Calendar) -> Due:
    """Where its notice is not recorded, the board is taken to have it on the day of the decision."""
    told = given.board_told_on or given.decided_on
    how = (
        "The governing board had notice of the decision on {on}."
        if given.board_told_on
        else "Notice to the governing board is not recorded, so the day of the decision, {on}, is taken."
    )
    return Due(
        kind=clocks.RECONSIDER.id,
        what="Reconsider whether the pupil is reinstated",
        owed_by=Party.GOVERNING_BOARD,
        owed_to=(Party.RELEVANT_PERSON,),
        on=review_panel.reconsider_by(told, calendar),
        provision=clocks.RECONSIDER.on(given.excluded_on),
        working=lambda: (
            Step(how, {"on": told}),
            *review_panel.counted(told, review_panel.RECONSIDER_WITHIN, calendar),
        ),
        consequence=NO_OFFER if given.outcome is Outcome.QUASH else "",
    )


def reconsidered_duties(given: Reconsidered, calendar: Calendar) -> list[Due]:
    """Everyone is told without delay; the readjustment follows quash and direct without an offer in time."""
    told = (Party.RELEVANT_PERSON, *told_beside_parent(permanent=True, elsewhere=given.elsewhere))
    owed = [
        tell(
            clocks.NOTIFY_RECONSIDERED,
            f"Tell the {party.label} the reconsidered decision and reasons",
            Party.GOVERNING_BOARD,
            party,
            given.excluded_on,
            given.decided_on,
        )
        for party in told
    ]
    applies = review_panel.readjustment_applies(given.outcome, reinstatement_offered_in_time=given.reinstated)
    return [*owed, _readjustment(given.excluded_on)] if applies else owed


def _readjustment(excluded_on: date, unless: str = "") -> Due:
    """How and when it is paid was not seen (tag M): a maintained school's budget is cut, an academy pays."""
    return Due(
        kind=clocks.READJUST.id,
        what=f"Settle the readjustment of 4,000 pounds, if the panel ordered it{unless}",
        owed_by=Party.SCHOOL,
        owed_to=(Party.LOCAL_AUTHORITY,),
        on=None,
        provision=clocks.READJUST.on(excluded_on),
        working=lambda: (
            Step("Owed after quash and direct where reinstatement is not offered within 10 school days."),
            Step("How it is paid, and by when, was not seen. Check before relying."),
        ),
        promptness=Promptness.AS_SOON_AS_PRACTICABLE,
    )
