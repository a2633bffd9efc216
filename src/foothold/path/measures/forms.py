"""The shape of what is typed about a measure. Nothing here saves; what cannot be is refused by the actions."""

from django import forms
from django.utils.text import capfirst

from foothold.ground.kit.widgets import DateBoxesField
from foothold.path.measures import instruments

SOMETHING_ELSE = "other"
NARROW = {"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}


def _score_field(scale):
    return forms.IntegerField(
        label=scale.title,
        help_text=f"From {scale.low} to {scale.high}, {'lower' if scale.lower_is_better else 'higher'} is better",
        min_value=scale.low,
        max_value=scale.high,
        required=scale.needed,
        widget=forms.TextInput(attrs=NARROW),
    )


class ScoresForm(forms.Form):
    """The scores of one instrument: those that are needed, and others that may be added."""

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.scales = kind.instrument.scales
        self.fields |= {scale.key: _score_field(scale) for scale in self.scales}

    @property
    def needed(self):
        return [self[scale.key] for scale in self.scales if scale.needed]

    @property
    def others(self):
        return [self[scale.key] for scale in self.scales if not scale.needed]

    @property
    def others_typed(self):
        return any(field.value() not in (None, "") or field.errors for field in self.others)

    @property
    def scores(self):
        return {scale.key: self.cleaned_data[scale.key] for scale in self.scales}


class AgainForm(ScoresForm):
    """A second score."""

    answered_on = DateBoxesField(label="On which day was it answered?")


class BeginForm(AgainForm):
    """A first score, what it is to show, and when it is measured again."""

    about = forms.ChoiceField(label="What is it to show the effect of?", widget=forms.RadioSelect)
    purpose = forms.CharField(
        label="If something else, what?", help_text="For example: lunch club", max_length=200, required=False
    )
    due_on = DateBoxesField(
        label="When is it answered again?", help_text="By the same person, on the same questionnaire"
    )

    def __init__(self, *args, plans, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.linked = {f"plan-{each.pk}": {"plan": each} for each in plans}
        self.linked |= {f"group-{each.pk}": {"delivery": each} for each in groups}
        named = [(key, capfirst(str(next(iter(link.values()))))) for key, link in self.linked.items()]
        self.fields["about"].choices = [*named, (SOMETHING_ELSE, "Something else")]
        if not named:
            del self.fields["about"]
            self.fields["purpose"].label = "What is it to show the effect of?"
            self.fields["purpose"].required = True

    def clean(self):
        given = super().clean()
        if given.get("about") == SOMETHING_ELSE and not given.get("purpose"):
            self.add_error("purpose", "Say in a few words what it is to show the effect of.")
        return given

    @property
    def link(self):
        """The plan or the group that was chosen, or the purpose in words."""
        chosen = self.cleaned_data.get("about", SOMETHING_ELSE)
        return self.linked.get(chosen) or {"purpose": self.cleaned_data["purpose"]}


class PutRightForm(ScoresForm):
    """A score as it should have been typed."""

    because = forms.CharField(label="What was wrong?", max_length=200)


class LetGoForm(forms.Form):
    because = forms.CharField(
        label="Why is there no second score?", help_text="For example: left the school", max_length=300
    )


class RegisterForm(forms.Form):
    """By what the register is narrowed."""

    school_id = forms.ChoiceField(label="School", required=False)
    instrument = forms.ChoiceField(label="Instrument", required=False)
    due = forms.ChoiceField(
        label="Second score",
        choices=[("", "All"), ("late", "Missing"), ("soon", "Not due yet")],
        required=False,
    )

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school_id"].choices = [("", "All schools"), *((str(pk), name) for pk, name in schools)]
        self.fields["instrument"].choices = [("", "All instruments"), *instruments.titles()]
        if len(schools) < 2:
            del self.fields["school_id"]

    def condition(self, today):
        """The rows that fit; none while what was chosen cannot be read."""
        given = dict(self.cleaned_data) if self.is_valid() else {"pk": 0}
        by_day = {"late": {"due_on__lt": today}, "soon": {"due_on__gte": today}}
        chosen = by_day.get(given.pop("due", ""), {})
        return {key: value for key, value in given.items() if value != ""} | chosen

    def applied(self):
        given = self.cleaned_data if self.is_valid() else {}
        return [(dict(self.fields[key].choices)[value], key) for key, value in given.items() if value]
