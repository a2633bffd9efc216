"""The directory that comes with Foothold: which version of each approach counts on a day, and how one is found."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from foothold.path.approaches.entries import Level, Rules, Version, read


@cache
def published() -> dict[str, tuple[Version, ...]]:
    """Every approach by its key, in all its versions."""
    folder = resources.files("foothold.path.approaches").joinpath("published")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name
    )
    keys = [file.name.removesuffix(".yaml") for file in files]
    return {key: read(key, file.read_text(encoding="utf-8")) for key, file in zip(keys, files, strict=True)}


def on(day: date) -> list[Version]:
    """The directory of a day, by title."""
    held = [version for versions in published().values() if (version := in_force(versions, day))]
    return sorted(held, key=lambda version: version.title)


def in_force(versions: Iterable[Version], day: date) -> Version | None:
    """The newest version that has begun, or None before the first."""
    return max(
        (version for version in versions if version.from_on <= day),
        key=lambda version: version.from_on,
        default=None,
    )


def narrowed(
    entries: Iterable[Version], *, word: str = "", need: str = "", phase: str = "", level: str = ""
) -> list[Version]:
    """The entries that fit everything asked for. Every word typed has to occur somewhere in the entry."""
    words = word.lower().split()
    return [
        entry
        for entry in entries
        if all(each in entry.words for each in words)
        and (not need or need in entry.needs)
        and (not phase or phase in entry.phases)
        and (not level or level in entry.levels)
    ]


def by_level(entries: Iterable[Version]) -> list[tuple[Level, int]]:
    """The levels from the top of the pyramid down, each with how many approaches it has."""
    counted = Counter(level for entry in entries for level in entry.levels)
    return [(level, counted[level]) for level in Level]


def rules_of(delivery: Any) -> Rules:
    """What the version under which something was planned asks for; later versions do not change it."""
    versions = published()[delivery.approach]
    return next(each.rules for each in versions if each.from_on == delivery.version_from)
