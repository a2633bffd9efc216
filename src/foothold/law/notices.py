"""Who must be told of an exclusion, when, and what the written notice says."""

from datetime import date, timedelta
from enum import StrEnum

from foothold.law import ages, governing_board, review_panel
from foothold.law.calendar import Calendar, Session
from foothold.law.day_six import FirstDays, owed_from
from foothold.law.due import Due, OtherReading, Party, Promptness, Step
from foothold.law.exclusion import Facts
from foothold.law.governing_board import BoardDuty
from foothold.law.provision import Provision
from foothold.law.readings import not_in_force
from foothold.law.register import education as education_clocks
from foothold.law.register import exclusions as clocks
from foothold.law.register import review as review_clocks
from foothold.law.register import sources
from foothold.law.register.clock import Clock
from foothold.law.review_panel import SentHow

ADULT = 18
NO_NUMBER = (
    "The law gives no number of days. It is due on the day of the decision and late from the next day."
)
UNTOLD = (
    "The parent's time to act has not fairly begun, and the exclusion may be criticised or challenged for it."
)
CONTENTS = (
    "the period of the suspension, or that the exclusion is permanent",
    "the reasons",
    "the right to make representations to the governing board, and how the pupil may take part",
    "how and where to send them",
    "where the board will meet: the right to attend, to be represented and to bring a friend",
)
REMOTE_CONTENTS = "that a remote meeting may be asked for, and how"

GIVEN = frozenset(
    each.id
    for each in (
        clocks.NOTIFY_PARENT,
        education_clocks.S104_NOTICE,
        education_clocks.S104_FURTHER,
        clocks.NOTIFY_LA,
        clocks.NOTIFY_SW_VSH,
        clocks.NOTIFY_GB,
        clocks.NOTIFY_GB_TERMLY,
        clocks.CANCELLATION,
        clocks.CORRECTION,
        clocks.INVITE,
        clocks.BOARD_PAPERS,
        clocks.NOTIFY_DECISION,
        review_clocks.PAPERS,
        review_clocks.NOTIFY_OUTCOME,
        review_clocks.NOTIFY_RECONSIDERED,
    )
)
"""Clocks of what is done by giving a notice."""


class When(StrEnum):
    """When somebody must be told; IF_ANY where the facts do not say whether there is such a person."""

    WITHOUT_DELAY = "without_delay"
    IF_ANY = "without_delay_if_any"
    ONCE_A_TERM = "once_per_term"
    NOT_REQUIRED = "not_required"


def contents(on: date) -> tuple[str, ...]:
    """What the written notice to the parent states, for an exclusion decided on a day."""
    return (*CONTENTS, REMOTE_CONTENTS) if on >= sources.CANCELLATION_BEGINS else CONTENTS


def is_notice(kind: str, to: str) -> bool:
    """Whether something owed is done by giving a notice. That a pupil is back after a cancellation is owed, and is
    none."""
    return kind in GIVEN and to != Party.PUPIL


def is_told(to: Party, how: SentHow) -> bool:
    """Whether a notice given in this way is enough: the parent, or the pupil at 18, must have it in writing."""
    return review_panel.is_written(how) or to not in (Party.RELEVANT_PERSON, Party.PARENT, Party.PUPIL)


def relevant_person(facts: Facts) -> Party:
    """Who holds the rights: a parent, or the pupil at 18 or over."""
    if facts.age_years is None and facts.born_on:
        return relevant_person_on(facts.born_on, facts.exclusion.day_of_decision)
    return _holder_of_rights(facts.age_years)


def relevant_person_on(born_on: date, on: date) -> Party:
    """Who holds the rights on a day: a parent, or the pupil from the eighteenth birthday on."""
    return _holder_of_rights(ages.age_on(born_on, on))


def _holder_of_rights(age: int | None) -> Party:
    return Party.PUPIL if age is not None and age >= ADULT else Party.PARENT


def tell_authority(facts: Facts, grave: bool) -> When:
    """The school's local authority. `grave`: permanent, over 5 school days in the term, or an examination lost."""
    every = facts.exclusion.day_of_decision >= sources.ALL_SUSPENSIONS_TO_AUTHORITY
    return When.WITHOUT_DELAY if every or grave else When.ONCE_A_TERM


def tell_home_authority(facts: Facts) -> When:
    """The authority in whose area the pupil lives, where that is another one; for a permanent exclusion only."""
    if not facts.exclusion.is_permanent:
        return When.NOT_REQUIRED
    if not (facts.home_authority and facts.school_authority):
        return When.IF_ANY
    return When.WITHOUT_DELAY if facts.home_authority != facts.school_authority else When.NOT_REQUIRED


def tell_if(there_is_one: bool | None, on: date) -> When:
    """A social worker, or the virtual school head of a looked-after pupil: since 1 September 2022."""
    if on < sources.ALL_SUSPENSIONS_TO_AUTHORITY or there_is_one is False:
        return When.NOT_REQUIRED
    return When.WITHOUT_DELAY if there_is_one else When.IF_ANY


def tell_board(grave: bool) -> When:
    """When the board is told: without delay where it must or may have to meet, otherwise once a term."""
    return When.WITHOUT_DELAY if grave else When.ONCE_A_TERM


def authorities(facts: Facts) -> tuple[str, ...]:
    """Codes of the authorities to tell, the school's first."""
    home = (facts.home_authority,) if tell_home_authority(facts) is When.WITHOUT_DELAY else ()
    return (facts.school_authority, *home)


def dues(facts: Facts, calendar: Calendar, board: BoardDuty, days: FirstDays) -> list[Due]:
    """The notices owed on the decision, the parent's first."""
    decided = facts.exclusion.day_of_decision
    owed = [_without_delay(_PARENT, clocks.NOTIFY_PARENT.on(decided), decided)]
    owed += _section_104(facts, days)
    owed.append(_to_board(facts, calendar, board))
    owed.append(_to_authority(facts, calendar, board))
    for told, when in _others(facts, decided):
        if when in (When.WITHOUT_DELAY, When.IF_ANY):
            owed.append(_without_delay(told, told.clock.on(decided), decided, if_any=when is When.IF_ANY))
    return owed


class _Told:
    """Somebody the headteacher tells without delay."""

    def __init__(self, party: Party, what: str, clock: Clock, consequence: str = "") -> None:
        self.party, self.what, self.clock, self.consequence = party, what, clock, consequence


_PARENT = _Told(
    Party.RELEVANT_PERSON, "Tell the parent, in person and in writing", clocks.NOTIFY_PARENT, UNTOLD
)
_BOARD = _Told(Party.GOVERNING_BOARD, "Tell the governing board", clocks.NOTIFY_GB)
_AUTHORITY = _Told(Party.LOCAL_AUTHORITY, "Tell the local authority", clocks.NOTIFY_LA)
_HOME = _Told(Party.HOME_AUTHORITY, "Tell the authority in whose area the pupil lives", clocks.NOTIFY_LA)
_SOCIAL_WORKER = _Told(Party.SOCIAL_WORKER, "Tell the pupil's social worker", clocks.NOTIFY_SW_VSH)
_VIRTUAL_HEAD = _Told(Party.VIRTUAL_SCHOOL_HEAD, "Tell the virtual school head", clocks.NOTIFY_SW_VSH)


def _others(facts: Facts, decided: date) -> tuple[tuple[_Told, When], ...]:
    return (
        (_HOME, tell_home_authority(facts)),
        (_SOCIAL_WORKER, tell_if(facts.has_social_worker, decided)),
        (_VIRTUAL_HEAD, tell_if(facts.looked_after, decided)),
    )


def _without_delay(told: _Told, provision: Provision, decided: date, *, if_any: bool = False) -> Due:
    return Due(
        kind=told.clock.id,
        what=f"{told.what}, if there is one" if if_any else told.what,
        owed_by=Party.HEADTEACHER,
        owed_to=(told.party,),
        on=decided,
        provision=provision,
        working=lambda: (Step("The headteacher decided on {on}.", {"on": decided}), Step(NO_NUMBER)),
        promptness=Promptness.WITHOUT_DELAY,
        consequence=told.consequence,
    )


def _to_board(facts: Facts, calendar: Calendar, board: BoardDuty) -> Due:
    decided = facts.exclusion.day_of_decision
    if board.told_without_delay:
        return _without_delay(_BOARD, clocks.NOTIFY_GB.on(decided), decided)
    return _once_a_term(_BOARD, clocks.NOTIFY_GB_TERMLY, facts, calendar, board)


def _to_authority(facts: Facts, calendar: Calendar, board: BoardDuty) -> Due:
    decided = facts.exclusion.day_of_decision
    if tell_authority(facts, board.told_without_delay) is When.WITHOUT_DELAY:
        return _without_delay(_AUTHORITY, clocks.NOTIFY_LA.on(decided), decided)
    return _once_a_term(_AUTHORITY, clocks.NOTIFY_LA, facts, calendar, board)


def _once_a_term(told: _Told, clock: Clock, facts: Facts, calendar: Calendar, board: BoardDuty) -> Due:
    term = board.tally.this_term.period
    return Due(
        kind=clock.id,
        what=f"{told.what}, with the other suspensions of the term",
        owed_by=Party.HEADTEACHER,
        owed_to=(told.party,),
        on=term.ends_on,
        provision=clock.on(facts.exclusion.day_of_decision),
        working=lambda: (
            Step(board.why),
            Step("Reported once a term; the term ends on {on}.", {"on": term.ends_on}),
        ),
        promptness=Promptness.ONCE_A_TERM,
        readings=lambda: _told_sooner(facts, calendar, board),
    )


def _told_sooner(facts: Facts, calendar: Calendar, board: BoardDuty) -> tuple[OtherReading, ...]:
    """Without delay instead, where the other reading takes a suspension across the end of a term past 5 days."""
    other = governing_board.duty_read_otherwise(facts, calendar, board)
    if not other.told_without_delay:
        return ()
    says = not_in_force(facts.readings, governing_board.SPLIT)
    return (OtherReading(governing_board.SPLIT, says, facts.exclusion.day_of_decision),)


def _section_104(facts: Facts, days: FirstDays) -> list[Due]:
    """The notice of the parent's days and of day 6, and the further notice where there is a sixth day."""
    if not days.parents:
        return []
    first = facts.exclusion.starts_on
    notice = Due(
        kind=education_clocks.S104_NOTICE.id,
        what="Give the parent notice of the days to stay out of public places, and of education from the sixth day",
        owed_by=Party.HEADTEACHER,
        owed_to=(Party.RELEVANT_PERSON,),
        on=first,
        session=Session.PM,
        provision=education_clocks.S104_NOTICE.on(facts.exclusion.day_of_decision),
        working=lambda: (
            Step(
                "The first day of exclusion is {on}; the end of its afternoon session is the limit.",
                {"on": first},
            ),
        ),
        consequence="Days not named in a notice bind no parent, and no penalty can follow for them.",
    )
    return [notice, *_further_notice(facts, owed_from(facts, days.sixth))]


def _further_notice(facts: Facts, from_on: date | None) -> list[Due]:
    if from_on is None or facts.provision_starts_on:
        return []
    return [
        Due(
            kind=education_clocks.S104_FURTHER.id,
            what="Tell the parent where and when the education starts, 48 hours before",
            owed_by=Party.HEADTEACHER,
            owed_to=(Party.RELEVANT_PERSON,),
            on=from_on - timedelta(days=2),
            provision=education_clocks.S104_FURTHER.on(facts.exclusion.day_of_decision),
            working=lambda: (
                Step("Education is due from {on}.", {"on": from_on}),
                Step("48 hours back from the start of its morning session.", {}),
            ),
            consequence="Education may have to start later, or the parent must agree to shorter notice.",
        )
    ]
