"""The shape of what is typed at each stage of an exclusion's path."""

from django import forms

from foothold.ground.kit.widgets import DateBoxesField, PlainTimeField
from foothold.path.exclusions.models import Notice


class NoticeForm(forms.Form):
    """Which notices that are owed were given, and how."""

    told = forms.MultipleChoiceField(label="What was given?", widget=forms.CheckboxSelectMultiple)
    how = forms.ChoiceField(
        label="How?",
        help_text="E-mail counts only where the person agreed to it. Check before relying: the law names post and"
        " delivery.",
        choices=Notice.How.choices,
        widget=forms.RadioSelect,
    )
    sent_on = DateBoxesField(label="On which day was it sent, delivered or said?")
    sent_time = PlainTimeField(
        label="At what time, if it matters?", help_text="For example 2pm", required=False
    )

    def __init__(self, *args, owed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["told"].choices = [
            (f"{duty.kind}:{party}", duty.what) for duty in owed for party in duty.owed_to.split()
        ]
