from django import forms

from foothold.ground.kit.widgets import DateBoxesField
from foothold.path.inclusion import factors
from foothold.path.inclusion.factors import Area, Side

FOUR = forms.Textarea({"rows": 4})
TWO = forms.Textarea({"rows": 2})


def _side(side, missing):
    grouped = [(area.label, [(each.key, each.says) for each in factors.among(area, side)]) for area in Area]
    return forms.MultipleChoiceField(
        label=side.label,
        choices=grouped,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing},
    )


class FactorsForm(forms.Form):
    """Two lists of boxes, each by area: what protects, and what makes things harder."""

    protects = _side(Side.PROTECTS, "Choose at least one thing that protects.")
    harder = _side(Side.HARDER, "Choose at least one thing that makes it harder.")
    rests_on = forms.CharField(
        label="How is it known?",
        help_text="For example: talk with the mother and the class teacher on 3 October",
        max_length=200,
    )

    @property
    def chosen(self):
        return [*self.cleaned_data["protects"], *self.cleaned_data["harder"]]


class TransitionForm(forms.Form):
    """What a primary school tells the next school."""

    strengths = forms.CharField(label="What is the child good at, and what do they enjoy?", widget=FOUR)
    helps = forms.CharField(label="What helps?", widget=FOUR)
    avoid = forms.CharField(label="What makes it worse?", widget=TWO, required=False)
    needs = forms.CharField(
        label="Which needs are there, and what do teachers do about them?", widget=TWO, required=False
    )
    worries = forms.CharField(label="What are the worries about the move?", widget=TWO, required=False)
    people = forms.CharField(
        label="Who knows the child well, and who will meet them?", widget=TWO, required=False
    )
    arranged = forms.CharField(
        label="What is arranged before September?",
        help_text="For example: two visits, a photograph of the tutor",
        widget=TWO,
        required=False,
    )
    view_pupil = forms.CharField(label="What does the pupil say?", widget=TWO, required=False)
    view_family = forms.CharField(label="What does the family say?", widget=TWO, required=False)
    family_told_on = DateBoxesField(
        label="When was the family told that it goes to the next school?",
        help_text="They read it too.",
    )


class ReviseTransitionForm(TransitionForm):
    because = forms.CharField(label="Why is it changed?", max_length=200)
