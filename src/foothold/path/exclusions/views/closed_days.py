"""The page on which the headteacher says that the number of school days stands although the school was closed."""

from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage
from foothold.law import stay_away
from foothold.path.exclusions import actions, closed_days, facts, forms
from foothold.path.exclusions.models import Exclusion


class KeepLength(FormPage):
    permission = Permission.CONFIRM_EXCLUSION
    model = Exclusion
    template_name = "exclusions/keep_length.html"
    form_class = forms.KeepLengthForm

    def context(self):
        return {
            "exclusion": self.thing,
            "may_keep": closed_days.may_keep_length(self.thing, self.today),
            "would_return": self.would_return(),
            "cancel_href": self.address(),
        }

    def would_return(self):
        calendar = facts.School.of(self.thing.school, self.thing.starts_on).calendar
        return (
            None if self.thing.is_permanent else stay_away.returns(facts.as_decided(self.thing), calendar).on
        )

    def address(self):
        return reverse("exclusions:exclusion", args=[self.thing.pk])

    def act(self, form):
        because = form.cleaned_data["because"]
        actions.keep_length(by=self.person, at=self.now, exclusion=self.thing, because=because)
        return self.address()
