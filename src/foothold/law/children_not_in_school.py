"""The registers of children not in school (Children's Wellbeing and Schools Act 2026 s.38), not yet begun."""

from datetime import date

BEGINS: date | None = None
"""First day of the registers; not commenced in June 2026. Set it when a commencement order is made."""


def in_force(on: date) -> bool:
    """Whether the registers have begun on a day: not before a commencement order sets BEGINS."""
    return BEGINS is not None and on >= BEGINS


def eligible(*, on_roll: bool, educated_off_site: bool, absent_part_of_school_time: bool) -> bool:
    """Whether the child belongs on the register once it is in force (Education Act 1996 s.436B).

    A child on roll belongs only where education is arranged elsewhere for part of the school's time.
    """
    return not on_roll or (educated_off_site and absent_part_of_school_time)
