from django import forms

from foothold.ground.kit.widgets import DateBoxesField


class DoneForm(forms.Form):
    """It was done: when, how, and where the evidence is."""

    done_on = DateBoxesField(label="On which day was it done?")
    how = forms.CharField(
        label="How?", help_text="For example by phone at 9:40 and a letter by e-mail", max_length=240
    )
    evidence = forms.CharField(
        label="Where is the evidence?",
        help_text="For example the pupil's file, letter of 10 November",
        required=False,
        max_length=240,
    )
    explanation = forms.CharField(
        label="Why was it late?", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(self, *args, late, **kwargs):
        super().__init__(*args, **kwargs)
        if not late:
            del self.fields["explanation"]


class ReasonForm(forms.Form):
    """One sentence why."""

    reason = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 3}))
