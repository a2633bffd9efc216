"""Bank holidays of England, as the govuk-bank-holidays library carries them. Nothing is fetched."""

from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from foothold.law.errors import OutsideCalendar


@cache
def known():
    """Every bank holiday of England that is known."""
    bundled = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    return frozenset(holiday["date"] for holiday in bundled)


def covering(first, last):
    """Every bank holiday known, for days from `first` to `last`. Raises OutsideCalendar where they are not known yet.

    A year that is not known must never pass for one without bank holidays: every date counted in it would be early.
    """
    from_on, to_on = date(min(known()).year, 1, 1), date(max(known()).year, 12, 31)
    if first < from_on or last > to_on:
        raise OutsideCalendar(
            f"Bank holidays are known from {from_on:%-d %B %Y} to {to_on:%-d %B %Y}, and this calendar needs them from"
            f" {first:%-d %B %Y} to {last:%-d %B %Y}. Leave out the school years beyond, or ask whoever runs Foothold"
            " to install the newest bank holidays."
        )
    return known()
