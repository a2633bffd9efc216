"""Area teams of an authority, with what each coordinator has in hand."""

from django.http import Http404
from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import Page, ShortForm
from foothold.ground.organisations.models import Organisation
from foothold.path.ehc import facts
from foothold.path.ehc.actions import teams as actions
from foothold.path.ehc.forms import teams as forms

CLOCKS = "EHC needs assessments"


class Teams(Page):
    """Each team, who leads it, who is in it, and how many assessments each of them runs."""

    permission = Permission.LEAD_EHC_TEAMS
    model = Organisation
    template_name = "ehc/teams.html"

    def context(self):
        return {
            "crumbs": [{"text": CLOCKS, "href": reverse("ehc:clocks")}],
            "teams": facts.teams(self.thing, self.today),
            "others": facts.in_no_team(self.thing, self.today),
        }


class OfTeams(ShortForm, abstract=True):
    """One short form about an authority's teams, then back to them."""

    permission = Permission.LEAD_EHC_TEAMS
    model = Organisation

    def admit(self, subject):
        super().admit(subject)
        self.coordinators = facts.coordinators(self.thing, self.today)
        if not self.coordinators:
            raise Http404("Nobody coordinates EHC assessments here yet.")

    def trail(self):
        return [
            {"text": CLOCKS, "href": reverse("ehc:clocks")},
            {"text": "Area teams", "href": reverse("ehc:teams", args=[self.thing.pk])},
        ]


class FoundTeam(OfTeams):
    form_class = forms.TeamForm
    heading = "Add an area team, or say who leads it"

    def form_options(self):
        return {"coordinators": self.coordinators}

    def record(self, form):
        actions.found_team(by=self.person, at=self.now, organisation=self.thing, **form.cleaned_data)


class JoinTeam(OfTeams):
    form_class = forms.JoinForm
    heading = "Put a coordinator into a team"
    explains = "Who was in another team leaves it the day before."

    def form_options(self):
        return {
            "coordinators": self.coordinators,
            "teams": self.thing.ehc_teams.all(),
            "initial": {"from_on": self.today},
        }

    def record(self, form):
        actions.join_team(by=self.person, at=self.now, organisation=self.thing, **form.cleaned_data)
