"""Pages of one child on one agenda: put on, taken off, invited, recorded, put right, answered."""

from typing import ClassVar

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, Page, ShortForm
from foothold.ground.policy.local_settings import MAP
from foothold.path.panels import actions, facts, forms, reading, triggers
from foothold.path.panels.models import Item
from foothold.path.panels.views import ways


class OfChild(Page):
    """What meetings said of a child, and the way to the next."""

    permission = Permission.SEE_MEETINGS
    model = Pupil
    template_name = "panels/of_child.html"

    def context(self):
        return {
            "items": facts.of_child(self.thing, self.person, self.today),
            "crumbs": addresses.trail_to(self.thing),
            "may_run": Permission.RUN_MEETINGS in self.granted,
        }


class PutOn(FormPage):
    """Which meeting, why, and who is invited for this child. Without a meeting to come, one is called first."""

    permission = Permission.RUN_MEETINGS
    model = Pupil
    template_name = "panels/put_on.html"
    form_class = forms.PutOnForm

    def admit(self, subject):
        super().admit(subject)
        self.school = pupil_facts.of(self.thing, self.today).school
        if self.school is None:
            raise Http404("The child is on no roll, so no school calls a meeting.")
        self.meetings = list(facts.coming(self.school, self.today))

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.meetings else redirect(self.call_href())

    def call_href(self):
        return f"{reverse('panels:call', args=[self.school.pk, MAP])}?child={self.thing.pk}"

    def form_options(self):
        alone = self.meetings[0].pk if len(self.meetings) == 1 else None
        return {
            "meetings": self.meetings,
            "triggers": triggers.of(self.thing, self.person, self.today),
            "guests": facts.guests(self.thing, self.school, self.today),
            "initial": {"meeting": alone},
        }

    def context(self):
        return {
            "crumbs": addresses.trail_to(self.thing),
            "call_href": self.call_href(),
            "cancel_href": reverse("panels:of-child", args=[self.thing.pk]),
            "may_record": Permission.RECORD_CONCERN in self.granted,
        }

    def act(self, form):
        row = actions.put_on(by=self.person, at=self.now, pupil=self.thing, **form.cleaned_data)
        return ways.item_page(row)


class ShowItem(Page):
    """One child at one meeting: why, who, what was decided, what is done of it."""

    permission = Permission.SEE_MEETINGS
    model = Item
    template_name = "panels/item.html"

    def visible(self):
        return super().visible().select_related("pupil", "meeting__called_by")

    def context(self):
        told = reading.of_one(self.thing)
        things = told["item"].undertakings.all()
        return {
            **told,
            "theirs": [each for each in things if facts.is_theirs(each, self.person, self.today)],
            "crumbs": ways.to_meeting(self.thing.meeting),
            "may_run": Permission.RUN_MEETINGS in self.granted and self.thing.meeting.is_open,
            "may_answer": Permission.ANSWER_MEETING in self.granted and self.thing.is_decided,
            "was_held": self.thing.meeting.held_on <= self.today,
            "next": NEXT_STEPS.get(self.thing.decision),
        }


NEXT_STEPS = {
    "plan": ("Write a plan of support", "support:begin", Permission.WRITE_PLAN),
    "outside": ("Ask an outside team for help", "referrals:choose", Permission.SEND_REFERRAL),
    "ehc": ("Record that an EHC needs assessment was asked for", "ehc:ask", Permission.ASK_EHC),
}
"""Where what was decided is carried out, and with which permission."""


class OfItem(ShortForm, abstract=True):
    """One short form about one child on one agenda."""

    permission = Permission.RUN_MEETINGS
    model = Item

    def visible(self):
        return super().visible().select_related("pupil", "meeting__called_by")

    def trail(self):
        return ways.to_item(self.thing)


class TakeOff(OfItem):
    form_class = forms.BecauseForm
    heading = "Take the child off the agenda"
    button = "Take off the agenda"

    def after(self):
        return reverse("panels:of-child", args=[self.subject.pk])

    def record(self, form):
        actions.take_off(by=self.person, at=self.now, item=self.thing, **form.cleaned_data)


class Invite(OfItem):
    template_name = "panels/invite.html"
    form_class = forms.InviteForm
    heading = "Invite somebody for this child"
    button = "Invite"
    explains: ClassVar = (
        "Whoever works for a body on record reads what the meeting says of this child, and of no other child, until"
        " four weeks after it. Foothold sends nothing: you tell them when and where."
    )

    def form_options(self):
        known = (self.subject, self.thing.meeting.called_by, self.today)
        return {"guests": [*facts.guests(*known), *facts.others(*known)]}

    def record(self, form):
        given = form.cleaned_data
        guest = given["guest"] or facts.Guest("", given["name"], given["side"])
        if given["guest"] and given["name"]:
            guest = facts.named(guest, given["name"])
        actions.invite(by=self.person, at=self.now, item=self.thing, guest=guest)


class Uninvite(OfItem):
    form_class = forms.BecauseForm
    heading = "No longer invited"
    button = "Take off the list"

    def admit(self, subject):
        super().admit(subject)
        self.invited = get_object_or_404(self.thing.invited, pk=self.kwargs["invited"])

    def context(self):
        explains = f"{self.invited} reads what is said of this child no more."
        return super().context() | {"explains": explains}

    def record(self, form):
        actions.uninvite(
            by=self.person, at=self.now, item=self.thing, invited=self.invited, **form.cleaned_data
        )


class RecordItem(OfItem):
    """Who came, what was decided and why, and what is done now, on one page."""

    template_name = "panels/record.html"
    form_class = forms.RecordForm
    heading = "Record what was decided"
    button = "Record decision"

    def form_options(self):
        return {"invited": self.thing.invited.all(), "decisions": self.kind.decisions}

    @property
    def kind(self):
        meeting = self.thing.meeting
        return facts.kind_at(meeting.kind, meeting.called_by, meeting.held_on)

    def context(self):
        return super().context() | {
            "item": self.thing,
            "earlier": facts.earlier(self.thing).select_related("owner"),
        }

    def record(self, form):
        given = {name: form.cleaned_data[name] for name in ("said", "decision", "rationale")}
        actions.record(
            by=self.person,
            at=self.now,
            item=self.thing,
            came=form.came,
            undertakings=form.undertakings,
            **given,
        )


class PutRight(OfItem):
    form_class = forms.PutRightForm
    heading = "Put right what was written down"
    button = "Put right"
    NAMES: ClassVar = ("said", "decision", "rationale")

    def was(self):
        return {name: getattr(self.thing, name) for name in self.NAMES}

    def form_options(self):
        meeting = self.thing.meeting
        kind = facts.kind_at(meeting.kind, meeting.called_by, meeting.held_on)
        return {"decisions": kind.decisions, "initial": self.was()}

    def record(self, form):
        given = dict(form.cleaned_data)
        because = given.pop("because")
        actions.put_right(
            by=self.person, at=self.now, item=self.thing, was=self.was(), changes=given, because=because
        )


class ReplyToItem(OfItem):
    """For whoever was invited: is it right?"""

    permission = Permission.ANSWER_MEETING
    form_class = forms.ReplyForm
    heading = "Answer what was written down"
    button = "Send answer"

    def record(self, form):
        actions.reply(by=self.person, at=self.now, item=self.thing, **form.cleaned_data)
