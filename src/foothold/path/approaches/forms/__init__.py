from django import forms

from foothold.ground.kit.widgets import DateBoxesField
from foothold.path.approaches.entries import Level, Need, Phase
from foothold.path.approaches.models import Offer


class FindForm(forms.Form):
    """What part of the directory to show. It is sent in the address, so nothing about a child is asked."""

    need = forms.ChoiceField(label="Need", choices=[("", "Any need"), *Need.choices], required=False)
    phase = forms.ChoiceField(label="Phase", choices=[("", "Any phase"), *Phase.choices], required=False)
    level = forms.ChoiceField(label="Level", choices=[("", "Any level"), *Level.choices], required=False)
    word = forms.CharField(label="Word", max_length=60, required=False)

    def asked(self):
        """What was asked for and can be read; a code that is not ours is as if nothing were asked."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def said(self, name, value):
        return str(dict(getattr(self.fields[name], "choices", ())).get(value, value))


class OfferForm(forms.Form):
    stands = forms.ChoiceField(
        label="Do you offer it?",
        choices=[
            (Offer.Stands.OFFERS, "Yes, we offer it"),
            (Offer.Stands.DOES_NOT, "No, we do not offer it"),
        ],
        widget=forms.RadioSelect,
    )
    from_on = DateBoxesField(label="From which day?")
    note = forms.CharField(
        label="Your own note",
        help_text="For example how often it runs, and the role to ask. No names of children or staff.",
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class TrainingForm(forms.Form):
    approach = forms.ChoiceField(label="Trained in what?")
    name = forms.CharField(label="Who was trained?", max_length=120)
    works_as = forms.CharField(label="What is their role?", max_length=80)
    hours = forms.IntegerField(
        label="How many hours?",
        min_value=1,
        max_value=500,
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    given_by = forms.CharField(label="Who gave the training?", max_length=120)
    from_on = DateBoxesField(label="When was the training?", help_text="Its last day.")
    to_on = DateBoxesField(
        label="Until when does it count?",
        help_text="As the certificate says. Leave it empty if it does not run out.",
        required=False,
    )

    def __init__(self, *args, entries, **kwargs):
        super().__init__(*args, **kwargs)
        self.named = {entry.key: entry.named for entry in entries}
        choices = [(key, named.title) for key, named in self.named.items()]
        self.fields["approach"].choices = [("", "Choose an approach"), *choices]

    def clean_approach(self):
        return self.named[self.cleaned_data["approach"]]


class EndTrainingForm(forms.Form):
    last_on = DateBoxesField(label="What is the last day on which it counts?")
    because = forms.CharField(label="Why?", help_text="For example: left the school.", max_length=300)
