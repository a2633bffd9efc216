from django import forms


class DraftForm(forms.Form):
    """One letter to draft, of those this exclusion may call for."""

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(label="Which letter?", choices=offered)
