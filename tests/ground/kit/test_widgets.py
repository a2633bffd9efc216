"""Dates as people type them, and as nobody ought to."""

import pytest
from django import forms

from foothold.ground.kit import widgets


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["99999999999999999999", "1", "2026"], "must be a real date"),
        (["1", "99999999999999999999", "2026"], "must be a real date"),
        (["9" * 5000, "1", "2026"], "must be a real date"),
        (["31", "2", "2026"], "must be a real date"),
        (["1", "1", "0001"], "must be between 1900 and 2100"),
        (["31", "12", "9999"], "must be between 1900 and 2100"),
        (["31", "12", "1899"], "must be between 1900 and 2100"),
        (["1", "1", "2101"], "must be between 1900 and 2100"),
        (["1", "1", "26"], "must have 4 figures"),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_a_sentence(typed, says):
    with pytest.raises(forms.ValidationError, match=says):
        widgets.DateBoxesField().clean(typed)


@pytest.mark.parametrize("typed", ["99999999999 1 2026", "1 1 0001", "31/12/9999"])
def test_so_it_is_on_one_line(typed):
    with pytest.raises(forms.ValidationError, match="is not a date"):
        widgets.DayField().clean(typed)
