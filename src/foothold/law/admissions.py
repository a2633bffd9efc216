"""In-year admissions and fair access (School Admissions Code 2021)."""

from datetime import date

from foothold.law.calendar import Calendar

AIM, MUST, PLACE = 10, 15, 20


def aim_to_notify_by(received: date, calendar: Calendar) -> date:
    """Aim for the written outcome: 10 school days after receipt (day 0)."""
    return calendar.add_school_days(received, AIM)


def notify_by(received: date, calendar: Calendar) -> date:
    """Last day for the written outcome: 15 school days after receipt (day 0)."""
    return calendar.add_school_days(received, MUST)


def allocate_by(agreed: date, calendar: Calendar) -> date:
    """Last day to allocate a place: 20 school days after it is agreed that fair access applies (day 0)."""
    return calendar.add_school_days(agreed, PLACE)
