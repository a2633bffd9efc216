"""By what the register of referrals is narrowed."""

from django import forms
from django.utils.text import capfirst

from foothold.ground.policy.routes import Route
from foothold.path.referrals.models import Referral

OPEN, SILENT, CLOSED = "open", "silent", "closed"


class RegisterForm(forms.Form):
    school = forms.ChoiceField(label="School", required=False)
    route = forms.ChoiceField(
        label="Kind of help",
        choices=[("", "All kinds"), *((value, capfirst(label)) for value, label in Route.choices)],
        required=False,
    )
    stands = forms.ChoiceField(
        label="How they stand",
        choices=[
            ("", "All"),
            (OPEN, "Open"),
            (SILENT, "Past their day without an answer"),
            (CLOSED, "Closed"),
        ],
        required=False,
    )

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [("", "All schools"), *((str(pk), name) for pk, name in schools)]
        if len(schools) < 2:
            del self.fields["school"]

    def condition(self, today):
        """The rows that fit; none while what was chosen cannot be read."""
        if not self.is_valid():
            return {"pk": 0}
        given = {key: value for key, value in self.cleaned_data.items() if value}
        stands = {
            OPEN: {"status__in": Referral.OPEN},
            SILENT: {"status__in": Referral.WAITS, "answer_by__lt": today},
            CLOSED: {"ended_on__isnull": False},
        }.get(given.pop("stands", ""), {})
        return given | stands

    def applied(self):
        given = self.cleaned_data if self.is_valid() else {}
        return [(dict(self.fields[key].choices)[value], key) for key, value in given.items() if value]
