"""Unique pupil numbers: 13 characters, a check letter first, three digits of the authority, nine more.

Only the last character may be a letter, which makes the number temporary. The list of authority codes is separate:
a correct number may carry a code that an old list does not know.
"""

import re

ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
CODES_SINCE_2011 = ("838", "839", "940", "941", "942", "943")
"""Local authority codes that lists of January 2011 lack (tag M)."""
_SHAPE = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]")


def check_letter(rest: str) -> str:
    """The check letter of characters 2 to 13: each times its place, added, the remainder of 23 picks the letter."""
    values = (int(each) if each.isdigit() else ALPHABET.index(each) for each in rest)
    return ALPHABET[sum(place * value for place, value in enumerate(values, start=2)) % len(ALPHABET)]


def is_shaped(upn: str) -> bool:
    """Whether it is a letter, eleven figures and a figure or letter; the check letter is not looked at."""
    return _SHAPE.fullmatch(upn) is not None


def has_right_letter(upn: str) -> bool:
    """Whether the first letter agrees with the other characters, whatever the authority code."""
    return is_shaped(upn) and check_letter(upn[1:]) == upn[0]


def is_temporary(upn: str) -> bool:
    """Right, and ending in a letter."""
    return has_right_letter(upn) and upn[-1].isalpha()
