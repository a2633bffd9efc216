"""Dates and times as people type them: three boxes for a date, one plain box for a time."""

import re
from calendar import month_abbr, month_name
from datetime import date, time
from html import escape
from typing import Any

from django import forms
from django.utils.safestring import SafeString

PARTS = ("day", "month", "year")
MONTHS = {
    name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name
}
MONTHS["sept"] = 9
YEARS = range(1900, 2101)
"""Years of which anybody here has something to say. Days beyond them cannot be counted from, either."""
A_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
WORDS_FOR_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}


class DateBoxes(forms.MultiWidget):
    """Day, month and year in three boxes, named `x_day`, `x_month`, `x_year`."""

    template_name = "kit/forms/date_boxes.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput({"class": "govuk-input--width-2", "inputmode": "numeric"}),
            "month": forms.TextInput({"class": "govuk-input--width-3"}),
            "year": forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[Any]:
        return [value.day, value.month, value.year] if isinstance(value, date) else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, box in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            box["label"] = part.capitalize()
        return context

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_


class DateBoxesField(forms.Field):
    """A date from three boxes. The month may be a number or a name; a year has four figures."""

    widget = DateBoxes
    default_error_messages = {
        "incomplete": "The date must include a %(missing)s.",
        "short_year": "The year must have 4 figures, for example 2026.",
        "unreal": "The date must be a real date, for example 27 3 2026.",
        "far": "The year must be between 1900 and 2100.",
    }

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or not value:
            return value or None
        typed = [str(part or "").strip() for part in value]
        if not any(typed):
            return None
        if missing := [part for part, text in zip(PARTS, typed, strict=True) if not text]:
            raise self.refused("incomplete", missing=" and a ".join(missing))
        return self._real(*typed)

    def _real(self, day: str, month: str, year: str) -> date:
        if year.isdecimal() and len(year) != 4:
            raise self.refused("short_year")
        try:
            real = date(int(year), _month(month), int(day))
        except (ValueError, OverflowError):
            raise self.refused("unreal") from None
        if real.year not in YEARS:
            raise self.refused("far")
        return real

    def refused(self, code: str, **facts: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code, params=facts)


class DayField(forms.Field):
    """A date typed on one line, as 14 5 2026 or 14/5/2026: where three boxes would be too many."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"})

    def to_python(self, value: Any) -> date | None:
        return day_typed(value) if str(value or "").strip() else None


def day_typed(typed: str) -> date:
    """The date of a line, or a ValidationError that says how to write it."""
    parts = re.split(r"[\s/.-]+", typed.strip())
    try:
        day, month, year = parts
        return DateBoxesField()._real(day, month, year)
    except (ValueError, forms.ValidationError):
        raise forms.ValidationError(f"{typed.strip()} is not a date. Write it as 14 5 2026.") from None


def _month(typed: str) -> int:
    return MONTHS.get(typed.lower().rstrip(".")) or int(typed)


class LongSelect(forms.Select):
    """One choice of very many, such as every school of an area: Django draws each option by a template of its own."""

    template_name = "kit/forms/long_select.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = forms.Widget.get_context(self, name, value, attrs)
        chosen = context["widget"]["value"]
        drawn = "\n".join(_option(str(key), str(label), str(key) in chosen) for key, label in self.choices)
        context["widget"]["options"] = SafeString(drawn)  # nosec B703 - each option is escaped
        return context


def _option(key: str, label: str, chosen: bool) -> str:
    return f'<option value="{escape(key)}"{" selected" if chosen else ""}>{escape(label)}</option>'


class Suggested(forms.TextInput):
    """A line of text with suggestions while it is typed; anything else may be typed too."""

    template_name = "kit/forms/suggested.html"
    suggestions: tuple[str, ...] = ()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{name}-suggested"
        context["widget"]["suggested"] = self.suggestions
        return context


class PlainTimeField(forms.Field):
    """A time as people write it: 9:20, 09.20, 9.20am, 1:30 pm, noon."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"})
    default_error_messages = {"unreal": "Enter a time, for example 9:20am."}

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, time) or not value:
            return value or None
        typed = str(value).strip().lower()
        if not typed:
            return None
        found = WORDS_FOR_TIMES.get(typed) or _time(typed)
        if found is None:
            raise forms.ValidationError(self.error_messages["unreal"], code="unreal")
        return found

    def prepare_value(self, value: Any) -> Any:
        return in_words(value) if isinstance(value, time) else value


def _time(typed: str) -> time | None:
    """A figure alone is no time: 9 may be either end of the day, 9am may not."""
    match = A_TIME.fullmatch(typed)
    if match is None or not (match[2] or match[3]):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def in_words(at: time) -> str:
    """9:20am, as a letter says it."""
    return f"{at.hour % 12 or 12}:{at.minute:02}{'am' if at.hour < 12 else 'pm'}"
