"""Recorded facts as a reader understands them."""

import pytest

from foothold.ground.kit import sentences


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("2026-11-03", "3 November 2026"),
        ("2026-13-41", "2026-13-41"),
        ("Anne-Marie", "Anne-Marie"),
        ("Well-being", "Well-being"),
        ("2026-week9", "2026-week9"),
        ("sen_support", "SEN support"),
        (True, "yes"),
        (None, ""),
        ([1, "governing_board"], "1, governing board"),
        ({"is": "pupils.carer:1", "said": "Rosa Reed"}, "Rosa Reed"),
    ],
)
def test_a_fact_reads_as_it_was_meant(kept, said):
    assert sentences.said(kept) == said
