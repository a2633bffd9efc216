"""Pages of EHC needs assessments: ask, read, and each step on one short page."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, Page, ShortForm
from foothold.path.ehc import actions, facts, forms, register
from foothold.path.ehc.actions import exemptions
from foothold.path.ehc.models import Assessment, EhcPlan


class OfChild(Page):
    """Every assessment of a child, and the way to ask for one."""

    permission = Permission.SEE_EHC
    model = Pupil
    template_name = "ehc/of_child.html"

    def context(self):
        found = Assessment.objects.visible_to(self.person, on=self.today).filter(pupil=self.thing)
        assessments = list(found.select_related("authority")[:50])
        running = any(each.is_running for each in assessments)
        plans = list(EhcPlan.objects.visible_to(self.person, on=self.today).filter(pupil=self.thing)[:50])
        return {
            "assessments": assessments,
            "crumbs": addresses.trail_to(self.thing),
            "may_ask": Permission.ASK_EHC in self.granted and not running,
            "plans": plans,
            "may_keep": Permission.RUN_EHC in self.granted and not any(each.is_kept for each in plans),
        }


class Ask(FormPage):
    permission = Permission.ASK_EHC
    model = Pupil
    template_name = "ehc/ask.html"
    form_class = forms.AskForm

    def form_options(self):
        return {"initial": {"received_on": self.today}}

    def context(self):
        return {
            "crumbs": addresses.trail_to(self.thing),
            "cancel_href": reverse("ehc:of-child", args=[self.thing.pk]),
        }

    def act(self, form):
        row = actions.ask(by=self.person, at=self.now, pupil=self.thing, **form.cleaned_data)
        return _page(row)


class ShowAssessment(Page):
    """The assessment on one page: what is owed next, who was asked, what the family says."""

    permission = Permission.SEE_EHC
    model = Assessment
    template_name = "ehc/assessment.html"

    def visible(self):
        return super().visible().select_related("pupil", "authority", "coordinator")

    def context(self):
        return {
            "assessment": self.thing,
            "crumbs": [*addresses.trail_to(self.subject), _of_child(self.subject)],
            "may_run": Permission.RUN_EHC in self.granted and self.thing.is_running,
            "owed": register.owed([self.thing.reference], self.today),
            "advice": facts.advice(self.thing, self.today),
            "consultations": facts.consultations(self.thing, self.today),
            "comments": facts.comments(self.thing),
            "exemptions": self.thing.exemptions.all()[: facts.ROWS],
        }


class OfAssessment(ShortForm, abstract=True):
    """One short form about an assessment, then back to it."""

    permission = Permission.RUN_EHC
    model = Assessment
    day: ClassVar[str] = ""
    do: ClassVar[Any]

    def form_options(self):
        return {"initial": {"day": self.today}}

    def trail(self):
        here = {"text": str(self.thing), "href": _page(self.thing)}
        return [*addresses.trail_to(self.subject), here]

    def record(self, form):
        given = dict(form.cleaned_data)
        if self.day:
            given[self.day] = given.pop("day")
        type(self).do(by=self.person, at=self.now, assessment=self.thing, **given, **self.named())

    def named(self):
        """What else the address names."""
        return {}


class Allocate(OfAssessment):
    form_class = forms.AllocateForm
    heading = "Who coordinates the assessment"
    do = actions.allocate

    def form_options(self):
        found = facts.coordinators(self.thing.authority, self.today)
        proposed = self.thing.coordinator or (self.person if self.person in found else None)
        known = {"coordinator": proposed and proposed.pk, "contacted_on": self.thing.contacted_on}
        return {"coordinators": found, "initial": known}


class Assess(OfAssessment):
    form_class = forms.DayForm
    heading = "The authority decided to assess"
    day = "decided_on"
    do = actions.assess


class DoNotAssess(OfAssessment):
    form_class = forms.DayAndReasonForm
    heading = "The authority decided not to assess"
    explains = "This ends the request. The family may ask for mediation and appeal."
    day = "decided_on"
    do = actions.do_not_assess


class AskAdvice(OfAssessment):
    form_class = forms.AskAdviceForm
    heading = "Advice was asked for"
    day = "asked_on"
    do = actions.ask_advice


class ReceiveAdvice(OfAssessment):
    form_class = forms.DayForm
    heading = "The advice came"
    day = "received_on"
    do = actions.receive_advice

    def named(self):
        return {"advice": get_object_or_404(self.thing.advice, pk=self.kwargs["asked"])}


class Consult(OfAssessment):
    form_class = forms.ConsultForm
    heading = "A school was asked whether it can be named"
    day = "asked_on"
    do = actions.consult

    def form_options(self):
        return {"schools": facts.schools(self.thing, self.today), "initial": {"day": self.today}}


class Answer(OfAssessment):
    form_class = forms.AnswerForm
    heading = "The school answered"
    day = "answered_on"
    do = actions.answer

    def named(self):
        return {"consultation": get_object_or_404(self.thing.consultations, pk=self.kwargs["asked"])}


class Exempt(OfAssessment):
    form_class = forms.ExemptForm
    heading = "An exemption from the time limits"
    explains = (
        "The regulations name three. Whether one holds is for the authority to judge; the day stays, and the page says"
        " why it went by."
    )
    do = exemptions.exempt

    def form_options(self):
        return {}


class Draft(OfAssessment):
    form_class = forms.DayForm
    heading = "A draft plan was served"
    explains = "The family then has at least 15 days to comment; the day it was served is the first."
    day = "served_on"
    do = actions.draft


class Hear(OfAssessment):
    form_class = forms.WishesForm
    heading = "What the family says of the draft"
    do = actions.hear

    def form_options(self):
        return {"initial": {"wishes": self.thing.wishes}}


class SendFinal(OfAssessment):
    form_class = forms.DayForm
    heading = "The final plan was sent"
    explains = "The child's page then shows an EHC plan from that day."
    day = "sent_on"
    do = actions.send_final


class NoPlan(OfAssessment):
    form_class = forms.DayAndReasonForm
    heading = "The parent was told that there will be no plan"
    day = "told_on"
    do = actions.make_no_plan


class Withdraw(OfAssessment):
    form_class = forms.DayAndReasonForm
    heading = "The request was withdrawn"
    day = "withdrawn_on"
    do = actions.withdraw


def _page(row):
    return reverse("ehc:assessment", args=[row.pk])


def _of_child(pupil):
    return {"text": "EHC needs assessments", "href": reverse("ehc:of-child", args=[pupil.pk])}
