"""When a name may come off the admission register after a permanent exclusion, and the returns due."""

from datetime import date
from enum import StrEnum

from foothold.law.calendar import ONE_DAY, Calendar
from foothold.law.errors import FactMissing
from foothold.law.readings import CountUnit, Readings

NEW_PUPIL_DAYS = 5


class Ground(StrEnum):
    """Why the time for a review is over: the parent gives it up in writing, or nobody applied in time."""

    WAIVED = "no_review_will_be_sought"
    OUT_OF_TIME = "no_review_applied_for_in_time"
    REVIEW_ENDED = "review_ended_without_reinstatement"

    @property
    def says(self) -> str:
        """The ground as a sentence."""
        return _SAYS[self]


_SAYS = {
    Ground.WAIVED: "The parent has said in writing that no review will be asked for.",
    Ground.OUT_OF_TIME: "The time to ask for a review has passed and nobody did.",
    Ground.REVIEW_ENDED: "The review, and any second decision of the board, ended without reinstatement.",
}


def new_pupil_return_by(entered: date, readings: Readings, calendar: Calendar | None) -> date:
    """Last day for the new pupil return: the fifth day after entry (day 0), in calendar days unless the reading says
    school days. Raises FactMissing where that needs a calendar and none is given."""
    if readings.new_pupil_return_counted_in is CountUnit.CALENDAR_DAYS:
        return entered + NEW_PUPIL_DAYS * ONE_DAY
    if calendar is None:
        raise FactMissing("The five days are read as school days, which needs the school's calendar.")
    return calendar.add_school_days(entered, NEW_PUPIL_DAYS)


def ground_after_board(
    last_to_apply: date | None,
    *,
    waived_on: date | None,
    applied: bool,
    review_ended_on: date | None,
    on: date,
) -> Ground | None:
    """The same on every way a path may take after the board declined to reinstate (tag M): None where it may not.

    `last_to_apply` is the last day to ask for a review, None while that time has not begun to run.
    """
    if review_ended_on is not None and review_ended_on <= on:
        return Ground.REVIEW_ENDED
    if waived_on is not None and waived_on <= on:
        return Ground.WAIVED
    if not applied and last_to_apply is not None and last_to_apply < on:
        return Ground.OUT_OF_TIME
    return None
