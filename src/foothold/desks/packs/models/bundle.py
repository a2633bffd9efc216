from django.db import models
from django.db.models import Q

from foothold.child.pupils.cases import RecordQuerySet
from foothold.child.pupils.models import Pupil
from foothold.desks.packs.models.file_request import answering_for
from foothold.ground.access.permissions import Permission
from foothold.ground.organisations.models import Organisation


class BundleQuerySet(RecordQuerySet):
    """Seen by the people of the organisation that put it together, and by nobody else who sees the child."""

    seen_with = Permission.MAKE_BUNDLE

    def visible_to(self, person, *, on, permission=None):
        seen = super().visible_to(person, on=on, permission=permission)
        return seen.filter(organisation__in=answering_for(person, on, self.seen_with))


class Bundle(models.Model):
    """Evidence about a child was put together for somebody: who, what for, what is left out and why.

    What it holds is read anew from the rooms whenever it is opened, as far as the reader may see it.
    """

    class Purpose(models.TextChoices):
        UNIT = "unit", "a unit that works with the child in school and family"
        PROVISION = "provision", "a place in alternative provision"
        EHC = "ehc", "an EHC needs assessment or review"
        PANEL = "panel", "a panel or planning meeting"
        OTHER = "other", "something else"

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="bundles")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField("what it is for", max_length=12, choices=Purpose)
    to_whom = models.CharField("to whom it goes", max_length=200)
    shared_because = models.CharField("why they need it", max_length=300)
    left_out = models.JSONField("kinds of facts left out", default=list)
    parts_left_out = models.JSONField("parts left out", default=list)
    left_out_because = models.CharField("why something was left out", max_length=300, blank=True)
    other_names = models.TextField("names of other children, shown as initials", blank=True)
    made_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil organisation purpose to_whom left_out parts_left_out made_by made_at",
        "free_text": "shared_because left_out_because other_names",
    }
    RETENTION = "as the pupil file"

    objects = BundleQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = "evidence put together for somebody"
        verbose_name_plural = "evidence put together for somebody"
        constraints = [
            models.CheckConstraint(
                condition=Q(left_out=[], parts_left_out=[]) | ~Q(left_out_because=""),
                name="what_a_bundle_leaves_out_has_a_reason",
            ),
        ]

    def __str__(self):
        return f"evidence for {self.to_whom}"
