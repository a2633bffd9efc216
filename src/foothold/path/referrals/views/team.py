"""What a team records of a referral: that it has it, its answer, its work, the programme of a unit, the end."""

from foothold.ground.access.permissions import Permission
from foothold.path.referrals import actions, facts
from foothold.path.referrals.forms import team as forms
from foothold.path.referrals.models import Programme
from foothold.path.referrals.views import OfReferral


class Acknowledge(OfReferral):
    form_class = forms.AcknowledgeForm
    heading = "Say how far it is"
    do = actions.acknowledge


class AnswerReferral(OfReferral):
    """One of four answers. After a screening the panel is that of the child's age, and no other is offered."""

    form_class = forms.AnswerForm
    template_name = "referrals/answer.html"
    heading = "Answer the referral"
    button = "Record answer"

    def passes_to(self):
        return facts.passes_to(self.thing, facts.Place.of(self.thing.school, self.today))

    def form_options(self):
        offered = self.passes_to()
        return {"passes_to": offered, "initial": {"to": offered[0]} if len(offered) == 1 else {}}

    def record(self, form):
        given = form.cleaned_data
        do, named = {
            forms.Answer.ACCEPT: (actions.accept, {"said": given["said"]}),
            forms.Answer.PASS_ON: (actions.pass_on, {"to": given.get("to"), "said": given["said"]}),
            forms.Answer.DECLINE: (actions.decline, {"because": given["said"]}),
            forms.Answer.ASK_MORE: (actions.ask_more, {"what": given["said"], "by_on": given["by_on"]}),
        }[given["answer"]]
        do(by=self.person, at=self.now, referral=self.thing, **named)


class Allocate(OfReferral):
    form_class = forms.AllocateForm
    heading = "Say who leads the work"
    do = actions.allocate

    def form_options(self):
        row = self.thing
        known = {
            "lead_worker": row.lead_worker,
            "discipline": row.discipline,
            "discussed_with": row.discussed_with,
            "allocated_on": row.allocated_on or self.today,
        }
        return {"initial": known}


class RecordWork(OfReferral):
    form_class = forms.WorkForm
    heading = "Record work"
    explains = "An observation, a visit, a meeting or a session: each on its own day."
    do = actions.record_work

    def form_options(self):
        row = self.thing
        return {"initial": {"on": self.today, "who": row.lead_worker, "discipline": row.discipline}}

    def given(self, form):
        return {"work": form.cleaned_data}


class WriteProgramme(OfReferral):
    form_class = forms.ProgrammeForm
    heading = "Write the programme"
    explains = "After the planning. The review in the middle and the last day are then owed."
    do = actions.write_programme

    def form_options(self):
        row = Programme.objects.filter(referral=self.thing).first()
        plans = facts.plans_of(self.thing)
        names = ("plan", "fits", "targets", "review_on", "ends_on")
        known = {name: getattr(row, name) for name in names} if row else {"plan": plans.first()}
        return {"plans": plans, "initial": known | {"agreed_by": row.agreed_by.split() if row else []}}

    def given(self, form):
        return {"programme": form.cleaned_data}


class SignProgramme(OfReferral):
    """The headteacher reads the targets and signs them."""

    permission = Permission.SIGN_PROGRAMME
    form_class = forms.SignForm
    template_name = "referrals/sign.html"
    heading = "Sign off the targets"
    button = "Sign off as headteacher"
    do = actions.sign_off

    def context(self):
        return super().context() | {"programme": Programme.objects.filter(referral=self.thing).first()}


class ReviewProgramme(OfReferral):
    form_class = forms.ReviewForm
    heading = "Record the review in the middle"
    button = "Record review"
    do = actions.review_programme

    def form_options(self):
        return {"initial": {"held_on": self.today}}


class EndWork(OfReferral):
    form_class = forms.EndForm
    template_name = "referrals/end.html"
    heading = "End the work"
    button = "End the work"
    do = actions.end

    def form_options(self):
        plans = facts.sustainability_plans(self.thing)
        return {
            "plans": plans,
            "initial": {"ended_on": self.today, "sustained_by": plans.first()},
        }
