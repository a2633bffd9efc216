"""The only place that reads a clock. Everything below a page or a command is given its moment."""

from datetime import UTC, date, datetime, time

from django.utils import timezone


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return timezone.localdate()


def day_of(moment: datetime) -> date:
    """The calendar day of a moment, where the school is."""
    return timezone.localdate(moment)


def time_of(moment: datetime) -> time:
    """The time of day of a moment, where the school is, to the minute."""
    return timezone.localtime(moment).time().replace(second=0, microsecond=0)


def moment_of(day: date, at: time) -> datetime:
    """The moment of a day and a time of day, where the school is."""
    return timezone.make_aware(datetime.combine(day, at))
