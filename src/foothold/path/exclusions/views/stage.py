"""What every page has that records one stage of an exclusion's path."""

from typing import ClassVar

from django.urls import reverse

from foothold.ground.kit.page import FormPage
from foothold.path.exclusions.models import Exclusion
from foothold.path.exclusions.views.pupil import exclusion_page


class StagePage(FormPage, abstract=True):
    """One short form about one exclusion, then back to the exclusion."""

    model = Exclusion
    template_name = "exclusions/stage.html"
    heading: ClassVar[str]
    button: ClassVar[str]
    explains: ClassVar[str] = ""
    days: ClassVar[tuple[str, ...]] = ()
    drafts_letters: ClassVar[bool] = False

    def form_options(self):
        return {"initial": dict.fromkeys(self.days, self.today)}

    def context(self):
        row = self.thing
        return {
            "exclusion": row,
            "heading": self.heading,
            "button": self.button,
            "explains": self.explains,
            "cancel_href": exclusion_page(row),
            "crumbs": [
                {"text": "Children", "href": reverse("children:find")},
                {"text": str(self.subject), "href": reverse("children:child", args=[row.pupil_id])},
                {"text": str(row)[:1].upper() + str(row)[1:], "href": exclusion_page(row)},
            ],
        }

    def act(self, form):
        self.record(form.cleaned_data)
        return self.after()

    def after(self):
        """Where the step has drafted letters, they are what comes next."""
        if self.drafts_letters:
            return reverse("exclusions:letters", args=[self.thing.pk])
        return exclusion_page(self.thing)

    def record(self, given):
        """The one call of the page, with what was typed."""
        raise NotImplementedError


class DayPage(StagePage, abstract=True):
    """A stage of which only the day is to be told."""

    asks: ClassVar[str]
    days = ("on",)

    def form_options(self):
        return super().form_options() | {"asks": self.asks}
