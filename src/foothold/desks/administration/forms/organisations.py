from django import forms

from foothold.desks.administration.facts import organisations as facts
from foothold.ground.kit.widgets import DateBoxesField
from foothold.ground.organisations.models import Organisation


class BodyField(forms.CharField):
    """A trust or authority by its name or number: typed, because there are too many to choose from."""

    def __init__(self, *, kind, **options):
        super().__init__(max_length=120, **options)
        self.kind = kind

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        of_kind = Organisation.objects.filter(kind=self.kind)
        number = "group_uid" if self.kind == Organisation.Kind.TRUST else "authority_code"
        found = of_kind.filter(name__iexact=typed) | of_kind.filter(**{number: typed})
        found = list(found[:2]) or list(of_kind.filter(name__icontains=typed)[:2])
        if len(found) == 1:
            return found[0]
        raise forms.ValidationError(
            "More than one is called that. Type its whole name or its number."
            if found
            else "None is called that here. Check the spelling, or read in the national register of schools first."
        )


class BodyForm(forms.Form):
    """A trust, an agency or a provider, and who adds its people."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=[(kind.value, kind.label[0].upper() + kind.label[1:]) for kind in facts.ADDED],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label="Its name", max_length=120)
    number = forms.CharField(
        label="Group number, if it is a trust",
        help_text="From Get Information About Schools, for example 2044. Reading that register then finds this trust",
        max_length=6,
        required=False,
    )
    administrator = forms.CharField(label="Name of its administrator", max_length=120)
    email = forms.EmailField(
        label="Their e-mail address",
        help_text="Their own, at work. They sign in with it, and the link goes there",
    )

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean(self):
        given = super().clean()
        number = given.get("number")
        if number and given.get("kind") not in (None, Organisation.Kind.TRUST):
            self.add_error("number", "Only a trust has a group number. Leave this empty.")
        elif number and not number.isdecimal():
            self.add_error("number", "A group number has figures alone, for example 2044.")
        return given


class TrustForm(forms.Form):
    trust = BodyField(
        label="Which trust runs the school?",
        kind=Organisation.Kind.TRUST,
        required=False,
        help_text="Its name, or its group number. Leave it empty if no trust runs the school from that day",
    )
    from_on = DateBoxesField(label="From which day?")


class AuthorityForm(forms.Form):
    authority = BodyField(
        label="Which authority's area is it in?",
        kind=Organisation.Kind.AUTHORITY,
        help_text="Its name, or its three-digit code",
    )
    from_on = DateBoxesField(label="From which day?")


class KindForm(forms.Form):
    school_kind = forms.ChoiceField(
        label="What does it become?",
        choices=[(value, label.capitalize()) for value, label in Organisation.SchoolKind.choices],
        widget=forms.RadioSelect,
    )
    from_on = DateBoxesField(label="From which day?")


class OpeningForm(forms.Form):
    opened_on = DateBoxesField(label="First day", required=False)
    closed_on = DateBoxesField(
        label="Last day", required=False, help_text="Leave it empty while nobody has decided to close it"
    )
