"""By what the registers of meetings are narrowed."""

from django import forms

OPEN, LATE, LONG, DONE = "open", "late", "long", "done"
IDENTIFY, COORDINATE, REVIEW = "identify", "coordinate", "review"


class UndoneForm(forms.Form):
    """What was decided: not done, late, undone for long, or all."""

    school = forms.ChoiceField(label="School", required=False)
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

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        _choose_school(self, schools)

    @property
    def given(self):
        """What was chosen; None while it cannot be read."""
        return self.cleaned_data if self.is_valid() else None

    def applied(self):
        return _applied(self)


class CaseloadForm(forms.Form):
    """Which part of the work on a child."""

    school = forms.ChoiceField(label="School", required=False)
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

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        _choose_school(self, schools)

    @property
    def given(self):
        return self.cleaned_data if self.is_valid() else None

    def applied(self):
        return _applied(self)


def _choose_school(form, schools):
    form.fields["school"].choices = [("", "All schools"), *((str(pk), name) for pk, name in schools)]
    if len(schools) < 2:
        del form.fields["school"]


def _applied(form):
    given = form.given or {}
    return [(dict(form.fields[key].choices)[value], key) for key, value in given.items() if value]
