"""The register of part-time timetables across schools, on the page and as a file."""

from functools import cached_property

from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FirstPages, Page
from foothold.ground.kit.spreadsheet import DownloadPage
from foothold.path.attendance import forms, register
from foothold.path.attendance.models import Timetable


class OfPartTime(Page, abstract=True):
    """What the page and the file share: the same filter over the same rows."""

    permission = Permission.LIST_PART_TIME
    model = Timetable
    template_name = "attendance/register.html"

    @cached_property
    def filter(self):
        schools = self.person.schools_on(self.today).values_list("pk", "name")
        return forms.RegisterForm(self.request.GET, schools=schools)

    def visible(self):
        return Timetable.objects.visible_to(self.person, on=self.today, permission=self.permission)

    def rows(self):
        return self.visible().running().filter(**self.filter.condition())


class PartTimeRegister(OfPartTime):
    """Every timetable that runs, those past their last day first."""

    def context(self):
        rows = FirstPages(register.in_order(self.rows())).get_page(self.request.GET.get("page"))
        return {
            "form": self.filter,
            "applied": [{"text": said, "href": self.without(name)} for said, name in self.filter.applied()],
            "rows": rows,
            "lines": register.lines(rows, self.today),
            "download": f"{reverse('attendance:download')}?{self.request.GET.urlencode()}",
        }

    def without(self, name):
        """The register with one thing less to narrow it."""
        left = self.request.GET.copy()
        for each in (name, "page"):
            left.pop(each, None)
        return f"?{left.urlencode()}"


class DownloadPartTime(OfPartTime, DownloadPage):
    file_name = "part-time-timetables"

    def file(self):
        return register.as_file(self.rows(), self.today)

    def narrowed(self):
        return [said for said, _ in self.filter.applied()]
