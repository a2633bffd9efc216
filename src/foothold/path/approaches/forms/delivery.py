from django import forms

from foothold.ground.kit.widgets import DateBoxesField

HOURS = forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"})


class PlanForm(forms.Form):
    starts_on = DateBoxesField(label="From which day?")
    sessions = forms.IntegerField(
        label="How many sessions are planned?", min_value=1, max_value=400, widget=HOURS
    )
    trained = forms.MultipleChoiceField(
        label="Who leads it, of those trained in it?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    others = forms.CharField(
        label="Who else leads it?",
        help_text="One name a line.",
        widget=forms.Textarea({"rows": 3}),
        max_length=600,
        required=False,
    )

    def __init__(self, *args, trained, **kwargs):
        super().__init__(*args, **kwargs)
        self.register = {str(each.pk): each for each in trained}
        self.fields["trained"].choices = [(key, str(each)) for key, each in self.register.items()]
        if not self.register:
            del self.fields["trained"]
            self.fields["others"].label = "Who leads it?"

    def clean_trained(self):
        return [self.register[key] for key in self.cleaned_data["trained"]]

    def clean_others(self):
        lines = (line.strip()[:120] for line in self.cleaned_data["others"].splitlines())
        return [line for line in lines if line]


class JoinForm(forms.Form):
    delivery = forms.ChoiceField(label="In what does the child take part?", widget=forms.RadioSelect)
    joined_on = DateBoxesField(label="From which day?")
    parent_agreed_on = DateBoxesField(label="On which day did the parents agree?", required=False)
    child_agreed_on = DateBoxesField(label="On which day did the child agree?", required=False)
    trained_hours = forms.IntegerField(
        label="Hours of training as a mediator",
        help_text="For peer mediation only.",
        min_value=0,
        max_value=500,
        required=False,
        widget=HOURS,
    )

    def __init__(self, *args, deliveries, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {str(each.pk): each for each in deliveries}
        self.fields["delivery"].choices = [(key, str(each)) for key, each in self.offered.items()]

    def clean_delivery(self):
        return self.offered[self.cleaned_data["delivery"]]

    def clean_trained_hours(self):
        return self.cleaned_data["trained_hours"] or 0


class EndForm(forms.Form):
    ended_on = DateBoxesField(label="What was the last day?")


class BeginForm(forms.Form):
    """Nothing is asked: the button is the answer."""
