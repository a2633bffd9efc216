from django import forms

from foothold.ground.access.roles import Role
from foothold.ground.kit.widgets import DateBoxesField


class PersonForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(label="E-mail address", help_text="They sign in with it")
    role = forms.ChoiceField(
        label="Role", choices=Role.choices, help_text="What they may do comes from this alone"
    )
    title = forms.CharField(label="Job title", help_text="As people call it here", max_length=80)
    from_on = DateBoxesField(label="From which day?")
    to_on = DateBoxesField(label="Until which day, that day included?", required=False)


class EndForm(forms.Form):
    last_on = DateBoxesField(label="What is their last day in this role?")
