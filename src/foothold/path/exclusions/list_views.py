"""The list of exclusions across schools, on the page and as a file."""

from functools import cached_property

from django.http import HttpResponse
from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.audit.models import Reading
from foothold.ground.kit.page import FirstPages, Page
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


class DownloadExclusions(OfExclusions):
    """The whole list as a file. That it was taken is noted for every organisation the person acts for."""

    def get(self, request, *args, **kwargs):
        file, number = listing.as_file(self.rows())
        self.log_download(number)
        name = f"exclusions-{self.today:%Y-%m-%d}-{number}-rows.csv"
        kept = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(file, content_type="text/csv; charset=utf-8", headers=kept)

    def log_download(self, number):
        applied = ", ".join(said for said, _ in self.filter.applied())
        because = f"{number} rows{': ' if applied else ''}{applied}"[:200]
        Reading.objects.bulk_create(
            Reading(
                person=self.person,
                subject=membership.organisation.subject_key,
                page=type(self).__name__,
                because=because,
                at=self.now,
            )
            for membership in self.person.memberships_on(self.today)
        )
