"""A school as a body: what it is, whom it belongs to, and since when."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from foothold.desks.administration.actions import bodies
from foothold.desks.administration.actions import organisations as actions
from foothold.desks.administration.facts import organisations as facts
from foothold.desks.administration.forms import organisations as forms
from foothold.desks.administration.views.people import NOT_SENT, crumbs, site
from foothold.ground.access import appointing
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, Page
from foothold.ground.organisations.models import Belonging, Organisation


class ShowOrganisation(Page):
    permission = Permission.MANAGE_ORGANISATIONS
    model = Organisation
    template_name = "administration/organisation.html"

    def context(self):
        return {
            "crumbs": crumbs(self.thing),
            "rows": self.rows(),
            "trusts": facts.belongings(self.thing, Belonging.Kind.TRUST),
            "authorities": facts.belongings(self.thing, Belonging.Kind.AUTHORITY),
            "left_behind": facts.left_behind(self.thing),
            "may_change": Permission.MANAGE_BELONGING in self.granted and self.thing.is_school,
        }

    def rows(self):
        school = self.thing
        found = [
            ("What it is", facts.kind_in_words(school, self.today)),
            ("URN", school.urn),
            ("First day", in_words(school.opened_on)),
            ("Last day", in_words(school.closed_on) or "No last day"),
            ("Children on roll today", str(facts.on_roll(school, self.today))),
        ]
        return [{"key": key, "value": value} for key, value in found if school.is_school or key != "URN"]


class AddBody(FormPage):
    """A trust, an agency or a provider that no register brought, with its first administrator."""

    permission = Permission.MANAGE_ORGANISATIONS
    model = Organisation
    template_name = "administration/add_body.html"
    form_class = forms.BodyForm

    def dispatch(self, request, *args, **kwargs):
        self.keeper = appointing.authority_of(self.person, self.today)
        if self.keeper is None:
            raise PermissionDenied(self.permission.value)
        return super().dispatch(request, *args, **kwargs)

    def context(self):
        return {"crumbs": crumbs(), "cancel_href": reverse("administration:people")}

    def act(self, form):
        administrator, email = form.cleaned_data["administrator"], form.cleaned_data["email"]
        try:
            body = bodies.add_body(
                by=self.person, at=self.now, keeper=self.keeper, site=site(self.request), **form.cleaned_data
            )
            said = f"{body} is added. {administrator} is its administrator and adds its people."
            messages.success(self.request, said)
        except OSError:  # what a mail server that cannot be reached raises, once everything else is recorded
            messages.warning(self.request, NOT_SENT.format(email))
        return reverse("administration:people")


class ChangePage(FormPage, abstract=True):
    """A change of a school from a day on; the authority's administrator records it."""

    permission = Permission.MANAGE_BELONGING
    model = Organisation
    template_name = "administration/change_organisation.html"
    heading = ""
    explains = ""

    def context(self):
        here = address(self.thing)
        about = {"text": "About it", "href": here}
        return {"crumbs": [*crumbs(self.thing), about], "cancel_href": here, "holds_now": self.holds_now()}

    def holds_now(self):
        """What is to change, in a sentence."""
        return ""

    def of_today(self, kind):
        parent = self.thing.parent_on(kind, self.today)
        return f"Today {self.thing} {kind.label} {parent}." if parent else ""

    def record(self, **said):
        """The one call of the page."""
        raise NotImplementedError

    def act(self, form):
        self.record(by=self.person, at=self.now, school=self.thing, **form.cleaned_data)
        return address(self.thing)


class ChangeTrust(ChangePage):
    form_class = forms.TrustForm
    heading = "Change the trust"
    explains = (
        "From that day the new trust sees the children on roll, and the one before it no longer does. What was"
        " recorded until then stays as it was."
    )

    def holds_now(self):
        return self.of_today(Belonging.Kind.TRUST) or f"Today no trust runs {self.thing}."

    def record(self, **said):
        if said["trust"]:
            return actions.join_trust(**said)
        return actions.leave_trust(**{name: value for name, value in said.items() if name != "trust"})


class ChangeAuthority(ChangePage):
    form_class = forms.AuthorityForm
    heading = "Change the authority"
    explains = (
        "From that day the school is in the area of another authority, which then records everything further about"
        " it. Which authority a child lives in does not change by this."
    )

    def holds_now(self):
        return self.of_today(Belonging.Kind.AUTHORITY)

    def record(self, **said):
        return actions.change_authority(**said)


class ChangeKind(ChangePage):
    form_class = forms.KindForm
    heading = "Change what kind of school it is"
    explains = "Decisions made before that day keep the rules of the kind of school it was then."

    def holds_now(self):
        return f"Now: {facts.kind_in_words(self.thing, self.today)}."

    def record(self, **said):
        return actions.change_kind(**said)


class SetOpening(ChangePage):
    form_class = forms.OpeningForm
    heading = "First and last day"
    explains = "The children on roll leave the school's register with its last day. You see how many before it is done."

    def form_options(self):
        return {"initial": {"opened_on": self.thing.opened_on, "closed_on": self.thing.closed_on}}

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if form.is_valid() and "confirmed" not in request.POST:
            closing = facts.Closing.of(self.thing, form.cleaned_data["closed_on"])
            if not closing.touches_nobody:
                return self.show_closing(form, closing)
        return super().post(request, *args, **kwargs)

    def show_closing(self, form, closing):
        left_out = ("csrfmiddlewaretoken", "typed_by")
        sent = [(name, value) for name, value in self.request.POST.items() if name not in left_out]
        return self.show(
            template="administration/check_closing.html",
            form=None,
            sent=sent,
            closing=closing,
            closed_on=form.cleaned_data["closed_on"],
        )

    def record(self, **said):
        return actions.set_opening(**said)


def in_words(day):
    return f"{day:%-d %B %Y}" if day else ""


def address(organisation):
    return reverse("administration:organisation", args=[organisation.pk])
