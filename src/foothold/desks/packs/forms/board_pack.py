"""The shape of what is typed for a board pack."""

from django import forms

from foothold.desks.packs import papers, specials
from foothold.desks.packs.matrix import Need
from foothold.ground.kit.uploads import UploadField
from foothold.ground.kit.widgets import DateBoxesField
from foothold.path.exclusions.models import Notice

READ = "I have read the file: no name in it has to be hidden"


class EvidenceForm(forms.Form):
    """One paper: a text, a file, or a text with a file."""

    title = forms.CharField(label="Heading", help_text="Names are hidden here too.", max_length=120)
    text = forms.CharField(
        label="What it says",
        widget=forms.Textarea(attrs={"rows": 10}),
        required=False,
        max_length=20_000,
    )
    file = UploadField(
        *papers.KINDS,
        label="Or a file",
        help_text="A PDF, or a picture as JPEG or PNG, up to 8 MB. Where a picture was taken is not kept.",
        required=False,
    )
    shows = forms.CharField(
        label="If it is a picture: what does it show?",
        help_text="Read out to whoever cannot see it",
        required=False,
        max_length=300,
    )
    read = forms.BooleanField(
        label=READ,
        help_text="Names inside a file are not hidden. Take them out first: under a black box the text stays.",
        required=False,
    )
    because = forms.CharField(label="Why does it belong in the pack?", required=False, max_length=300)

    def __init__(self, *args, need, **kwargs):
        super().__init__(*args, **kwargs)
        if need is not Need.WITH_REASON:
            del self.fields["because"]

    def clean(self):
        given = super().clean()
        file = given.get("file")
        if not given.get("text") and not file and "file" not in self.errors:
            self.add_error("text", "Type what the paper says, or choose a file.")
        if file and not given.get("read"):
            self.add_error("read", "Read the file and tick this, or take the names out first.")
        if file and file.kind is not papers.PDF and not given.get("shows"):
            self.add_error("shows", "Say what the picture shows.")
        return given

    def evidence(self):
        """What the model keeps."""
        given = self.cleaned_data
        words = {name: given.get(name, "") for name in ("title", "text", "shows", "because")}
        return words | papers.kept(given["file"])


class CorrectEvidenceForm(forms.Form):
    """What a paper says, put right. A file stays as it is: take it out and put in another."""

    title = forms.CharField(label="Heading", max_length=120)
    text = forms.CharField(
        label="What it says", widget=forms.Textarea(attrs={"rows": 10}), required=False, max_length=20_000
    )
    shows = forms.CharField(label="What does the picture show?", max_length=300)
    because = forms.CharField(label="Why does it belong in the pack?", required=False, max_length=300)
    reason = forms.CharField(label="Why is it corrected?", max_length=300)

    def __init__(self, *args, evidence, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title", "text", "shows", "because"):
            self.fields[name].initial = getattr(evidence, name)
        if evidence.media != evidence.Media.PICTURE:
            del self.fields["shows"]
        self.fields["text"].required = not evidence.media


class TakeOutForm(forms.Form):
    """Nothing to type: a button."""


class LeaveOutOfPackForm(forms.Form):
    names = forms.CharField(
        label="Names to show as initials",
        help_text="One child a line; after a comma what else they are called. For example: Quentin Oddfellow, Quin",
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        max_length=4_000,
    )
    specials_told = forms.MultipleChoiceField(
        label="Which of these facts does the board need?",
        help_text="Each is left out unless you choose it. Special educational needs and disability are always in.",
        choices=specials.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    because = forms.CharField(
        label="If you chose one: why is it needed?",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=500,
    )


class PapersSentForm(forms.Form):
    """How the pack went out. Nothing goes out by itself."""

    sent_on = DateBoxesField(label="On which day?")
    how = forms.ChoiceField(
        label="How?",
        choices=[
            (how.value, how.label[:1].upper() + how.label[1:]) for how in Notice.How if how != Notice.How.ORAL
        ],
        widget=forms.RadioSelect,
    )
