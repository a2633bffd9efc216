"""The independent review, what it leads to, and a claim that may come first."""

from django.db import models

from foothold.path.exclusions.models.board import MEETING, Meeting
from foothold.path.exclusions.models.exclusion import Exclusion
from foothold.path.exclusions.models.notice import Notice


class EqualityClaim(models.Model):
    """A claim under the Equality Act. Until it is determined, the time to ask for a review does not end."""

    exclusion = models.OneToOneField(Exclusion, on_delete=models.CASCADE, related_name="claim")
    made_on = models.DateField("claim made on")
    determined_on = models.DateField("finally determined on", null=True, blank=True)
    result = models.CharField("what was determined", max_length=200, blank=True)

    CLASSIFIED = {"key": "id exclusion", "personal": "made_on determined_on", "special": "result"}
    RETENTION = "as the pupil file"

    def __str__(self):
        return f"claim made on {self.made_on:%-d %B %Y}"


class ReviewWaiver(models.Model):
    """The parent says in writing that no review is wanted, or takes back the application.

    Asking for a review afterwards, in time, counts: the law gives the time and names nothing that shortens it.
    """

    exclusion = models.OneToOneField(Exclusion, on_delete=models.CASCADE, related_name="waiver")
    said_on = models.DateField("written on")

    CLASSIFIED = {"key": "id exclusion", "personal": "said_on"}
    RETENTION = "as the pupil file"

    def __str__(self):
        return f"no review wanted, {self.said_on:%-d %B %Y}"


class ReviewApplication(models.Model):
    """An application for an independent review, in time or not. The day it counts as made is worked out by law."""

    class Status(models.TextChoices):
        ACCEPTED = "accepted", "in time"
        REJECTED = "rejected", "out of time, so rejected"
        GIVEN_UP = "given_up", "in time, and given up by the parent"

    exclusion = models.ForeignKey(Exclusion, on_delete=models.CASCADE, related_name="applications")
    status = models.CharField(max_length=8, choices=Status)
    how = models.CharField("how it was sent", max_length=16, choices=Notice.How)
    sent_on = models.DateField("sent or delivered on")
    sen_expert = models.BooleanField("asks for a SEN expert", default=False)
    grounds = models.TextField("what it says", blank=True)

    CLASSIFIED = {"key": "id exclusion", "personal": "status how sent_on sen_expert", "free_text": "grounds"}
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"application for a review, {self.get_status_display()}"


class ReviewHearing(Meeting):
    exclusion = models.ForeignKey(Exclusion, on_delete=models.CASCADE, related_name="hearings")

    CLASSIFIED = {"key": "id exclusion", "personal": MEETING[0], "free_text": MEETING[1]}
    RETENTION = "as the pupil file"


class ReviewOutcome(models.Model):
    """What the independent review panel decided. It cannot reinstate."""

    class Outcome(models.TextChoices):
        UPHOLD = "uphold", "upheld: the governing board's decision stands"
        RECOMMEND = "recommend_reconsideration", "the governing board is recommended to reconsider"
        QUASH = "quash_and_direct", "quashed: the governing board is directed to reconsider"

    exclusion = models.OneToOneField(Exclusion, on_delete=models.CASCADE, related_name="review_outcome")
    decided_on = models.DateField("day of the decision")
    outcome = models.CharField(max_length=26, choices=Outcome)
    reasons = models.TextField()

    CLASSIFIED = {"key": "id exclusion", "personal": "decided_on outcome", "free_text": "reasons"}
    RETENTION = "as the pupil file"

    def __str__(self):
        return self.get_outcome_display()


class Reconsideration(models.Model):
    """The governing board's second decision, after a review."""

    exclusion = models.OneToOneField(Exclusion, on_delete=models.CASCADE, related_name="reconsideration")
    met_on = models.DateField("day of the decision")
    reinstates = models.BooleanField("offers to reinstate the pupil")
    reasons = models.TextField()

    CLASSIFIED = {"key": "id exclusion", "personal": "met_on reinstates", "free_text": "reasons"}
    RETENTION = "as the pupil file"

    def __str__(self):
        return "reinstatement offered" if self.reinstates else "reinstatement not offered"


class Readjustment(models.Model):
    """The payment after quash and direct without an offer of reinstatement in time."""

    exclusion = models.OneToOneField(Exclusion, on_delete=models.CASCADE, related_name="readjustment")
    amount_pence = models.PositiveIntegerField()
    settled_on = models.DateField("paid, or taken from the budget, on")

    CLASSIFIED = {"key": "id exclusion", "personal": "amount_pence settled_on"}
    RETENTION = "six years after it is settled"

    def __str__(self):
        return f"readjustment of {self.amount_pence // 100:,} pounds"
