from django import forms

from foothold.child.pupils.models import Carer, Characteristic, Pupil
from foothold.desks.children import facts
from foothold.ground.kit.action import plain
from foothold.ground.kit.widgets import DateBoxesField
from foothold.ground.organisations.models import Organisation
from foothold.law import upn

Kind = Characteristic.Kind
UPN_EXAMPLE = "A UPN is a letter, then 12 figures (the last may be a letter), for example Y999000026001."


def checked_upn(typed):
    given = typed.strip().upper()
    if given and not upn.is_shaped(given):
        raise forms.ValidationError(f"{given} does not have the shape of a UPN. {UPN_EXAMPLE}")
    if given and not upn.has_right_letter(given):
        raise forms.ValidationError(
            f"The first letter of {given} does not fit its figures: with these figures it would be"
            f" {upn.check_letter(given[1:])}. Check the number where it came from."
        )
    return given


class FindForm(forms.Form):
    q = forms.CharField(
        label="Part of a name, UPN or date of birth",
        help_text="A slip in the name does not matter.",
        required=False,
    )


class PupilForm(forms.ModelForm):
    """Who the child is."""

    born_on = DateBoxesField(label="Date of birth")

    class Meta:
        model = Pupil
        fields = ["given_name", "family_name", "known_as", "born_on", "sex", "upn", "strengths"]
        widgets = {"sex": forms.RadioSelect, "strengths": forms.Textarea(attrs={"rows": 2})}
        labels = {"known_as": "Known as", "upn": "Unique pupil number (UPN)"}
        help_texts = {"known_as": "If it differs from the given name", "upn": UPN_EXAMPLE}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sex"].choices = Pupil.Sex.choices

    def clean_upn(self):
        return checked_upn(self.cleaned_data["upn"])

    def _get_validation_exclusions(self):
        """A number already taken is answered by the action, with what to do, and not by the name of a constraint."""
        return super()._get_validation_exclusions() | {"upn"}


class AddForm(PupilForm):
    """A child who was not found, and where they are on roll."""

    school = forms.ModelChoiceField(Organisation.objects.none(), label="On roll at", empty_label=None)
    starts_on = DateBoxesField(label="On roll from")
    is_another = forms.BooleanField(label="This is another child, not one of those shown", required=False)

    def __init__(self, *args, schools, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools
        self.fields["starts_on"].initial = today
        self.shows_duplicates = False

    def pupil(self):
        """The child as typed, not saved."""
        given = {name: self.cleaned_data[name] for name in PupilForm.Meta.fields}
        return Pupil(**given)


OPEN_AGAIN = "Open this page again and type it once more: what it showed did not come along."


class Correction(forms.Form):
    """Brings along what was shown, so that only what was typed anew is a change, however long the page lay open."""

    shown = forms.JSONField(
        widget=forms.HiddenInput, error_messages={"required": OPEN_AGAIN, "invalid": OPEN_AGAIN}
    )
    reason = forms.CharField(label="Why is it corrected?", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.told = [name for name in self._meta.fields if name in self.fields]
        self.initial["shown"] = {name: plain(getattr(self.instance, name)) for name in self.told}

    def clean_shown(self):
        shown = self.cleaned_data["shown"]
        if not isinstance(shown, dict) or not set(self.told) <= set(shown):
            raise forms.ValidationError(OPEN_AGAIN)
        return shown

    @property
    def changes(self):
        given, shown = self.cleaned_data, self.cleaned_data["shown"]
        return {name: given[name] for name in self.told if plain(given[name]) != shown[name]}

    @property
    def was(self):
        return {name: self.cleaned_data["shown"][name] for name in self.changes}


class CorrectForm(Correction, PupilForm):
    pass


def _coded(kind):
    return [(f"{kind.value}:{code}", means) for code, means in Characteristic.MEANS[kind].items()]


def _capital(words):
    return words[:1].upper() + words[1:]


def needs_in_words():
    """What can be recorded, in the words of the Department for Education's lists; nobody has to know a code."""
    coded = [Kind.SEN_PROVISION, Kind.SEN_TYPE]
    others = [(f"{kind.value}:", _capital(kind.label)) for kind in Kind if kind not in Characteristic.MEANS]
    return [
        ("", "Choose one"),
        *((_capital(kind.label), _coded(kind)) for kind in coded),
        ("Status", others),
        (_capital(Kind.ETHNICITY.label), _coded(Kind.ETHNICITY)),
    ]


class CharacteristicForm(forms.Form):
    """A need or status, from a day on."""

    what = forms.ChoiceField(
        label="What is recorded?", help_text="Type its first letters to jump to it", choices=needs_in_words
    )
    from_on = DateBoxesField(label="From which day?")
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="If looked after, by which authority?",
        required=False,
        empty_label="Not looked after",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(kind=Organisation.Kind.AUTHORITY)

    def clean(self):
        given = super().clean()
        given["kind"], _, given["code"] = given.get("what", "").partition(":")
        return given


class EndNeedForm(forms.Form):
    last_on = DateBoxesField(label="What is the last day on which it holds?")


class CarerForm(forms.ModelForm):
    class Meta:
        model = Carer
        fields = [
            "name",
            "relation",
            "has_parental_responsibility",
            "lives_with_pupil",
            "first_contact",
            "phone",
            "email",
            "address",
            "language",
            "needs_interpreter",
            "contact_limit",
            "no_letters",
            "person",
        ]
        labels = {"no_letters": "No letters to this person", "person": "Signs in as"}

    def __init__(self, *args, pupil, today, **kwargs):
        """Only those who sign in for a household of the child can be this contact."""
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = facts.family_who_sign_in(pupil, today)
        if not self.fields["person"].queryset:
            del self.fields["person"]


class CorrectCarerForm(Correction, CarerForm):
    pass


class RemoveCarerForm(forms.Form):
    reason = forms.CharField(
        label="Why was it recorded in error?", widget=forms.Textarea(attrs={"rows": 2}), max_length=300
    )


class LeaveForm(forms.Form):
    """The last day at one school, and where next."""

    school = forms.ModelChoiceField(Organisation.objects.none(), label="Which school?", empty_label=None)
    last_on = DateBoxesField(label="What is the last day on the register?")
    destination = forms.CharField(
        label="Where does the child go next?",
        help_text="The school, or what is known: moved abroad, taught at home",
        max_length=200,
        required=False,
    )

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools


class MoveHomeForm(forms.Form):
    """Where the child lives now."""

    authority = forms.ModelChoiceField(
        Organisation.objects.filter(kind=Organisation.Kind.AUTHORITY),
        label="In which authority's area does the child live?",
        help_text="Type its first letters to jump to it",
        empty_label="Choose one",
    )
    from_on = DateBoxesField(label="From which day?")


class EnrolForm(forms.Form):
    """A child who is known already, found by exactly what the family or the school before gives."""

    ALONE, SECOND = "alone", "second"

    upn = forms.CharField(label="Unique pupil number (UPN)", help_text=UPN_EXAMPLE, max_length=13)
    born_on = DateBoxesField(label="Date of birth")
    school = forms.ModelChoiceField(Organisation.objects.none(), label="On roll at", empty_label=None)
    starts_on = DateBoxesField(label="On roll from")
    registration = forms.ChoiceField(
        label="Is it the only school?",
        choices=[(ALONE, "The child moves to this school"), (SECOND, "It is the second of two schools")],
        widget=forms.RadioSelect,
        initial=ALONE,
    )

    def __init__(self, *args, schools, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools
        self.fields["starts_on"].initial = today

    def clean_upn(self):
        return checked_upn(self.cleaned_data["upn"])
