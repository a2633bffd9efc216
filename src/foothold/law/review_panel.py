"""Service of notices, the right to an independent review, and what follows the panel's decision."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foothold.law.calendar import Calendar
from foothold.law.due import Step

POST_WORKING_DAYS = 2
APPLY_WITHIN = 15
HEAR_WITHIN = 15
PAPERS_BEFORE = 5
RECONSIDER_WITHIN = 10
READJUSTMENT_PENCE = 400_000


class SentHow(StrEnum):
    """How a notice went out, which decides the day on which it counts as given."""

    FIRST_CLASS = "first_class_post"
    HAND = "hand"
    EMAIL = "email"
    ORAL = "oral"


class Outcome(StrEnum):
    """What a review panel may decide (Education Act 2002 s.51A(4))."""

    UPHOLD = "uphold"
    RECOMMEND = "recommend_reconsideration"
    QUASH = "quash_and_direct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A written notice or application: the day it was posted or, by hand, delivered."""

    sent_on: date
    sent_how: SentHow


def given_on(notice: Notice, calendar: Calendar) -> date:
    """The day a notice counts as given: first class the second working day after posting (day 0), otherwise that day.

    E-mail, where it was agreed, is read as delivery (tag I: the texts seen name only post and delivery).
    """
    if notice.sent_how is SentHow.FIRST_CLASS:
        return calendar.add_working_days(notice.sent_on, POST_WORKING_DAYS)
    return notice.sent_on


def is_written(how: SentHow) -> bool:
    """Whether a notice given in this way is in writing."""
    return how is not SentHow.ORAL


def apply_by(given: date, calendar: Calendar) -> date:
    """Last day to apply for a review: 15 school days after the day notice is given (or a claim determined), day 0."""
    return calendar.add_school_days(given, APPLY_WITHIN)


def last_day_to_apply(
    notice_given: date | None, claim_made: bool, claim_determined: date | None, calendar: Calendar
) -> date | None:
    """Last day to apply, or None while it has not begun to run.

    It runs from the day the board's notice is given; where an Equality Act claim was made first, from the day that is
    finally determined (tag C2), if that is later.
    """
    if notice_given is None or (claim_made and claim_determined is None):
        return None
    starts = notice_given if claim_determined is None else max(notice_given, claim_determined)
    return apply_by(starts, calendar)


def hear_by(made: date, calendar: Calendar) -> date:
    """Last day for the panel to meet: the fifteenth school day after the day the application is made, day 0."""
    return calendar.add_school_days(made, HEAR_WITHIN)


def reconsider_by(given: date, calendar: Calendar) -> date:
    """Last day for the board to reconsider: 10 school days after the panel's notice is given, day 0."""
    return calendar.add_school_days(given, RECONSIDER_WITHIN)


def readjustment_applies(outcome: Outcome, *, reinstatement_offered_in_time: bool) -> bool:
    """Whether 4,000 pounds may be ordered: only after quash and direct, without reinstatement in 10 school days."""
    return outcome is Outcome.QUASH and not reinstatement_offered_in_time


def counted(start: date, number: int, calendar: Calendar) -> tuple[Step, ...]:
    """The working of a deadline in this module."""
    count = calendar.count(start, number)
    return (
        Step("{on} is day 0.", {"on": start}),
        Step("{number} school days are counted.", {"number": number}, count),
    )
