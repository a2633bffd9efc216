"""The register of plans across schools, on the page and as a file."""

from typing import ClassVar

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.register import OfRegister, RegisterFile, RegisterPage
from foothold.path.support import forms, register
from foothold.path.support.models import Plan


class OfPlans(OfRegister, abstract=True):
    permission = Permission.LIST_PLANS
    model = Plan
    template_name = "support/register.html"
    form_class = forms.RegisterForm
    told_by: ClassVar = register

    def rows(self):
        return self.visible().running().filter(**self.filter.condition())


class PlanRegister(OfPlans, RegisterPage):
    """Every running plan, the review planned longest ago first."""

    download = "support:download"

    def context(self):
        return super().context() | {
            "lists_scores": check.anywhere(self.person, Permission.LIST_MEASURES, self.today),
            "lists_ehc": check.anywhere(self.person, Permission.LIST_EHC, self.today),
        }


class DownloadRegister(OfPlans, RegisterFile):
    file_name = "plans"
