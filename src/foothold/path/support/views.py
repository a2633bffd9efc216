"""Pages of plans: write, read, hear, word a target, review, end."""

from typing import ClassVar

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, Page
from foothold.path.support import actions, facts, forms, reading
from foothold.path.support.models import Plan


class BeginPlan(FormPage):
    """The one form of a plan, filled in with what is known, finished in one sitting."""

    permission = Permission.WRITE_PLAN
    model = Pupil
    template_name = "support/begin.html"
    form_class = forms.BeginForm

    def admit(self, subject):
        super().admit(subject)
        self.school = pupil_facts.of(self.thing, self.today).school
        if self.school is None:
            raise Http404("The child is on no roll, so no school can write a plan.")
        self.place = facts.Place.of(self.school, self.today)

    def form_options(self):
        leaders = facts.leaders(self.school, self.today)
        known = {
            "kind": Plan.Kind.PASTORAL,
            "starts_on": self.today,
            "next_review_on": self.place.next_review(self.today),
            "leader": self.person.pk if self.person in leaders else "",
        }
        return {"leaders": leaders, "window": self.place.window(self.today), "initial": known}

    def context(self):
        address = reverse("children:child", args=[self.thing.pk])
        return {"crumbs": _crumbs(self.thing), "cancel_href": address}

    def act(self, form):
        plan = actions.begin(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            school=self.school,
            plan=form.plan,
            targets=form.targets,
        )
        return plan_page(plan)


class ShowPlan(Page):
    """The plan on one page, to read, to print and to go on from."""

    permission = Permission.SEE_PLANS
    model = Plan
    template_name = "support/plan.html"

    def visible(self):
        return super().visible().select_related("pupil", "school", "leader")

    def context(self):
        may_write = Permission.WRITE_PLAN in self.granted and self.thing.is_running
        return {
            "plan": self.thing,
            "crumbs": _crumbs(self.subject),
            "may_write": may_write,
            "targets": reading.targets(self.thing),
            "only_the_pupil": reading.only_the_pupil(self.thing),
            "reviews": reading.reviews(self.thing),
            "owed": reading.review_owed(self.thing, self.today) if self.thing.is_running else None,
            "help": reading.help_owed(self.thing),
        }


class OfPlan(FormPage, abstract=True):
    """One short form about a plan, then back to it."""

    permission = Permission.WRITE_PLAN
    model = Plan
    template_name = "support/form.html"
    heading: ClassVar[str]
    button: ClassVar[str]
    explains: ClassVar[str] = ""

    def context(self):
        plan = self.thing
        here = {"text": str(plan)[:1].upper() + str(plan)[1:], "href": plan_page(plan)}
        return {
            "plan": plan,
            "heading": self.heading,
            "button": self.button,
            "explains": self.explains,
            "cancel_href": plan_page(plan),
            "crumbs": [*_crumbs(self.subject), here],
        }

    def act(self, form):
        self.record(form.cleaned_data)
        return plan_page(self.thing)

    def record(self, given):
        """The one call of the page, with what was typed."""
        raise NotImplementedError


class ReviewPlan(OfPlan):
    template_name = "support/review.html"
    form_class = forms.ReviewForm
    heading = "Record a review"
    button = "Record review"

    def form_options(self):
        place = facts.Place.of(self.thing.school, self.today)
        rule = place.rules.get("plan.invites_exclusions_officer_at")
        invites = f"From suspension number {rule.value} on. {rule.cited}" if rule else ""
        next_on = place.next_review(self.today, self.thing.ends_on)
        known = {"held_on": self.today, "next_review_on": next_on}
        return {"targets": facts.targets(self.thing), "invites": invites, "initial": known}

    def act(self, form):
        given = form.cleaned_data
        asked = ("held_on", "came", "next_review_on", "ends_on", "officer_invited", "agreed")
        actions.review(
            by=self.person,
            at=self.now,
            plan=self.thing,
            changes=form.changes,
            **{name: given[name] for name in asked},
        )
        return plan_page(self.thing)


class HearView(OfPlan):
    form_class = forms.HearForm
    heading = "Record what somebody says"
    button = "Record"
    explains = (
        "The plan shows whose view is missing until it is here. What stood there before stays in the record."
    )

    def form_options(self):
        missing = [key for key, _, said in self.thing.views if not said]
        return {"initial": {"whose": missing[0] if missing else None}}

    def record(self, given):
        actions.hear(by=self.person, at=self.now, plan=self.thing, **given)


class AddTarget(OfPlan):
    form_class = forms.TargetForm
    heading = "Add a target"
    button = "Add target"

    def form_options(self):
        return {"initial": {"by_on": f"{self.thing.ends_on:%-d %-m %Y}"}}

    def record(self, given):
        actions.add_target(by=self.person, at=self.now, plan=self.thing, target=given)


class AmendTarget(OfPlan):
    """Another wording of a target. The earlier one stays, with what reviews found of it."""

    form_class = forms.TargetForm
    heading = "Change a target"
    button = "Change target"
    explains = "The wording so far stays in the plan, with what the reviews found of it."

    def target(self):
        return get_object_or_404(facts.targets(self.thing), pk=self.kwargs["target"])

    def form_options(self):
        was = self.target()
        held = {name: getattr(was, name) for name in ("whose", "what", "help", "baseline", "measure")}
        return {"amends": True, "initial": held | {"by_on": f"{was.by_on:%-d %-m %Y}"}}

    def record(self, given):
        because = given.pop("because")
        actions.amend_target(
            by=self.person, at=self.now, plan=self.thing, was=self.target(), target=given, because=because
        )


class EndPlan(OfPlan):
    form_class = forms.EndForm
    heading = "End the plan"
    button = "End plan"

    def form_options(self):
        return {"initial": {"ended_on": self.today}}

    def record(self, given):
        actions.end(by=self.person, at=self.now, plan=self.thing, **given)


def plan_page(plan):
    return reverse("support:plan", args=[plan.pk])


def _crumbs(pupil):
    return [
        {"text": "Children", "href": reverse("children:find")},
        {"text": str(pupil), "href": reverse("children:child", args=[pupil.pk])},
    ]
