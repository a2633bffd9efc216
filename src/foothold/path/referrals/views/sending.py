"""A school chooses whom to ask, asks, sends more, or takes it back."""

from django.http import Http404
from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, Page
from foothold.ground.policy.routes import Route
from foothold.path.referrals import actions, checks, evidence, facts
from foothold.path.referrals.forms import sending as forms
from foothold.path.referrals.models import Referral
from foothold.path.referrals.views import OfReferral, page_of


class AboutChild(Page, abstract=True):
    """A page of a child on roll at a school, with the rules of that school."""

    permission = Permission.SEND_REFERRAL
    model = Pupil

    def admit(self, subject):
        super().admit(subject)
        school = facts.school_of(self.thing, self.today)
        if school is None:
            raise Http404("The child is on no roll, so no school can refer.")
        self.place = facts.Place.of(school, self.today)


class ChooseWay(AboutChild):
    """Whom the local rules name for this child: who takes it, what is missing, what runs already."""

    template_name = "referrals/choose.html"

    def context(self):
        pieces = evidence.on_record(self.thing, self.today)
        found = Referral.objects.visible_to(self.person, on=self.today).filter(pupil=self.thing)
        return {
            "school": self.place.school,
            "ways": [self._told(each, pieces) for each in self.place.named],
            "other": Route.OTHER,
            "pieces": pieces,
            "referrals": found[: facts.ROWS],
            "crumbs": addresses.trail_to(self.thing),
        }

    def _told(self, way, pieces):
        panels = way.panels
        return {
            "way": way,
            "goes_to": panels.for_child(self.thing.born_on, self.today) if panels else "",
            "takes": way.takes(self.place.school, self.today),
            "lacks": checks.lacks_evidence(way, pieces, ""),
        }


class Refer(AboutChild, FormPage):
    template_name = "referrals/refer.html"
    form_class = forms.ReferForm

    def admit(self, subject):
        super().admit(subject)
        if self.kwargs["route"] not in Route.values:
            raise Http404("There is no such kind of help.")
        self.way = self.place.way(self.kwargs["route"])
        if not self.way.team_name and self.way.route != Route.OTHER:
            raise Http404("The local rules name nobody for this.")
        self.pieces = evidence.on_record(self.thing, self.today)

    def form_options(self):
        known = {
            "strengths": self.thing.strengths,
            "sources": [each.source for each in self.pieces],
        }
        return {"way": self.way, "pieces": self.pieces, "initial": known}

    def context(self):
        panels = self.way.panels
        choose = {"text": "Ask an outside team", "href": reverse("referrals:choose", args=[self.thing.pk])}
        return {
            "way": self.way,
            "school": self.place.school,
            "pieces": self.pieces,
            "lacks": checks.lacks_evidence(self.way, self.pieces, ""),
            "goes_to": panels.for_child(self.thing.born_on, self.today) if panels else "",
            "signs_in": facts.team_called(self.way.team_name, self.place.school, self.today),
            "answer_by": self.way.answer_by(self.today),
            "crumbs": [*addresses.trail_to(self.thing), choose],
            "cancel_href": choose["href"],
        }

    def act(self, form):
        given = form.cleaned_data
        row = actions.refer(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            school=self.place.school,
            team_name=given.get("team_name") or self.way.team_name,
            referral=form.referral | {"route": self.way.route.value},
            answer_by=given.get("answer_by"),
            sources=given.get("sources", []),
        )
        return page_of(row)


class Supply(OfReferral):
    permission = Permission.SEND_REFERRAL
    form_class = forms.SupplyForm
    heading = "Send what the team asked for"
    button = "Send"
    do = actions.supply


class Withdraw(OfReferral):
    permission = Permission.SEND_REFERRAL
    form_class = forms.BecauseForm
    heading = "Withdraw the referral"
    button = "Withdraw"
    explains = "Nothing more is owed for it then, and the team reads it until the end of today."
    do = actions.withdraw
