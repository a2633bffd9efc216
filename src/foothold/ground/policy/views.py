from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage
from foothold.ground.organisations.models import Organisation
from foothold.ground.policy import actions, facts, forms


class Readings(FormPage):
    """The open questions of the law, how this organisation reads each, and the form to read one otherwise."""

    permission = Permission.CHOOSE_READING
    model = Organisation
    template_name = "policy/readings.html"
    form_class = forms.ChoiceForm

    def form_options(self):
        return {"initial": {"from_on": self.today}}

    def context(self):
        return {"shown": facts.shown(self.thing, self.today)}

    def act(self, form):
        given = form.cleaned_data
        actions.choose(
            by=self.person,
            at=self.now,
            organisation=self.thing,
            setting=given["setting"],
            takes_other=given["takes_other"] == "yes",
            from_on=given["from_on"],
            because=given["because"],
        )
        return reverse("policy:readings", args=[self.thing.pk])
