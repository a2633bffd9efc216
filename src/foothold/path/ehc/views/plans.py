"""An EHC plan that is kept: the plan with its reviews, and each step on one short page."""

from typing import Any, ClassVar

from django.db.models import Model
from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import Page, ShortForm
from foothold.path.ehc import facts, register
from foothold.path.ehc.actions import reviews as actions
from foothold.path.ehc.forms import plans as forms
from foothold.path.ehc.models import AnnualReview, EhcPlan


class ShowPlan(Page):
    """The plan on one page: what is owed next, and what came of each review."""

    permission = Permission.SEE_EHC
    model = EhcPlan
    template_name = "ehc/plan.html"

    def visible(self):
        return super().visible().select_related("pupil", "authority")

    def context(self):
        kept = self.thing.is_kept
        reviews = list(self.thing.reviews.all()[: facts.ROWS])
        about = [each.reference for each in (self.thing, *reviews)]
        return {
            "plan": self.thing,
            "crumbs": [*addresses.trail_to(self.subject), of_child(self.subject)],
            "reviews": reviews,
            "owed": register.owed(about, self.today) if kept else [],
            "may_review": Permission.REVIEW_EHC in self.granted and kept,
            "may_run": Permission.RUN_EHC in self.granted and kept,
        }


class KeepPlan(ShortForm):
    """A plan that the child has already, made before anybody recorded it here or elsewhere."""

    permission = Permission.RUN_EHC
    model = Pupil
    form_class = forms.KeepForm
    heading = "Record an EHC plan"
    explains = (
        "One that was made outside Foothold. A final plan that is sent from an assessment is here already."
    )

    def trail(self):
        return [*addresses.trail_to(self.subject), of_child(self.subject)]

    def record(self, form):
        actions.keep_plan(by=self.person, at=self.now, pupil=self.thing, **form.cleaned_data)


class ShowReview(Page):
    """One review meeting, and what followed it."""

    permission = Permission.SEE_EHC
    model = AnnualReview
    template_name = "ehc/show_review.html"

    def visible(self):
        return super().visible().select_related("plan__pupil", "plan__authority")

    def context(self):
        plan = self.thing.plan
        return {
            "review": self.thing,
            "plan": plan,
            "crumbs": way_to(plan),
            "may_review": Permission.REVIEW_EHC in self.granted and plan.is_kept,
            "may_run": Permission.RUN_EHC in self.granted and plan.is_kept,
        }


class OfPlan(ShortForm, abstract=True):
    """One short form about a plan, then back to it."""

    permission = Permission.RUN_EHC
    model: ClassVar[type[Model]] = EhcPlan
    do: ClassVar[Any]
    day: ClassVar[str]

    def form_options(self):
        return {"initial": {self.day: self.today}}

    def trail(self):
        return way_to(self.thing)

    def record(self, form):
        type(self).do(by=self.person, at=self.now, plan=self.thing, **form.cleaned_data)


class HoldReview(OfPlan):
    permission = Permission.REVIEW_EHC
    form_class = forms.ReviewForm
    heading = "Record a review meeting"
    explains = "The report, the authority's decision and the next review are then owed by their days."
    day = "held_on"
    do = actions.hold_review


class OfReview(OfPlan, abstract=True):
    """One short form about a review, then back to its plan."""

    model = AnnualReview

    def trail(self):
        return way_to(self.thing.plan)

    def record(self, form):
        type(self).do(by=self.person, at=self.now, review=self.thing, **form.cleaned_data)


class ReportReview(OfReview):
    permission = Permission.REVIEW_EHC
    form_class = forms.ReportForm
    heading = "The report was sent"
    day = "reported_on"
    do = actions.report_review


class DecideReview(OfReview):
    form_class = forms.DecideForm
    heading = "The authority decided after the review"
    day = "decided_on"
    do = actions.decide_review


class SendAmended(OfReview):
    form_class = forms.AmendedForm
    heading = "The amended plan was sent"
    day = "amended_on"
    do = actions.send_amended


class EndPlan(OfPlan):
    form_class = forms.EndForm
    heading = "The plan is kept no longer"
    explains = "For example: the family moved and another authority keeps it."
    day = "ended_on"
    do = actions.end_plan


def of_child(pupil):
    return {"text": "EHC", "href": reverse("ehc:of-child", args=[pupil.pk])}


def way_to(plan):
    here = {"text": str(plan), "href": reverse("ehc:plan", args=[plan.pk])}
    return [*addresses.trail_to(plan.pupil), of_child(plan.pupil), here]
