"""What may be said of two scores."""

import random
from datetime import date

import pytest

from foothold.path.measures import instruments
from foothold.path.measures.change import Change, Verdict

KINDS = instruments.kinds_on(date(2025, 9, 15))


def change(kind, scale, before, after):
    held = KINDS[kind]
    found = next(each for each in held.instrument.scales if each.key == scale)
    return Change(found, held.informant.spreads.get(scale), before, after)


def test_the_limit_follows_from_the_spread_and_the_reliability():
    # 1.96 x 6.0 x the root of 2 x (1 - 0.80), worked out by hand
    assert change("sdq-teacher", "total", 18, 12).limit == pytest.approx(7.4377, abs=0.0001)


def test_six_points_of_the_teachers_sdq_could_easily_be_chance():
    found = change("sdq-teacher", "total", 18, 12)

    assert found.verdict == Verdict.CHANCE
    assert found.says == (
        "6 points lower, on the better side. That could easily be chance: two scores of a child who has not changed"
        " lie up to 7.4 points apart in 19 of 20 cases."
    )
    assert found.in_figures == "\N{MINUS SIGN}6, give or take 7.4"


@pytest.mark.parametrize(
    ("kind", "scale", "before", "after", "verdict"),
    [
        ("sdq-teacher", "total", 20, 12, Verdict.BETTER),
        ("sdq-teacher", "total", 12, 20, Verdict.WORSE),
        ("sdq-teacher", "total", 12, 12, Verdict.SAME),
        ("sdq-teacher", "prosocial", 4, 7, Verdict.BETTER),
        ("sdq-teacher", "prosocial", 7, 4, Verdict.WORSE),
        ("sdq-teacher", "peer", 9, 1, Verdict.UNKNOWN),
        ("sdq-parent", "total", 20, 12, Verdict.CHANCE),
        ("sdq-self", "total", 20, 12, Verdict.BETTER),
        ("boxall-teacher", "strands", 60, 120, Verdict.UNKNOWN),
        ("readiness-teacher", "total", 176, 231, Verdict.UNKNOWN),
    ],
)
def test_better_or_worse_is_said_only_where_the_numbers_support_it(kind, scale, before, after, verdict):
    assert change(kind, scale, before, after).verdict == verdict


def test_even_a_sure_change_does_not_say_what_made_it():
    assert "It does not say what made the difference" in change("sdq-teacher", "total", 30, 12).says


def test_where_nothing_is_published_nothing_is_said_about_chance():
    found = change("readiness-teacher", "total", 176, 231)

    assert found.says.endswith("Whether that is chance cannot be told.")
    assert found.in_figures == "+55"


def test_children_who_did_not_change_are_called_changed_no_more_than_once_in_twenty():
    chance = random.Random(20251125)
    spread = KINDS["sdq-teacher"].informant.spreads["total"]
    error = spread.deviation * (1 - spread.reliability) ** 0.5
    called = 0
    for _ in range(20_000):
        truth = chance.gauss(20, 4)
        before, after = (round(chance.gauss(truth, error)) for _ in range(2))
        called += change("sdq-teacher", "total", before, after).verdict in (Verdict.BETTER, Verdict.WORSE)

    assert called / 20_000 < 0.05
