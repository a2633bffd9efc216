"""The shape of what a team records: its answer, its work, the programme of a unit."""

from django import forms
from django.db.models import TextChoices

from foothold.ground.kit.widgets import DateBoxesField
from foothold.path.referrals.models import Programme, Work
from foothold.path.referrals.models.referral import Discipline
from foothold.path.support.models import Plan

TWO, THREE = forms.Textarea(attrs={"rows": 2}), forms.Textarea(attrs={"rows": 3})


class Answer(TextChoices):
    ACCEPT = "accept", "It takes it on"
    PASS_ON = "pass_on", "It passes it on"
    DECLINE = "decline", "It does not take it on"
    ASK_MORE = "ask_more", "It needs more first"


class AcknowledgeForm(forms.Form):
    status = forms.ChoiceField(
        label="How far is it?",
        choices=[("received", "It has arrived"), ("read", "Somebody has read it")],
        widget=forms.RadioSelect,
    )


class AnswerForm(forms.Form):
    """One of four answers. What belongs to one of them alone says so."""

    answer = forms.ChoiceField(label="What does the team answer?", choices=Answer, widget=forms.RadioSelect)
    to = forms.ChoiceField(label="If it is passed on: to whom?", required=False)
    said = forms.CharField(
        label="What does it say?",
        help_text="If it is not taken on: why, and whom to ask instead. If more is needed: what.",
        widget=THREE,
        required=False,
    )
    by_on = DateBoxesField(label="If more is needed: by when?", required=False)

    def __init__(self, *args, passes_to, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", ""), *((each, each) for each in passes_to)]
        if not passes_to:
            del self.fields["to"]
            self.fields["answer"].choices = [each for each in Answer.choices if each[0] != Answer.PASS_ON]

    def clean(self):
        given = super().clean()
        needs = {
            Answer.PASS_ON: ("to", "Choose to whom it is passed on."),
            Answer.DECLINE: ("said", "Say why it is not taken on."),
            Answer.ASK_MORE: ("said", "Say what is needed first."),
        }
        name, sentence = needs.get(given.get("answer"), ("", ""))
        if name and not given.get(name) and name not in self.errors:
            self.add_error(name, sentence)
        if given.get("answer") == Answer.ASK_MORE and not given.get("by_on") and "by_on" not in self.errors:
            self.add_error("by_on", "Say by when it is needed.")
        return given


class AllocateForm(forms.Form):
    lead_worker = forms.CharField(label="Who leads the work?", max_length=120)
    discipline = forms.ChoiceField(
        label="What is their discipline?", choices=Discipline, widget=forms.RadioSelect
    )
    discussed_with = forms.CharField(
        label="With whom was the referral discussed?",
        help_text="For example the leader of the unit",
        max_length=120,
        required=False,
    )
    allocated_on = DateBoxesField(label="On which day was it allocated?")


class WorkForm(forms.Form):
    on = DateBoxesField(label="On which day?")
    kind = forms.ChoiceField(label="What was done?", choices=Work.Kind, widget=forms.RadioSelect)
    venue = forms.ChoiceField(label="Where?", choices=Work.Venue, widget=forms.RadioSelect)
    who = forms.CharField(label="Who did it?", max_length=120)
    discipline = forms.ChoiceField(label="What is their discipline?", choices=Discipline)
    said = forms.CharField(label="What came of it?", widget=THREE)


class ProgrammeForm(forms.Form):
    plan = forms.ModelChoiceField(
        Plan.objects.none(), label="With which plan of support does it dovetail?", empty_label=""
    )
    fits = forms.CharField(label="How does it fit what is in place, and that plan?", widget=TWO)
    targets = forms.CharField(label="Targets", help_text="One a line.", widget=THREE)
    agreed_by = forms.MultipleChoiceField(
        label="Who has agreed them?",
        choices=Programme.Agreed,
        widget=forms.CheckboxSelectMultiple,
        help_text="The headteacher signs once all three have.",
        required=False,
    )
    review_on = DateBoxesField(
        label="Review in the middle", help_text="With school, unit, family and services. It is set now."
    )
    ends_on = DateBoxesField(label="Last day", help_text="No programme is without an end.")

    def __init__(self, *args, plans, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = plans

    def clean_agreed_by(self):
        return " ".join(self.cleaned_data["agreed_by"])


class ReviewForm(forms.Form):
    CAME = (
        ("school", "The school"),
        ("unit", "The unit"),
        ("family", "The family"),
        ("child", "The child"),
        ("services", "Other services"),
    )
    held_on = DateBoxesField(label="On which day was it held?")
    came = forms.MultipleChoiceField(label="Who came?", choices=CAME, widget=forms.CheckboxSelectMultiple)
    found = forms.CharField(label="What has changed, and what is done differently from now on?", widget=THREE)


class EndForm(forms.Form):
    ended_on = DateBoxesField(label="Last day of the work")
    result = forms.CharField(
        label="What came of it?", help_text="For the child and for the school.", widget=THREE
    )
    sustained_by = forms.ModelChoiceField(
        Plan.objects.none(), label="Which sustainability plan keeps it going?", empty_label="", required=False
    )

    def __init__(self, *args, plans, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sustained_by"].queryset = plans
        if not plans:
            del self.fields["sustained_by"]


class SignForm(forms.Form):
    """Nothing is typed: pressing the button is the signature."""
