"""Pages of plans: write, read, hear, word a target, review, end."""

from datetime import timedelta
from typing import Any, ClassVar

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import granted
from foothold.ground.kit.page import FormPage, Page, ShortForm
from foothold.path.support import actions, facts, forms, reading
from foothold.path.support.models import Invitation, Plan

A_WEEK = timedelta(days=7)


class OfChildAtSchool(FormPage, abstract=True):
    """A form about a child whose school answers for it."""

    model = Pupil

    def admit(self, subject):
        super().admit(subject)
        self.school = pupil_facts.of(self.thing, self.today).school
        if self.school is None:
            raise Http404("The child is on no roll, so no school can write a plan.")


class SuggestPlan(OfChildAtSchool, ShortForm):
    """Asks that a plan be considered, with the reason: it comes into the school's work."""

    permission = Permission.SUGGEST_PLAN
    form_class = forms.SuggestForm
    heading = "Ask that a plan of support be considered"
    button = "Ask for it"
    explains = "The school then finds it in its work, with your reason. People decide."

    def trail(self):
        return addresses.trail_to(self.thing)

    def caption(self):
        return f"{self.subject}, {self.school}"

    def form_options(self):
        return {"initial": {"by_on": self.today + A_WEEK}}

    def record(self, form):
        given = form.cleaned_data
        actions.suggest(by=self.person, at=self.now, pupil=self.thing, school=self.school, **given)


class BeginPlan(OfChildAtSchool):
    """The one form of a plan, filled in with what is known, finished in one sitting."""

    permission = Permission.WRITE_PLAN
    template_name = "support/begin.html"
    form_class = forms.BeginForm

    def admit(self, subject):
        super().admit(subject)
        self.place = facts.Place.of(self.school, self.today)

    def form_options(self):
        leaders = facts.leaders(self.school, self.today)
        known = {
            "kind": Plan.Kind.PASTORAL,
            "setting": Plan.Setting.SCHOOL,
            "starts_on": self.today,
            "next_review_on": self.place.next_review(self.today),
            "leader": self.person.pk if self.person in leaders else "",
            "cause": facts.wanted(self.thing),
        }
        return {"leaders": leaders, "window": self.place.window(self.today), "initial": known}

    def context(self):
        return {"crumbs": addresses.trail_to(self.thing), "cancel_href": addresses.page_of(self.thing)}

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
            "crumbs": addresses.trail_to(self.subject),
            "may_write": may_write,
            "targets": reading.targets(self.thing),
            "only_the_pupil": reading.only_the_pupil(self.thing),
            "reviews": reading.reviews(self.thing),
            "owed": reading.review_owed(self.thing, self.today) if self.thing.is_running else None,
            "help": reading.help_owed(self.thing),
            **self.asked(),
        }

    def asked(self):
        """Who was asked to take part, and who works with the child and was not."""
        invitations = list(self.thing.invitations.select_related("organisation"))
        known = {each.organisation_id for each in invitations}
        found = facts.agencies(self.subject, self.today) if self.thing.is_running else []
        mine = {
            each.membership.organisation_id
            for each in self.reasons
            if Permission.JOIN_PLAN in granted(each.membership.role, each.tie)
        }
        return {
            "invitations": [
                (each, bool(mine & {each.organisation_id, self.thing.school_id})) for each in invitations
            ],
            "not_asked": [each for each in found if each.pk not in known],
            "officer_wanted": facts.officer_wanted(self.thing, self.today) if self.thing.is_running else None,
        }


class OfPlan(ShortForm, abstract=True):
    """One short form about a plan, then back to it."""

    permission = Permission.WRITE_PLAN
    model: ClassVar[Any] = Plan

    @property
    def plan(self):
        return self.thing

    def trail(self):
        plan = str(self.plan)
        return [
            *addresses.trail_to(self.subject),
            {"text": plan[:1].upper() + plan[1:], "href": plan_page(self.plan)},
        ]

    def caption(self):
        return f"{self.subject}, {self.plan}"


class ReviewPlan(OfPlan):
    template_name = "support/review.html"
    form_class = forms.ReviewForm
    heading = "Record a review"
    button = "Record review"

    def form_options(self):
        place = facts.Place.of(self.thing.school, self.today)
        next_on = place.next_review(self.today, self.thing.ends_on)
        known = {"held_on": self.today, "next_review_on": next_on}
        return {"targets": facts.targets(self.thing), "initial": known}

    def record(self, form):
        given = form.cleaned_data
        asked = ("held_on", "came", "next_review_on", "ends_on", "agreed")
        actions.review(
            by=self.person,
            at=self.now,
            plan=self.thing,
            changes=form.changes,
            **{name: given[name] for name in asked},
        )


class HearView(OfPlan):
    form_class = forms.HearForm
    heading = "Record what somebody says"
    explains = (
        "The plan shows whose view is missing until it is here. What stood there before stays in the record."
    )

    def form_options(self):
        missing = [key for key, _, said in self.thing.views if not said]
        return {"initial": {"whose": missing[0] if missing else None}}

    def record(self, form):
        actions.hear(by=self.person, at=self.now, plan=self.thing, **form.cleaned_data)


class Invite(OfPlan):
    form_class = forms.InviteForm
    heading = "Ask somebody to take part"
    button = "Note that they were asked"
    explains = (
        "Write to them as you always do. Here it is noted that they were asked, and the answer is chased."
    )

    def form_options(self):
        authority = facts.Place.of(self.thing.school, self.today).authority
        bodies = {str(each.pk): (str(each), each) for each in facts.agencies(self.subject, self.today)}
        officer = {"officer": (facts.OFFICER.format(authority), authority)} if authority else {}
        known = {"answer_by": facts.answer_by(self.thing, self.today)}
        return {"bodies": bodies | officer, "initial": known}

    def record(self, form):
        actions.invite(by=self.person, at=self.now, plan=self.thing, invitation=form.invitation)


class Answer(OfPlan):
    """What somebody answered: noted by the school, or written by themselves."""

    permission = Permission.JOIN_PLAN
    model = Invitation
    form_class = forms.AnswerForm
    heading = "Record the answer"
    button = "Record answer"

    @property
    def plan(self):
        return self.thing.plan

    def context(self):
        asked = f"{self.thing.whom} was asked for {self.thing.get_asked_for_display()}, on"
        return super().context() | {"explains": f"{asked} {self.thing.asked_on:%-d %B %Y}."}

    def form_options(self):
        return {"initial": {"answered_on": self.today}}

    def record(self, form):
        actions.answer(by=self.person, at=self.now, invitation=self.thing, **form.cleaned_data)


class AddTarget(OfPlan):
    form_class = forms.TargetForm
    heading = "Add a target"
    button = "Add target"

    def form_options(self):
        return {"initial": {"by_on": f"{self.thing.ends_on:%-d %-m %Y}"}}

    def record(self, form):
        actions.add_target(by=self.person, at=self.now, plan=self.thing, target=form.cleaned_data)


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
        held = {name: getattr(was, name) for name in ("whose", *forms.PARTS)}
        return {"amends": True, "initial": held | {"by_on": f"{was.by_on:%-d %-m %Y}"}}

    def record(self, form):
        target = dict(form.cleaned_data)
        because = target.pop("because")
        actions.amend_target(
            by=self.person, at=self.now, plan=self.thing, was=self.target(), target=target, because=because
        )


class EndPlan(OfPlan):
    form_class = forms.EndForm
    heading = "End the plan"
    button = "End plan"

    def form_options(self):
        return {"initial": {"ended_on": self.today}}

    def record(self, form):
        actions.end(by=self.person, at=self.now, plan=self.thing, **form.cleaned_data)


def plan_page(plan):
    return reverse("support:plan", args=[plan.pk])
