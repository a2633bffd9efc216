"""People and their roles."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse

from foothold.desks.administration.actions import people as actions
from foothold.desks.administration.facts import people as facts
from foothold.desks.administration.forms import people as forms
from foothold.ground.access import appointing
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, FormPage, ListPage, Page
from foothold.ground.organisations.models import Organisation

NOT_SENT = "The e-mail to {} could not be sent. Everything else is recorded: send the link again later."


class Organisations(ListPage):
    """The organisations whose people I manage."""

    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/organisations.html"

    def rows(self):
        found = facts.own_first(facts.managed_by(self.person, self.today), self.person, self.today)
        name = self.request.GET.get("q", "").strip()
        return found.filter(name__icontains=name) if name else found

    def context(self):
        return super().context() | {"may_add": appointing.authority_of(self.person, self.today)}


class People(Page):
    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/people.html"

    def context(self):
        shown = self.request.GET.get("shown", "")
        rows = Paginator(facts.people_of(self.thing, self.today, shown), ROWS_A_PAGE)
        found = rows.get_page(self.request.GET.get("page"))
        for row in found:
            row.invited = "" if row.person.last_login else facts.invited(row.person, self.now)
        return {
            "rows": found,
            "shown": shown,
            "ways": self.ways(shown),
            "crumbs": crumbs(),
            "may_read_about": Permission.MANAGE_ORGANISATIONS in self.granted,
        }

    def ways(self, shown):
        numbers = facts.counts(self.thing, self.today)
        here = people(self.thing)
        return [
            {"text": f"{text} ({numbers[name]})", "href": f"{here}?shown={name}", "current": name == shown}
            for name, text in facts.SHOWN.items()
        ]


class AddPerson(FormPage):
    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/add_person.html"
    form_class = forms.PersonForm

    def form_options(self):
        roles = appointing.may_give(self.person, self.thing, self.today)
        return {"initial": {"from_on": self.today}, "roles": roles}

    def context(self):
        return {"crumbs": crumbs(self.thing), "cancel_href": people(self.thing)}

    def act(self, form):
        try:
            actions.add_person(
                by=self.person,
                at=self.now,
                organisation=self.thing,
                site=site(self.request),
                **form.cleaned_data,
            )
        except OSError:  # what a mail server that cannot be reached raises, once everything else is recorded
            messages.warning(self.request, NOT_SENT.format(form.cleaned_data["email"]))
        return people(self.thing)


class OfOneRole(Page, abstract=True):
    """A page about one role of one person at an organisation."""

    def membership(self):
        found = facts.every_role(self.thing).filter(pk=self.kwargs["membership"]).first()
        if found is None:
            raise Http404("Nobody works here in that role.")
        return found

    def context(self):
        membership = self.membership()
        return {
            "membership": membership,
            "crumbs": crumbs(self.thing),
            "cancel_href": reverse("administration:person", args=[self.thing.pk, membership.pk]),
        }


class Person(OfOneRole):
    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/person.html"

    def context(self):
        given = super().context()
        membership = given["membership"]
        is_mine = membership.person == self.person
        gives = appointing.may_give(self.person, self.thing, self.today)
        return given | {
            "facts": self.facts(membership),
            "others": facts.other_roles(membership, self.today),
            "may_change": membership.role in gives and not is_mine and not membership.stopped_at,
            "is_mine": is_mine,
        }

    def facts(self, membership):
        person = membership.person
        signed_in = f"{person.last_login:%-d %B %Y}" if person.last_login else facts.invited(person, self.now)
        until = f"{membership.to_on:%-d %B %Y}" if membership.to_on else "No last day"
        if membership.stopped_at:
            until = f"Ended at once on {membership.stopped_at:%-d %B %Y}"
        return [
            {"key": "E-mail address", "value": person.email},
            {"key": "Job title", "value": membership.title},
            {"key": "Role", "value": membership.get_role_display().capitalize()},
            {"key": "From", "value": f"{membership.from_on:%-d %B %Y}"},
            {"key": "Last day", "value": until},
            {"key": "Last signed in", "value": signed_in},
        ]


class InviteAgain(OfOneRole, FormPage):
    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/invite_again.html"
    form_class = forms.InviteForm

    def act(self, form):
        membership = self.membership()
        try:
            actions.invite_again(
                by=self.person,
                at=self.now,
                organisation=self.thing,
                membership=membership,
                site=site(self.request),
            )
            messages.success(self.request, f"A new link is on its way to {membership.person.email}.")
        except OSError:
            messages.warning(self.request, NOT_SENT.format(membership.person.email))
        return people(self.thing)


class ChangeEmail(OfOneRole, FormPage):
    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/change_email.html"
    form_class = forms.EmailForm

    def act(self, form):
        membership = self.membership()
        given = {"by": self.person, "at": self.now, "organisation": self.thing, "membership": membership}
        try:
            before = membership.person.email
            actions.change_email(**given, before=before, site=site(self.request), **form.cleaned_data)
            messages.success(self.request, f"{membership.person} signs in with the new address from now on.")
        except OSError:
            messages.warning(self.request, NOT_SENT.format(form.cleaned_data["email"]))
        return reverse("administration:person", args=[self.thing.pk, membership.pk])


class EndMembership(OfOneRole, FormPage):
    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/end_membership.html"
    form_class = forms.EndForm

    def form_options(self):
        return {"initial": {"last_on": self.membership().to_on or self.today}}

    def act(self, form):
        actions.end_membership(
            by=self.person,
            at=self.now,
            organisation=self.thing,
            membership=self.membership(),
            last_on=form.cleaned_data["last_on"],
        )
        return people(self.thing)


class StopAccess(OfOneRole, FormPage):
    permission = Permission.MANAGE_PEOPLE
    model = Organisation
    template_name = "administration/stop_access.html"
    form_class = forms.StopForm

    def act(self, form):
        membership = self.membership()
        actions.stop_access(
            by=self.person,
            at=self.now,
            organisation=self.thing,
            membership=membership,
            reason=form.cleaned_data["reason"],
        )
        messages.success(self.request, f"{membership.person} is signed out and sees nothing here any more.")
        return people(self.thing)


def site(request):
    """Where this Foothold is, for the link in a mail. Only names in FOOTHOLD_HOSTS get this far."""
    return f"{request.scheme}://{request.get_host()}"


def people(organisation):
    return reverse("administration:people-of", args=[organisation.pk])


def crumbs(organisation=None):
    found = [{"text": "People", "href": reverse("administration:people")}]
    return found + ([{"text": str(organisation), "href": people(organisation)}] if organisation else [])
