"""What a school types when it asks a team. Nothing here saves; what cannot be is refused by the actions."""

from django import forms

from foothold.ground.kit.widgets import DateBoxesField
from foothold.path.referrals.models import Referral

TWO, THREE = forms.Textarea(attrs={"rows": 2}), forms.Textarea(attrs={"rows": 3})
APART = ("sources", "team_name", "answer_by")
"""What is not a field of the referral itself."""


class ReferForm(forms.Form):
    """One referral. What is on record is chosen and goes along; only what nobody has written yet is typed."""

    team_name = forms.CharField(
        label="Which team or service?", help_text="For example: speech and language therapy", max_length=300
    )
    asks = forms.ChoiceField(label="What do you ask for?", choices=Referral.Asks, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why now?", help_text="What you see, how often, and what is at risk.", widget=THREE
    )
    wished = forms.CharField(
        label="What do you wish to come of it?",
        help_text="In one or two sentences. It stands in the child's chronology.",
        widget=TWO,
    )
    strengths = forms.CharField(label="What is the child good at?", widget=TWO, required=False)
    sources = forms.MultipleChoiceField(
        label="What goes with it?", widget=forms.CheckboxSelectMultiple, required=False
    )
    tried_elsewhere = forms.CharField(
        label="What was tried that is not on record here, and what came of it?", widget=TWO, required=False
    )
    contacted_on = DateBoxesField(
        label="Did you speak with the team before?",
        help_text="The day of a call, an e-mail or a meeting. Leave it empty if there was none.",
        required=False,
    )
    contact_note = forms.CharField(label="What was said?", widget=TWO, required=False)
    consent_by = forms.CharField(label="Who agreed to the referral?", max_length=120, required=False)
    consent_on = DateBoxesField(label="On which day did they agree?", required=False)
    without_consent = forms.CharField(
        label="If nobody agreed: why is it sent all the same?", widget=TWO, required=False
    )
    basis = forms.ChoiceField(
        label="What is the lawful basis for sharing this?", choices=Referral.Basis, widget=forms.RadioSelect
    )
    answer_by = DateBoxesField(
        label="By when do you expect an answer?", help_text="No local rule sets a time for this team."
    )

    def __init__(self, *args, way, pieces, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sources"].choices = [(each.source, each.title) for each in pieces]
        if not pieces:
            del self.fields["sources"]
        if way.team_name:
            del self.fields["team_name"]
        if way.days:
            del self.fields["answer_by"]

    @property
    def referral(self):
        return {name: value for name, value in self.cleaned_data.items() if name not in APART}


class SupplyForm(forms.Form):
    said = forms.CharField(
        label="What do you send?", help_text="In your own words, or where it is.", widget=THREE
    )


class BecauseForm(forms.Form):
    because = forms.CharField(label="Why?", widget=THREE)
