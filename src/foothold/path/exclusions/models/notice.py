"""Who was told what of an exclusion, how and when."""

from django.db import models

from foothold.child.pupils.models import Carer
from foothold.law.due import Party
from foothold.path.exclusions.models.exclusion import Exclusion


class NoticeQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(withdrawn_at__isnull=True)


class Notice(models.Model):
    """One notice given to one party. The day it counts as given is worked out by law, not stored.

    One taken back stays readable, with the reason, and counts for nothing.
    """

    class Kind(models.TextChoices):
        """Named as the clock of the duty it meets; the last two meet none."""

        EXCLUSION = "excl.notify_parent", "notice of the exclusion"
        DAYS = "excl.s104_notice", "notice of the days to stay out of public places and of day 6"
        DAY_SIX = "excl.s104_further", "where and when education starts"
        AUTHORITY = "excl.notify_la", "notice of the exclusion"
        WORKERS = "excl.notify_sw_vsh", "notice of the exclusion"
        BOARD = "excl.notify_gb", "notice of the exclusion"
        BOARD_TERM = "excl.notify_gb_termly", "report of the term's suspensions"
        CANCELLATION = "excl.cancellation", "notice of the cancellation"
        CORRECTION = "excl.correction", "what was corrected"
        INVITATION = "gb.invite", "invitation to the governing board's meeting"
        PAPERS = "gb.papers", "papers for the governing board's meeting"
        DECISION = "gb.notify_decision", "the governing board's decision"
        REVIEW_PAPERS = "irp.papers", "papers for the review panel"
        REVIEW_DECISION = "irp.notify_decision", "the review panel's decision"
        RECONSIDERED = "irp.notify_reconsidered", "the reconsidered decision"
        RETURN_MEETING = "return_meeting", "invitation to a meeting about the return"
        ACKNOWLEDGED = "acknowledged", "the authority's acknowledgement"

    class How(models.TextChoices):
        HAND = "hand", "by hand"
        FIRST_CLASS = "first_class_post", "by first-class post"
        EMAIL = "email", "by e-mail, as agreed"
        ORAL = "oral", "in person or by phone"

    exclusion = models.ForeignKey(Exclusion, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField("what was given", max_length=32, choices=Kind)
    to = models.CharField("to whom", max_length=32, choices=[(party.value, party.label) for party in Party])
    carer = models.ForeignKey(
        Carer, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="to which parent"
    )
    how = models.CharField(max_length=16, choices=How)
    sent_on = models.DateField("sent, delivered or said on")
    sent_time = models.TimeField(null=True, blank=True)
    letter = models.CharField("reference of the letter", max_length=80, blank=True)
    recorded_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField("taken back at", null=True)
    withdrawn_because = models.CharField("why it was taken back", max_length=240, blank=True)

    CLASSIFIED = {
        "key": "id exclusion letter",
        "personal": "kind to carer how sent_on sent_time recorded_by recorded_at withdrawn_at",
        "free_text": "withdrawn_because",
    }
    RETENTION = "as the pupil file"

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["sent_on", "pk"]
        indexes = [models.Index(fields=["exclusion", "kind", "to"])]

    @property
    def stands(self):
        return self.withdrawn_at is None

    def __str__(self):
        return f"{self.get_kind_display()} to the {self.get_to_display()}"
