"""What every page has that records one stage of an exclusion's path."""

from typing import ClassVar

from django.urls import reverse

from foothold.ground.kit.page import ShortForm
from foothold.path.exclusions.models import Exclusion
from foothold.path.exclusions.views.pupil import trail_to


class StagePage(ShortForm, abstract=True):
    """One short form about one exclusion, then back to the exclusion."""

    model = Exclusion
    days: ClassVar[tuple[str, ...]] = ()
    drafts_letters: ClassVar[bool] = False

    def form_options(self):
        return {"initial": dict.fromkeys(self.days, self.today)}

    def trail(self):
        return trail_to(self.thing)

    def caption(self):
        return f"{self.subject}, {self.thing}"

    def after(self):
        """Where the step has drafted letters, they are what comes next."""
        if self.drafts_letters:
            return reverse("exclusions:letters", args=[self.thing.pk])
        return super().after()


class DayPage(StagePage, abstract=True):
    """A stage of which only the day is to be told."""

    asks: ClassVar[str]
    days = ("on",)

    def form_options(self):
        return super().form_options() | {"asks": self.asks}
