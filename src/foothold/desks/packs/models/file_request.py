from django.db import models
from django.db.models import Q

from foothold.child.pupils.cases import RecordQuerySet
from foothold.child.pupils.models import Carer, Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import ties_that_grant
from foothold.ground.organisations.models import Organisation


class FileRequestQuerySet(RecordQuerySet):
    """A request is seen by the people of the organisation it was made to, and by nobody else who sees the child."""

    seen_with = Permission.ANSWER_FILE_REQUEST

    def visible_to(self, person, *, on, permission=None):
        seen = super().visible_to(person, on=on, permission=permission)
        return seen.filter(controller__in=answering_for(person, on))


def answering_for(person, on, may=Permission.ANSWER_FILE_REQUEST):
    """The organisations, by id, for which somebody does such a thing: those at which they hold a role that may."""
    held = person.memberships_on(on)
    return {each.organisation_id for each in held if ties_that_grant(each.role, may)}


class FileRequest(models.Model):
    """Somebody asked for everything that is kept about a child. Whether it was answered is what its duty says."""

    class Asker(models.TextChoices):
        PUPIL = "pupil", "the pupil"
        CARER = "carer", "a parent or carer on record"
        OTHER = "other", "somebody who acts for the pupil"

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="file_requests")
    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asker = models.CharField("who asks", max_length=5, choices=Asker)
    carer = models.ForeignKey(
        Carer, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="which parent or carer"
    )
    asker_name = models.CharField("their name and why they may ask", max_length=200, blank=True)
    received_on = models.DateField("request received on")
    identity_received_on = models.DateField("everything needed received on", null=True)
    is_complex = models.BooleanField("complex, so two months more", default=False)
    left_out = models.JSONField("kinds of facts left out", default=list)
    tables_left_out = models.JSONField("parts left out", default=list)
    left_out_because = models.TextField("why something was left out", blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil controller asker carer asker_name received_on identity_received_on is_complex left_out"
        " tables_left_out",
        "free_text": "left_out_because",
    }
    RETENTION = "as the pupil file"

    objects = FileRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = "request for the whole file"
        verbose_name_plural = "requests for the whole file"
        constraints = [
            models.CheckConstraint(
                condition=Q(asker="carer", carer__isnull=False) | (~Q(asker="carer") & Q(carer__isnull=True)),
                name="a_carer_who_asks_is_named",
            ),
            models.CheckConstraint(
                condition=Q(left_out=[], tables_left_out=[]) | ~Q(left_out_because=""),
                name="what_is_left_out_has_a_reason",
            ),
        ]

    def __str__(self):
        return f"request of {self.received_on:%-d %B %Y} from {self.from_whom}"

    @property
    def from_whom(self):
        return str(self.carer) if self.carer else self.asker_name or self.get_asker_display()

    @property
    def reference(self):
        return f"packs.filerequest:{self.pk}"
