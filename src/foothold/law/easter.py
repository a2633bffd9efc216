"""Easter, which bounds a term where a school does not have three, and the spring term of the statistics."""

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=256)
def easter_sunday(year: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous Gregorian computus)."""
    century, of_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def easter_monday(year: int) -> date:
    """The day after Easter Sunday, on which the summer term of the statistics begins."""
    return easter_sunday(year) + timedelta(days=1)
