"""Names of other children shown as initials, in every text of a pack.

A name is found in any case, with or without accents, in the possessive and the plural, in full or in part. Rather one
word too many is hidden than one name too few. What stands in an uploaded file no program reads: a person does.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any

_WORDS = """
    amber april art bill bond brown chase dean drew faith frank grace grant green hall hope ivy jack joy june law long
    lord mark may miles pat pearl price rich rose ruby sky summer sunny violet white will wood young
"""
WORDS_TOO = frozenset(_WORDS.split())
"""Names that are words too: alone and without a capital they are left as they stand."""
_PARTICLES = "al bin da de del der di du el ibn la le st van von"
PARTICLES = frozenset(_PARTICLES.split())
MARKS = r"[\u0300-\u036f]*"
APOSTROPHES = "'\u2019"
ENDING = rf"(?P<ending>[{APOSTROPHES}]s|s[{APOSTROPHES}]|s|[{APOSTROPHES}])?"
BETWEEN = r"[\W_]*"


class Names:
    """Names to hide, one child a line, other names of the same child after commas. `own` is the pupil's own name."""

    def __init__(self, lines: str, own: str = "") -> None:
        self.kept = {part.casefold() for part in _parts(own)}
        children = [[name.strip() for name in line.split(",") if _parts(name)] for line in lines.splitlines()]
        held = [names for names in children if names]
        shown = _told_apart([_initials(names[0]) for names in held])
        self.patterns = [
            (self._pattern(names), initials) for names, initials in zip(held, shown, strict=True)
        ]

    def hidden(self, text: str) -> str:
        """The text with initials where a name stood."""
        found = unicodedata.normalize("NFD", text)
        for pattern, initials in self.patterns:
            found = pattern.sub(partial(_as_initials, initials), found).replace(f"{initials}.", initials)
        return unicodedata.normalize("NFC", found)

    def everywhere(self, value: Any) -> Any:
        """The same in whatever holds texts: lists, dictionaries, data classes."""
        if isinstance(value, str):
            return self.hidden(value)
        if isinstance(value, list | tuple):
            return type(value)(self.everywhere(each) for each in value)
        if isinstance(value, dict):
            return {name: self.everywhere(each) for name, each in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            return replace(
                value, **{each.name: self.everywhere(getattr(value, each.name)) for each in fields(value)}
            )
        return value

    def _pattern(self, names: list[str]) -> re.Pattern[str]:
        wholes = [_whole(name) for name in names]
        parts = {part for name in names for part in _parts(name)}
        alone = [_alone(part) for part in sorted(parts, key=len, reverse=True) if self._is_told(part)]
        either = "|".join([*wholes, *alone])
        return re.compile(rf"(?<![^\W\d_])(?:{either}){ENDING}(?![^\W\d_])")

    def _is_told(self, part: str) -> bool:
        """What alone would tell who is meant: no particle, and not what the pupil is called too."""
        return part.casefold() not in self.kept | PARTICLES


def _parts(name: str) -> list[str]:
    """The words of a name. What has no letter is none: a dash on a line of its own would be found everywhere."""
    split = re.split(r"[\s_\-\u2010-\u2015]+", unicodedata.normalize("NFD", name))
    return [part for part in split if any(map(str.isalpha, part))]


def _whole(name: str) -> str:
    return f"(?i:{BETWEEN.join(_letters(part) for part in _parts(name))})"


def _alone(part: str) -> str:
    if part.casefold() not in WORDS_TOO:
        return f"(?i:{_letters(part)})"
    return f"{_letters(part[0].upper())}(?i:{_letters(part[1:])})"


def _letters(part: str) -> str:
    """Each letter with any accent or none, and any apostrophe for an apostrophe."""
    plain = "".join(each for each in part if not unicodedata.combining(each))
    return "".join(f"[{APOSTROPHES}]?" if each in APOSTROPHES else re.escape(each) + MARKS for each in plain)


def _as_initials(initials: str, match: re.Match[str]) -> str:
    ending = match["ending"] or ""
    return initials + ("" if ending == "s" else ending)


def _initials(name: str) -> str:
    plain = "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each))
    return "".join(f"{part[0].upper()}." for part in _parts(plain))


def _told_apart(initials: list[str]) -> list[str]:
    """Two children with the same initials are numbered, so that a reader knows that they are two."""
    again, met = Counter(initials), Counter[str]()
    shown = []
    for each in initials:
        met[each] += 1
        shown.append(f"{each}{met[each]}." if again[each] > 1 else each)
    return shown
