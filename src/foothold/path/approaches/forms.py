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
