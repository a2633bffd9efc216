"""The parts pages are made of."""

from dataclasses import dataclass
from datetime import date

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.template.loader import render_to_string

from foothold.law.due import OtherReading
from foothold.law.provision import Confidence, Provision

ON = date(2026, 3, 17)
RULE = Provision(
    key="board.consider",
    citation="SI 2012/1033 reg 6",
    url="https://www.legislation.gov.uk/uksi/2012/1033",
    in_force_from=date(2012, 9, 1),
    confidence=Confidence.M,
    says="The board considers reinstatement.",
)


def drawn(source, **context):
    return Template("{% load foothold %}" + source).render(Context(context))


def test_a_date_is_said_in_full():
    assert (
        drawn("{% day on %}|{{ on|day }}|{{ nothing|day }}", on=ON)
        == "Tuesday 17 March 2026|Tuesday 17 March 2026|"
    )


def test_a_date_shows_its_working_its_rule_how_sure_we_are_and_the_other_reading():
    other = OtherReading("holiday_bridges_run", "A holiday ends the run.", date(2026, 3, 18))
    shown = drawn(
        "{% explained_date on 'in 6 school days' lines=lines provision=rule readings=readings %}",
        on=ON,
        lines=["Mon 16 Mar 2026: day 0", "Tue 17 Mar 2026: day 1"],
        rule=RULE,
        readings=[other],
    )
    for said in (
        "Tuesday 17 March 2026</span>, in 6 school days",
        "How we worked this out",
        "<li>Tue 17 Mar 2026: day 1</li>",
        f'href="{RULE.url}"',
        RULE.confidence.says,
        "A holiday ends the run. The date would be Wednesday 18 March 2026.",
    ):
        assert said in shown


def test_a_date_without_a_working_offers_none():
    assert "<details" not in drawn("{% explained_date on %}", on=ON)


def test_a_status_has_one_of_five_colours():
    assert "govuk-tag--red" in drawn("{% status_tag '2 school days late' 'red' %}")
    with pytest.raises(TemplateSyntaxError, match="purple"):
        drawn("{% status_tag 'odd' 'purple' %}")


def widths(term, year):
    shown = drawn("{% totals term=term year=year %}", term=term, year=year)
    return [part.split('"')[0] for part in shown.split('reached" width="')[1:]], shown


def test_totals_are_bars_against_5_15_and_45_with_the_numbers_in_words():
    found, shown = widths(3, 9)
    assert found == ["60.0", "20.0", "20.0"]
    for numbers in ("3 of 5", "3 of 15", "9 of 45"):
        assert numbers in shown
    assert "row--over" not in shown


def test_a_bar_is_marked_once_its_number_is_passed_and_never_runs_over_its_end():
    found, shown = widths(5.5, 45)
    assert found == ["100.0", "36.7", "100.0"]
    assert shown.count("row--over") == 1
    assert widths(5, 5)[1].count("row--over") == 0


class Conversation(forms.Form):
    at = forms.CharField()
    told = forms.CharField()
    reason = forms.CharField()


@dataclass
class Entry:
    title: str
    state: str
    on: date | None = None
    text: str = ""


def test_a_path_says_what_is_done_what_is_now_and_why_a_step_is_not_needed():
    entries = [
        Entry("Decision", "done", ON),
        Entry("Meeting", "now"),
        Entry("Review", "not needed", text="Not permanent."),
    ]
    shown = render_to_string("kit/timeline.html", {"entries": entries})
    for said in ("Done", "Tuesday 17 March 2026", "Now", "Not needed", "Not permanent."):
        assert said in shown


def test_a_row_of_what_is_owed_names_the_child_in_its_button_for_a_screen_reader():
    shown = render_to_string(
        "kit/duty_row.html",
        {
            "what": "Tell the parent",
            "child": "A.E.",
            "href": "/d/1",
            "on": ON,
            "tag": "1 school day late",
            "colour": "red",
        }
        | {"button": "Mark as sent"},
    )
    assert 'Mark as sent<span class="govuk-visually-hidden">: Tell the parent, A.E.</span>' in shown
    assert "1 school day late" in shown


def test_the_next_page_keeps_what_the_list_was_filtered_by(rf):
    rows = Paginator(range(120), 50).get_page(2)
    template = Template("{% include 'kit/pagination.html' %}")
    shown = template.render(RequestContext(rf.get("/list?school=3&page=2"), {"rows": rows}))
    assert "51 to 100 of 120" in shown
    assert 'href="?school=3&amp;page=1"' in shown
    assert 'href="?school=3&amp;page=3"' in shown


def test_a_list_of_one_page_has_no_page_links(rf):
    rows = Paginator(range(3), 50).get_page(1)
    assert "<nav" not in Template("{% include 'kit/pagination.html' %}").render(
        RequestContext(rf.get("/list"), {"rows": rows})
    )


def test_a_group_of_fields_stands_under_its_legend():
    shown = drawn("{% group form 'at told' 'The conversation' 'As soon as you can' %}", form=Conversation())
    assert "The conversation" in shown
    assert 'name="at"' in shown
    assert 'name="told"' in shown
    assert 'name="reason"' not in shown
