from django import forms

from foothold.ground.kit.widgets import LongSelect

WHOSE = [("", "Mine and my organisation's"), ("mine", "Only what falls to me")]
WHEN = [("", "Everything open"), ("late", "Late"), ("today", "Today"), ("soon", "Next five school days")]


class FilterForm(forms.Form):
    """What part of the list to show."""

    whose = forms.ChoiceField(label="Whose", choices=WHOSE, required=False)
    when = forms.ChoiceField(label="When", choices=WHEN, required=False)
    school = forms.ChoiceField(label="School", required=False, widget=LongSelect)

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [("", "All schools"), *((str(pk), name) for pk, name in schools)]
        if len(schools) < 2:
            del self.fields["school"]

    def applied(self):
        """What is chosen now, in words, each with the list without it."""
        chosen = [(name, self.cleaned_data[name]) for name in self.fields if self.cleaned_data[name]]
        return [{"text": self._said(name, value), "href": self._without(name)} for name, value in chosen]

    def _said(self, name, value):
        return dict(self.fields[name].choices)[value]

    def _without(self, name):
        rest = self.data.copy()
        rest.pop(name)
        rest.pop("page", None)
        return f"?{rest.urlencode()}"


class DailyEmailForm(forms.Form):
    wants = forms.ChoiceField(
        label="Do you want the daily e-mail?",
        choices=[("yes", "Yes, on days on which something falls to me"), ("no", "No")],
        widget=forms.RadioSelect,
    )
