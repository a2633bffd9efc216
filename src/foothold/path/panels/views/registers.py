"""What meetings decided across children, and whom a SENCO has in hand: on the page and as files."""

from functools import cached_property
from typing import ClassVar

from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.register import OfRegister, RegisterFile, RegisterPage
from foothold.path.panels import caseload, list_forms, undone
from foothold.path.panels.models import Undertaking
from foothold.path.panels.views import ways


class OfUndone(OfRegister, abstract=True):
    permission = Permission.LIST_MEETINGS
    model = Undertaking
    template_name = "panels/undone.html"
    form_class = list_forms.UndoneForm
    told_by: ClassVar = undone

    @cached_property
    def patience(self):
        return undone.patience_of(self.person, self.today)

    def rows(self):
        return undone.narrowed(self.visible(), self.filter.given, self.today, self.patience.undone_days)


class Undone(OfUndone, RegisterPage):
    """What was decided and not done, the first to fall due first."""

    download = "panels:download-undone"

    def context(self):
        patience = self.patience
        return super().context() | {
            "patience": patience,
            "long": f"Not done after {patience.undone_days} days",
            "tabs": ways.tabs(self.request.path),
        }


class DownloadUndone(OfUndone, RegisterFile):
    file_name = "decided-at-meetings"


class OfCaseload(OfRegister, abstract=True):
    permission = Permission.LIST_MEETINGS
    model = Pupil
    template_name = "panels/caseload.html"
    form_class = list_forms.CaseloadForm
    told_by: ClassVar = caseload

    def rows(self):
        return caseload.narrowed(self.visible(), self.filter.given, self.today)


class Caseload(OfCaseload, RegisterPage):
    """Children with something on record, in place, or to be looked at again."""

    download = "panels:download-caseload"

    def context(self):
        return super().context() | {"tabs": ways.tabs(self.request.path)}


class DownloadCaseload(OfCaseload, RegisterFile):
    file_name = "caseload"
