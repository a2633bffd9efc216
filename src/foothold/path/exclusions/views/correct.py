"""The page on which what was typed wrongly about an exclusion is put right."""

from functools import cached_property

from foothold.child.pupils import facts as pupil_facts
from foothold.ground.access.models import heads_of
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.page import FormPage
from foothold.path.exclusions import actions, correct_forms, corrections, facts, forms
from foothold.path.exclusions.models import Exclusion
from foothold.path.exclusions.views.pupil import exclusion_page, trail_to


class CorrectExclusion(FormPage):
    permission = Permission.CORRECT_EXCLUSION
    model = Exclusion
    template_name = "exclusions/correct.html"

    form_class = correct_forms.CorrectSuspensionForm

    def form(self, data=None):
        permanent = self.thing.is_permanent
        shape = correct_forms.CorrectPermanentForm if permanent else self.form_class
        return shape(data=data, **self.form_options())

    @cached_property
    def child(self):
        """The child as they were when the exclusion began: what was asked then is asked again."""
        return pupil_facts.of(self.subject, self.thing.starts_on)

    def heads(self):
        decided_on = clock.day_of(self.thing.decided_at)
        return heads_of(self.thing.school, decided_on - forms.HEADS_LOOKED_BACK, self.today)

    def form_options(self):
        row = self.thing
        given = {
            "row": row,
            "heads": self.heads(),
            "person": self.person,
            "now": self.now,
            "child": self.child,
        }
        if not row.is_permanent:
            return given | {"follows_another": bool(row.further_evidence)}
        return given | {
            "on": row.starts_on,
            "year_group": self.child.year_group,
            "ehc_plan": self.child.ehc_plan,
            "consulted": facts.consulted_before(self.subject, row.decided_at).exists(),
        }

    def context(self):
        here = exclusion_page(self.thing)
        return {
            "exclusion": self.thing,
            "may_change_decision": corrections.may_change_decision(self.thing),
            "crumbs": trail_to(self.thing),
            "cancel_href": here,
        }

    def act(self, form):
        actions.correct(
            by=self.person,
            at=self.now,
            exclusion=self.thing,
            typed=form.typed() | {"measures": form.measures()},
            reason=form.cleaned_data["reason"],
        )
        return exclusion_page(self.thing)
