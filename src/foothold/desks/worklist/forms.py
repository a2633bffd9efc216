from django import forms

from foothold.ground.organisations.models import Organisation

WHOSE = [("", "Mine and my organisation's"), ("mine", "Only what falls to me")]
WHEN = [("", "Everything open"), ("late", "Late"), ("today", "Today"), ("soon", "Next five school days")]


class FilterForm(forms.Form):
    """What part of the list to show."""

    whose = forms.ChoiceField(label="Whose", choices=WHOSE, required=False)
    when = forms.ChoiceField(label="When", choices=WHEN, required=False)
    school = forms.ModelChoiceField(
        Organisation.objects.none(), label="School", required=False, empty_label="All schools"
    )

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools
        if len(schools) < 2:
            del self.fields["school"]
