"""Recorded exclusions as they count towards what comes after."""

from dataclasses import replace
from datetime import timedelta

from foothold.ground.kit import clock
from foothold.law import cancellation, exclusion
from foothold.law.calendar import Session
from foothold.law.exclusion import ExclusionKind


def earlier(rows, school):
    """Suspensions as they count towards what comes after: one that was cancelled, or ended by a board, with the
    time that was served."""
    counted = (_as_counted(row, school) for row in sorted(rows, key=lambda row: (row.starts_on, row.pk)))
    return tuple(each for each in counted if each)


def as_law(row):
    """A recorded exclusion as the law takes it."""
    return exclusion.Exclusion(
        kind=ExclusionKind(row.kind),
        starts_on=row.starts_on,
        starts_session=Session(row.starts_session),
        length=row.counted_length,
        decided_on=clock.day_of(row.decided_at),
        decided_time=clock.time_of(row.decided_at),
    )


def as_decided(row):
    """A recorded exclusion with the length that was decided, days on which the school did not meet included."""
    return replace(as_law(row), length=row.length)


def served(row, school):
    """Half school days that count of an exclusion: all of a suspension that stands; of what was cancelled, or ended by
    a board, those that were served. A permanent exclusion that stands adds nothing."""
    if row.stands:
        return row.counted_length or 0
    return cancellation.served_until(as_law(row), _last_day_away(row, school), school.calendar)


def _as_counted(row, school):
    if row.stands:
        return as_law(row)
    return cancellation.as_served_until(as_law(row), _last_day_away(row, school), school.calendar)


def _last_day_away(row, school):
    if row.reinstated_on:
        return row.reinstated_on - timedelta(days=1)
    return cancellation.last_day_missed(row.cancelled_on, school.readings)
