"""People and their roles."""

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse

from foothold.desks.administration.actions import people as actions
from foothold.desks.administration.facts import people as facts
from foothold.desks.administration.forms import people as forms
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, FormPage, ListPage, Page
from foothold.ground.organisations.models import Organisation


class Organisations(ListPage):
    """The organisations whose people I manage."""

    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/organisations.html"

    def rows(self):
        found = facts.managed_by(self.person, self.today)
        name = self.request.GET.get("q", "").strip()
        return found.filter(name__icontains=name) if name else found


class People(Page):
    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/people.html"

    def context(self):
        rows = Paginator(facts.people_of(self.thing, self.today), ROWS_A_PAGE)
        return {"rows": rows.get_page(self.request.GET.get("page")), "crumbs": crumbs()}


class AddPerson(FormPage):
    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/add_person.html"
    form_class = forms.PersonForm

    def form_options(self):
        return {"initial": {"from_on": self.today}}

    def context(self):
        return {"crumbs": crumbs(self.thing), "cancel_href": people(self.thing)}

    def act(self, form):
        actions.add_person(by=self.person, at=self.now, organisation=self.thing, **form.cleaned_data)
        return people(self.thing)


class EndMembership(FormPage):
    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/end_membership.html"
    form_class = forms.EndForm

    def form_options(self):
        return {"initial": {"last_on": self.today}}

    def membership(self):
        found = facts.people_of(self.thing, self.today).filter(pk=self.kwargs["membership"]).first()
        if found is None:
            raise Http404("Nobody works here in that role.")
        return found

    def context(self):
        return {
            "membership": self.membership(),
            "crumbs": crumbs(self.thing),
            "cancel_href": people(self.thing),
        }

    def act(self, form):
        actions.end_membership(
            by=self.person,
            at=self.now,
            organisation=self.thing,
            membership=self.membership(),
            last_on=form.cleaned_data["last_on"],
        )
        return people(self.thing)


def people(organisation):
    return reverse("administration:people-of", args=[organisation.pk])


def crumbs(organisation=None):
    found = [{"text": "People", "href": reverse("administration:people")}]
    return found + ([{"text": str(organisation), "href": people(organisation)}] if organisation else [])
