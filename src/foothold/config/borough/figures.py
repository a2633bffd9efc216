"""The published proportions, read once from `data`."""

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import accumulate
from typing import Any

OTHER = {"DB": 0.75, "OW": 0.25}
"""What the reason "other" of 2016/17 is taken as today."""


@dataclass(frozen=True)
class Weights:
    """Things to choose among, and how often each came."""

    things: Sequence[Any]
    weights: Sequence[float]

    @cached_property
    def _running(self):
        return list(accumulate(self.weights))

    def pick(self, chance):
        return chance.choices(self.things, cum_weights=self._running)[0]


@cache
def rates():
    """Per 100 pupils: by place of the year (0 the first), phase and kind."""
    years: dict[str, int] = {}
    found = {}
    for row in _rows("rates.csv"):
        place = years.setdefault(row["year"], len(years))
        for kind in ("suspensions", "permanent_exclusions"):
            found[place, row["phase"], kind] = float(row[kind])
    return found


@cache
def reasons():
    """Reason codes of today by phase and kind of exclusion."""
    held: dict = defaultdict(lambda: defaultdict(float))
    for row in _rows("reasons.csv"):
        for code, share in OTHER.items() if row["reason"] == "other" else {row["reason"]: 1}.items():
            held[row["phase"], row["kind"]][code] += share * int(row["number"])
    return {key: Weights(tuple(codes), tuple(codes.values())) for key, codes in held.items()}


@cache
def lengths():
    """School days of a suspension by phase."""
    held = defaultdict(list)
    for row in _rows("lengths.csv"):
        held[row["phase"]].append((int(row["school_days"]), int(row["number"])))
    return {phase: Weights(*zip(*pairs, strict=True)) for phase, pairs in held.items()}


@cache
def by_age():
    return {(int(row["age"]), row["sex"]): float(row["suspensions_per_100"]) for row in _rows("ages.csv")}


@cache
def by_sen():
    return {row["provision"]: float(row["suspensions_per_100"]) for row in _rows("sen.csv")}


def risk(age, sex, sen_provision):
    """How often a pupil like this was suspended, as a weight among others."""
    at_age = by_age().get((min(max(age, 4), 18), sex), 0.1)
    return at_age * by_sen()[sen_provision]


def _rows(name):
    text = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
