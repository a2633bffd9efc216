"""The register of plans across schools, on the page and as a file."""

from functools import cached_property

from django.urls import reverse

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FirstPages, Page
from foothold.ground.kit.spreadsheet import DownloadPage
from foothold.path.support import forms, register
from foothold.path.support.models import Plan


class OfRegister(Page, abstract=True):
    """What the page and the file share: the same filter over the same rows."""

    permission = Permission.LIST_PLANS
    model = Plan
    template_name = "support/register.html"

    @cached_property
    def filter(self):
        schools = self.person.schools_on(self.today).values_list("pk", "name")
        return forms.RegisterForm(self.request.GET, schools=schools)

    def visible(self):
        return Plan.objects.visible_to(self.person, on=self.today, permission=self.permission)

    def rows(self):
        return self.visible().running().filter(**self.filter.condition())


class PlanRegister(OfRegister):
    """Every running plan, the review planned longest ago first."""

    def context(self):
        rows = FirstPages(register.in_order(self.rows())).get_page(self.request.GET.get("page"))
        return {
            "form": self.filter,
            "applied": [{"text": said, "href": self.without(name)} for said, name in self.filter.applied()],
            "rows": rows,
            "lines": register.lines(rows, self.today),
            "lists_scores": check.anywhere(self.person, Permission.LIST_MEASURES, self.today),
            "lists_ehc": check.anywhere(self.person, Permission.LIST_EHC, self.today),
            "download": f"{reverse('support:download')}?{self.request.GET.urlencode()}",
        }

    def without(self, name):
        """The register with one thing less to narrow it."""
        left = self.request.GET.copy()
        for each in (name, "page"):
            left.pop(each, None)
        return f"?{left.urlencode()}"


class DownloadRegister(OfRegister, DownloadPage):
    file_name = "plans"

    def file(self):
        return register.as_file(self.rows(), self.today)

    def narrowed(self):
        return [said for said, _ in self.filter.applied()]
