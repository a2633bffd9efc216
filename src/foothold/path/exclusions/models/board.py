"""What the family said, and the governing board's meeting and decision."""

from django.db import models

from foothold.path.exclusions.models.exclusion import Exclusion


class Representations(models.Model):
    """What somebody said to the governing board about an exclusion."""

    exclusion = models.ForeignKey(Exclusion, on_delete=models.CASCADE, related_name="representations")
    made_on = models.DateField("received on")
    made_by = models.CharField("who made them", max_length=80)
    said = models.TextField("what they said")

    CLASSIFIED = {"key": "id exclusion", "personal": "made_on made_by", "free_text": "said"}
    RETENTION = "as the pupil file"

    class Meta:
        verbose_name_plural = "representations"
        ordering = ["made_on", "pk"]

    def __str__(self):
        return f"representations of {self.made_by}"


class Meeting(models.Model):
    """A day, a place and how people take part. A meeting moved is a new row: the earlier one stays readable."""

    meets_on = models.DateField("day of the meeting")
    meets_at = models.TimeField("time of the meeting", null=True, blank=True)
    place = models.CharField("where, or how to join", max_length=200)
    is_remote = models.BooleanField("held remotely", default=False)
    remote_asked = models.BooleanField("the parent asked for a remote meeting", default=False)
    remote_works = models.BooleanField("everyone can take part remotely and it can be fair", default=False)
    out_of_the_ordinary = models.CharField(
        "what stands in the way of meeting in person", max_length=200, blank=True
    )
    papers_before = models.PositiveSmallIntegerField("school days between papers and meeting", default=5)
    moved_because = models.CharField("why the meeting was moved or adjourned", max_length=200, blank=True)
    arranged_on = models.DateField()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self):
        return f"meeting on {self.meets_on:%-d %B %Y}"


MEETING = (
    "meets_on meets_at is_remote remote_asked remote_works papers_before arranged_on",
    "place out_of_the_ordinary moved_because",
)


class BoardMeeting(Meeting):
    exclusion = models.ForeignKey(Exclusion, on_delete=models.CASCADE, related_name="board_meetings")

    CLASSIFIED = {"key": "id exclusion", "personal": MEETING[0], "free_text": MEETING[1]}
    RETENTION = "as the pupil file"


class BoardDecision(models.Model):
    """What the governing board decided, and that its meeting has begun."""

    class Outcome(models.TextChoices):
        REINSTATE = "reinstate", "the pupil is reinstated"
        DECLINE = "decline", "the exclusion is upheld: no reinstatement"
        CONSIDERED = "considered", "what was said was considered"

    exclusion = models.OneToOneField(Exclusion, on_delete=models.CASCADE, related_name="board_decision")
    met_on = models.DateField("day of the decision")
    outcome = models.CharField(max_length=10, choices=Outcome)
    chair_alone = models.BooleanField("decided by the chair alone", default=False)
    reasons = models.TextField()

    CLASSIFIED = {"key": "id exclusion", "personal": "met_on outcome chair_alone", "free_text": "reasons"}
    RETENTION = "as the pupil file"

    def __str__(self):
        return self.get_outcome_display()
