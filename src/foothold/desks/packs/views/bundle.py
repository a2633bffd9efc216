"""Evidence about a child for somebody outside: for whom and why, the bundle on a page, on paper and in Word."""

from django.http import HttpResponse
from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.child.pupils.models import Pupil
from foothold.desks.packs import actions, child_file, evidence, forms, word
from foothold.desks.packs.models import Bundle
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, FormPage, Page
from foothold.ground.outside import pdf


class Bundles(FormPage):
    """What was put together of one child so far, and a short form for another."""

    permission = Permission.MAKE_BUNDLE
    model = Pupil
    template_name = "packs/bundles.html"
    form_class = forms.BundleForm

    def form_options(self):
        return {"parts": evidence.parts_for(self.granted)}

    def context(self):
        ours = self.subject.bundles.visible_to(self.person, on=self.today)
        return {
            "crumbs": addresses.trail_to(self.subject),
            "bundles": ours[:ROWS_A_PAGE],
            "cancel_href": addresses.page_of(self.subject),
        }

    @property
    def organisation(self):
        """The organisation this person gives it for."""
        held = (reason for reason in self.reasons if self.permission in reason.permissions)
        return next(held).membership.organisation

    def act(self, form):
        row = actions.make_bundle(
            by=self.person,
            at=self.now,
            pupil=self.subject,
            organisation=self.organisation,
            **form.cleaned_data,
        )
        return reverse("packs:bundle", args=[row.pk])


class ReadBundle(Page):
    """The evidence as it will be given, as far as the reader may see it."""

    permission = Permission.MAKE_BUNDLE
    model = Bundle
    template_name = "packs/bundle.html"

    def visible(self):
        return super().visible().select_related("pupil", "organisation")

    @property
    def told(self):
        reader = evidence.Reader(self.person, self.today, self.granted)
        return evidence.sections(self.subject, reader, self.thing)

    def context(self):
        return {
            "bundle": self.thing,
            "crumbs": [
                *addresses.trail_to(self.subject),
                {"text": "Evidence", "href": reverse("packs:bundles", args=[self.subject.pk])},
            ],
            "sections": self.told,
            "left_out": left_out(self.thing),
        }


class BundleOnPaper(ReadBundle):
    """The same as a PDF. No name of a child is in the name of the file."""

    def show(self, **context):
        self.log_reading()
        file = pdf.of("packs/bundle_print.html", self.context() | {"page": self, "today": self.today})
        return _download(file, "application/pdf", f"evidence-{self.thing.pk}.pdf")


class BundleInWord(ReadBundle):
    """The same as a Word document."""

    def show(self, **context):
        self.log_reading()
        row = self.thing
        opening = [
            f"Put together by {row.organisation} for {row.to_whom}, {self.today:%-d %B %Y}. Confidential."
        ]
        if row.left_out_because:
            opening.append(f"Left out: {'; '.join(left_out(row))}. Reason: {row.left_out_because}")
        file = word.of(f"Evidence about {self.subject}", opening, self.told)
        return _download(file, word.TYPE, f"evidence-{row.pk}.docx")


def left_out(row):
    """What does not stand in it, in words."""
    titles = {part.key: part.title for part in evidence.PARTS}
    kinds = [child_file.MAY_BE_LEFT_OUT[each] for each in row.left_out]
    return kinds + [titles[each] for each in row.parts_left_out if each in titles]


def _download(content, media, name):
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media, headers=kept)
