"""The list of exclusions across schools, on the page and as a file."""

from functools import cached_property

from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FirstPages, Page
from foothold.ground.kit.spreadsheet import DownloadPage
from foothold.path.exclusions import list_forms, listing
from foothold.path.exclusions.models import Exclusion


class OfExclusions(Page, abstract=True):
    """What the page and the file share: the same filter over the same rows."""

    permission = Permission.LIST_EXCLUSIONS
    model = Exclusion
    template_name = "exclusions/list.html"

    @cached_property
    def filter(self):
        schools = self.person.schools_on(self.today).values_list("pk", "name")
        return list_forms.FilterForm(self.request.GET, schools=schools)

    def visible(self):
        return Exclusion.objects.visible_to(self.person, on=self.today, permission=self.permission)

    def rows(self):
        return self.visible().filter(self.filter.condition())


class ListExclusions(OfExclusions):
    """Suspensions and permanent exclusions, the newest first, by school, kind, day and how they stand."""

    def context(self):
        rows = FirstPages(listing.shown(self.rows())).get_page(self.request.GET.get("page"))
        return {
            "form": self.filter,
            "applied": [{"text": said, "href": self.without(name)} for said, name in self.filter.applied()],
            "rows": rows,
            "lines": listing.lines(rows),
            "download": f"{reverse('exclusions:download')}?{self.request.GET.urlencode()}",
        }

    def without(self, name):
        """The list with one thing less to narrow it."""
        left = self.request.GET.copy()
        for box in (name, f"{name}_day", f"{name}_month", f"{name}_year", "page"):
            left.pop(box, None)
        return f"?{left.urlencode()}"


class DownloadExclusions(OfExclusions, DownloadPage):
    """The whole list as a file."""

    file_name = "exclusions"

    def file(self):
        return listing.as_file(self.rows())

    def narrowed(self):
        return [said for said, _ in self.filter.applied()]
