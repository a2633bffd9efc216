"""The shape of what is typed about an assessment. Nothing here saves; what cannot be is refused by the actions."""

from django import forms

from foothold.ground.kit.widgets import DateBoxesField
from foothold.ground.organisations.models import Organisation
from foothold.path.ehc.models import Assessment, Consultation, Exemption

THREE = forms.Textarea(attrs={"rows": 3})


class AskForm(forms.Form):
    asked_by = forms.ChoiceField(label="Who asked?", choices=Assessment.AskedBy, widget=forms.RadioSelect)
    received_on = DateBoxesField(
        label="When did the authority receive it?", help_text="The six and twenty weeks count from this day."
    )
    why = forms.CharField(
        label="Why is the usual help not enough?",
        help_text="What was planned, done and reviewed; name the plan of support if there is one.",
        widget=THREE,
        required=False,
    )


class AllocateForm(forms.Form):
    coordinator = forms.TypedChoiceField(label="Who coordinates it?")
    contacted_on = DateBoxesField(
        label="When did they first speak with the family?",
        help_text="Leave it empty until they have.",
        required=False,
    )

    def __init__(self, *args, coordinators, **kwargs):
        super().__init__(*args, **kwargs)
        people = {str(each.pk): each for each in coordinators}
        self.fields["coordinator"].choices = [("", ""), *((key, str(each)) for key, each in people.items())]
        self.fields["coordinator"].coerce = people.get


class DayForm(forms.Form):
    """A day alone; the page says of what."""

    day = DateBoxesField(label="On which day?")


class DayAndReasonForm(DayForm):
    because = forms.CharField(label="Why?", help_text="As the family was told.", widget=THREE)


class AskAdviceForm(forms.Form):
    asked_of = forms.CharField(
        label="Who was asked?", help_text="For example: an educational psychologist", max_length=120
    )
    day = DateBoxesField(label="On which day?")


class ConsultForm(forms.Form):
    school = forms.ModelChoiceField(Organisation.objects.none(), label="Which school?", empty_label="")
    day = DateBoxesField(label="When was it asked?")

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="What did the school answer?", choices=Consultation.Answer, widget=forms.RadioSelect
    )
    day = DateBoxesField(label="When did it answer?")
    said = forms.CharField(label="What did it say?", widget=THREE, required=False)


class ExemptForm(forms.Form):
    ground = forms.ChoiceField(label="Which exemption?", choices=Exemption.Ground, widget=forms.RadioSelect)
    from_on = DateBoxesField(
        label="From which day?", help_text="For a closure: the day on which the school closed."
    )
    to_on = DateBoxesField(
        label="Until which day?", help_text="For a closure: the day on which it opens again."
    )
    because = forms.CharField(label="What does it rest on?", widget=THREE)


class WishesForm(forms.Form):
    wishes = forms.CharField(label="What does the family say of the draft, and ask for?", widget=THREE)
