"""What is asked before a calendar changes. Shape only: what a change means is worked out by the preview."""

import re

from django import forms

from foothold.ground.kit import uploads
from foothold.ground.kit.widgets import DateBoxesField
from foothold.ground.outside import ics, term_dates
from foothold.law.calendar import ClosedKind, ClosedSpan, SchoolYear, Term, TermName
from foothold.law.errors import CalendarProblem

KINDS = [
    (ClosedKind.CLOSURE.value, "The school is closed, for example for snow"),
    (ClosedKind.INSET.value, "INSET day"),
]
LABEL = 80


class CloseForm(forms.Form):
    """One day or a run of days on which a school does not meet."""

    kind = forms.ChoiceField(label="What kind of day?", choices=KINDS, widget=forms.RadioSelect)
    starts_on = DateBoxesField(label="On which day?", help_text="The first, if there are several")
    ends_on = DateBoxesField(label="Until which day, that day included?", required=False)
    label = forms.CharField(label="Why?", help_text="For example snow, or a burst pipe", max_length=LABEL)

    def clean(self):
        given = super().clean()
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day is before the first. Correct one of the two.")
        return given

    def span(self):
        given = self.cleaned_data
        ends_on = given["ends_on"] or given["starts_on"]
        return ClosedSpan(ClosedKind(given["kind"]), given["starts_on"], ends_on, given["label"])

    def because(self):
        """Closed on 4 December 2026: snow."""
        span = self.span()
        word = "INSET" if span.kind is ClosedKind.INSET else "Closed"
        until = f" to {span.ends_on:%-d %B %Y}" if span.ends_on > span.starts_on else ""
        return f"{word} on {span.starts_on:%-d %B %Y}{until}: {span.label}"


class CloseSeveralForm(CloseForm):
    """The same for several schools at once."""

    schools: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        None,
        label="Only these schools",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"required": "Choose the schools, or all of them."},
    )
    every = forms.BooleanField(label="All of my schools", required=False)
    field_order = ("kind", "starts_on", "ends_on", "label", "every", "schools")

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.schools = schools
        self.fields["schools"].queryset = schools

    def clean(self):
        given = super().clean()
        if not given.get("every") and not given.get("schools"):
            self.add_error("schools", "Choose the schools, or all of them.")
        return given

    def chosen(self):
        return self.schools if self.cleaned_data["every"] else self.cleaned_data["schools"]


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label="Why was this wrong?",
        help_text="For example: the school stayed open after all",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
    )


class TermsForm(forms.Form):
    """A school year typed in: three terms, each with its half-term, and the INSET days."""

    name = forms.RegexField(
        r"^20\d\d/\d\d$",
        label="Which school year?",
        help_text="For example 2026/27",
        error_messages={"invalid": "Write the school year as 2026/27."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    inset = forms.CharField(
        label="INSET days",
        help_text="One on each line, for example 1 September 2026",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for term in TermName:
            self.fields[f"{term}_starts_on"] = DateBoxesField(label="First day")
            self.fields[f"{term}_half_starts_on"] = DateBoxesField(
                label="First day of half-term", required=False
            )
            self.fields[f"{term}_half_ends_on"] = DateBoxesField(
                label="Last day of half-term", required=False
            )
            self.fields[f"{term}_ends_on"] = DateBoxesField(label="Last day")

    def clean_inset(self):
        days, faults = [], []
        for number, line in enumerate(self.cleaned_data["inset"].splitlines(), 1):
            day = _day(line) if line.strip() else None
            if day is None and line.strip():
                faults.append(f"Line {number}: {line.strip()} is not a date. Write it as 1 September 2026.")
            days += [day] if day else []
        if faults:
            raise forms.ValidationError(faults)
        return days

    def clean(self):
        given = super().clean()
        for term in TermName:
            first, last = given.get(f"{term}_half_starts_on"), given.get(f"{term}_half_ends_on")
            if bool(first) != bool(last) and not self.errors:
                self.add_error(f"{term}_half_ends_on", "Give the first and the last day of this half-term.")
        if not self.errors:
            self.year = self._year(given)
        return given

    def _year(self, given):
        try:
            return SchoolYear(given["name"], tuple(_terms(given)), tuple(_closed(given)))
        except CalendarProblem as problem:
            self.add_error(None, str(problem))
            return None

    @staticmethod
    def told(year):
        """A year on record as the form shows it."""
        told = {"name": year.name}
        for term in year.terms:
            told |= {f"{term.name}_starts_on": term.starts_on, f"{term.name}_ends_on": term.ends_on}
            half = next((each for each in year.closed if _is_half_term(each, term)), None)
            if half:
                told |= {
                    f"{term.name}_half_starts_on": half.starts_on,
                    f"{term.name}_half_ends_on": half.ends_on,
                }
        insets = [each.starts_on for each in year.closed if each.kind is ClosedKind.INSET]
        return told | {"inset": "\n".join(f"{day:%-d %B %Y}" for day in insets)}


def _is_half_term(span, term):
    return span.kind is ClosedKind.HOLIDAY and term.starts_on <= span.starts_on <= term.ends_on


def _terms(given):
    for term in TermName:
        yield Term(term, given[f"{term}_starts_on"], given[f"{term}_ends_on"])


def _closed(given):
    spans = [ClosedSpan(ClosedKind.INSET, day, day) for day in given["inset"]]
    for term in TermName:
        first, last = given[f"{term}_half_starts_on"], given[f"{term}_half_ends_on"]
        spans += [ClosedSpan(ClosedKind.HOLIDAY, first, last, "half-term")] if first else []
    return sorted(spans, key=lambda span: (span.starts_on, span.ends_on))


def _day(text):
    """1 September 2026, 1 Sep 2026 or 1/9/2026."""
    parts = re.split(r"[\s/.-]+", text.strip())
    try:
        return DateBoxesField().clean(parts) if len(parts) == 3 else None
    except forms.ValidationError:
        return None


class UploadForm(forms.Form):
    """Term dates as a file; once read, its text goes along to the page that confirms it."""

    file = uploads.UploadField(
        uploads.TABLE,
        uploads.CALENDAR,
        label="Term dates",
        help_text="A calendar (.ics) or a table (.csv)",
    )
    text = forms.CharField(widget=forms.HiddenInput, required=False, max_length=500_000)

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.fields["file"].required = not (data and data.get("text"))

    def clean(self):
        given = super().clean()
        if given.get("file"):
            given["text"] = given["file"].text
        if not self.errors:
            self.years, self.passed_over = self._read(given["text"])
        return given

    def _read(self, text):
        """The school years of the file, and the entries of a calendar that say nothing of school days."""
        try:
            is_calendar = text.lstrip().upper().startswith("BEGIN:VCALENDAR")
            return ics.read(text) if is_calendar else (term_dates.read_csv(text), ())
        except term_dates.TermDatesProblem as problem:
            for each in problem.problems:
                self.add_error("file", each)
        except CalendarProblem as problem:
            self.add_error("file", str(problem))
        return (), ()
