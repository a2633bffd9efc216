"""Pages of measures: a child's scores in pairs, a first score, its second, why there is none, a score put right."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import Page, ShortForm
from foothold.path.measures import actions, facts, forms, instruments, reading
from foothold.path.measures.models import Measure


class ChildsMeasures(Page):
    """A child's measures, the newest first, each with what may be said of its change."""

    permission = Permission.SEE_MEASURES
    model = Pupil
    template_name = "measures/child.html"

    def context(self):
        seen = Measure.objects.visible_to(self.person, on=self.today)
        found = facts.of_child(seen, self.thing)
        may_record = Permission.RECORD_MEASURE in self.granted
        return {
            "crumbs": addresses.trail_to(self.thing),
            "measures": [reading.told(each, self.today) for each in found],
            "kinds": instruments.kinds_on(self.today).values() if may_record else (),
            "may_record": may_record,
        }


class OfMeasure(ShortForm, abstract=True):
    """One short form about scores, then back to the child's measures."""

    permission = Permission.RECORD_MEASURE
    template_name = "measures/form.html"

    @property
    def kind(self):
        return self.thing.kind

    def trail(self):
        return [
            *addresses.trail_to(self.subject),
            {"text": "Measures", "href": childs_page(self.subject)},
        ]

    def caption(self):
        return f"{self.subject}, {self.kind}"

    def context(self):
        return super().context() | {"kind": self.kind}


class BeginMeasure(OfMeasure):
    model = Pupil
    form_class = forms.BeginForm
    heading = "Record a first score"
    button = "Record score"

    @property
    def kind(self):
        return self.chosen

    def admit(self, subject):
        super().admit(subject)
        self.school = pupil_facts.of(self.thing, self.today).school
        found = instruments.kinds_on(self.today).get(self.kwargs["kind"])
        if found is None or self.school is None:
            raise Http404("There is no such instrument, or the child is on no roll.")
        self.chosen = found

    def form_options(self):
        plans, groups = (
            facts.plans_of(self.thing, self.school),
            facts.groups_of(self.thing, self.school),
        )
        known = {"answered_on": self.today, "due_on": facts.again_on(self.today, plans)}
        known["about"] = f"plan-{plans[0].pk}" if len(plans) == 1 and not groups else None
        return {"kind": self.kind, "plans": plans, "groups": groups, "initial": known}

    def record(self, form):
        given = form.cleaned_data
        measure = Measure(
            school=self.school,
            instrument=self.kind.instrument.key,
            version_from=self.kind.instrument.from_on,
            informant=self.kind.informant.key,
            before_on=given["answered_on"],
            before=form.scores,
            due_on=given["due_on"],
            **form.link,
        )
        actions.begin(by=self.person, at=self.now, pupil=self.thing, measure=measure)


class OfWaiting(OfMeasure, abstract=True):
    """About a measure that waits for its second score; any other is shown as it stands."""

    model = Measure

    def get(self, request, *args, **kwargs):
        if not self.thing.is_waiting:
            return redirect(childs_page(self.subject))
        return super().get(request, *args, **kwargs)


class MeasureAgain(OfWaiting):
    form_class = forms.AgainForm
    heading = "Record the second score"
    button = "Record score"

    def form_options(self):
        return {"kind": self.kind, "initial": {"answered_on": self.today}}

    def record(self, form):
        on = form.cleaned_data["answered_on"]
        actions.measure_again(by=self.person, at=self.now, measure=self.thing, on=on, scores=form.scores)


class LetGo(OfWaiting):
    template_name = "measures/let_go.html"
    form_class = forms.LetGoForm
    heading = "There is no second score"

    def record(self, form):
        actions.let_go(by=self.person, at=self.now, measure=self.thing, **form.cleaned_data)


class PutRight(OfMeasure):
    """A mistyped score, first or second."""

    model = Measure
    form_class = forms.PutRightForm
    button = "Put right"

    def admit(self, subject):
        super().admit(subject)
        self.heading = f"Put the {'first' if self.which == 'before' else 'second'} score right"

    @property
    def which(self):
        return self.kwargs["which"]

    def form_options(self):
        held = getattr(self.thing, self.which)
        if not held:
            raise Http404("There is no such score yet.")
        return {"kind": self.kind, "initial": held}

    def record(self, form):
        actions.put_right(
            by=self.person,
            at=self.now,
            measure=self.thing,
            which=self.which,
            was=getattr(self.thing, self.which),
            changes=form.scores,
            because=form.cleaned_data["because"],
        )


def childs_page(pupil):
    return reverse("measures:child", args=[pupil.pk])
