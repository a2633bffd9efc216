"""Forms as a browser and a screen reader get them, and what people may type for a date or a time."""

from datetime import date, time

import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from foothold.ground.kit import rendering, widgets


class Suspension(forms.Form):
    started_on = widgets.DateBoxesField(label="When did it start?", help_text="For example, 27 3 2026")
    at = widgets.PlainTimeField(label="Time", required=False)
    reason = forms.ChoiceField(
        label="Reason", choices=[("d", "Damage"), ("t", "Theft")], widget=forms.RadioSelect
    )
    told = forms.CharField(label="Who was told", help_text="Their name")
    agreed = forms.BooleanField(label="The headteacher decided this", help_text="Nobody else may")


def boxes(day="", month="", year=""):
    return {"started_on_day": day, "started_on_month": month, "started_on_year": year}


def filled(**changed):
    given = boxes("17", "3", "2026") | {"reason": "d", "told": "Mrs Example", "agreed": "on"}
    return Suspension(given | changed)


def errors_of(field, **typed):
    form = filled(**typed)
    return rendering.errors_in_words(form[field])


@pytest.mark.parametrize("month", ["3", "03", "March", "march", "Mar", "mar."])
def test_a_month_may_be_a_number_or_a_name(month):
    form = filled(**boxes("17", month, "2026"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["started_on"] == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("31", "2", "2026"), "The date must be a real date, for example 27 3 2026."),
        (("first", "3", "2026"), "The date must be a real date, for example 27 3 2026."),
        (("17", "Marsh", "2026"), "The date must be a real date, for example 27 3 2026."),
        (("17", "3", ""), "The date must include a year."),
        (("17", "", ""), "The date must include a month and a year."),
        (("17", "3", "26"), "The year must have 4 figures, for example 2026."),
        (("", "", ""), "Answer the question: When did it start?"),
    ],
)
def test_a_date_that_cannot_be_used_says_what_to_do(typed, said):
    assert errors_of("started_on", **boxes(*typed)) == [said]


def test_what_was_typed_stays_in_the_boxes_beside_the_error():
    drawn = str(filled(**boxes("31", "Feb", "2026")))
    for part, typed in (("day", "31"), ("month", "Feb"), ("year", "2026")):
        assert f'name="started_on_{part}"' in drawn
        assert f'value="{typed}"' in drawn


def test_a_date_known_already_stands_in_its_boxes():
    drawn = str(Suspension(initial={"started_on": date(2026, 3, 7)})["started_on"])
    assert [f'value="{part}"' in drawn for part in (7, 3, 2026)] == [True] * 3


def test_an_unchanged_date_counts_as_unchanged():
    form = Suspension(boxes("7", "March", "2026"), initial={"started_on": date(2026, 3, 7)})
    assert "started_on" not in form.changed_data


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:20", time(9, 20)),
        ("09.20", time(9, 20)),
        ("9.20am", time(9, 20)),
        ("9 am", time(9)),
        ("1:30 pm", time(13, 30)),
        ("1.30 p.m.", time(13, 30)),
        ("13:30", time(13, 30)),
        ("12:10am", time(0, 10)),
        ("12pm", time(12)),
        ("Noon", time(12)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, meant):
    form = filled(at=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == meant


@pytest.mark.parametrize("typed", ["9", "25:00", "13pm", "0am", "9:75", "after lunch"])
def test_what_is_no_time_says_how_to_write_one(typed):
    assert errors_of("at", at=typed) == ["Enter a time, for example 9:20am."]


@pytest.mark.parametrize("at", [time(9, 20), time(0, 5), time(12), time(23, 59)])
def test_a_time_known_already_is_shown_so_that_it_reads_back_the_same(at):
    assert widgets.PlainTimeField().clean(widgets.PlainTimeField().prepare_value(at)) == at


def test_a_field_leads_the_reader_to_its_hint_and_its_error():
    drawn = filled(told="")["told"].as_field_group()
    assert 'aria-describedby="id_told_helptext id_told_error"' in drawn
    assert 'id="id_told_helptext"' in drawn
    assert 'id="id_told_error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert '<span class="govuk-visually-hidden">Error:</span> Enter who was told' in drawn


def test_several_controls_share_a_fieldset_that_names_their_error():
    drawn = filled(reason="")["reason"].as_field_group()
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_reason_error">' in drawn
    assert "Choose reason" in drawn


def test_a_single_tick_box_has_its_label_and_its_error():
    drawn = filled(agreed="")["agreed"].as_field_group()
    assert 'for="id_agreed"' in drawn
    assert 'id="id_agreed_error"' in drawn
    assert 'aria-describedby="id_agreed_helptext id_agreed_error"' in drawn


def test_what_may_be_left_empty_says_so():
    assert "(optional)" in filled()["at"].as_field_group()
    assert "(optional)" not in filled()["told"].as_field_group()


def test_every_link_of_the_error_summary_leads_to_a_control():
    form = Suspension(QueryDict())
    form.add_error(None, "The school has no calendar for this year.")
    summary = render_to_string("kit/error_summary.html", {"form": form})
    assert "The school has no calendar for this year." in summary
    for control in ("id_started_on_0", "id_reason_0", "id_told", "id_agreed"):
        assert f'href="#{control}"' in summary
        assert f'id="{control}"' in str(form)


def test_what_somebody_typed_is_shown_as_text():
    assert "<script>" not in str(filled(told="<script>alert(1)</script>", reason=""))
