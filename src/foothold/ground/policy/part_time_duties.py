"""What local rules, and what was agreed, make owed while a child has a part-time timetable.

Pure, in the shape of `local_duties`. National guidance sets no number of weeks or days; local rules may.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foothold.ground.policy import local_duties
from foothold.law.calendar import Calendar
from foothold.law.due import Due, Party, Step
from foothold.law.errors import LawError

AGREED = "What was agreed"
PRACTICE = "Practice of local authorities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A timetable to be reviewed. `since` is its start or last review; `every_days` are calendar days, 0 where no local
    rule sets them."""

    since: date
    planned_on: date
    ends_on: date
    source: str
    every_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A timetable begun or extended on a day. The authority is told by a calendar day after it: 0 where no local rule
    says by which."""

    since: date
    source: str
    by_day: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A timetable with its last day, after which somebody outside the school looks."""

    ends_on: date
    source: str


def review_by(since: date, every_days: int, calendar: Calendar) -> date:
    """The last day for the next review. Where it falls on a closed day, the school day before it; where the school is
    closed all the time, its next day."""
    day = since + timedelta(days=every_days)
    try:
        if calendar.is_school_day(day):
            return day
        earlier = calendar.add_school_days(day, -1)
        return earlier if earlier > since else calendar.next_school_day(since)
    except LawError:
        return day


def review(given: Review, calendar: Calendar) -> list[Due]:
    """A review with parent and pupil: within the local interval, or on the day that was agreed. Never after the end."""
    last = review_by(given.since, given.every_days, calendar) if given.every_days else given.planned_on
    on = min(last, given.ends_on)
    setting = "part_time.review_every_days" if given.every_days else "part_time"
    steps = [Step("It began or was last reviewed on {since}.", {"since": given.since})]
    if given.every_days:
        steps.append(Step("It is reviewed every {days} calendar days.", {"days": given.every_days}))
        closed = given.since + timedelta(days=given.every_days) != last
        steps += (
            [Step("The school is closed on that day, so the review is on {on}.", {"on": last})]
            if closed
            else []
        )
    else:
        steps.append(Step("No local rule sets a time. What was agreed is {on}.", {"on": given.planned_on}))
    steps += [Step("It is not after the last day, {on}.", {"on": on})] if last > on else []
    what = "Review the part-time timetable"
    to = (Party.PUPIL, Party.PARENT)
    return [local_duties.due(REVIEW, what, on, setting, given.source, lambda: tuple(steps), to=to)]


def telling(given: Telling, calendar: Calendar) -> list[Due]:
    """The authority is told, by the local day or at once."""
    on = given.since + timedelta(days=given.by_day)
    setting = "part_time.tell_authority_by_day" if given.by_day else "part_time.told"
    steps = [Step("It was begun or extended on {since}.", {"since": given.since})]
    steps.append(
        Step(
            "The authority is told by calendar day {days} after that: {on}.", {"days": given.by_day, "on": on}
        )
        if given.by_day
        else Step("No local rule sets a time, so it is told on that day.")
    )
    what = "Tell the local authority about the part-time timetable"
    to = (Party.LOCAL_AUTHORITY,)
    return [local_duties.due(TELL, what, on, setting, given.source, lambda: tuple(steps), to=to)]


def ending(given: Ending, calendar: Calendar) -> list[Due]:
    """On the school day after the last, the authority sees whether full-time education has begun again."""
    try:
        on = calendar.next_school_day(given.ends_on)
    except LawError:
        on = given.ends_on + timedelta(days=1)
    steps = [
        Step("The last day that was agreed is {on}.", {"on": given.ends_on}),
        Step("The next school day is {on}.", {"on": on}),
    ]
    what = "See whether full-time education has begun again after a part-time timetable"
    by, to = Party.LOCAL_AUTHORITY, (Party.PUPIL,)
    said = tuple(steps)
    return [local_duties.due(ENDING, what, on, "part_time.ended", given.source, lambda: said, by=by, to=to)]


REVIEW, TELL, ENDING = "part_time_review", "part_time_tell", "part_time_ending"
RULES: dict[str, tuple[Any, Callable[[Any, Calendar], list[Due]]]] = {
    REVIEW: (Review, review),
    TELL: (Telling, telling),
    ENDING: (Ending, ending),
}
FOLLOWS_FROM = {
    REVIEW: "a part-time timetable that runs",
    TELL: "a part-time timetable begun or extended",
    ENDING: "the end of a part-time timetable",
}
