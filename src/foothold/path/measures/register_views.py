"""The register of second scores that have not come, on the page and as a file."""

from functools import cached_property

from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FirstPages, Page
from foothold.ground.kit.spreadsheet import DownloadPage
from foothold.path.measures import forms, register
from foothold.path.measures.models import Measure


class OfRegister(Page, abstract=True):
    """What the page and the file share: the same filter over the same rows."""

    permission = Permission.LIST_MEASURES
    model = Measure
    template_name = "measures/register.html"

    @cached_property
    def filter(self):
        schools = self.person.schools_on(self.today).values_list("pk", "name")
        return forms.RegisterForm(self.request.GET, schools=schools)

    def rows(self):
        seen = Measure.objects.visible_to(self.person, on=self.today, permission=self.permission)
        return seen.waiting().filter(**self.filter.condition(self.today))


class MissingScores(OfRegister):
    """Every measure that waits for its second score, the one missing longest first."""

    def context(self):
        rows = FirstPages(register.in_order(self.rows())).get_page(self.request.GET.get("page"))
        return {
            "form": self.filter,
            "applied": [{"text": said, "href": self.without(name)} for said, name in self.filter.applied()],
            "rows": rows,
            "lines": register.lines(rows, self.today),
            "download": f"{reverse('measures:download')}?{self.request.GET.urlencode()}",
        }

    def without(self, name):
        """The register with one thing less to narrow it."""
        left = self.request.GET.copy()
        for each in (name, "page"):
            left.pop(each, None)
        return f"?{left.urlencode()}"


class DownloadMissing(OfRegister, DownloadPage):
    file_name = "second-scores"

    def file(self):
        return register.as_file(self.rows(), self.today)

    def narrowed(self):
        return [said for said, _ in self.filter.applied()]
