from datetime import date
from importlib import resources

import pytest

from foothold.ground.kit.refusals import Refused
from foothold.path.measures import instruments

TODAY = date(2025, 9, 15)
ONE = """
versions:
  - from: 2020-01-01
    title: A scale
    short: Scale
    asks: Something
    licence: Free
    source: {source}
    scales:
      - {{key: total, title: Total, low: 0, high: 10, better: lower, needed: true}}
    informants:
      teacher:
        title: a teacher
        bands: {{source: "{bands_source}", total: {bands}}}
"""


def one(source="A paper", bands_source="A paper", bands="{low: [0, 4], high: [5, 10]}"):
    return instruments.read("a-scale", ONE.format(source=source, bands_source=bands_source, bands=bands))


@pytest.mark.requirement("S4-35")
def test_the_sdq_has_three_informants_and_six_scales():
    kinds = instruments.kinds_on(TODAY)

    assert [key for key in kinds if key.startswith("sdq")] == ["sdq-teacher", "sdq-parent", "sdq-self"]
    scales = kinds["sdq-self"].instrument.scales
    assert [(scale.low, scale.high) for scale in scales] == [(0, 40), *[(0, 10)] * 5]


@pytest.mark.requirement("S4-35")
def test_every_instrument_says_its_licence_and_source_and_holds_no_question():
    for versions in instruments.published().values():
        for version in versions:
            assert version.licence
            assert version.source
    folder = resources.files("foothold.path.measures").joinpath("published")
    for file in folder.iterdir():
        assert "?" not in file.read_text(), f"{file.name} asks something"


@pytest.mark.requirement("S4-35")
@pytest.mark.parametrize(
    ("kind", "scale", "score", "band"),
    [
        ("sdq-teacher", "total", 11, "close to average"),
        ("sdq-teacher", "total", 12, "slightly raised"),
        ("sdq-teacher", "total", 16, "high"),
        ("sdq-teacher", "total", 19, "very high"),
        ("sdq-teacher", "prosocial", 4, "low"),
        ("sdq-teacher", "peer", 5, "high"),
        ("sdq-parent", "total", 13, "normal"),
        ("sdq-parent", "total", 17, "cause for concern"),
        ("sdq-parent", "prosocial", 3, ""),
        ("readiness-teacher", "total", 217, "below the published mark"),
        ("readiness-teacher", "total", 218, "may be ready"),
        ("boxall-teacher", "strands", 90, ""),
    ],
)
def test_a_score_is_called_what_was_published_for_its_informant(kind, scale, score, band):
    found = instruments.kinds_on(TODAY)[kind]
    by_key = {each.key: each for each in found.instrument.scales}

    assert found.informant.band(by_key[scale], score) == band


def test_bands_that_no_published_source_confirms_say_so():
    kinds = instruments.kinds_on(TODAY)

    assert not kinds["sdq-self"].informant.bands_checked
    assert kinds["sdq-teacher"].informant.bands_checked


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"bands": "{low: [0, 3], high: [5, 10]}"}, "leave a gap or overlap"),
        ({"bands": "{low: [0, 5], high: [5, 10]}"}, "leave a gap or overlap"),
        ({"bands": "{low: [0, 4], high: [5, 9]}"}, "end at 9, not at 10"),
        ({"bands_source": ""}, "bands and spreads need their source"),
        ({"source": '""'}, "source needs words"),
    ],
)
def test_a_file_that_cannot_be_right_is_refused_with_the_part_to_mend(given, sentence):
    with pytest.raises(Refused, match=sentence):
        one(**given)


def test_an_instrument_counts_from_its_day():
    assert "boxall-teacher" not in instruments.kinds_on(date(2016, 9, 1))
    assert one()[0].from_on == date(2020, 1, 1)
