"""The register of plans across schools and the list of silences, on the page and as a file."""

from typing import Any, ClassVar

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.register import OfRegister, RegisterFile, RegisterPage
from foothold.path.support import list_forms, register, silence
from foothold.path.support.models import Plan


class OfPlans(OfRegister, abstract=True):
    permission = Permission.LIST_PLANS
    model = Plan
    template_name = "support/register.html"
    form_class: ClassVar[Any] = list_forms.RegisterForm
    told_by: ClassVar = register

    def rows(self):
        return self.visible().running().filter(**self.filter.condition())


class PlanRegister(OfPlans, RegisterPage):
    """Every running plan, the review planned longest ago first."""

    download = "support:download"

    def context(self):
        return super().context() | {
            "lists_scores": check.anywhere(self.person, Permission.LIST_MEASURES, self.today),
            "lists_meetings": check.anywhere(self.person, Permission.LIST_MEETINGS, self.today),
            "lists_referrals": check.anywhere(self.person, Permission.LIST_REFERRALS, self.today),
            "lists_ehc": check.anywhere(self.person, Permission.LIST_EHC, self.today),
        }


class DownloadRegister(OfPlans, RegisterFile):
    file_name = "plans"


class OfSilences(OfPlans, abstract=True):
    """Running plans of which nothing was heard for so many days."""

    template_name = "support/silence.html"
    form_class = list_forms.SilenceForm
    told_by: ClassVar = silence

    def rows(self):
        what, days = self.filter.asked
        return silence.silent(super().rows(), what, days, self.today)


class Silences(OfSilences, RegisterPage):
    download = "support:download-silences"

    def context(self):
        return super().context() | {"days": self.filter.asked[1]}


class DownloadSilences(OfSilences, RegisterFile):
    file_name = "nothing-heard"
