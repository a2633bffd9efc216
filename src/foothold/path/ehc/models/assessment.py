from django.db import models
from django.db.models import Q

from foothold.child.pupils.cases import OfCase, RecordQuerySet
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.organisations.models import Organisation


class AssessmentQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_EHC

    def running(self):
        return self.filter(status__in=Assessment.RUNNING)


class Assessment(OfCase, models.Model):
    """One request for an EHC needs assessment, and what became of it."""

    class AskedBy(models.TextChoices):
        PARENT = "parent", "a parent or carer"
        YOUNG_PERSON = "young_person", "the young person, 16 or over"
        SCHOOL = "school", "somebody at the school"
        OTHER = "other_professional", "another professional"

    class Status(models.TextChoices):
        ASKED = "asked", "asked for"
        ASSESSING = "assessing", "being assessed"
        NOT_ASSESSED = "not_assessed", "not assessed"
        DRAFTED = "drafted", "draft plan sent"
        NO_PLAN = "no_plan", "no plan"
        FINAL = "final", "final plan sent"
        WITHDRAWN = "withdrawn", "withdrawn"

    RUNNING = (Status.ASKED, Status.ASSESSING, Status.DRAFTED)
    MOVES = {
        Status.ASKED: {Status.ASSESSING, Status.NOT_ASSESSED, Status.WITHDRAWN},
        Status.ASSESSING: {Status.DRAFTED, Status.NO_PLAN, Status.WITHDRAWN},
        Status.DRAFTED: {Status.FINAL, Status.NO_PLAN, Status.WITHDRAWN},
        Status.NOT_ASSESSED: set(),
        Status.NO_PLAN: set(),
        Status.FINAL: set(),
        Status.WITHDRAWN: set(),
    }

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="assessments")
    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assessments")
    asked_by = models.CharField("who asked", max_length=20, choices=AskedBy)
    received_on = models.DateField("received by the authority on")
    why = models.TextField("why the usual help is not enough", blank=True)
    coordinator = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    contacted_on = models.DateField("the family was first contacted on", null=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.ASKED)
    decided_on = models.DateField("decided on", null=True)
    drafted_on = models.DateField("draft plan served on", null=True)
    wishes = models.TextField("what the family says of the draft, and asks for", blank=True)
    ended_on = models.DateField("ended on", null=True)
    because = models.TextField("why it was not assessed, no plan was made, or it was withdrawn", blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil authority asked_by received_on coordinator contacted_on status decided_on drafted_on"
        " ended_on",
        "free_text": "why wishes because",
    }
    RETENTION = "date of birth plus 31 years"

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "EHC needs assessment"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil"],
                condition=Q(status__in=("asked", "assessing", "drafted")),
                name="one_running_assessment",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("asked", "assessing", "drafted")) | Q(ended_on__isnull=False),
                name="an_ended_assessment_says_when",
            ),
        ]
        indexes = [models.Index(fields=["status", "received_on", "id"], name="assessments_by_received")]

    def __str__(self):
        return f"EHC needs assessment asked for on {self.received_on:%-d %B %Y}"

    @property
    def reference(self):
        return f"ehc.assessment:{self.pk}"

    @property
    def case(self):
        return self.reference

    @property
    def falls_on(self):
        return self.authority

    @property
    def is_running(self):
        return self.status in self.RUNNING


class Advice(models.Model):
    """A report asked of somebody who knows the child."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="advice")
    asked_of = models.CharField("who was asked", max_length=120)
    asked_on = models.DateField("asked on")
    received_on = models.DateField("received on", null=True)

    CLASSIFIED = {"key": "id", "personal": "assessment asked_of asked_on received_on"}
    RETENTION = "date of birth plus 31 years"

    class Meta:
        verbose_name_plural = "advice"
        ordering = ["asked_on", "pk"]

    def __str__(self):
        return f"Advice from {self.asked_of}"


class Consultation(models.Model):
    """A school asked whether it can be named in the plan."""

    class Answer(models.TextChoices):
        CAN = "can", "it can meet the needs"
        CANNOT = "cannot", "it cannot meet the needs"

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="consultations")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField("asked on")
    answered_on = models.DateField("answered on", null=True)
    answer = models.CharField("what it answered", max_length=6, choices=Answer, blank=True)
    said = models.TextField("what it said", blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "assessment school asked_on answered_on answer",
        "free_text": "said",
    }
    RETENTION = "date of birth plus 31 years"

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "school"], name="a_school_is_consulted_once")
        ]

    def __str__(self):
        return f"{self.school}, asked on {self.asked_on:%-d %B %Y}"

    @property
    def reference(self):
        return f"ehc.consultation:{self.pk}"


class Exemption(models.Model):
    """A reason for which regulations let a time limit go by. Whether it holds, the authority judges; the day stays."""

    class Ground(models.TextChoices):
        CLOSURE = (
            "closure",
            "a school closed for four weeks or more, around the day on which its advice was asked",
        )
        PERSONAL = (
            "personal",
            "exceptional personal circumstances of the child, the young person or the parent",
        )
        AWAY = (
            "away",
            "the child, the young person or the parent is away from the area for four weeks or more",
        )

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="exemptions")
    ground = models.CharField("which exemption", max_length=8, choices=Ground)
    from_on = models.DateField("from")
    to_on = models.DateField("until")
    because = models.TextField("what it rests on")

    CLASSIFIED = {"key": "id", "personal": "assessment ground from_on to_on", "free_text": "because"}
    RETENTION = "date of birth plus 31 years"

    class Meta:
        ordering = ["from_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gt=models.F("from_on")), name="an_exemption_ends"),
            models.UniqueConstraint(
                fields=["assessment", "ground", "from_on"], name="an_exemption_is_recorded_once"
            ),
        ]

    def __str__(self):
        return f"{self.get_ground_display()}, from {self.from_on:%-d %B %Y} to {self.to_on:%-d %B %Y}"
