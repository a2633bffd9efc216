"""The papers for a governing board as the family has them."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst

from foothold.desks.packs import facts
from foothold.desks.packs.models import Evidence, PapersSent
from foothold.desks.packs.views.board_pack import download
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import Page
from foothold.path.exclusions.models import Exclusion


class PapersForYou(Page):
    """What was sent to everybody, and the files that went with it. Nothing of a pack that is still being made."""

    permission = Permission.SEE_EXCLUSIONS
    model = Exclusion
    template_name = "packs/papers_for_you.html"

    def get(self, request, *args, **kwargs):
        wanted = request.GET.get("file")
        return self.file(wanted) if wanted else super().get(request, *args, **kwargs)

    def file(self, wanted):
        held: dict[str, Any] = {}
        for papers, files in self.sent():
            held |= {f"papers-{papers.pk}": papers} | {f"file-{each.pk}": each for each in files}
        if wanted not in held:
            raise Http404("There is no such paper for you.")
        self.log_reading()
        return download(held[wanted].content, f"{wanted}.pdf", "pdf")

    def sent(self) -> list[tuple[PapersSent, list[Evidence]]]:
        held = facts.papers_for(self.thing, self.person, self.today)
        return [(papers, facts.enclosed(papers)) for papers in held]

    def context(self):
        row = self.thing
        return {
            "exclusion": row,
            "sent": self.sent(),
            "crumbs": [
                {"text": str(self.subject), "href": reverse("children:child", args=[row.pupil_id])},
                {"text": capfirst(str(row)), "href": reverse("exclusions:exclusion", args=[row.pk])},
            ],
        }
