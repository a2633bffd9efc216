"""What goes before a governing board: the evidence, what is left out of it, and the papers as they were sent."""

from typing import Any

from django.db import models
from django.db.models import Q

from foothold.child.pupils.cases import RecordQuerySet, reference_of
from foothold.child.pupils.models import Pupil
from foothold.desks.packs import matrix
from foothold.ground.access.permissions import Permission
from foothold.path.exclusions.models import Exclusion


class BoardPackQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_BOARD_PACK
    of_case = reference_of("exclusions.exclusion", "exclusion_id")

    def in_pack(self, exclusion):
        """What is in the pack now, oldest first, without the content of files."""
        return self.filter(exclusion=exclusion, taken_out_at=None).defer("content")


class InPack:
    """What goes before a board is reached as the exclusion is."""

    exclusion: Any

    def ties(self, on):
        return self.exclusion.ties(on)


class Evidence(InPack, models.Model):
    """One paper for the governing board: typed, or a file. What is taken out stays on record."""

    class Media(models.TextChoices):
        TEXT = "", "typed"
        PDF = "pdf", "a PDF"
        PICTURE = "jpeg", "a picture"

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="evidence")
    exclusion = models.ForeignKey(Exclusion, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=20, choices=[(kind.key, kind.title) for kind in matrix.KINDS])
    title = models.CharField(max_length=120)
    text = models.TextField("what it says", blank=True)
    media = models.CharField("what it is", max_length=4, choices=Media, blank=True)
    content = models.BinaryField("file", null=True)
    pages = models.PositiveSmallIntegerField(default=0)
    shows = models.CharField("what the picture shows", max_length=300, blank=True)
    because = models.CharField("why it belongs in the pack", max_length=300, blank=True)
    added_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_out_at = models.DateTimeField(null=True, blank=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    corrected_because = models.CharField("why it was corrected", max_length=300, blank=True)

    CLASSIFIED = {
        "key": "id exclusion corrects",
        "personal": "pupil kind media pages added_by added_at taken_out_at",
        "special": "content",
        "free_text": "title text shows because corrected_because",
    }
    RETENTION = "as the pupil file"

    objects = BoardPackQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        verbose_name_plural = "evidence before a governing board"
        constraints = [
            models.CheckConstraint(
                condition=Q(media="", content=None) | (~Q(media="") & Q(content__isnull=False)),
                name="a_file_has_its_content",
            )
        ]

    def __str__(self):
        """What kind of paper it is. A heading may name another child, and this is what the record says of it."""
        return self.of_kind.title

    @property
    def of_kind(self):
        return matrix.KIND[self.kind]


class LeftOut(InPack, models.Model):
    """What a pack leaves out: names of other children, and every special fact that nobody has put in with a reason."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")
    exclusion = models.OneToOneField(Exclusion, on_delete=models.PROTECT, related_name="left_out_of_pack")
    names = models.TextField("names shown as initials", blank=True)
    specials_told = models.JSONField("special facts put in", default=list)
    because = models.TextField("why they are needed", blank=True)

    CLASSIFIED = {
        "key": "id exclusion",
        "personal": "pupil specials_told",
        "free_text": "names because",
    }
    RETENTION = "as the pupil file"

    objects = BoardPackQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "what is left out of board packs"
        constraints = [
            models.CheckConstraint(
                condition=Q(specials_told=[]) | ~Q(because=""), name="a_special_fact_told_has_a_reason"
            )
        ]

    def __str__(self):
        return "what the board pack leaves out"


class PapersSent(InPack, models.Model):
    """The pack as it went out, once for everybody. A later change cannot reach what somebody holds."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")
    exclusion = models.ForeignKey(Exclusion, on_delete=models.PROTECT, related_name="papers_sent")
    sent_on = models.DateField()
    content = models.BinaryField("file")
    recorded_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    CLASSIFIED = {
        "key": "id exclusion",
        "personal": "pupil sent_on recorded_by recorded_at",
        "special": "content",
    }
    RETENTION = "as the pupil file"

    objects = BoardPackQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_on", "-pk"]
        verbose_name_plural = "papers sent for a governing board"

    def __str__(self):
        return f"papers sent on {self.sent_on:%-d %B %Y}"
