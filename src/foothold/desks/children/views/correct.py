"""What is on record about the child is put right, added to, or ended."""

from django.http import Http404

from foothold.child.pupils import actions as pupils
from foothold.child.pupils import addresses
from foothold.child.pupils.models import Pupil
from foothold.desks.children import facts, forms
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage


class OfChildForm(FormPage, abstract=True):
    """A form about one child."""

    permission = Permission.CORRECT_CHILD
    model = Pupil

    def context(self):
        return {"crumbs": addresses.trail_to(self.thing), "cancel_href": self.address()}

    def address(self):
        return addresses.page_of(self.thing)


class Correct(OfChildForm):
    template_name = "children/correct.html"
    form_class = forms.CorrectForm

    def form_options(self):
        return {"instance": Pupil.objects.get(pk=self.thing.pk)}

    def act(self, form):
        pupils.correct(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            changes=form.changes,
            was=form.was,
            reason=form.cleaned_data["reason"],
        )
        return self.address()


class Characterise(OfChildForm):
    template_name = "children/characterise.html"
    form_class = forms.CharacteristicForm

    def form_options(self):
        return {"initial": {"from_on": self.today}}

    def act(self, form):
        given = form.cleaned_data
        pupils.characterise(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            kind=given["kind"],
            code=given["code"],
            from_on=given["from_on"],
            organisation=given["organisation"],
        )
        return self.address()


class EndNeed(OfChildForm):
    """A need or status that no longer holds. It stays readable for the days on which it did."""

    template_name = "children/end_need.html"
    form_class = forms.EndNeedForm

    def form_options(self):
        return {"initial": {"last_on": self.today}}

    def need(self):
        held = facts.held_now(self.thing, self.today)
        found = next((each for each in held if each.pk == self.kwargs["need"]), None)
        if found is None:
            raise Http404("No such need or status holds today.")
        return found

    def context(self):
        return super().context() | {"need": self.need()}

    def act(self, form):
        last_on = form.cleaned_data["last_on"]
        pupils.cease(by=self.person, at=self.now, characteristic=self.need(), last_on=last_on)
        return self.address()
