"""The shape of what is typed when evidence is put together for somebody."""

from django import forms

from foothold.desks.packs import child_file
from foothold.desks.packs.models import Bundle


class BundleForm(forms.Form):
    """For whom, why they need it, and what they do not get."""

    purpose = forms.ChoiceField(label="What is it for?", choices=Bundle.Purpose, widget=forms.RadioSelect)
    to_whom = forms.CharField(
        label="To whom does it go?", help_text="For example: the EHC team of Fernleigh", max_length=200
    )
    shared_because = forms.CharField(
        label="Why do they need it?",
        help_text="For example: the request for an assessment rests on it; the mother was told on 3 October",
        max_length=300,
    )
    left_out = forms.MultipleChoiceField(
        label="Which kinds of facts are left out?",
        help_text="Leave all empty to give everything you may see.",
        choices=list(child_file.MAY_BE_LEFT_OUT.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    parts_left_out = forms.MultipleChoiceField(
        label="Which parts are left out?",
        help_text="Whole files are seldom needed. Leave out what does not bear on it.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    left_out_because = forms.CharField(
        label="Why is it left out?", help_text="Stands on the first page.", required=False, max_length=300
    )
    other_names = forms.CharField(
        label="Which other children are named in it?",
        help_text="One child a line; other names of the same child after commas. They are shown as initials.",
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=4_000,
    )

    def __init__(self, *args, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parts_left_out"].choices = parts
