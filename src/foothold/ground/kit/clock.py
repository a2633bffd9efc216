"""The only place that reads a clock. Everything below a page or a command is given its moment."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def today() -> date:
    return timezone.localdate()


def day_of(moment: datetime) -> date:
    """The calendar day of a moment, where the school is."""
    return timezone.localdate(moment)
