"""What the pages about a pupil's exclusions share: the child as known today, and the addresses they lead to."""

from datetime import timedelta

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst

from foothold.child.pupils import addresses
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import Page
from foothold.path.exclusions import facts, forms

RECENT = timedelta(days=14)


class AboutPupil(Page, abstract=True):
    """What every page that records something about a pupil needs: the child today, the school, its heads."""

    def find(self, pk):
        """All of it at once; to whoever may not see the child there is no such child. Heads and acting heads are those
        of the last weeks: a decision may be typed days after it was taken."""
        since = {"heads_since": self.today - forms.HEADS_LOOKED_BACK, "lately": self.today - RECENT}
        self.begun = facts.begin(pk, self.today, **since)
        pupil = self.begun and self.begun.pupil
        if pupil is None or not check.may(self.person, Permission.SEE_CHILD, pupil, self.today):
            raise Http404("There is no such child.")
        return pupil

    @property
    def child(self):
        return self.begun.child

    @property
    def school(self):
        """The school of the main roll. Without one nobody is tied as on roll, and the page is refused."""
        return self.child.school

    def decision_options(self):
        return {"heads": self.begun.heads, "person": self.person, "now": self.now}

    def crumbs(self):
        return addresses.trail_to(self.subject)


def exclusion_page(row):
    return reverse("exclusions:exclusion", args=[row.pk])


def trail_to(row):
    here = {"text": capfirst(str(row)), "href": exclusion_page(row)}
    return [*addresses.trail_to(row.pupil), here]
