"""A rule set: local rules in one file of plain text, as somebody published them. The how-to says how one is written."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foothold.ground.kit import uploads
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy import graduated
from foothold.ground.policy.local_settings import (
    NUMBER,
    SETTINGS,
    SOME_OF,
    STAGES,
    WORDS,
    YES_NO,
    Rule,
    Setting,
)

LARGEST_NUMBER = 1_000
LONGEST = 300


def _is_text(content: bytes) -> None:
    uploads.text_of(content)


FILE = uploads.Kind("a rule set", ".yaml", uploads.MEGABYTE, check=_is_text)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A named set of local rules and the document they come from."""

    title: str
    source: str
    rules: tuple[Rule, ...]

    @property
    def plain(self) -> dict[str, dict[str, Any]]:
        """The rules as they are stored: by key, each with its value and source."""
        return {rule.setting.key: {"value": rule.value, "source": rule.source} for rule in self.rules}


def read(text: str) -> RuleSet:
    """A rule set from the words of its file. Refuses with a sentence that says which line to change."""
    try:
        held = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        raise Refused(f"This is no rule set: {_where(problem)} cannot be read.") from problem
    if not isinstance(held, dict) or not isinstance(held.get("rules", {}), dict):
        raise Refused("A rule set has a title, a source and rules. This file has no such parts.")
    missing = [part for part in ("title", "source") if not _is_words(held.get(part))]
    if missing:
        raise Refused(f"Add to the file, in at most {LONGEST} letters: {' and '.join(missing)}.")
    rules = tuple(_rule(key, item) for key, item in held.get("rules", {}).items())
    return RuleSet(held["title"], held["source"], rules)


def _rule(key: Any, item: Any) -> Rule:
    if key not in SETTINGS:
        raise Refused(
            f"There is no setting called {str(key)[:60]}. The how-to for local rules lists all of them."
        )
    if not isinstance(item, dict) or set(item) != {"value", "source"}:
        raise Refused(f"{key} needs exactly two parts: a value, and the source where it was published.")
    if not _fits(SETTINGS[key], item["value"]):
        raise Refused(f"{key} takes {SETTINGS[key].takes}, and this is something else.")
    if unknown := _not_among(SETTINGS[key].among, item["value"]):
        raise Refused(
            f"{key} cannot take {unknown[0][:60]}. It takes some of: {', '.join(SETTINGS[key].among)}."
        )
    if not _is_words(item["source"]):
        raise Refused(f"{key} needs a source in words: the document and where in it.")
    return Rule(SETTINGS[key], item["value"], item["source"])


def _fits(setting: Setting, value: Any) -> bool:
    return value in setting.choices if setting.choices else FITS[setting.takes](value)


def _is_words(said: Any) -> bool:
    return isinstance(said, str) and len(said.strip()) > 0 and len(said) <= LONGEST


def _is_number(said: Any) -> bool:
    return isinstance(said, int) and not isinstance(said, bool) and said > 0


def _not_among(among: tuple[str, ...], said: Any) -> list[str]:
    """The words of a list that the setting does not know; none where it takes something else."""
    return [each for each in map(str.strip, said.split(",")) if each not in among] if among else []


FITS: dict[str, Callable[[Any], bool]] = {
    NUMBER: lambda said: _is_number(said) and said <= LARGEST_NUMBER,
    YES_NO: lambda said: isinstance(said, bool),
    WORDS: _is_words,
    STAGES: graduated.fits,
    SOME_OF: _is_words,
}


def _where(problem: Exception) -> str:
    mark = getattr(problem, "problem_mark", None)
    return f"line {mark.line + 1}" if mark else "the file"


@cache
def published() -> dict[str, RuleSet]:
    """The rule sets that come with Foothold, made from published documents; by name."""
    folder = resources.files("foothold.ground.policy").joinpath("published")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name
    )
    return {file.name.removesuffix(".yaml"): read(file.read_text(encoding="utf-8")) for file in files}
