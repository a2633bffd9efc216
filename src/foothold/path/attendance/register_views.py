"""The register of part-time timetables across schools, on the page and as a file."""

from typing import ClassVar

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.register import OfRegister, RegisterFile, RegisterPage
from foothold.path.attendance import forms, register
from foothold.path.attendance.models import Timetable


class OfPartTime(OfRegister, abstract=True):
    permission = Permission.LIST_PART_TIME
    model = Timetable
    template_name = "attendance/register.html"
    form_class = forms.RegisterForm
    told_by: ClassVar = register

    def rows(self):
        return self.visible().running().filter(**self.filter.condition())


class PartTimeRegister(OfPartTime, RegisterPage):
    """Every timetable that runs, those past their last day first."""

    download = "attendance:download"


class DownloadPartTime(OfPartTime, RegisterFile):
    file_name = "part-time-timetables"
