from foothold.child.duties.models import Duty
from foothold.child.letters import hands
from foothold.child.letters.models import Letter
from foothold.ground.access.permissions import Permission
from foothold.path.exclusions import actions, facts, stage_forms
from foothold.path.exclusions.views.stage import StagePage


class GiveNotice(StagePage):
    """Notices that are owed, marked as given together: a letter often holds several."""

    permission = Permission.GIVE_NOTICE
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

    def record(self, given):
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
