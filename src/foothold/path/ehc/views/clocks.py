"""The running assessments on a page and as a file, all of them or those of one area team."""

from typing import ClassVar

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.register import OfRegister, RegisterFile, RegisterPage
from foothold.ground.organisations.models import Organisation
from foothold.path.ehc import register
from foothold.path.ehc.forms import teams as forms
from foothold.path.ehc.models import Assessment


class OfClocks(OfRegister, abstract=True):
    permission = Permission.LIST_EHC
    model = Assessment
    template_name = "ehc/clocks.html"
    form_class = forms.ClocksForm
    told_by: ClassVar = register

    @property
    def authorities(self):
        """The authorities whose area teams this person sees to."""
        own = check.organisations(self.person, Permission.LEAD_EHC_TEAMS, self.today)
        return Organisation.objects.filter(pk__in=own)

    @property
    def filter(self):
        return self.form_class(self.request.GET, authorities=self.authorities)

    def rows(self):
        return self.visible().running().filter(**self.filter.condition(self.today))


class Clocks(OfClocks, RegisterPage):
    """Every running assessment, the request received longest ago first."""

    download = "ehc:download"

    def context(self):
        return super().context() | {"authorities": self.authorities}


class DownloadClocks(OfClocks, RegisterFile):
    file_name = "ehc-assessments"
