"""Somebody asked for a child's whole file: the request, what is left out, the file itself, and that it was given."""

from functools import cached_property

from django.http import HttpResponse
from django.urls import reverse

from foothold.child.duties.models import Duty
from foothold.child.pupils import addresses
from foothold.child.pupils.models import Pupil
from foothold.desks.packs import actions, child_file, facts, forms
from foothold.desks.packs.models import FileRequest
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, FormPage, Page
from foothold.ground.outside import pdf


class Requests(FormPage):
    """Requests that came in for one child's file, and a short form for another."""

    permission = Permission.ANSWER_FILE_REQUEST
    model = Pupil
    template_name = "packs/requests.html"
    form_class = forms.RequestForm

    def form_options(self):
        return {"pupil": self.subject, "initial": {"received_on": self.today}}

    def context(self):
        made_to_us = self.subject.file_requests.visible_to(self.person, on=self.today)
        return {
            "crumbs": crumbs(self.subject),
            "requests": made_to_us.select_related("carer")[:ROWS_A_PAGE],
            "cancel_href": addresses.page_of(self.subject),
        }

    @property
    def controller(self):
        """The organisation this person answers for."""
        held = (reason for reason in self.reasons if self.permission in reason.permissions)
        return next(held).membership.organisation

    def act(self, form):
        row = actions.receive_request(
            by=self.person,
            at=self.now,
            pupil=self.subject,
            controller=self.controller,
            school=facts.school_of(self.subject),
            **form.request(),
        )
        return address(row)


class AboutRequest(Page, abstract=True):
    """What every page about one request shows of it."""

    permission = Permission.ANSWER_FILE_REQUEST
    model = FileRequest

    @cached_property
    def duty(self):
        return Duty.objects.select_related("basis__school").get(basis__about=self.thing.reference)

    def context(self):
        return {
            "request_": self.thing,
            "duty": self.duty,
            "crumbs": crumbs(self.subject),
            "cancel_href": address(self.thing),
        }


class ShowRequest(AboutRequest):
    template_name = "packs/request.html"

    def context(self):
        return super().context() | {
            "late": self.duty.is_late(self.today),
            "left_out": left_out(self.thing, self.subject),
            "kept_apart": child_file.kept_apart(self.subject),
        }


class LeaveOut(AboutRequest, FormPage):
    template_name = "packs/leave_out.html"
    form_class = forms.LeaveOutForm

    def form_options(self):
        row = self.thing
        held = {"classes": row.left_out, "tables": row.tables_left_out, "because": row.left_out_because}
        return {"parts": child_file.parts(self.subject), "initial": held}

    def act(self, form):
        actions.leave_out(by=self.person, at=self.now, request=self.thing, **form.cleaned_data)
        return address(self.thing)


class Answered(AboutRequest, FormPage):
    template_name = "packs/answered.html"
    form_class = forms.AnsweredForm

    def form_options(self):
        return {"initial": {"answered_on": self.today}}

    def act(self, form):
        actions.answer(by=self.person, at=self.now, request=self.thing, **form.cleaned_data)
        return address(self.thing)


class WholeFile(AboutRequest):
    """The file as it will be given, with what is left out left out."""

    template_name = "packs/file.html"

    def context(self):
        found = child_file.sections(self.subject, facts.redaction(self.thing))
        return super().context() | {
            "sections": list(found),
            "left_out": left_out(self.thing, self.subject),
        }


class WholeFileOnPaper(WholeFile):
    """The same as a PDF with a contents page and page numbers. No name of a child is in the name of the file."""

    def show(self, **context):
        self.log_reading()
        file = pdf.of("packs/print.html", self.context() | {"page": self, "today": self.today})
        kept = {"Content-Disposition": f'attachment; filename="file-request-{self.thing.pk}.pdf"'}
        return HttpResponse(file, content_type="application/pdf", headers=kept)


def left_out(row, pupil):
    """What the person who asked does not get, in words."""
    titles = dict(child_file.parts(pupil)) if row.tables_left_out else {}
    kinds = [child_file.MAY_BE_LEFT_OUT[each] for each in row.left_out]
    return kinds + [titles[each] for each in row.tables_left_out if each in titles]


def address(row):
    return reverse("packs:request", args=[row.pk])


def crumbs(pupil):
    return [
        *addresses.trail_to(pupil),
        {"text": "Requests for the whole file", "href": reverse("packs:requests", args=[pupil.pk])},
    ]
