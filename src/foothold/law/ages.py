"""Ages that matter in law."""

from datetime import date
from functools import lru_cache

PUPILS_KEPT = 8192
_PRESCRIBED_DAYS = ((3, 31), (8, 31), (12, 31))


def age_on(born_on: date, day: date) -> int:
    """Age in whole years on a day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


@lru_cache(maxsize=PUPILS_KEPT)
def compulsory_school_age_from(born_on: date) -> date:
    """The prescribed day on or after the fifth birthday: 31 March, 31 August or 31 December. Tag M."""
    fifth = (born_on.month, born_on.day)
    month, day = next(prescribed for prescribed in _PRESCRIBED_DAYS if fifth <= prescribed)
    return date(born_on.year + 5, month, day)


@lru_cache(maxsize=PUPILS_KEPT)
def compulsory_school_age_until(born_on: date) -> date:
    """The last Friday in June of the school year in which the pupil is 16. Tag M."""
    year = born_on.year + (17 if (born_on.month, born_on.day) >= (9, 1) else 16)
    last = date(year, 6, 30)
    return last.replace(day=30 - (last.weekday() - 4) % 7)
