"""The questions of a permanent exclusion, one form a page."""

from django import forms

from foothold.ground.kit.widgets import DateBoxesField
from foothold.path.exclusions.forms import LONG, CareMixin, ExamsMixin, ReasonsMixin
from foothold.path.exclusions.models import Measure, PermanentGrounds

LAST_RESORT = [
    choice for choice in Measure.Kind.choices if choice[0] not in ("internal_removal", "change_of_set")
]


class GroundForm(forms.Form):
    ground = forms.ChoiceField(
        label="Is it one serious breach, or persistent breaches, of the behaviour policy?",
        choices=PermanentGrounds.Ground.choices,
        widget=forms.RadioSelect,
    )
    offence = forms.ChoiceField(
        label="If it is one serious breach, which?",
        choices=[*PermanentGrounds.Offence.choices, ("", "It is persistent breaches")],
        widget=forms.RadioSelect,
        required=False,
    )
    policy_clause = forms.CharField(
        label="Which part of the published behaviour policy?",
        help_text="For example section 6.2, weapons",
        max_length=160,
    )
    policy_version = forms.CharField(
        label="Which version of the policy?", help_text="For example September 2026", max_length=60
    )

    def clean(self):
        given = super().clean()
        if given.get("ground") == PermanentGrounds.Ground.ONE_OFF and not given.get("offence"):
            self.add_error("offence", "Choose which serious breach it was.")
        return given


class BreachForm(ReasonsMixin):
    breach = forms.CharField(label="What was the breach, or what were the breaches?", widget=forms.Textarea)
    field_order = ["breach", "reason_1", "reason_2", "reason_3", "because_of"]

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_reasons(on)


class HarmForm(forms.Form):
    harm = forms.CharField(
        label="How would it seriously harm the education or welfare of the pupil or others if the pupil stayed?",
        help_text="This is the second limb of the test. Both must be met.",
        widget=forms.Textarea,
    )


class LastResortForm(forms.Form):
    """Each measure tried, or not suitable and why. Waived with a reason for one serious breach."""

    waived_because = forms.CharField(
        label="For one serious breach only: why no other measure could come first",
        help_text="Leave empty and answer for each measure if the breaches were persistent.",
        widget=LONG,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind, label in LAST_RESORT:
            self.fields[f"{kind}_outcome"] = forms.ChoiceField(
                label=label[:1].upper() + label[1:],
                choices=[(Measure.Outcome.DONE, "Tried"), (Measure.Outcome.NOT_SUITABLE, "Not suitable")],
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"{kind}_note"] = forms.CharField(
                label="When, and what came of it; or why not suitable", max_length=500, required=False
            )

    def clean(self):
        given = super().clean()
        if given.get("waived_because"):
            return given
        for kind, _label in LAST_RESORT:
            if not given.get(f"{kind}_outcome"):
                self.add_error(f"{kind}_outcome", "Choose whether it was tried or was not suitable.")
            elif not given.get(f"{kind}_note"):
                self.add_error(f"{kind}_note", "Say when and what came of it, or why it was not suitable.")
        return given

    def measures(self):
        given = self.cleaned_data
        return [
            {"kind": kind, "outcome": given[f"{kind}_outcome"], "note": given[f"{kind}_note"]}
            for kind, _label in LAST_RESORT
            if given.get(f"{kind}_outcome")
        ]


LAST_RESORT = [
    choice for choice in Measure.Kind.choices if choice[0] not in ("internal_removal", "change_of_set")
]


class ConsideredForm(CareMixin):
    drivers = forms.CharField(label="Which social, emotional or health causes were considered?", widget=LONG)
    why_not_suspension = forms.CharField(label="Why would a suspension not do instead?", widget=LONG)
    field_order = ["drivers", "why_not_suspension", "factors", "adjustments", "why_in_spite"]

    def __init__(self, *args, child, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_what_concerns(child)


class ConsultedForm(forms.Form):
    not_consulted_because = forms.CharField(
        label="If the local authority was not consulted before the decision, why not?",
        widget=LONG,
        required=False,
    )

    def __init__(self, *args, consulted, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["not_consulted_because"].required = not consulted


class AnnualReviewForm(forms.Form):
    annual_review_asked_on = DateBoxesField(
        label="When was the local authority asked for an early annual review of the EHC plan?",
        help_text="Ask before you decide. If the review finds that the school can give more support, an exclusion would"
        " be expected to be withdrawn.",
    )
    annual_review_answer = forms.CharField(label="What did the review find?", widget=LONG, required=False)


class ExamsForm(ExamsMixin):
    def __init__(self, *args, year_group, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_exams_of(year_group)
