from django import forms

from foothold.ground.access.roles import Role
from foothold.ground.kit.widgets import DateBoxesField


class PersonForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(
        label="E-mail address", help_text="Their own, at work. They sign in with it, and the link goes there"
    )
    role = forms.ChoiceField(label="Role", help_text="What they may do comes from this alone")
    title = forms.CharField(label="Job title", help_text="As people call it here", max_length=80)
    from_on = DateBoxesField(label="From which day?")
    to_on = DateBoxesField(label="Until which day, that day included?", required=False)

    def __init__(self, *, roles, **options):
        super().__init__(**options)
        self.fields["role"].choices = [("", "Choose a role")] + [
            (role.value, role.label.capitalize()) for role in Role if role in roles
        ]


class EndForm(forms.Form):
    last_on = DateBoxesField(
        label="What is their last day in this role?",
        help_text="They keep their access until that day is over. Leave it empty if the role goes on",
        required=False,
    )


class StopForm(forms.Form):
    reason = forms.CharField(
        label="Why?", help_text="One sentence for the record, for example: has left", max_length=200
    )


class EmailForm(forms.Form):
    email = forms.EmailField(label="New e-mail address", help_text="Their own, at work")
    reason = forms.CharField(
        label="Why?", help_text="One sentence for the record, for example: has married", max_length=200
    )


class InviteForm(forms.Form):
    """Nothing to fill in: the button says it."""
