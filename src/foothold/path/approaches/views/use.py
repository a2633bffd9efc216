"""What a school used of the directory in a school year, by level, on the page and as a file."""

from django.urls import reverse

from foothold.child.pupils.facts import school_year_start
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import Page
from foothold.ground.kit.spreadsheet import DownloadPage
from foothold.ground.organisations.models import Organisation
from foothold.path.approaches import use
from foothold.path.approaches.views import delivery


class Use(Page):
    permission = Permission.DELIVER_APPROACH
    model = Organisation
    template_name = "approaches/use.html"

    def context(self):
        return {
            "levels": use.by_level(self.thing, self.today),
            "since": school_year_start(self.today),
            "download": reverse("approaches:use-file", args=[self.thing.pk]),
            "crumbs": delivery.crumbs(self.thing),
        }


class DownloadUse(DownloadPage):
    permission = Permission.DELIVER_APPROACH
    model = Organisation
    template_name = "approaches/use.html"
    file_name = "approaches-by-level"

    def file(self):
        return use.as_file(self.thing, self.today)

    def narrowed(self):
        return [str(self.thing)]
