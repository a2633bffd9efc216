from django import forms

from foothold.child.letters.kinds import KINDS
from foothold.child.letters.models import Letter, Letterhead, Translation
from foothold.ground.kit import uploads
from foothold.ground.kit.widgets import DateBoxesField


class LetterForm(forms.Form):
    """The text of a letter as a person changes it."""

    to_name = forms.CharField(label="To", max_length=120)
    to_address = forms.CharField(
        label="Address", widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=400
    )
    dated_on = DateBoxesField(label="Date on the letter")
    body = forms.CharField(
        label="The letter",
        help_text="A line that begins with ## is a heading, one that begins with - is in a list. Leave an empty line"
        " between paragraphs.",
        widget=forms.Textarea(attrs={"rows": 30}),
        max_length=20_000,
    )

    def __init__(self, *args, to_contact, **kwargs):
        super().__init__(*args, **kwargs)
        if to_contact:
            del self.fields["to_name"], self.fields["to_address"]


class SentForm(forms.Form):
    """How a letter went out. Nothing goes out by itself."""

    sent_to = forms.CharField(label="To whom?", max_length=120)
    sent_how = forms.ChoiceField(
        label="How?",
        choices=[(how.value, how.label[:1].upper() + how.label[1:]) for how in Letter.How],
        widget=forms.RadioSelect,
    )
    sent_on = DateBoxesField(label="On which day?")
    missing_because = forms.CharField(
        label="Why was it sent without what is missing?", max_length=300, required=False
    )

    def __init__(self, *args, lacks, **kwargs):
        super().__init__(*args, **kwargs)
        if not lacks:
            del self.fields["missing_because"]


class LetterheadForm(forms.ModelForm):
    class Meta:
        model = Letterhead
        fields = ["address", "phone", "email", "representations_to", "work", "advice", "review_to"]
        widgets = {
            "address": forms.Textarea(attrs={"rows": 4}),
            "advice": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            "representations_to": "Where families write to the governing board (an authority: to you)",
            "work": "How work reaches a pupil at home and comes back",
            "advice": "Where families find local advice, one a line",
            "review_to": "Where to ask for an independent review",
        }
        help_texts = {
            "representations_to": "A name or role with an address or e-mail address",
            "work": "A sentence or two, for example: It is on the homework site, and on paper from the office.",
            "advice": "What a school leaves empty is taken from its local authority.",
            "review_to": "What a school leaves empty is taken from whoever arranges the review: an academy's"
            " trust, or the local authority of another school.",
        }


class TemplateForm(forms.Form):
    """A Word template of one's own."""

    kind = forms.ChoiceField(label="For which letter?", required=False)
    file = uploads.UploadField(uploads.WORD, label="Word template")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [
            ("", "Every letter"),
            *((name, kind.title) for name, kind in KINDS.items()),
        ]


class TranslationForm(forms.ModelForm):
    """The text of a letter in another language."""

    kind = forms.ChoiceField(
        label="Which letter?", choices=[(name, each.title) for name, each in KINDS.items()]
    )

    class Meta:
        model = Translation
        fields = ["kind", "language", "code", "right_to_left", "translator", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 20, "dir": "auto"})}
        labels = {
            "language": "Language",
            "code": "Code of the language",
            "right_to_left": "It is written from right to left",
            "translator": "Who translated it?",
            "text": "The text",
        }
        help_texts = {
            "language": "For example Polish",
            "code": "For example pl, so that a screen reader speaks it rightly",
            "text": "Headings, lists and paragraphs as in a letter. Leave it empty to stop using it.",
        }
