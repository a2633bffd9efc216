"""Pages on which a suspension is recorded, what the law did not allow, and who was consulted."""

from foothold.child.pupils import addresses
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import drafts
from foothold.ground.kit.page import FormPage
from foothold.ground.kit.refusals import SAID_TO_PEOPLE
from foothold.path.exclusions import actions, facts, forms, preview, prompts
from foothold.path.exclusions.views.pupil import AboutPupil, exclusion_page


class RecordSuspension(AboutPupil, FormPage):
    """One short page, then "check your answers" with what will follow, then it is recorded."""

    permission = Permission.RECORD_EXCLUSION
    model = Pupil
    template_name = "exclusions/record_suspension.html"
    form_class = forms.SuspensionForm

    def form_options(self):
        follows_another = bool(self.begun.lately)
        return self.decision_options() | {"child": self.child, "follows_another": follows_another}

    def context(self):
        return {
            "crumbs": self.crumbs(),
            "care": list(prompts.of_child(self.child)),
            "cancel_href": addresses.page_of(self.subject),
        }

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if "change" in request.POST:
            return self.show(form=form)
        if not form.is_valid():
            return self.show(form=form, status=422)
        return self.done(form) if "record" in request.POST else self.check(form)

    def check(self, form):
        """Everything the decision will trigger, before anything is stored."""
        deed = form.deed()
        try:
            shown = preview.of(deed, self.subject, self.school, at=self.now)
        except SAID_TO_PEOPLE as refusal:
            form.add_error(None, str(refusal))
            return self.show(form=form, status=422)
        flagged = prompts.unlawful_reasons_in(deed.what_happened)
        typed = drafts.as_lists(self.request.POST)
        return self.show(
            template="exclusions/check_suspension.html",
            form=form,
            deed=deed,
            preview=shown,
            unlawful=prompts.worded(flagged),
            typed=typed,
            reasons=facts.in_words(deed.reasons),
            tried=form.measures(),
        )

    def act(self, form):
        row = actions.record(
            by=self.person,
            at=self.now,
            pupil=self.subject,
            school=self.school,
            deed=form.deed(),
            measures=form.measures(),
        )
        return exclusion_page(row)


class RecordConsultation(AboutPupil, FormPage):
    """Advice asked of a team of the authority, or what the parents said, before or after a decision."""

    permission = Permission.RECORD_CONSULTATION
    model = Pupil
    template_name = "exclusions/record_consultation.html"
    form_class = forms.ConsultationForm

    def form_options(self):
        return {
            "authorities": facts.may_be_consulted(self.subject, self.today),
            "initial": {"held_on": self.today},
        }

    def context(self):
        return {"crumbs": self.crumbs(), "cancel_href": addresses.page_of(self.subject)}

    def act(self, form):
        given = form.cleaned_data
        spoke_with, body = form.consulted
        actions.consult(
            by=self.person,
            at=self.now,
            pupil=self.subject,
            school=self.school,
            spoke_with=spoke_with,
            consulted=body,
            held_at=form.held_at,
            advice=given["advice"],
            reply=given["reply"],
        )
        return addresses.page_of(self.subject)


class RecordBreach(AboutPupil, FormPage):
    """For the authority: what has happened although the law did not allow it."""

    permission = Permission.RECORD_BREACH
    model = Pupil
    template_name = "exclusions/record_breach.html"
    form_class = forms.BreachRecordForm

    def form_options(self):
        return self.decision_options()

    def context(self):
        return {"crumbs": self.crumbs(), "cancel_href": addresses.page_of(self.subject)}

    def act(self, form):
        row = actions.record_breach(
            by=self.person,
            at=self.now,
            pupil=self.subject,
            school=self.school,
            deed=form.deed(),
            breach=form.cleaned_data["breach"],
        )
        return exclusion_page(row)
