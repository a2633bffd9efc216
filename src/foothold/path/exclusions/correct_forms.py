"""What was typed about an exclusion, filled in again to be corrected. The kind is no question any more."""

from decimal import Decimal

from django import forms

from foothold.ground.kit import clock
from foothold.path.exclusions import corrections, permanent_forms, rows
from foothold.path.exclusions.forms import DecisionForm, ReasonsMixin, SuspensionForm
from foothold.path.exclusions.models import Exclusion

ASKED_ABOUT_DECISION = (
    "length",
    "starts_on",
    "starts_session",
    "decided_by",
    "decided_on",
    "decided_time",
)


class CorrectionMixin(ReasonsMixin, DecisionForm):
    """The form a decision was typed into, with a reason; after confirmation without what was decided."""

    reason = forms.CharField(
        label="Why is it corrected?",
        help_text="It stands in the chronology, with what was there before",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
    )

    def __init__(self, *args, row, **kwargs):
        self.row = row
        super().__init__(*args, **kwargs | {"initial": filled(row)})
        self.fields.pop("kind", None)
        if not corrections.may_change_decision(row):
            for name in ASKED_ABOUT_DECISION:
                self.fields.pop(name, None)
        self.order_fields([name for name in self.fields if name != "reason"])

    def lunchtimes(self, given):
        return self.row.kind == Exclusion.Kind.LUNCHTIME

    def typed(self):
        """The values by name as they should stand; what was not asked is not among them."""
        given = self.cleaned_data
        plain = (*rows.TEXTS, *corrections.DAYS, *corrections.GROUNDS)
        return (
            {name: given[name] for name in plain if name in self.fields}
            | {"reasons": self.reasons}
            | (self._decision() if "starts_on" in self.fields else {})
        )

    def _decision(self):
        given, lunch = self.cleaned_data, self.lunchtimes(self.cleaned_data)
        decided = {name: given[name] for name in ("starts_on", "starts_session", "decided_by")}
        decided["decided_at"] = self._decided_at()
        if lunch:
            decided["starts_session"] = Exclusion.Session.LUNCH.value
        if "length" in self.fields:
            decided["length"] = int(given["length"] * (1 if lunch else 2))
        return decided

    def _decided_at(self):
        """The page asks for minutes: where they are untouched, the moment on record stands to the second."""
        was = self.row.decided_at
        untouched = self.decided_at == was.replace(second=0, microsecond=0)
        return was if untouched else self.decided_at


class CorrectSuspensionForm(CorrectionMixin, SuspensionForm):
    """A suspension or lunchtime suspension."""


class PermanentForm(
    permanent_forms.ExamsForm,
    permanent_forms.AnnualReviewForm,
    permanent_forms.ConsultedForm,
    permanent_forms.ConsideredForm,
    permanent_forms.LastResortForm,
    permanent_forms.HarmForm,
    permanent_forms.BreachForm,
    permanent_forms.GroundForm,
    DecisionForm,
):
    """Every question of a permanent exclusion on one page."""

    field_order = []


class CorrectPermanentForm(CorrectionMixin, PermanentForm):
    def __init__(self, *args, ehc_plan, **kwargs):
        super().__init__(*args, **kwargs)
        if not ehc_plan:
            del self.fields["annual_review_asked_on"], self.fields["annual_review_answer"]


def filled(row):
    """What stands, as the form's fields take it."""
    stands = corrections.as_it_stands(row)
    reasons = {f"reason_{number}": code for number, code in enumerate(stands["reasons"], start=1)}
    return stands | reasons | _decision(row) | _days(stands) | _measures(stands["measures"])


def _decision(row):
    decided = {"decided_on": clock.day_of(row.decided_at), "decided_time": clock.time_of(row.decided_at)}
    if row.length is None:
        return decided
    lunch = row.kind == Exclusion.Kind.LUNCHTIME
    length = Decimal(row.length) if lunch else Decimal(row.length) / 2
    return decided | {"length": length, "starts_session": "am" if lunch else row.starts_session}


def _days(stands):
    return {name: "\n".join(f"{day:%-d %-m %Y}" for day in stands[name]) for name in corrections.DAYS}


def _measures(measures):
    """Each measure has a day or an outcome, and a note, in fields of its own."""
    return {f"{each['kind']}_{part}": each[part] for each in measures for part in ("on", "outcome", "note")}
