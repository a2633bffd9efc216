from django import forms

from foothold.ground.kit import uploads
from foothold.ground.kit.refusals import Refused
from foothold.ground.kit.widgets import DateBoxesField
from foothold.ground.policy import rule_set
from foothold.law.readings import QUESTIONS


class ChoiceForm(forms.Form):
    setting = forms.ChoiceField(label="Which question?")
    takes_other = forms.ChoiceField(
        label="Which reading?",
        choices=[("no", "The default reading"), ("yes", "The other reading")],
        widget=forms.RadioSelect,
    )
    from_on = DateBoxesField(label="From which day?")
    because = forms.CharField(
        label="Why?",
        help_text="For example legal advice, and whose. Everybody can read this.",
        max_length=300,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["setting"].choices = [
            (question.setting, question.asks)
            for question in QUESTIONS.values()
            if question.other_value is not None
        ]


OWN = "own"


class RulesForm(forms.Form):
    published = forms.ChoiceField(
        label="Which rule set?",
        choices=lambda: [
            *((name, held.title) for name, held in rule_set.published().items()),
            (OWN, "One of our own, in a file"),
        ],
        widget=forms.RadioSelect,
    )
    own = forms.FileField(
        label="The file of your own rule set",
        help_text="A text file ending in .yaml. The how-to for local rules shows how to write one.",
        required=False,
    )
    from_on = DateBoxesField(
        label="From which day?", help_text="What was suggested before that day stays as it was."
    )
    because = forms.CharField(
        label="Why?",
        help_text="For example who agreed it, and when. Everybody can read this.",
        max_length=300,
    )

    def clean(self):
        given = super().clean()
        if given.get("published") in rule_set.published():
            given["rule_set"] = rule_set.published()[given["published"]]
        elif given.get("own"):
            given["rule_set"] = self._read(given["own"])
        elif given.get("published") == OWN:
            self.add_error("own", "Choose the file of your own rule set.")
        return given

    def _read(self, file):
        try:
            _, content = uploads.bytes_of(file, rule_set.FILE)
            return rule_set.read(uploads.text_of(content))
        except Refused as refusal:
            self.add_error("own", str(refusal))
