"""When a name may come off the admission register after a permanent exclusion, and the returns due."""

from datetime import date
from enum import StrEnum

from foothold.law import review_panel
from foothold.law.calendar import ONE_DAY, Calendar
from foothold.law.errors import FactMissing
from foothold.law.readings import CountUnit, Readings

NEW_PUPIL_DAYS = 5


class Ground(StrEnum):
    """Why the time for a review is over: the parent gives it up in writing, or nobody applied in time."""

    WAIVED = "no_review_will_be_sought"
    OUT_OF_TIME = "no_review_applied_for_in_time"


def earliest_deletion(notice_given: date, waived_on: date | None, calendar: Calendar) -> date:
    """First calendar day on which the name may be deleted if no review is applied for.

    The day after the last day to apply; or the day of the parent's written waiver, if that is earlier (tag M).
    """
    after = review_panel.apply_by(notice_given, calendar) + ONE_DAY
    return after if waived_on is None else min(after, waived_on)


def ground_for_deletion(
    notice_given: date, *, waived_on: date | None, review_applied_for: bool, on: date, calendar: Calendar
) -> Ground | None:
    """The ground on which the name may be deleted on a day, or None where it may not."""
    if waived_on is not None and waived_on <= on:
        return Ground.WAIVED
    if not review_applied_for and on >= earliest_deletion(notice_given, None, calendar):
        return Ground.OUT_OF_TIME
    return None


def new_pupil_return_by(entered: date, readings: Readings, calendar: Calendar | None) -> date:
    """Last day for the new pupil return: the fifth day after entry (day 0), in calendar days unless the reading says
    school days. Raises FactMissing where that needs a calendar and none is given."""
    if readings.new_pupil_return_counted_in is CountUnit.CALENDAR_DAYS:
        return entered + NEW_PUPIL_DAYS * ONE_DAY
    if calendar is None:
        raise FactMissing("The five days are read as school days, which needs the school's calendar.")
    return calendar.add_school_days(entered, NEW_PUPIL_DAYS)
