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


class Narrowed(forms.Form):
    school = forms.ChoiceField(
        choices=[("", "All schools"), ("7", "St Anne's <Infants>"), ("8", "Beech High School")],
        widget=widgets.LongSelect,
        disabled=True,
    )


def test_a_long_choice_shows_each_option_as_text_and_marks_the_one_chosen():
    drawn = str(Narrowed(initial={"school": 8})["school"])
    assert '<option value="7">St Anne&#x27;s &lt;Infants&gt;</option>' in drawn
    assert '<option value="8" selected>Beech High School</option>' in drawn
    assert drawn.count(" selected") == 1


def test_a_control_says_what_it_is_and_whether_it_may_be_changed():
    assert 'name="school" class="govuk-select" id="id_school" disabled' in str(Narrowed()["school"])
