"""The child's contacts: added, corrected, removed."""

from django.shortcuts import get_object_or_404

from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Carer
from foothold.desks.children import actions, forms
from foothold.desks.children.views.correct import OfChildForm
from foothold.ground.kit.action import plain
from foothold.path.exclusions import actions as exclusions

WHO_IS_TOLD = {"no_letters", "has_parental_responsibility"}


class OfCarer(OfChildForm, abstract=True):
    """A form about one contact of a child."""

    def carer(self):
        return get_object_or_404(self.thing.carers, pk=self.kwargs["carer"])


class CorrectCarer(OfCarer):
    """A contact whose details were wrong or have changed."""

    template_name = "children/correct_carer.html"
    form_class = forms.CorrectCarerForm

    def form_options(self):
        return {"instance": self.carer(), "pupil": self.thing, "today": self.today}

    def act(self, form):
        pupils.correct_carer(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            carer=self.carer(),
            changes=form.changes,
            was=form.was,
            reason=form.cleaned_data["reason"],
        )
        if WHO_IS_TOLD & set(form.changes):
            exclusions.ask_who_waits(by=self.person, at=self.now, pupil=self.thing)
        return self.address()


class RemoveCarer(OfCarer):
    """A contact recorded in error. It stays readable in the chronology, to those who may see the family."""

    template_name = "children/remove_carer.html"
    form_class = forms.RemoveCarerForm

    def context(self):
        return super().context() | {"carer": self.carer()}

    def act(self, form):
        carer = self.carer()
        was = {name: plain(getattr(carer, name)) for name in forms.CarerForm.Meta.fields}
        actions.remove_carer(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            carer=carer,
            was={name: value for name, value in was.items() if value not in ("", None)},
            reason=form.cleaned_data["reason"],
        )
        return self.address()


class AddCarer(OfChildForm):
    template_name = "children/add_carer.html"
    form_class = forms.CarerForm

    def form_options(self):
        return {"pupil": self.thing, "today": self.today}

    def act(self, form):
        pupils.add_carer(by=self.person, at=self.now, pupil=self.thing, carer=Carer(**form.cleaned_data))
        return self.address()
