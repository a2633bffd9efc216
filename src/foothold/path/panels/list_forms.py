"""By what the registers of meetings are narrowed."""

from django import forms

LATE, LONG, DONE = "late", "long", "done"
IDENTIFY, COORDINATE, REVIEW = "identify", "coordinate", "review"


class _RegisterForm(forms.Form):
    """By school, and by what each register adds."""

    school = forms.ChoiceField(label="School", required=False)

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [("", "All schools"), *((str(pk), name) for pk, name in schools)]
        if len(schools) < 2:
            del self.fields["school"]

    @property
    def given(self):
        """What was chosen; None while it cannot be read."""
        return self.cleaned_data if self.is_valid() else None

    def applied(self):
        given = self.given or {}
        return [(dict(self.fields[key].choices)[value], key) for key, value in given.items() if value]


class UndoneForm(_RegisterForm):
    """What was decided: not done, late, undone for long, or all."""

    show = forms.ChoiceField(
        label="What was decided",
        choices=[
            ("", "Not done yet"),
            (LATE, "Not done, and past its day"),
            (LONG, "Not done long after it was decided"),
            (DONE, "Done or let go"),
        ],
        required=False,
    )


class CaseloadForm(_RegisterForm):
    """Which part of the work on a child."""

    part = forms.ChoiceField(
        label="Which children",
        choices=[
            ("", "All"),
            (IDENTIFY, "Something on record, and no plan yet"),
            (COORDINATE, "A plan, or something decided and not done"),
            (REVIEW, "A review in the next seven days, or overdue"),
        ],
        required=False,
    )
