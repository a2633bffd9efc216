from functools import cached_property

from foothold.child.duties.models import Duty
from foothold.child.letters import hands
from foothold.child.letters.models import Letter
from foothold.ground.access.permissions import Permission
from foothold.path.exclusions import actions, facts, stage_forms
from foothold.path.exclusions.views.stage import StagePage


class GiveNotice(StagePage):
    """Notices that are owed, marked as given together: a letter often holds several."""

    permission = Permission.GIVE_NOTICE
    template_name = "exclusions/give_notice.html"
    form_class = stage_forms.NoticeForm
    heading = "Record that a notice was given"
    button = "Record notice"
    explains = "A notice posted first class counts as given on the second working day after posting."

    def form_options(self):
        owed = Duty.objects.open().notices().filter(basis__about=self.thing.reference)
        chosen = self.request.GET.getlist("told")
        return {"owed": owed, "initial": {"sent_on": self.today, "told": chosen}}

    def context(self):
        """Where a letter is drafted for it, marking that as sent records the notice."""
        ready = [
            each
            for each in Letter.objects.filter(about=self.thing.reference, status=Letter.Status.DRAFTED)[:50]
            if each.of_kind.meets and hands.writes(self.person, self.today, each.organisation, each.kind)
        ]
        return super().context() | {"letters": ready if Permission.SEND_LETTER in self.granted else []}

    def record(self, form):
        given = form.cleaned_data
        told = tuple(facts.Told.of(*each.split(":")) for each in given["told"])
        actions.give_notice(
            by=self.person,
            at=self.now,
            exclusion=self.thing,
            told=told,
            how=given["how"],
            sent_on=given["sent_on"],
            sent_time=given["sent_time"],
        )


class TakeBackNotice(StagePage):
    """Notices on record that were not given after all, for example because the letter came back."""

    permission = Permission.GIVE_NOTICE
    form_class = stage_forms.TakeBackNoticeForm
    heading = "Take back a notice"
    button = "Take it back"
    explains = (
        "What was recorded stays readable, with your reason. What the notice told is owed again, days counted from it"
        " are worked out anew, and its letter is drafted once more."
    )

    @cached_property
    def given(self):
        return {str(each.pk): each for each in self.thing.notices.standing().select_related("carer")[:50]}

    def form_options(self):
        chosen = self.request.GET.getlist("told")
        initial = [key for key, each in self.given.items() if f"{each.kind}:{each.to}" in chosen]
        return {"given": self.given.values(), "initial": {"notices": initial}}

    def record(self, form):
        given = form.cleaned_data
        notices = [self.given[key] for key in given["notices"]]
        actions.take_back_notices(
            by=self.person, at=self.now, exclusion=self.thing, notices=notices, reason=given["reason"]
        )
