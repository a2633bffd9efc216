"""What the governing board must do after an exclusion, and by when.

The conditions are tried in order, the new exclusion counted in full: a permanent exclusion; a public examination or
national curriculum test lost; more than 15 school days in a term; more than 5; anything less.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from foothold.law import stay_away, totals
from foothold.law.calendar import ONE_DAY, Calendar
from foothold.law.due import Due, OtherReading, Party, Promptness, Step, Strength, school_days
from foothold.law.exclusion import ExclusionKind, Facts, SchoolKind
from foothold.law.readings import flipped, not_in_force
from foothold.law.register import exclusions as clocks
from foothold.law.totals import OVER_FIFTEEN_DAYS, OVER_FIVE_DAYS, Tally

FIFTEEN, FIFTY = 15, 50
PERMANENT = "The exclusion is permanent."
EXAMINATION = "A public examination or national curriculum test is lost."
OVER_15 = "Suspensions in the term come to {total}, more than 15."
OVER_5 = "Suspensions in the term come to {total}, more than 5 and not more than 15."
NOT_OVER_5 = "Suspensions in the term come to {total}, not more than 5."
WAITS = (
    "Nobody has reported representations, so it need not meet. If they are made, it meets within {number} school days"
    " of its notice, by {on}."
)
LATE = (
    "Missing the time limit does not make the decision void, and the board must still meet. The parent may complain,"
    " and a review panel or court may take the delay into account."
)


class Route(StrEnum):
    """What the board must do (SI 2012/1033 regs 6, 15 and 24). School days run from receipt of notice, day 0."""

    MEET_15 = "meet_within_15_school_days"
    MEET_50 = "meet_within_50_school_days_if_representations"
    CONSIDER = "consider_representations"


class Lost(NamedTuple):
    """Examinations and tests that fall on days away, in date order."""

    public_exams: tuple[date, ...]
    tests: tuple[date, ...]

    @property
    def first(self) -> date | None:
        """The earliest examination or test lost, before which the board tries to meet; None where none is."""
        return min((*self.public_exams, *self.tests), default=None)


class BoardDuty(NamedTuple):
    """The board's duty. `must_meet` is None where it turns on representations nobody has reported yet."""

    route: Route
    ground: str
    must_meet: bool | None
    lost: Lost
    tally: Tally

    @property
    def why(self) -> str:
        """The ground of the duty as a sentence."""
        return self.ground.format(total=school_days(self.tally.most))

    @property
    def number(self) -> int | None:
        """School days from receipt of notice, day 0 being the day of receipt."""
        return (
            {Route.MEET_15: FIFTEEN, Route.MEET_50: FIFTY}.get(self.route)
            if self.must_meet is not False
            else None
        )

    @property
    def told_without_delay(self) -> bool:
        """Whether the board is told at once, and not only once a term."""
        return self.route is not Route.CONSIDER


def duty(facts: Facts, calendar: Calendar) -> BoardDuty:
    """Which duty applies, and why."""
    tally = totals.tally(facts, calendar)
    lost = exams_lost(facts, calendar)
    if facts.exclusion.is_permanent:
        return BoardDuty(Route.MEET_15, PERMANENT, True, lost, tally)
    if lost.first:
        return BoardDuty(Route.MEET_15, EXAMINATION, True, lost, tally)
    most = tally.most
    if most > OVER_FIFTEEN_DAYS:
        return BoardDuty(Route.MEET_15, OVER_15, True, lost, tally)
    if most > OVER_FIVE_DAYS:
        return BoardDuty(Route.MEET_50, OVER_5, facts.representations_made, lost, tally)
    return BoardDuty(Route.CONSIDER, NOT_OVER_5, False, lost, tally)


def exams_lost(facts: Facts, calendar: Calendar) -> Lost:
    """Examinations and tests on days away. A lunchtime suspension loses none."""
    if not (facts.public_exams_on or facts.tests_on) or facts.exclusion.kind is ExclusionKind.LUNCHTIME:
        return Lost((), ())
    first = facts.exclusion.starts_on
    last = date.max if facts.exclusion.is_permanent else stay_away.last_day(facts.exclusion, calendar)
    exams, tests = (
        tuple(sorted(day for day in days if first <= day <= last))
        for days in (facts.public_exams_on, facts.tests_on)
    )
    return Lost(exams, tests)


def meet_by(duty: BoardDuty, received: date, calendar: Calendar) -> date | None:
    """Last day for the meeting, counted from receipt of notice (day 0, which need not be a school day)."""
    return calendar.add_school_days(received, duty.number) if duty.number else None


def can_direct_reinstatement(duty: BoardDuty) -> bool:
    """Only a board that must meet can direct reinstatement."""
    return duty.must_meet is True


def chair_may_decide_alone(duty: BoardDuty, kind: SchoolKind) -> bool:
    """Where an examination is lost and a quorum not practicable; in an academy only if its articles allow (tag M)."""
    return duty.lost.first is not None and kind is not SchoolKind.ACADEMY


def dues(facts: Facts, calendar: Calendar, found: BoardDuty) -> list[Due]:
    """What the board owes. Where its receipt of notice is not recorded, it is taken to be the day of the decision.

    Where only representations oblige it to meet and nobody has reported any, no day runs, and none can be late.
    """
    if found.number is None:
        return _representations(facts, found)
    received = facts.notice_received_on or facts.exclusion.day_of_decision
    clock = clocks.CONSIDER_15 if found.route is Route.MEET_15 else clocks.CONSIDER_50
    by = calendar.add_school_days(received, found.number)
    number = found.number
    meeting = Due(
        kind=clock.id,
        what=_what(found),
        owed_by=Party.GOVERNING_BOARD,
        owed_to=(Party.RELEVANT_PERSON,),
        on=by if found.must_meet else None,
        provision=clock.on(facts.exclusion.day_of_decision),
        working=lambda: _working(facts, found, calendar, received, number),
        consequence=LATE if found.must_meet else "",
        readings=lambda: _other_route(facts, calendar, found, by),
    )
    return [*_before_examination(facts, found), meeting]


def _what(found: BoardDuty) -> str:
    if found.must_meet:
        return "Meet and decide whether the pupil is reinstated"
    return "Meet and decide whether the pupil is reinstated, if the parent makes representations"


def _working(
    facts: Facts, found: BoardDuty, calendar: Calendar, received: date, number: int
) -> tuple[Step, ...]:
    how = (
        "The board received notice on {on}, which is day 0."
        if facts.notice_received_on
        else "The board's receipt of notice is not recorded, so the day of the decision, {on}, is taken as day 0."
    )
    last = (
        Step(
            "{number} school days are counted from the next school day.",
            {"number": number},
            calendar.count(received, number),
        )
        if found.must_meet
        else Step(WAITS, {"number": number, "on": calendar.add_school_days(received, number)})
    )
    return (Step(found.why), Step(how, {"on": received}), last)


def _other_route(facts: Facts, calendar: Calendar, found: BoardDuty, by: date) -> tuple[OtherReading, ...]:
    """The date under the other reading of a suspension that crosses the end of a term."""
    other = duty_read_otherwise(facts, calendar, found)
    on = meet_by(other, facts.notice_received_on or facts.exclusion.day_of_decision, calendar)
    return () if on == by else (OtherReading(SPLIT, not_in_force(facts.readings, SPLIT), on),)


SPLIT = "suspension_split_by_term"


def duty_read_otherwise(facts: Facts, calendar: Calendar, found: BoardDuty) -> BoardDuty:
    """The duty under the other reading of a suspension that crosses the end of a term."""
    if facts.exclusion.is_permanent or found.lost.first:
        return found
    return duty(replace(facts, readings=flipped(facts.readings, SPLIT)), calendar)


def _before_examination(facts: Facts, found: BoardDuty) -> list[Due]:
    first = found.lost.first
    if first is None:
        return []
    return [
        Due(
            kind=clocks.EXAM_TARGET.id,
            what="Meet before the examination, so far as reasonably practicable",
            owed_by=Party.GOVERNING_BOARD,
            owed_to=(Party.RELEVANT_PERSON,),
            on=first - ONE_DAY,
            provision=clocks.EXAM_TARGET.on(facts.exclusion.day_of_decision),
            working=lambda: (
                Step(
                    "The first examination or test lost is on {on}; the aim is the day before at the latest.",
                    {"on": first},
                ),
            ),
            strength=Strength.SHOULD,
            consequence="The pupil may lose the examination before anybody has looked at the decision.",
        )
    ]


def _representations(facts: Facts, found: BoardDuty) -> list[Due]:
    if not facts.representations_made or found.route is not Route.CONSIDER:
        return []
    return [
        Due(
            kind=clocks.CONSIDER_REPRESENTATIONS.id,
            what="Consider what the parent said about the suspension",
            owed_by=Party.GOVERNING_BOARD,
            owed_to=(Party.RELEVANT_PERSON,),
            on=None,
            provision=clocks.CONSIDER_REPRESENTATIONS.on(facts.exclusion.day_of_decision),
            working=lambda: (Step(found.why), Step("Representations were made; there is no time limit.")),
            promptness=Promptness.AS_SOON_AS_PRACTICABLE,
        )
    ]
