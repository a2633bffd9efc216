"""The shape of what is typed about an EHC plan that is kept, and about its reviews."""

from django import forms

from foothold.ground.kit.widgets import DateBoxesField
from foothold.path.ehc.models import AnnualReview

THREE = forms.Textarea(attrs={"rows": 3})


class KeepForm(forms.Form):
    made_on = DateBoxesField(label="When was the plan made?")
    last_review_on = DateBoxesField(label="When was the last review meeting?", required=False)


class ReviewForm(forms.Form):
    held_on = DateBoxesField(label="When was the meeting?")
    early_because = forms.CharField(
        label="If it was early: why?",
        help_text="For example: the placement is at risk",
        max_length=300,
        required=False,
    )
    recommends = forms.CharField(label="What does the meeting recommend?", widget=THREE)
    pupil_says = forms.CharField(label="What does the pupil say?", widget=THREE, required=False)
    family_says = forms.CharField(label="What does the family say?", widget=THREE, required=False)


class ReportForm(forms.Form):
    reported_on = DateBoxesField(label="On which day?")


class DecideForm(forms.Form):
    decided_on = DateBoxesField(label="On which day?")
    decision = forms.ChoiceField(
        label="What was decided?", choices=AnnualReview.Decision, widget=forms.RadioSelect
    )


class AmendedForm(forms.Form):
    amended_on = DateBoxesField(label="On which day?")


class EndForm(forms.Form):
    ended_on = DateBoxesField(label="Until when was it kept?")
    ended_because = forms.CharField(label="Why?", max_length=300)
