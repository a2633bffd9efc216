"""Who is trained in what at a school, since when and until when."""

from django.core.paginator import Paginator
from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, Page, ShortForm
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


class OfTraining(ShortForm, abstract=True):
    """One short form about who is trained, then back to the register."""

    permission = Permission.RECORD_TRAINING

    @property
    def school(self):
        raise NotImplementedError

    def caption(self):
        return str(self.school)

    def trail(self):
        return crumbs(self.school)


class RecordTraining(OfTraining):
    model = Organisation
    form_class = forms.TrainingForm
    heading = button = "Record training"

    @property
    def school(self):
        return self.thing

    def form_options(self):
        asked = {"approach": self.request.GET.get("approach", "")}
        return {"entries": directory.on(self.today), "initial": asked}

    def record(self, form):
        actions.train(by=self.person, at=self.now, organisation=self.thing, **form.cleaned_data)


class EndTraining(OfTraining):
    model = Training
    form_class = forms.EndTrainingForm

    @property
    def school(self):
        return self.thing.organisation

    def admit(self, subject):
        super().admit(subject)
        self.heading = f"{self.thing.name}: the training counts no longer"

    def context(self):
        said = f"Trained on {self.thing.from_on:%-d %B %Y}, {self.thing.hours} hours. The record stays."
        return super().context() | {"explains": said}

    def form_options(self):
        return {"initial": {"last_on": self.today}}

    def record(self, form):
        actions.end_training(by=self.person, at=self.now, training=self.thing, **form.cleaned_data)
