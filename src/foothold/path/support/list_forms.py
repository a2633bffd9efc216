"""By what the lists of plans are narrowed."""

from django import forms
from django.utils.text import capfirst

from foothold.path.support import silence
from foothold.path.support.models import Plan


class OfSchoolsForm(forms.Form):
    """What narrows a list of several schools by one of them."""

    school = forms.ChoiceField(label="School", required=False)

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [("", "All schools"), *((str(pk), name) for pk, name in schools)]
        if len(schools) < 2:
            del self.fields["school"]

    def chosen(self):
        given = self.cleaned_data if self.is_valid() else {}
        return {key: value for key, value in given.items() if value != ""}

    def condition(self):
        """The rows that fit; none while what was chosen cannot be read."""
        return self.chosen() if self.is_valid() else {"pk": 0}

    def applied(self):
        return [(dict(self.fields[key].choices)[value], key) for key, value in self.chosen().items()]


class RegisterForm(OfSchoolsForm):
    kind = forms.ChoiceField(
        label="Kind of plan",
        choices=[("", "All kinds"), *((value, capfirst(label)) for value, label in Plan.Kind.choices)],
        required=False,
    )


class SilenceForm(OfSchoolsForm):
    """Of what nothing was heard, and for how long."""

    SUGGESTED_DAYS = 28
    what = forms.ChoiceField(
        label="Nothing heard of",
        choices=[
            ("", "Any of these"),
            (silence.REVIEW, "A review"),
            (silence.FAMILY, "The family"),
            (silence.ANSWER, "Somebody who was asked"),
        ],
        required=False,
    )
    days = forms.ChoiceField(
        label="For more than",
        choices=[("", "28 days"), *((number, f"{number} days") for number in ("7", "14", "42", "84"))],
        required=False,
    )

    @property
    def asked(self):
        """Of what, and for how many calendar days."""
        chosen = self.chosen()
        return chosen.get("what", ""), int(chosen.get("days", self.SUGGESTED_DAYS))

    def condition(self):
        return {key: value for key, value in super().condition().items() if key in ("school", "pk")}
