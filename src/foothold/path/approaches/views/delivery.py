"""What a school runs, for whom, and whether everything is there before it begins."""

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse

from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, FormPage, Page, ShortForm
from foothold.ground.organisations.models import Organisation
from foothold.path.approaches import checks, directory, facts
from foothold.path.approaches.actions import delivery as actions
from foothold.path.approaches.forms import delivery as forms
from foothold.path.approaches.models import Delivery


def groups(school):
    return reverse("approaches:groups", args=[school.pk])


def group(delivery):
    return reverse("approaches:group", args=[delivery.pk])


def crumbs(school):
    return [
        {"text": "Directory of approaches", "href": reverse("approaches:directory")},
        {"text": f"What {school} runs", "href": groups(school)},
    ]


class Groups(Page):
    """Everything the school plans and runs, the newest first."""

    permission = Permission.DELIVER_APPROACH
    model = Organisation
    template_name = "approaches/groups.html"

    def context(self):
        rows = Paginator(facts.deliveries_of(self.thing), ROWS_A_PAGE)
        return {"rows": rows.get_page(self.request.GET.get("page")), "crumbs": crumbs(self.thing)[:1]}


class PlanGroup(FormPage):
    permission = Permission.DELIVER_APPROACH
    model = Organisation
    template_name = "approaches/plan.html"
    form_class = forms.PlanForm

    def entry(self):
        versions = directory.published().get(self.kwargs["approach"])
        found = directory.in_force(versions or (), self.today)
        if found is None:
            raise Http404("There is no such approach.")
        return found

    def form_options(self):
        trained = facts.trained_in(self.thing, self.kwargs["approach"], self.today)[:ROWS_A_PAGE]
        return {"trained": trained, "initial": {"starts_on": self.today}}

    def context(self):
        return {"entry": self.entry(), "crumbs": crumbs(self.thing), "cancel_href": groups(self.thing)}

    def act(self, form):
        planned = actions.plan(
            by=self.person,
            at=self.now,
            organisation=self.thing,
            approach=self.entry().named,
            **form.cleaned_data,
        )
        return group(planned)


class Group(Page):
    """One delivery: who leads it, who takes part, what is missing, and the next step."""

    permission = Permission.DELIVER_APPROACH
    model = Delivery
    template_name = "approaches/group.html"

    def context(self):
        planned = self.thing.status == Delivery.Status.PLANNED
        return {
            "missing": checks.before_it_begins(self.thing, self.today) if planned else [],
            "warnings": list(checks.while_it_runs(self.thing, self.today)),
            "rules": directory.rules_of(self.thing),
            "leaders": self.thing.leaders.select_related("training"),
            "places": facts.places_of(self.thing, self.person, self.today)[:ROWS_A_PAGE],
            "crumbs": crumbs(self.thing.organisation),
        }


class OfGroup(ShortForm, abstract=True):
    """One short form about a delivery, then back to it."""

    permission = Permission.DELIVER_APPROACH
    model = Delivery

    def caption(self):
        return str(self.thing.organisation)

    def trail(self):
        return [*crumbs(self.thing.organisation), {"text": self.thing.title, "href": group(self.thing)}]


class BeginGroup(OfGroup):
    form_class = forms.BeginForm
    button = "Begin"

    def admit(self, subject):
        super().admit(subject)
        self.heading = f"Begin: {self.thing.title}"

    def context(self):
        since = f"Planned from {self.thing.starts_on:%-d %B %Y}."
        said = f"{since} Whoever leads it and every child who takes part is on record."
        return super().context() | {"explains": said}

    def record(self, form):
        actions.begin(by=self.person, at=self.now, delivery=self.thing)


class EndGroup(OfGroup):
    form_class = forms.EndForm

    def admit(self, subject):
        super().admit(subject)
        self.heading = f"{self.thing.title} is over"

    def form_options(self):
        return {"initial": {"ended_on": self.today}}

    def record(self, form):
        actions.end(by=self.person, at=self.now, delivery=self.thing, **form.cleaned_data)


class JoinGroup(FormPage):
    """A child takes part in something their school plans or runs."""

    permission = Permission.DELIVER_APPROACH
    model = Pupil
    template_name = "approaches/join.html"
    form_class = forms.JoinForm

    def form_options(self):
        offered = facts.open_to(self.thing, self.person, self.today)[:ROWS_A_PAGE]
        return {"deliveries": offered, "initial": {"joined_on": self.today}}

    def context(self):
        return {
            "places": facts.places_with(self.thing)[:ROWS_A_PAGE],
            "cancel_href": reverse("approaches:directory"),
        }

    def act(self, form):
        given = form.cleaned_data
        actions.join(by=self.person, at=self.now, pupil=self.thing, **given)
        return group(given["delivery"])
