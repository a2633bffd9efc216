"""By what the list of children with early signs is narrowed."""

from django import forms

from foothold.child.pupils.models import Enrolment
from foothold.desks.children import gaps
from foothold.ground.kit.widgets import LongSelect


class GapForm(forms.Form):
    show = forms.ChoiceField(
        label="Show",
        choices=[("", "All with a sign"), ("gap", "Those without support on record")],
        required=False,
    )
    sign = forms.ChoiceField(
        label="Sign",
        choices=[
            ("", "Any sign"),
            (gaps.SUSPENDED, "Suspended this school year"),
            (gaps.NOTICED, "A concern this school year"),
            (gaps.MOVED, "Changed school in the last year"),
            (gaps.PART_TIME, "On a part-time timetable"),
        ],
        required=False,
    )
    school = forms.ChoiceField(label="School", required=False, widget=LongSelect)

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [("", "All schools"), *((str(pk), name) for pk, name in schools)]
        if len(schools) < 2:
            del self.fields["school"]

    def chosen(self):
        given = self.cleaned_data if self.is_valid() else {}
        return {key: value for key, value in given.items() if value}

    @property
    def chosen_sign(self):
        return self.chosen().get("sign", "")

    def condition(self, on):
        """The children who fit; none while what was chosen cannot be read."""
        chosen = self.chosen()
        found = {} if self.is_valid() else {"pk": 0}
        if "school" in chosen:
            found["pk__in"] = Enrolment.objects.on(on).filter(school=chosen["school"]).values("pupil")
        return found | ({"without_support": True} if "show" in chosen else {})

    def applied(self):
        return [(dict(self.fields[key].choices)[value], key) for key, value in self.chosen().items()]
