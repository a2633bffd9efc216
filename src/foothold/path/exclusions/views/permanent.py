"""A permanent exclusion, one question a page."""

from foothold.child.pupils import addresses
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.refusals import SAID_TO_PEOPLE
from foothold.ground.kit.steps import Step, StepsPage
from foothold.path.exclusions import actions, facts, forms, permanent_forms, preview, prompts
from foothold.path.exclusions.models import Exclusion
from foothold.path.exclusions.views.pupil import AboutPupil, exclusion_page

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

    def assessment(self):
        """An EHC needs assessment that is under way."""
        return self.subject.assessments.running().first()

    def consultations(self):
        return list(facts.consulted_before(self.subject, self.decided_at())[:10])

    def decided_at(self):
        """The decision as typed so far; until it is, this moment."""
        decision = self.form_for(STEPS[0])
        return decision.decided_at if decision.is_bound and decision.is_valid() else self.now

    def context(self):
        return {
            "crumbs": self.crumbs(),
            "care": [*prompts.of_child(self.child), *prompts.of_assessment(self.child, self.assessment())],
            "consultations": self.consultations(),
            "cancel_href": addresses.page_of(self.subject),
        }

    def what_follows(self, read):
        deed = self.deed(read)
        try:
            shown = preview.of(deed, self.subject, self.school, at=self.now)
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
