"""One duty: what is owed, how its day was worked out, and what may be done about it."""

from typing import ClassVar
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from foothold.child.duties import actions, explain, forms
from foothold.child.duties.models import Duty, Handed, Shift
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, ListPage, Page
from foothold.ground.organisations import calendars
from foothold.ground.policy import plan_duties
from foothold.law import passing_on
from foothold.law.due import Party

CAME_FROM = {
    "exclusions.exclusion": (
        "The exclusion, and all that is owed after it",
        "exclusions:exclusion",
        Permission.SEE_EXCLUSIONS,
    ),
    "ehc.assessment": ("The EHC needs assessment", "ehc:assessment", Permission.SEE_EHC),
    "ehc.ehcplan": ("The EHC plan", "ehc:plan", Permission.SEE_EHC),
    "ehc.annualreview": ("The review of the EHC plan", "ehc:review", Permission.SEE_EHC),
    "support.plan": ("The plan", "support:plan", Permission.SEE_PLANS),
    "support.invitation": ("Record the answer", "support:answer", Permission.JOIN_PLAN),
    "attendance.timetable": ("The part-time timetable", "attendance:timetable", Permission.SEE_PART_TIME),
    "panels.undertaking": ("Record that it was done", "panels:finish", Permission.RUN_MEETINGS),
    "referrals.referral": ("The referral", "referrals:referral", Permission.SEE_REFERRAL),
    "measures.measure": ("Record the second score", "measures:again", Permission.RECORD_MEASURE),
}
"""What made a duty owed, as people call it, its page, and who may open it."""


class Moved(ListPage):
    """What one change of calendars moved of what I may see, from which day to which."""

    permission = Permission.SEE_DUTIES
    model = Shift
    template_name = "duties/moved.html"

    def rows(self):
        mine = self.visible().filter(recount__change=self.kwargs["change"])
        return mine.select_related("recount__school", "duty__pupil", "duty__owed_by_organisation").order_by(
            "now_on", "pk"
        )

    def context(self):
        context = super().context()
        if not context["rows"].object_list:
            raise Http404("Nothing that you may see was moved by that.")
        first = context["rows"][0]
        crumbs = [{"text": "My work", "href": reverse("worklist:my-work")}]
        return context | {"because": first.recount.because, "crumbs": crumbs}


class PassedOn(ListPage):
    """What passed to another body of what I may see, because that one answers for the child or the school now."""

    permission = Permission.SEE_DUTIES
    model = Handed
    template_name = "duties/passed_on.html"

    def rows(self):
        mine = self.visible().filter(handover=self.kwargs["handover"])
        return mine.select_related("handover", "duty__pupil", "was_owed_by", "now_owed_by")

    def context(self):
        context = super().context()
        if not context["rows"].object_list:
            raise Http404("Nothing that you may see passed on by that.")
        crumbs = [{"text": "My work", "href": reverse("worklist:my-work")}]
        return context | {"handover": context["rows"][0].handover, "crumbs": crumbs}


class AboutDuty(Page, abstract=True):
    """What every page about a duty shows of it."""

    def about(self):
        duty = self.thing
        calendar = calendars.known_of([duty.basis.school_id]).get(duty.basis.school_id)
        return {
            "duty": duty,
            "due": explain.due(duty, calendar) if calendar else None,
            "provision": explain.provision(duty),
            "distance": explain.distance(duty.due_on, self.today, calendar) if calendar else "",
            "late": duty.is_late(self.today),
            "owed_by": Party(duty.owed_by).label,
            "passed_on": duty.handed.select_related("handover", "was_owed_by", "now_owed_by").last(),
            "passes_on": passing_on.provision(duty.owed_by) if duty.owed_by in passing_on.PARTIES else None,
            "owed_to": ", ".join(Party(each).label for each in duty.owed_to.split()),
            "crumbs": [{"text": "My work", "href": reverse("worklist:my-work")}, *self.of_child()],
        }

    def of_child(self):
        """The child's page, for those who may open it: a team that was asked reads its referral alone."""
        address = reverse("children:child", args=[self.thing.pupil_id])
        return (
            [{"text": str(self.thing.pupil), "href": address}] if Permission.SEE_CHILD in self.granted else []
        )

    def address(self):
        return reverse("duties:duty", args=[self.thing.pk])

    def notice_page(self, name="give-notice"):
        """Where it is recorded that this notice was given (or not, after all), with the notice chosen."""
        _, _, key = self.thing.basis.about.partition(":")
        told = urlencode({"told": f"{self.thing.kind}:{self.thing.owed_to}"})
        return f"{reverse(f'exclusions:{name}', args=[key])}?{told}"

    def came_from(self):
        """The page of what made it owed, for those who may open it."""
        room, _, key = self.thing.basis.about.partition(":")
        text, route, permission = CAME_FROM.get(room, ("", "", None))
        return {"text": text, "href": reverse(route, args=[key])} if permission in self.granted else None


class ShowDuty(AboutDuty, Page):
    permission = Permission.SEE_DUTIES
    model = Duty
    template_name = "duties/duty.html"

    def context(self):
        why = f"Say why it {'is' if self.thing.is_late(self.today) else 'will be'} late"
        ways = (
            self.way_to_close(),
            ("explain", why, Permission.EXPLAIN_DUTY, Duty.Status.OPEN),
            ("let-go", "No longer owed", Permission.VOID_DUTY, Duty.Status.OPEN),
            self.way_back(),
            ("take-back", "Take this back", Permission.MEET_DUTY, Duty.Status.VOID),
        )
        offered = [
            {"text": text, "href": self.page_of(name)}
            for name, text, permission, status in filter(None, ways)
            if permission in self.granted and status == self.thing.status
        ]
        return self.about() | {
            "ways": [*self.way_to_record(), *offered],
            "came_from": self.came_from(),
            "of_child": self.of_child(),
        }

    def way_to_close(self):
        """A notice is not ticked off: it is recorded as given, and to whom. Nor is what its own page records."""
        if self.thing.is_notice:
            return "give-notice", "Record that a notice was given", Permission.GIVE_NOTICE, Duty.Status.OPEN
        if self.thing.is_done_by_a_record:
            return None
        return "done", "Mark as done", Permission.MEET_DUTY, Duty.Status.OPEN

    def way_to_record(self):
        """The page on which it is recorded what happened, where that is what does this duty."""
        if self.thing.kind == plan_duties.PLAN_WANTED:
            return self.way_to_plan()
        page = self.came_from()
        if not (self.thing.is_done_by_a_record and self.thing.status == Duty.Status.OPEN and page):
            return []
        return [page | {"text": "Record what happened"}]

    def way_to_plan(self):
        """It is done by writing a plan, and let go with a reason by those who may."""
        may = Permission.WRITE_PLAN in self.granted and self.thing.status == Duty.Status.OPEN
        href = reverse("support:begin", args=[self.thing.pupil_id])
        return [{"text": "Write a plan of support", "href": href}] if may else []

    def way_back(self):
        if self.thing.is_notice:
            return "take-back-notice", "Take this back", Permission.GIVE_NOTICE, Duty.Status.MET
        return "take-back", "Take this back", Permission.MEET_DUTY, Duty.Status.MET

    def page_of(self, name):
        of_notices = name in ("give-notice", "take-back-notice")
        return self.notice_page(name) if of_notices else reverse(f"duties:{name}", args=[self.thing.pk])


class MarkDone(AboutDuty, FormPage):
    permission = Permission.MEET_DUTY
    model = Duty
    template_name = "duties/done.html"
    form_class = forms.DoneForm

    def get(self, request, *args, **kwargs):
        if self.thing.is_notice:
            return redirect(self.notice_page())
        if self.thing.is_done_by_a_record:
            return redirect(self.address())
        return super().get(request, *args, **kwargs)

    def form_options(self):
        return {"late": self.thing.is_late(self.today), "initial": {"done_on": self.today}}

    def context(self):
        return self.about() | {"cancel_href": self.address()}

    def act(self, form):
        given = form.cleaned_data
        actions.meet(
            by=self.person,
            at=self.now,
            duty=self.thing,
            done_on=given["done_on"],
            how=given["how"],
            evidence=given["evidence"],
            explanation=given.get("explanation", ""),
        )
        return reverse("worklist:my-work")


class WithReason(AboutDuty, FormPage, abstract=True):
    """A change of a duty that asks for one sentence why."""

    model = Duty
    template_name = "duties/with_reason.html"
    form_class = forms.ReasonForm
    heading: ClassVar[str]
    button: ClassVar[str]

    def context(self):
        return self.about() | {"heading": self.heading, "button": self.button, "cancel_href": self.address()}


class ExplainLate(WithReason):
    permission = Permission.EXPLAIN_DUTY
    heading = "Why is it late?"
    button = "Record why"

    def act(self, form):
        reason = form.cleaned_data["reason"]
        actions.explain(by=self.person, at=self.now, duty=self.thing, explanation=reason)
        return self.address()


class LetGo(WithReason):
    permission = Permission.VOID_DUTY
    heading = "Why is it no longer owed?"
    button = "Record that it is no longer owed"

    def act(self, form):
        actions.void(by=self.person, at=self.now, duty=self.thing, because=form.cleaned_data["reason"])
        return self.address()


class TakeBack(WithReason):
    permission = Permission.MEET_DUTY
    heading = "Why does this have to be taken back?"
    button = "Take it back"

    def get(self, request, *args, **kwargs):
        given = self.thing.is_notice and self.thing.status == Duty.Status.MET
        return (
            redirect(self.notice_page("take-back-notice")) if given else super().get(request, *args, **kwargs)
        )

    def act(self, form):
        actions.take_back(by=self.person, at=self.now, duty=self.thing, reason=form.cleaned_data["reason"])
        return self.address()
