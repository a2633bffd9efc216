"""The instruments that come with Foothold: what each scale runs from and to, its bands, and how exact it is.

An instrument is a file in versions, each from a day on. A file holds edges of bands, spreads and reliabilities, each
with its source, and never a question of a questionnaire: those belong to their makers.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foothold.ground.kit.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One number of an instrument. `sum_of` names the scales that add up to it."""

    key: str
    title: str
    low: int
    high: int
    lower_is_better: bool
    needed: bool = False
    sum_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """What scores from and to are called by whoever published the bands."""

    says: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How far scores of many children lie apart (standard deviation), and how reliable the scale is (0 to 1)."""

    deviation: float
    reliability: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Informant:
    """Who answers, with the bands and spreads that were published for their answers. Some have none."""

    key: str
    title: str
    bands: dict[str, tuple[Band, ...]] = field(default_factory=dict)
    bands_source: str = ""
    bands_checked: bool = False
    spreads: dict[str, Spread] = field(default_factory=dict)

    def band(self, scale: Scale, score: int) -> str:
        """What a score is called, or nothing where no bands are published."""
        return next(
            (each.says for each in self.bands.get(scale.key, ()) if each.low <= score <= each.high), ""
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One instrument as it stands from a day on."""

    key: str
    from_on: date
    title: str
    short: str
    asks: str
    licence: str
    source: str
    scales: tuple[Scale, ...]
    informants: dict[str, Informant]


@dataclass(frozen=True, slots=True)
class Kind:
    """An instrument as one informant answers it."""

    instrument: Instrument
    informant: Informant

    @property
    def key(self) -> str:
        return f"{self.instrument.key}-{self.informant.key}"

    def __str__(self) -> str:
        return f"{self.instrument.short}, answered by {self.informant.title}"


@cache
def published() -> dict[str, tuple[Instrument, ...]]:
    """Every instrument by its key, in all its versions, the newest first."""
    folder = resources.files("foothold.path.measures").joinpath("published")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name
    )
    keys = [file.name.removesuffix(".yaml") for file in files]
    return {key: read(key, file.read_text(encoding="utf-8")) for key, file in zip(keys, files, strict=True)}


def kinds_on(day: date) -> dict[str, Kind]:
    """What can be recorded on a day, by its key."""
    held = [
        next((each for each in versions if each.from_on <= day), None) for versions in published().values()
    ]
    kinds = [Kind(each, informant) for each in held if each for informant in each.informants.values()]
    return {kind.key: kind for kind in kinds}


def kind_of(key: str, from_on: date, informant: str) -> Kind:
    """The version under which something was recorded; later ones do not change it."""
    instrument = next(each for each in published()[key] if each.from_on == from_on)
    return Kind(instrument, instrument.informants[informant])


def titles() -> list[tuple[str, str]]:
    return [(key, versions[0].short) for key, versions in published().items()]


def read(key: str, text: str) -> tuple[Instrument, ...]:
    """The versions of one instrument, the newest first. Refuses what cannot be right, naming the part to mend."""
    versions = [_instrument(key, each) for each in yaml.safe_load(text)["versions"]]
    return tuple(sorted(versions, key=lambda version: version.from_on, reverse=True))


def _instrument(key: str, held: dict[str, Any]) -> Instrument:
    scales = tuple(_scale(each) for each in held["scales"])
    words = {name: held.get(name, "") for name in ("title", "short", "asks", "licence", "source")}
    if wrong := [name for name, said in words.items() if not said]:
        raise Refused(f"{key}: {wrong[0]} needs words.")
    informants = {name: _informant(key, scales, name, each) for name, each in held["informants"].items()}
    return Instrument(key=key, from_on=held["from"], scales=scales, informants=informants, **words)


def _scale(held: dict[str, Any]) -> Scale:
    given = {name: value for name, value in held.items() if name != "better"}
    given["sum_of"] = tuple(held.get("sum_of", ()))
    return Scale(lower_is_better=held["better"] == "lower", **given)


def _informant(key: str, scales: tuple[Scale, ...], name: str, held: dict[str, Any]) -> Informant:
    by_key = {scale.key: scale for scale in scales}
    bands, spread = held.get("bands", {}), held.get("spread", {})
    for part in (bands, spread):
        if part and not part.get("source"):
            raise Refused(f"{key}, {name}: bands and spreads need their source.")
    return Informant(
        key=name,
        title=held["title"],
        bands={each: _bands(key, by_key[each], bands[each]) for each in bands if each in by_key},
        bands_source=bands.get("source", ""),
        bands_checked=bands.get("checked", False),
        spreads={each: Spread(**spread[each], source=spread["source"]) for each in spread if each in by_key},
    )


def _bands(key: str, scale: Scale, held: dict[str, list[int]]) -> tuple[Band, ...]:
    """Bands follow one another from the lowest score to the highest, without a gap."""
    bands = tuple(Band(says, low, high) for says, (low, high) in held.items())
    if [band.low for band in bands] != [scale.low, *(band.high + 1 for band in bands[:-1])]:
        raise Refused(f"{key}: the bands of {scale.title} leave a gap or overlap.")
    if bands[-1].high != scale.high:
        raise Refused(f"{key}: the bands of {scale.title} end at {bands[-1].high}, not at {scale.high}.")
    return bands
