"""What a page is put together from.

Tags and filters (`{% load foothold %}`):

    {% day on %} or {{ on|day }}                       Tuesday 17 March 2026
    {{ at|moment }}                                    Tuesday 17 March 2026, 9:20am
    {{ half_days|school_days }}                        5.5 school days
    {{ at|clock_time }}                                9:20am
    {% status_tag "late" "red" %}                      grey, blue, yellow, red or green
    {% explained_date on "in 6 school days" lines=because.lines provision=due.provision readings=due.other_readings %}
    {% totals term=5.5 year=12 %}                      bars against 5 and 15 (term) and 45 (school year)
    {% totals_of running %}                            the same from law.running
    {% group form "given_name family_name" "Name" %}   some fields of a form, in a fieldset

Includes (`{% include "kit/..." with ... %}`):

    kit/duty_row.html      what, child, href, on, distance, provision, who, button, main, tag, colour
    kit/timeline.html      entries: each title, on or when, text, state (done, now, next, not needed), by, href
    kit/summary_list.html  rows: each key, value, href, change (the link's words, "Change" if left out)
    kit/sub_navigation.html  items: each text, href, current; label
    kit/empty.html         text (what would fill the list), href and link for the next step
    kit/pagination.html    rows (a page of a Paginator)
    kit/filter.html        form (sent by GET), applied: each text, href (the list without it), them ("it")
    kit/prompts.html       prompts: each says, source; several things to think about in one box
    kit/prompt.html        prompt: says, source; strength ("We suggest", "The guidance says")
    kit/back.html          href, text
    kit/error_summary.html form; base.html shows it already

Whole pages to extend: `kit/base.html` (blocks title, caption, heading, content, aside; main for all of it),
`kit/wide.html` (the same without an aside), `kit/form_page.html` (one form; blocks before, button, after).
`crumbs` in the context (each text, href) become breadcrumbs.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms, template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from foothold.ground.kit import clock, rendering, widgets
from foothold.law import due
from foothold.law.readings import QUESTIONS

register = template.Library()
register.filter("errors_in_words", rendering.errors_in_words)
register.filter("address_of", rendering.address_of)
register.filter("attributes", rendering.attributes)

COLOURS = {"grey", "blue", "yellow", "red", "green"}
BOARD_IF_ASKED, BOARD_ALWAYS, YEAR_LIMIT = 5, 15, 45
REINSTATEMENT = "the governing board must consider reinstatement"


@register.filter("day")
def in_words(on: date | None) -> str:
    return f"{on:%A %-d %B %Y}" if on else ""


@register.simple_tag
def day(on: date | None) -> str:
    return in_words(on)


@register.filter
def moment(at: datetime | None) -> str:
    """Tuesday 17 March 2026, 9:20am, where the school is."""
    return f"{in_words(clock.day_of(at))}, {widgets.in_words(clock.time_of(at))}" if at else ""


@register.filter
def school_days(half_days: int) -> str:
    return due.school_days(half_days)


@register.filter
def clock_time(at: time | None) -> str:
    return widgets.in_words(at) if at else ""


@register.inclusion_tag("kit/status_tag.html")
def status_tag(text: str, colour: str = "grey") -> dict[str, str]:
    if colour not in COLOURS:
        raise template.TemplateSyntaxError(f"A status is {', '.join(sorted(COLOURS))}; it was {colour}.")
    return {"text": text, "colour": colour}


@register.inclusion_tag("kit/explained_date.html")
def explained_date(
    on: date | None,
    distance: str = "",
    *,
    lines: Iterable[str] = (),
    provision: Any = None,
    readings: Iterable[Any] = (),
    late: bool = False,
) -> dict[str, Any]:
    """A date in words, how far off it is, and how it was worked out.

    `lines`, `provision` and `readings` are a Due's `because.lines`, `provision` and `other_readings`.
    """
    open_questions = [(QUESTIONS[reading.setting].asks, reading) for reading in readings]
    return {
        "on": on,
        "distance": distance,
        "lines": lines,
        "provision": provision,
        "open_questions": open_questions,
        "is_open": open_questions or (provision and provision.confidence.is_open),
        "late": late,
    }


@register.inclusion_tag("kit/totals.html")
def totals(
    *, term: float, year: float, term_name: str = "this term", year_name: str = "this school year"
) -> Any:
    """Three bars. What each threshold means is said beside it, because 5, 15 and 45 explain nothing."""
    return {
        "bars": [
            _bar(term, BOARD_IF_ASKED, term_name, f"Above 5, {REINSTATEMENT} if a parent asks."),
            _bar(term, BOARD_ALWAYS, term_name, f"Above 15, {REINSTATEMENT} whether asked or not."),
            _bar(year, YEAR_LIMIT, year_name, "No pupil may be suspended for more than 45."),
        ]
    }


@register.inclusion_tag("kit/totals.html")
def totals_of(running: Any) -> Any:
    """The same bars from the law's own running totals."""
    return totals(
        term=running.term.half_days / 2,
        year=running.year.half_days / 2,
        term_name=f"in the {running.term.period.name.replace('_', ' ')} term",
        year_name=f"in {running.year.period.school_year}",
    )


def _bar(days: float, of: int, when: str, means: str) -> dict[str, Any]:
    over = days > of
    said = f"{days:g} school {'day' if days == 1 else 'days'}" if over else f"{days:g} of {of}"
    return {
        "days": said,
        "when": f"{when}, over {of}" if over else f"school days {when}",
        "means": means,
        "width": f"{min(days / of, 1) * 100:.1f}",
        "over": over,
    }


@register.simple_tag
def group(form: forms.BaseForm, names: str, legend: str, hint: str = "") -> SafeString:
    fields = [form[name] for name in names.split()]
    return render_to_string("kit/forms/group.html", {"fields": fields, "legend": legend, "hint": hint})
