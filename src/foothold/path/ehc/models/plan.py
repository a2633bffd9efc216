from django.db import models
from django.db.models import Q

from foothold.child.pupils.cases import OfCase, RecordQuerySet
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.organisations.models import Organisation


class EhcPlanQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_EHC


class AnnualReviewQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_EHC
    of_pupil = "plan__pupil_id"


class EhcPlan(OfCase, models.Model):
    """An EHC plan that an authority keeps for a child, from the day it was made."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="ehc_plans")
    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="ehc_plans")
    made_on = models.DateField("made on")
    ended_on = models.DateField("kept until", null=True)
    ended_because = models.CharField("why it is kept no longer", max_length=300, blank=True)

    CLASSIFIED = {"key": "id", "personal": "pupil authority made_on ended_on", "free_text": "ended_because"}
    RETENTION = "date of birth plus 31 years"

    objects = EhcPlanQuerySet.as_manager()
    bound = frozenset(Tie) - {Tie.ON_ROLL}
    """The child's school records a review meeting. What the authority decides, its own people alone may record."""

    class Meta:
        verbose_name = "EHC plan"
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil"], condition=Q(ended_on__isnull=True), name="one_ehc_plan_is_kept"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | ~Q(ended_because=""), name="an_ended_ehc_plan_says_why"
            ),
        ]

    def __str__(self):
        return f"EHC plan of {self.made_on:%-d %B %Y}"

    @property
    def reference(self):
        return f"ehc.ehcplan:{self.pk}"

    @property
    def case(self):
        return self.reference

    @property
    def falls_on(self):
        return self.authority

    @property
    def is_kept(self):
        return self.ended_on is None


class AnnualReview(models.Model):
    """A review meeting of an EHC plan, and what followed it. An early one says why."""

    class Decision(models.TextChoices):
        KEEP = "keep", "the plan stays as it is"
        AMEND = "amend", "the plan is amended"

    plan = models.ForeignKey(EhcPlan, on_delete=models.CASCADE, related_name="reviews")
    held_on = models.DateField("meeting held on")
    early_because = models.CharField("why it was early", max_length=300, blank=True)
    recommends = models.TextField("what the meeting recommends")
    pupil_says = models.TextField("what the pupil says", blank=True)
    family_says = models.TextField("what the family says", blank=True)
    reported_on = models.DateField("report sent on", null=True)
    decision = models.CharField("what the authority decided", max_length=5, choices=Decision, blank=True)
    decided_on = models.DateField("decided on", null=True)
    amended_on = models.DateField("amended plan sent on", null=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "plan held_on reported_on decision decided_on amended_on",
        "free_text": "early_because recommends pupil_says family_says",
    }
    RETENTION = "date of birth plus 31 years"

    objects = AnnualReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "held_on"], name="one_ehc_review_a_day")]

    def __str__(self):
        kind = "Early review" if self.early_because else "Annual review"
        return f"{kind} of {self.held_on:%-d %B %Y}"

    @property
    def reference(self):
        return f"ehc.annualreview:{self.pk}"

    @property
    def pupil(self):
        return self.plan.pupil

    def ties(self, on):
        return self.plan.ties(on)

    @property
    def views(self):
        return [("The pupil", self.pupil_says), ("The family", self.family_says)]
