"""A child comes on a school's roll, leaves it, or comes to live in another authority's area."""

from django.urls import reverse

from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Pupil
from foothold.desks.children import actions, facts, forms, search
from foothold.desks.children.views.correct import OfChildForm
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage
from foothold.ground.kit.refusals import Refused


class Leave(OfChildForm):
    """The last day on one school's register."""

    template_name = "children/leave.html"
    form_class = forms.LeaveForm

    def form_options(self):
        return {
            "schools": facts.schools_to_leave(self.thing, self.person, self.today),
            "initial": {"last_on": self.today},
        }

    def act(self, form):
        given = form.cleaned_data
        actions.leave(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            school=given["school"],
            last_on=given["last_on"],
            destination=given["destination"] or "not known",
        )
        stays = Pupil.objects.visible_to(self.person, on=self.today).filter(pk=self.thing.pk).exists()
        return self.address() if stays else reverse("children:find")


class MoveHome(OfChildForm):
    """The child lives in another authority's area from a day."""

    template_name = "children/move_home.html"
    form_class = forms.MoveHomeForm

    def context(self):
        return super().context() | facts.what_a_move_changes(self.thing, self.today)

    def act(self, form):
        actions.move_home(by=self.person, at=self.now, pupil=self.thing, **form.cleaned_data)
        return self.address()


class Enrol(FormPage):
    """A school takes on a child it cannot see yet: whoever knows the number and the birthday knows the child."""

    permission = Permission.CREATE_CHILD
    model = Pupil
    template_name = "children/enrol.html"
    form_class = forms.EnrolForm

    def form_options(self):
        schools = facts.schools_for(self.person, Permission.CREATE_CHILD, self.today)
        return {"schools": schools, "today": self.today}

    def context(self):
        found = reverse("children:find")
        return {"crumbs": [{"text": "Children", "href": found}], "cancel_href": found}

    def act(self, form):
        given = form.cleaned_data
        pupil = search.exactly(given["upn"], given["born_on"])
        if pupil is None:
            raise Refused(
                "No child with this UPN and this date of birth is recorded. Check both where they came from; if they"
                " are right, add the child."
            )
        second = given["registration"] == form.SECOND
        enrol = pupils.enrol_as_second if second else pupils.enrol
        enrol(by=self.person, at=self.now, school=given["school"], pupil=pupil, starts_on=given["starts_on"])
        seen = Pupil.objects.visible_to(self.person, on=self.today).filter(pk=pupil.pk).exists()
        return reverse("children:child", args=[pupil.pk]) if seen else reverse("children:find")
