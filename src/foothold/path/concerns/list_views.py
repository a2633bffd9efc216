"""The list of concerns, on the page and as a file; and the safeguarding lead's list of notes."""

from functools import cached_property

from django.urls import reverse

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FirstPages, ListPage, Page
from foothold.ground.kit.spreadsheet import DownloadPage
from foothold.path.concerns import facts, forms, listing
from foothold.path.concerns.models import Concern, SafeguardingNote


class OfConcerns(Page, abstract=True):
    """What the page and the file share: the same filter over the same rows."""

    permission = Permission.SEE_CONCERNS
    model = Concern
    template_name = "concerns/list.html"

    @cached_property
    def patience(self):
        return facts.patience_of(self.person, self.today)

    @cached_property
    def filter(self):
        schools = self.person.schools_on(self.today).values_list("pk", "name")
        return forms.FilterForm(self.request.GET, schools=schools, days=self.patience.days)

    def rows(self):
        rows = Concern.objects.listed_to(self.person, on=self.today)
        return listing.narrowed(rows, self.filter.given, self.person, self.today, self.patience)


class ListConcerns(OfConcerns):
    """Concerns, the newest first: every child's for those who keep an eye on all, one's own for the others."""

    def context(self):
        rows = FirstPages(self.rows()).get_page(self.request.GET.get("page"))
        return {
            "form": self.filter,
            "applied": [{"text": said, "href": self.without(name)} for said, name in self.filter.applied()],
            "rows": rows,
            "lines": listing.lines(rows, self.today, self.patience),
            "patience": self.patience,
            "reads_notes": check.anywhere(self.person, Permission.SEE_SAFEGUARDING, self.today),
            "lists_gaps": check.anywhere(self.person, Permission.LIST_CONCERNS, self.today),
            "notes": listing.notes_waiting(self.person, self.today),
            "download": f"{reverse('concerns:download')}?{self.request.GET.urlencode()}",
        }

    def without(self, name):
        """The list with one thing less to narrow it."""
        left = self.request.GET.copy()
        for box in (name, "page"):
            left.pop(box, None)
        return f"?{left.urlencode()}"


class DownloadConcerns(OfConcerns, DownloadPage):
    """The list as a file."""

    file_name = "concerns"

    def file(self):
        return listing.as_file(self.rows())

    def narrowed(self):
        return [said for said, _ in self.filter.applied()]


class ListNotes(ListPage):
    """Safeguarding notes for the lead, those that wait first."""

    permission = Permission.SEE_SAFEGUARDING
    model = SafeguardingNote
    template_name = "concerns/notes.html"

    def rows(self):
        return listing.notes(self.person, self.today)
