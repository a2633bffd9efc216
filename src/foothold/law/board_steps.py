"""What the governing board's meeting and decision make owed."""

from dataclasses import dataclass
from datetime import date

from foothold.law.calendar import Calendar
from foothold.law.due import Due, Party, Promptness, Step, Strength
from foothold.law.register import exclusions as clocks
from foothold.law.register.clock import Clock

NO_NUMBER = "The law gives no number of days. It is due on that day and late from the next day."


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of the governing board, arranged; `papers_before` counts school days back from it (a setting)."""

    excluded_on: date
    meets_on: date
    papers_before: int = 5
    has_social_worker: bool = False
    looked_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision of the governing board. `elsewhere`: the pupil lives in another authority's area."""

    excluded_on: date
    decided_on: date
    permanent: bool = False
    elsewhere: bool = False


def papers_by(given: Meeting, calendar: Calendar) -> date:
    """The day by which papers and invitations go out (guidance): school days counted back from the meeting."""
    return calendar.add_school_days(given.meets_on, -given.papers_before)


def invited_beside_parent(has_social_worker: bool, looked_after: bool) -> tuple[Party, ...]:
    """Whom the clerk invites beside the parent: the headteacher, the authority, and who else works for the pupil."""
    social_worker = (Party.SOCIAL_WORKER,) if has_social_worker else ()
    virtual_head = (Party.VIRTUAL_SCHOOL_HEAD,) if looked_after else ()
    return (Party.HEADTEACHER, Party.LOCAL_AUTHORITY, *social_worker, *virtual_head)


def told_beside_parent(permanent: bool, elsewhere: bool) -> tuple[Party, ...]:
    """Who has the board's decision and reasons beside the parent; the home authority after a permanent exclusion."""
    home = (Party.HOME_AUTHORITY,) if permanent and elsewhere else ()
    return (Party.HEADTEACHER, Party.LOCAL_AUTHORITY, *home)


def meeting_duties(given: Meeting, calendar: Calendar) -> list[Due]:
    """Papers and invitations, both by the day the papers go out."""
    by = papers_by(given, calendar)
    invited = [Party.RELEVANT_PERSON, *invited_beside_parent(given.has_social_worker, given.looked_after)]
    papers = "Send the papers to the parent and everyone invited"
    return [
        _before(clocks.BOARD_PAPERS, papers, Party.RELEVANT_PERSON, given, by, calendar),
        *(
            _before(clocks.INVITE, f"Invite the {each.label} to the meeting", each, given, by, calendar)
            for each in invited
        ),
    ]


def _before(clock: Clock, what: str, to: Party, given: Meeting, by: date, calendar: Calendar) -> Due:
    return Due(
        kind=clock.id,
        what=what,
        owed_by=Party.CLERK,
        owed_to=(to,),
        on=by,
        provision=clock.on(given.excluded_on),
        working=lambda: (
            Step("The meeting is on {on}.", {"on": given.meets_on}),
            Step(
                "{number} school days are counted back, from {by}.",
                {"number": given.papers_before, "by": by},
                calendar.count(by, given.papers_before),
            ),
        ),
        strength=Strength.SHOULD,
    )


def decision_duties(given: Decided, calendar: Calendar) -> list[Due]:
    """Who is told of the board's decision, without delay; after a permanent exclusion the home authority too."""
    told = (Party.RELEVANT_PERSON, *told_beside_parent(given.permanent, given.elsewhere))
    return [
        tell(
            clocks.NOTIFY_DECISION,
            f"Tell the {party.label} the governing board's decision and reasons",
            Party.GOVERNING_BOARD,
            party,
            given.excluded_on,
            given.decided_on,
        )
        for party in told
    ]


def tell(clock: Clock, what: str, by: Party, to: Party, excluded_on: date, on: date) -> Due:
    """Somebody told without delay of what was decided on a day."""
    return Due(
        kind=clock.id,
        what=what,
        owed_by=by,
        owed_to=(to,),
        on=on,
        provision=clock.on(excluded_on),
        working=lambda: (Step("The decision was taken on {on}.", {"on": on}), Step(NO_NUMBER)),
        promptness=Promptness.WITHOUT_DELAY,
    )
