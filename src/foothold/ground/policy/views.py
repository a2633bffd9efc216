from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage
from foothold.ground.organisations.models import Organisation
from foothold.ground.policy import actions, facts, forms
from foothold.ground.policy.models import Adoption


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


class LocalRules(FormPage):
    """The local rules in force here: whose, since when, what differs from the law; and the form to adopt others."""

    permission = Permission.ADOPT_RULES
    model = Organisation
    template_name = "policy/local_rules.html"
    form_class = forms.RulesForm

    def form(self, data=None):
        files = self.request.FILES if data is not None else None
        return self.form_class(data=data, files=files, initial={"from_on": self.today})

    def context(self):
        return {
            "rules": list(facts.rules_of(self.thing, self.today).values()),
            "adopted": facts.in_order(self.thing, self.today, Adoption),
            "to_come": facts.still_to_come(self.thing, self.today),
        }

    def act(self, form):
        given = form.cleaned_data
        actions.adopt(
            by=self.person,
            at=self.now,
            organisation=self.thing,
            title=given["rule_set"].title,
            source=given["rule_set"].source,
            rules=given["rule_set"].plain,
            from_on=given["from_on"],
            because=given["because"],
        )
        return reverse("policy:local-rules", args=[self.thing.pk])
