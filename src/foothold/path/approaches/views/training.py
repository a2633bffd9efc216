"""Who is trained in what at a school, since when and until when."""

from django.core.paginator import Paginator
from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, FormPage, Page
from foothold.ground.organisations.models import Organisation
from foothold.path.approaches import actions, directory, facts, forms
from foothold.path.approaches.models import Training


def register(school):
    return reverse("approaches:trained", args=[school.pk])


def crumbs(school):
    return [
        {"text": "Directory of approaches", "href": reverse("approaches:directory")},
        {"text": f"Trained at {school}", "href": register(school)},
    ]


class Trained(Page):
    """The register of training of one school."""

    permission = Permission.RECORD_TRAINING
    model = Organisation
    template_name = "approaches/trained.html"

    def context(self):
        rows = Paginator(facts.register_of(self.thing, self.today), ROWS_A_PAGE)
        found = rows.get_page(self.request.GET.get("page"))
        titles = {entry.key: entry.title for entry in directory.on(self.today)}
        lines = [
            (row, titles.get(row.approach, row.approach), facts.state_of(row, self.today)) for row in found
        ]
        return {"rows": found, "lines": lines, "crumbs": crumbs(self.thing)[:1]}


class RecordTraining(FormPage):
    permission = Permission.RECORD_TRAINING
    model = Organisation
    template_name = "approaches/train.html"
    form_class = forms.TrainingForm

    def form_options(self):
        asked = {"approach": self.request.GET.get("approach", "")}
        return {"entries": directory.on(self.today), "initial": asked}

    def context(self):
        return {"crumbs": crumbs(self.thing), "cancel_href": register(self.thing)}

    def act(self, form):
        actions.train(by=self.person, at=self.now, organisation=self.thing, **form.cleaned_data)
        return register(self.thing)


class EndTraining(FormPage):
    permission = Permission.RECORD_TRAINING
    model = Training
    template_name = "approaches/end_training.html"
    form_class = forms.EndTrainingForm

    def form_options(self):
        return {"initial": {"last_on": self.today}}

    def context(self):
        school = self.thing.organisation
        return {"crumbs": crumbs(school), "cancel_href": register(school)}

    def act(self, form):
        actions.end_training(by=self.person, at=self.now, training=self.thing, **form.cleaned_data)
        return register(self.thing.organisation)
