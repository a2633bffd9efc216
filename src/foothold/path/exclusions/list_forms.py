"""By what the list of exclusions is narrowed."""

from django import forms
from django.db.models import Q
from django.utils.text import capfirst

from foothold.ground.kit.widgets import DateBoxesField, LongSelect
from foothold.path.exclusions.models import Exclusion


def named(choices):
    """Each choice as an option is written: with a capital first."""
    return [(value, capfirst(label)) for value, label in choices.choices]


class FilterForm(forms.Form):
    """What part of the list to show."""

    school = forms.ChoiceField(label="School", required=False, widget=LongSelect)
    kind = forms.ChoiceField(
        label="Kind", choices=[("", "All kinds"), *named(Exclusion.Kind)], required=False
    )
    from_on = DateBoxesField(label="Begins on or after", required=False)
    to_on = DateBoxesField(label="Begins on or before", required=False)
    status = forms.ChoiceField(
        label="Stands as", choices=[("", "Everything"), *named(Exclusion.Status)], required=False
    )

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [("", "All schools"), *((str(pk), name) for pk, name in schools)]
        if len(schools) < 2:
            del self.fields["school"]

    def condition(self):
        """The rows that fit; none while what was typed cannot be read."""
        if not self.is_valid():
            return Q(pk__in=[])
        return Q(**{LOOKS_IN[name]: value for name, value in self.cleaned_data.items() if value})

    def applied(self):
        """What the list is narrowed by, in words, each with the names of its boxes."""
        given = self.cleaned_data if self.is_valid() else {}
        return [(self._said(name, value), name) for name, value in given.items() if value]

    def _said(self, name, value):
        if name in ("from_on", "to_on"):
            return f"{'from' if name == 'from_on' else 'to'} {value:%-d %B %Y}"
        return str(dict(getattr(self.fields[name], "choices", ())).get(value, value))


LOOKS_IN = {
    "school": "school",
    "kind": "kind",
    "from_on": "starts_on__gte",
    "to_on": "starts_on__lte",
    "status": "status",
}
