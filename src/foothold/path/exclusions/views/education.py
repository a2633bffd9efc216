"""Pages of education from the sixth school day, and of the admission register."""

from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.path.exclusions import actions, reading, stage_forms
from foothold.path.exclusions.views.stage import DayPage, StagePage


class ArrangeEducation(StagePage):
    permission = Permission.ARRANGE_EDUCATION
    drafts_letters = True
    form_class = stage_forms.EducationForm
    heading = "Arrange education from day 6"
    button = "Record arrangement"
    explains = "The parent is told where and when at least 48 hours before it starts."

    def record(self, form):
        given = form.cleaned_data
        actions.arrange_education(by=self.person, at=self.now, exclusion=self.thing, arranged=given)


class BeginEducation(DayPage):
    permission = Permission.ARRANGE_EDUCATION
    form_class = stage_forms.OnDayForm
    heading = "Record that education began"
    button = "Record that it began"
    explains = "The first day on which the pupil was taught. Days without education are counted until then."
    asks = "On which day was the pupil first taught there?"

    def record(self, form):
        given = form.cleaned_data
        actions.begin_education(by=self.person, at=self.now, exclusion=self.thing, began_on=given["on"])


class ExceptEducation(StagePage):
    permission = Permission.ARRANGE_EDUCATION
    form_class = stage_forms.ExceptionForm
    heading = "Record why full-time education is not owed"
    button = "Record exception"

    def record(self, form):
        given = form.cleaned_data
        actions.except_education(by=self.person, at=self.now, exclusion=self.thing, **given)


class DeleteFromRegister(StagePage):
    """Shows what the return to the authority must say, filled in from what is known."""

    permission = Permission.DELETE_FROM_REGISTER
    form_class = stage_forms.DeletionForm
    heading = "Take the name off the register"
    button = "Take the name off and record the return"
    explains = (
        "The name stays until the time to ask for a review has passed without one, the parent has said in writing that"
        " none is wanted, or a review has ended without reinstatement. Check before relying."
    )

    def form_options(self):
        return {"initial": reading.deletion_return(self.subject) | {"last_on": self.today}}

    def record(self, form):
        given = form.cleaned_data
        last_on = given.pop("last_on")
        actions.delete_from_register(
            by=self.person, at=self.now, exclusion=self.thing, last_on=last_on, told=given
        )

    def after(self):
        return reverse("children:find")
