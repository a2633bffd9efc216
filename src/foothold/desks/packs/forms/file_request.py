"""The shape of a request for a child's whole file."""

from django import forms

from foothold.desks.packs import child_file
from foothold.desks.packs.models import FileRequest
from foothold.ground.kit.widgets import DateBoxesField


class RequestForm(forms.Form):
    """Who asks, and when it came in."""

    asks = forms.ChoiceField(label="Who asks?", widget=forms.RadioSelect)
    asker_name = forms.CharField(
        label="If somebody else: their name, and why they may ask",
        help_text="For example Ms Adeyemi, solicitor, with the mother's signed consent",
        required=False,
        max_length=200,
    )
    received_on = DateBoxesField(label="When did the request come in?")
    identity_received_on = DateBoxesField(
        label="When had you everything you needed to know who asks, and for what?",
        help_text="Leave it empty if nothing was missing. The month runs from then.",
        required=False,
    )
    is_complex = forms.BooleanField(
        label="It is complex, so it needs two months more",
        required=False,
        help_text="Say so within the first month.",
    )

    def __init__(self, *args, pupil, **kwargs):
        super().__init__(*args, **kwargs)
        self.carers = {str(carer.pk): carer for carer in pupil.carers.all()}
        named = [(key, str(carer)) for key, carer in self.carers.items()]
        asker = FileRequest.Asker
        self.fields["asks"].choices = [
            (asker.PUPIL, asker.PUPIL.label.capitalize()),
            *named,
            (asker.OTHER, asker.OTHER.label.capitalize()),
        ]

    def clean(self):
        given = super().clean()
        if given.get("asks") == FileRequest.Asker.OTHER and not given.get("asker_name"):
            self.add_error("asker_name", "Enter who asks and why they may.")
        return given

    def request(self):
        """The facts of the request, as the action takes them."""
        given = dict(self.cleaned_data)
        asks = given.pop("asks")
        carer = self.carers.get(asks)
        return given | {"asker": FileRequest.Asker.CARER if carer else asks, "carer": carer}


class LeaveOutForm(forms.Form):
    """What the person who asked does not get, and why."""

    classes = forms.MultipleChoiceField(
        label="Which kinds of facts are left out?",
        help_text="Leave all empty to give everything. What people wrote may name other children: read it first.",
        choices=list(child_file.MAY_BE_LEFT_OUT.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    tables = forms.MultipleChoiceField(
        label="Which parts are left out?", widget=forms.CheckboxSelectMultiple, required=False
    )
    because = forms.CharField(
        label="Why?",
        help_text="For example: it would tell about another child. Printed on the first page of the file.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tables"].choices = parts


class AnsweredForm(forms.Form):
    answered_on = DateBoxesField(label="On which day was the file given?")
    how = forms.CharField(
        label="How?", help_text="For example handed to the mother in school", max_length=240
    )
