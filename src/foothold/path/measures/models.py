from typing import Any

from django.db import models
from django.db.models import F, Q

from foothold.child.pupils.cases import OfCase, RecordQuerySet
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.organisations.models import Organisation
from foothold.path.approaches.models import Delivery
from foothold.path.measures import instruments
from foothold.path.support.models import Plan


class MeasureQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_MEASURES

    def waiting(self):
        """Those whose second score has not come yet."""
        return self.filter(status=Measure.Status.WAITING)


class Measure(OfCase, models.Model):
    """One instrument that one informant answers about one child twice: before some support, and after it.

    It keeps what each scale adds up to, and has no place for what was asked or answered.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "waits for its second score"
        PAIRED = "paired", "has both scores"
        LET_GO = "let_go", "ended without a second score"

    MOVES = {
        Status.WAITING: {Status.PAIRED, Status.LET_GO},
        Status.PAIRED: set(),
        Status.LET_GO: set(),
    }

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="measures")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="measures")
    instrument = models.CharField(max_length=40)
    version_from = models.DateField("version of the instrument")
    informant = models.CharField("who answers", max_length=20)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="measures")
    delivery = models.ForeignKey(
        Delivery, on_delete=models.PROTECT, null=True, blank=True, related_name="measures"
    )
    purpose = models.CharField("what it is to show", max_length=200, blank=True)
    before_on = models.DateField("first answered on")
    before = models.JSONField("first score")
    due_on = models.DateField("second score expected by")
    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)
    after_on = models.DateField("answered again on", null=True, blank=True)
    after = models.JSONField("second score", default=dict, blank=True)
    ended_because = models.CharField("why there is no second score", max_length=300, blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil school instrument version_from informant plan delivery before_on due_on status after_on",
        "special": "before after",
        "free_text": "purpose ended_because",
    }
    RETENTION = "as the pupil file"

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["-before_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "instrument", "informant"],
                condition=Q(status="waiting"),
                name="one_measure_of_a_kind_waits",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("before_on")), name="a_second_score_is_due_after_the_first"
            ),
            models.CheckConstraint(
                condition=Q(status="paired", after_on__isnull=False, after_on__gt=F("before_on"))
                | (~Q(status="paired") & Q(after_on=None)),
                name="a_pair_has_a_later_second_score",
            ),
            models.CheckConstraint(
                condition=~Q(status="let_go") | ~Q(ended_because=""),
                name="a_measure_without_second_score_says_why",
            ),
        ]
        indexes = [models.Index(fields=["status", "due_on", "id"], name="measures_by_second_score")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.before_on:%-d %B %Y}"

    @property
    def kind(self) -> instruments.Kind:
        return instruments.kind_of(self.instrument, self.version_from, self.informant)

    @property
    def reference(self) -> str:
        return f"measures.measure:{self.pk}"

    @property
    def case(self) -> str:
        return self.reference

    @property
    def falls_on(self) -> Any:
        return self.school

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def about(self) -> str:
        """What it is to show: the plan, the group, or a purpose in words."""
        return str(self.plan or self.delivery or self.purpose)
