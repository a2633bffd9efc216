"""Pages on which a recorded exclusion is confirmed, cancelled, or has several of its duties marked as done."""

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage
from foothold.path.exclusions import actions, forms
from foothold.path.exclusions.models import Exclusion
from foothold.path.exclusions.views.pupil import exclusion_page, trail_to


class MarkSeveralDone(FormPage):
    """What one exclusion makes owed is often done on one day, so it is marked together; notices are recorded apart."""

    permission = Permission.MEET_DUTY
    model = Exclusion
    template_name = "exclusions/several_done.html"
    form_class = forms.SeveralDoneForm

    def form_options(self):
        due = self.owed().filter(due_on__lte=self.today).exclude(pk__in=self.owed().notices())
        return {"open_duties": due.select_related("pupil"), "initial": {"done_on": self.today}}

    def owed(self):
        return Duty.objects.open().filter(basis__about=self.thing.reference)

    def context(self):
        here = exclusion_page(self.thing)
        to_tell = Permission.GIVE_NOTICE in self.granted and self.owed().notices().exists()
        return {
            "exclusion": self.thing,
            "crumbs": trail_to(self.thing),
            "cancel_href": here,
            "to_tell": to_tell,
        }

    def act(self, form):
        given = form.cleaned_data
        done = [duties.Done(each, given["done_on"], given["how"], self.now) for each in given["duties"]]
        duties.close_all(by=self.person, at=self.now, closings=done)
        return exclusion_page(self.thing)


class ConfirmExclusion(FormPage):
    """The headteacher's one press."""

    permission = Permission.CONFIRM_EXCLUSION
    model = Exclusion
    template_name = "exclusions/confirm.html"
    form_class = forms.ConfirmForm

    def act(self, form):
        return exclusion_page(actions.confirm(by=self.person, at=self.now, exclusion=self.thing))


class CancelExclusion(FormPage):
    permission = Permission.CANCEL_EXCLUSION
    model = Exclusion
    template_name = "exclusions/cancel.html"
    form_class = forms.CancelForm

    def form(self, data=None):
        return self.form_class(data=data, initial={"cancelled_on": self.today})

    def context(self):
        here = exclusion_page(self.thing)
        return {"exclusion": self.thing, "crumbs": trail_to(self.thing), "cancel_href": here}

    def act(self, form):
        given = form.cleaned_data
        row = actions.cancel(
            by=self.person,
            at=self.now,
            exclusion=self.thing,
            cancelled_on=given["cancelled_on"],
            because=given["because"],
            board_meeting_started=given["board_meeting_started"] == "yes",
        )
        return exclusion_page(row)
