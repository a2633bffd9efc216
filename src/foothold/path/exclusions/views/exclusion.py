"""Pages on which an exclusion is recorded, read, confirmed and cancelled."""

from datetime import timedelta

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Pupil
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import drafts
from foothold.ground.kit.page import FormPage, Page
from foothold.ground.kit.refusals import SAID_TO_PEOPLE
from foothold.ground.kit.steps import Step, StepsPage
from foothold.path.exclusions import actions, facts, forms, permanent_forms, preview, prompts
from foothold.path.exclusions.models import Exclusion

RECENT = timedelta(days=14)


class AboutPupil(Page, abstract=True):
    """What every page that records something about a pupil needs: the child today, the school, its heads."""

    def find(self, pk):
        """All of it at once; to whoever may not see the child there is no such child. Heads and acting heads are those
        of the last weeks: a decision may be typed days after it was taken."""
        since = {"heads_since": self.today - forms.HEADS_LOOKED_BACK, "lately": self.today - RECENT}
        self.begun = facts.begin(pk, self.today, **since)
        pupil = self.begun and self.begun.pupil
        if pupil is None or not check.may(self.person, Permission.SEE_CHILD, pupil, self.today):
            raise Http404("There is no such child.")
        return pupil

    @property
    def child(self):
        return self.begun.child

    @property
    def school(self):
        """The school of the main roll. Without one nobody is tied as on roll, and the page is refused."""
        return self.child.school

    def decision_options(self):
        return {"heads": self.begun.heads, "person": self.person, "now": self.now}

    def crumbs(self):
        return crumbs_of(self.subject)


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
            "cancel_href": child_page(self.subject),
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
            shown = preview.of(deed, self.subject, facts.School.of(self.school, deed.starts_on), at=self.now)
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


STEPS = (
    Step("decision", "The decision", forms.DecisionForm),
    Step("ground", "The ground", permanent_forms.GroundForm),
    Step("breach", "The breach", permanent_forms.BreachForm),
    Step("harm", "The harm", permanent_forms.HarmForm),
    Step("last-resort", "What was tried first", permanent_forms.LastResortForm),
    Step("considered", "What was considered", permanent_forms.ConsideredForm),
    Step("consultation", "Advice from the local authority", permanent_forms.ConsultedForm),
    Step("annual-review", "The EHC plan", permanent_forms.AnnualReviewForm, lambda page: page.child.ehc_plan),
    Step(
        "examinations",
        "Examinations",
        permanent_forms.ExamsForm,
        lambda page: page.child.year_group in forms.EXAM_YEARS + forms.TEST_YEARS,
    ),
)


class ExcludePermanently(AboutPupil, StepsPage):
    """A permanent exclusion, one question a page."""

    permission = Permission.RECORD_EXCLUSION
    model = Pupil
    template_name = "exclusions/permanent_step.html"
    check_template = "exclusions/check_permanent.html"
    journey = "permanent-exclusion"
    route = "exclusions:permanent"
    steps = STEPS

    def form_options(self, step):
        return {
            "decision": self.decision_options,
            "breach": lambda: {"on": self.today},
            "considered": lambda: {"child": self.child},
            "consultation": lambda: {"consulted": bool(self.consultations())},
            "examinations": lambda: {"year_group": self.child.year_group},
        }.get(step.name, dict)()

    def consultations(self):
        return list(facts.consulted_before(self.subject, self.decided_at())[:10])

    def decided_at(self):
        """The decision as typed so far; until it is, this moment."""
        decision = self.form_for(STEPS[0])
        return decision.decided_at if decision.is_bound and decision.is_valid() else self.now

    def context(self):
        return {
            "crumbs": self.crumbs(),
            "care": list(prompts.of_child(self.child)),
            "consultations": self.consultations(),
            "cancel_href": child_page(self.subject),
        }

    def what_follows(self, read):
        deed = self.deed(read)
        try:
            shown = preview.of(deed, self.subject, facts.School.of(self.school, deed.starts_on), at=self.now)
        except SAID_TO_PEOPLE as refusal:
            return {"refusal": str(refusal)}
        return {"deed": deed, "preview": shown, "who_is_told": told(shown.dues)}

    def deed(self, read):
        decision, breach = read["decision"], read["breach"]
        given = {name: value for form in read.values() for name, value in form.cleaned_data.items()}
        return facts.Deed(
            kind=Exclusion.Kind.PERMANENT,
            starts_on=given["starts_on"],
            starts_session=given["starts_session"],
            decided_by=given["decided_by"],
            decided_at=decision.decided_at,
            reasons=breach.reasons,
            what_happened=given["breach"],
            public_exams_on=given.get("public_exams_on", ()),
            tests_on=given.get("tests_on", ()),
            **{name: given.get(name, "") for name in ("factors", "adjustments", "why_in_spite")},
        )

    def record(self, read):
        row = actions.exclude_permanently(
            by=self.person,
            at=self.now,
            pupil=self.subject,
            school=self.school,
            deed=self.deed(read),
            grounds=grounds(read),
            measures=read["last-resort"].measures(),
        )
        return exclusion_page(row)


GROUNDS = (
    "ground",
    "offence",
    "breach",
    "harm",
    "policy_clause",
    "policy_version",
    "drivers",
    "why_not_suspension",
    "waived_because",
    "not_consulted_because",
    "annual_review_asked_on",
    "annual_review_answer",
)


def grounds(read):
    given = {name: value for form in read.values() for name, value in form.cleaned_data.items()}
    return {name: given[name] for name in GROUNDS if name in given}


def told(dues):
    return [due for due in dues if due.kind.startswith("excl.notify")]


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
        crumbs = [*crumbs_of(self.subject), {"text": capfirst(str(self.thing)), "href": here}]
        to_tell = Permission.GIVE_NOTICE in self.granted and self.owed().notices().exists()
        return {"exclusion": self.thing, "crumbs": crumbs, "cancel_href": here, "to_tell": to_tell}

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
        crumbs = [*crumbs_of(self.subject), {"text": capfirst(str(self.thing)), "href": here}]
        return {"exclusion": self.thing, "crumbs": crumbs, "cancel_href": here}

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
        return {"crumbs": self.crumbs(), "cancel_href": child_page(self.subject)}

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
        return child_page(self.subject)


class RecordBreach(AboutPupil, FormPage):
    """For the authority: what has happened although the law did not allow it."""

    permission = Permission.RECORD_BREACH
    model = Pupil
    template_name = "exclusions/record_breach.html"
    form_class = forms.BreachRecordForm

    def form_options(self):
        return self.decision_options()

    def context(self):
        return {"crumbs": self.crumbs(), "cancel_href": child_page(self.subject)}

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


def crumbs_of(pupil):
    return [
        {"text": "Children", "href": reverse("children:find")},
        {"text": str(pupil), "href": child_page(pupil)},
    ]


def child_page(pupil):
    return reverse("children:child", args=[pupil.pk])


def exclusion_page(row):
    return reverse("exclusions:exclusion", args=[row.pk])
