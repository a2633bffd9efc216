"""The register of second scores that have not come, on the page and as a file."""

from typing import ClassVar

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.register import OfRegister, RegisterFile, RegisterPage
from foothold.path.measures import forms, register
from foothold.path.measures.models import Measure


class OfScores(OfRegister, abstract=True):
    permission = Permission.LIST_MEASURES
    model = Measure
    template_name = "measures/register.html"
    form_class = forms.RegisterForm
    told_by: ClassVar = register

    def rows(self):
        return self.visible().waiting().filter(**self.filter.condition(self.today))


class MissingScores(OfScores, RegisterPage):
    """Every measure that waits for its second score, the one missing longest first."""

    download = "measures:download"


class DownloadMissing(OfScores, RegisterFile):
    file_name = "second-scores"
