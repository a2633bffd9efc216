"""Pages of the pack for a governing board: what is in it, the pack on a page and on paper, and that it was sent."""

from functools import cached_property

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst

from foothold.child.duties import explain
from foothold.desks.packs import actions, checks, contents, facts, forms, matrix, specials
from foothold.desks.packs.models import Evidence, LeftOut, PapersSent
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, FormPage, Page
from foothold.ground.organisations import calendars
from foothold.ground.outside import pdf
from foothold.path.exclusions.models import Exclusion, PermanentGrounds

TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg"}


class AboutPack(Page, abstract=True):
    """What every page about the pack of one exclusion shows of it."""

    model = Exclusion
    permission = Permission.MAKE_BOARD_PACK

    @cached_property
    def calendar(self):
        return calendars.calendar_of(self.thing.school)

    @property
    def ground(self):
        """A suspension is held to one incident, as a one-off breach is."""
        grounds = getattr(self.thing, "grounds", None)
        return grounds.ground if grounds else PermanentGrounds.Ground.ONE_OFF

    def context(self):
        return about(self.thing)


class ShowBoardPack(AboutPack):
    """What is in the pack and what is not, by when it goes out, and whether it did."""

    permission = Permission.SEE_BOARD_PACK
    template_name = "packs/board_pack.html"

    def context(self):
        row = self.thing
        held = list(Evidence.objects.in_pack(row)[: contents.MOST])
        without = contents.left_out(row)
        hidden = contents.names_of(self.subject, without)
        return super().context() | {
            "rows": [self.kind(kind, held, hidden) for kind in matrix.KINDS],
            "ground": self.ground,
            "persistent": self.ground == matrix.PERSISTENT,
            "missing": matrix.missing(self.ground, {each.kind for each in held}),
            "biased": bias(self.ground, held),
            "source": matrix.SOURCE,
            "names": [initials for _, initials in hidden.patterns],
            "without": without,
            "specials": specials.in_words(without.specials_told),
            "sent": PapersSent.objects.filter(exclusion=row).defer("content")[:ROWS_A_PAGE],
            "may_make": Permission.MAKE_BOARD_PACK in self.granted,
            "may_arrange": Permission.ARRANGE_BOARD in self.granted,
            **self.deadline(),
        }

    def kind(self, kind, held, hidden):
        """A row of the matrix. Headings and reasons are shown as the pack shows them."""
        papers = [each for each in held if each.kind == kind.key]
        return {
            "kind": kind,
            "need": kind.need(self.ground),
            "held": [(each, hidden.hidden(each.title), hidden.hidden(each.because)) for each in papers],
        }

    def deadline(self):
        duty = facts.papers_duty(self.thing)
        if duty is None:
            return {"duty": None}
        far = explain.distance(duty.due_on, self.today, self.calendar)
        return {"duty": duty, "due": explain.due(duty, self.calendar), "distance": far}


class AddEvidence(AboutPack, FormPage):
    template_name = "packs/add_evidence.html"
    form_class = forms.EvidenceForm

    @cached_property
    def kind(self):
        kind = matrix.KIND.get(self.kwargs["kind"])
        if kind is None:
            raise Http404("There is no such kind of evidence.")
        return kind

    def form(self, data=None):
        files = self.request.FILES if data is not None else None
        initial = {"title": self.kind.title}
        return self.form_class(data, files, need=self.kind.need(self.ground), initial=initial)

    def context(self):
        asks = self.kind.need(self.ground) is matrix.Need.WITH_REASON
        return super().context() | {"kind": self.kind, "asks": asks, "cancel_href": pack_page(self.thing)}

    def act(self, form):
        evidence = Evidence(kind=self.kind.key, **form.evidence())
        actions.add_evidence(by=self.person, at=self.now, exclusion=self.thing, evidence=evidence)
        return pack_page(self.thing)


class TakeOut(FormPage):
    permission = Permission.MAKE_BOARD_PACK
    model = Evidence
    template_name = "packs/take_out.html"
    form_class = forms.TakeOutForm

    def context(self):
        row = self.thing.exclusion
        return about(row) | {"evidence": self.thing, "cancel_href": pack_page(row)}

    def act(self, form):
        actions.take_out(by=self.person, at=self.now, evidence=self.thing)
        return pack_page(self.thing.exclusion)


class CorrectEvidence(FormPage):
    """A paper whose words were wrong, up to the day the papers go out."""

    permission = Permission.MAKE_BOARD_PACK
    model = Evidence
    template_name = "packs/correct_evidence.html"
    form_class = forms.CorrectEvidenceForm

    def form_options(self):
        return {"evidence": self.thing}

    def context(self):
        row = self.thing.exclusion
        return about(row) | {"evidence": self.thing, "cancel_href": pack_page(row)}

    def act(self, form):
        given = dict(form.cleaned_data)
        reason = given.pop("reason")
        actions.correct_evidence(
            by=self.person, at=self.now, evidence=self.thing, corrected=Evidence(**given), reason=reason
        )
        return pack_page(self.thing.exclusion)


class EvidenceFile(Page):
    """A file of the pack, as it is kept. One that was taken out is there for those alone who make the pack."""

    permission = Permission.SEE_BOARD_PACK
    model = Evidence
    template_name = "packs/take_out.html"

    def get(self, request, *args, **kwargs):
        if self.thing.taken_out_at and Permission.MAKE_BOARD_PACK not in self.granted:
            raise Http404("This paper was taken out of the pack.")
        if not self.thing.media:
            raise Http404("This paper is typed and has no file.")
        self.log_reading()
        return download(self.thing.content, f"evidence-{self.thing.pk}.{self.thing.media}", self.thing.media)


class LeaveOutOfPack(AboutPack, FormPage):
    template_name = "packs/leave_out_of_pack.html"
    form_class = forms.LeaveOutOfPackForm

    def form_options(self):
        held = contents.left_out(self.thing)
        return {"initial": {name: getattr(held, name) for name in forms.LeaveOutOfPackForm.base_fields}}

    def context(self):
        return super().context() | {"cancel_href": pack_page(self.thing)}

    def act(self, form):
        given = dict(form.cleaned_data)
        left_out = LeftOut(names=given.pop("names"))
        actions.leave_out_of_pack(
            by=self.person, at=self.now, exclusion=self.thing, left_out=left_out, **given
        )
        return pack_page(self.thing)


class ReadPack(AboutPack):
    """The pack as everybody gets it."""

    permission = Permission.SEE_BOARD_PACK
    template_name = "packs/papers.html"

    def context(self):
        return super().context() | self.papers()

    def papers(self, *, on_paper=False):
        return {
            "exclusion": self.thing,
            "parts": contents.parts_of(self.thing, self.calendar, pictures=on_paper),
            "questions": checks.questions(self.ground),
            "checks_source": checks.SOURCE,
            "on_paper": on_paper,
        }

    def on_paper(self):
        return pdf.of("packs/board_pack_print.html", self.papers(on_paper=True) | {"today": self.today})


class ReadPackOnPaper(ReadPack):
    """The same as a PDF with a contents page, page numbers and bookmarks."""

    def show(self, **context):
        self.log_reading()
        return download(self.on_paper(), f"board-pack-{self.thing.pk}.pdf", "pdf")


class SendPapers(ReadPack, FormPage):
    """A person says how and when the pack went out. What went out is kept."""

    permission = Permission.MAKE_BOARD_PACK
    template_name = "packs/send_papers.html"
    form_class = forms.PapersSentForm

    def form_options(self):
        return {"initial": {"sent_on": self.today}}

    def context(self):
        held = list(Evidence.objects.in_pack(self.thing)[: contents.MOST])
        return about(self.thing) | {
            "missing": matrix.missing(self.ground, {each.kind for each in held}),
            "biased": bias(self.ground, held),
            "enclosed": [each for each in held if each.media == Evidence.Media.PDF],
            "cancel_href": pack_page(self.thing),
        }

    def act(self, form):
        papers = PapersSent(content=self.on_paper())
        given = {"exclusion": self.thing, "papers": papers, **form.cleaned_data}
        actions.send_papers(by=self.person, at=self.now, **given)
        return pack_page(self.thing)


class PapersAsSent(Page):
    """The pack as it went out."""

    permission = Permission.SEE_BOARD_PACK
    model = PapersSent
    template_name = "packs/papers.html"

    def get(self, request, *args, **kwargs):
        self.log_reading()
        return download(self.thing.content, f"papers-sent-{self.thing.pk}.pdf", "pdf")


def bias(ground, held):
    """The warning about conduct before one incident, naming what is meant."""
    found = ", ".join(dict.fromkeys(str(each) for each in matrix.may_bias(ground, held)))
    return matrix.BIAS.format(titles=found) if found else ""


def download(content, name, media):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(bytes(content), content_type=TYPES[media], headers=headers)


def pack_page(row):
    return reverse("packs:board-pack", args=[row.pk])


def about(row):
    crumbs = [
        {"text": str(row.pupil), "href": reverse("children:child", args=[row.pupil_id])},
        {"text": capfirst(str(row)), "href": reverse("exclusions:exclusion", args=[row.pk])},
        {"text": "Board pack", "href": pack_page(row)},
    ]
    return {"exclusion": row, "crumbs": crumbs}
