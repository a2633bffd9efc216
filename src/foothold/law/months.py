"""Calendar months: the corresponding date, or the last day of a shorter month."""

from calendar import monthrange
from datetime import date


def add_months(day: date, number: int) -> date:
    """The same day of the month `number` months later; where there is none, the last day of that month."""
    years, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
