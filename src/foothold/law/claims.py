"""Claims a family may bring."""

from datetime import date

from foothold.law.calendar import ONE_DAY
from foothold.law.months import add_months

TRIBUNAL_MONTHS = 6


def tribunal_claim_by(act: date) -> date:
    """Last day for a disability discrimination claim to the First-tier Tribunal.

    Six calendar months beginning with the act: the act's day is day 1, so the last day is the day before the
    corresponding date (Equality Act 2010 Sch 17 para 4; the day arithmetic is tagged M).
    """
    return add_months(act, TRIBUNAL_MONTHS) - ONE_DAY
