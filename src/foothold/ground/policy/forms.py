from django import forms

from foothold.ground.kit.widgets import DateBoxesField
from foothold.law.readings import QUESTIONS


class ChoiceForm(forms.Form):
    setting = forms.ChoiceField(label="Which question?")
    takes_other = forms.ChoiceField(
        label="Which reading?",
        choices=[("no", "The default reading"), ("yes", "The other reading")],
        widget=forms.RadioSelect,
    )
    from_on = DateBoxesField(label="From which day?")
    because = forms.CharField(
        label="Why?",
        help_text="For example legal advice, and whose. Everybody can read this.",
        max_length=300,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["setting"].choices = [
            (question.setting, question.asks)
            for question in QUESTIONS.values()
            if question.other_value is not None
        ]
