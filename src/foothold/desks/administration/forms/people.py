from django import forms

from foothold.ground.access import titles
from foothold.ground.access.roles import Role
from foothold.ground.kit.widgets import DateBoxesField, Suggested


class PersonForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(
        label="E-mail address", help_text="Their own, at work. They sign in with it, and the link goes there"
    )
    title = forms.CharField(
        label="Job title", help_text="As people call it here", max_length=80, widget=Suggested
    )
    role = forms.ChoiceField(
        label="Role",
        help_text="What they may do comes from this alone. Most job titles say it",
        required=False,
    )
    from_on = DateBoxesField(label="From which day?")
    to_on = DateBoxesField(label="Until which day, that day included?", required=False)

    def __init__(self, *, roles, **options):
        super().__init__(**options)
        self.fields["title"].widget.suggestions = titles.of(roles)
        self.fields["role"].choices = [("", "As the job title says")] + [
            (role.value, role.label.capitalize()) for role in Role if role in roles
        ]

    def clean(self):
        given = super().clean()
        if given.get("title") and not given.get("role") and "role" not in self.errors:
            given["role"] = self._role_of(given["title"])
        return given

    def _role_of(self, title):
        role = titles.role_of(title)
        if role is None:
            self.add_error("role", f"Nobody has said yet which role {title} means. Choose the role.")
        elif role not in dict(self.fields["role"].choices):
            self.add_error("role", f"{title} means {role.label}, which you cannot give here. Choose another.")
        return role


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
