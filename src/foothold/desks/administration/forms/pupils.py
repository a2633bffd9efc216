from django import forms


class InvitePupilForm(forms.Form):
    email = forms.EmailField(
        label="Their e-mail address",
        help_text="Their own, not a parent's. They sign in with it, and the link goes there",
    )


class EndAccessForm(forms.Form):
    reason = forms.CharField(
        label="Why?", help_text="One sentence for the record, for example: asked us to", max_length=200
    )
