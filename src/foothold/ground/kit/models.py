from django.db import models


class Draft(models.Model):
    """What a person has typed and not yet recorded, so that nothing is lost when a line or a sign-in drops."""

    person = models.ForeignKey("access.Person", on_delete=models.CASCADE, related_name="+")
    journey = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    CLASSIFIED = {"key": "id journey subject", "personal": "person saved_at", "special": "answers"}
    RETENTION = "until recorded, thrown away, or 30 days old"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "journey", "subject"], name="one_draft_a_journey")
        ]

    def __str__(self) -> str:
        return f"{self.journey} of {self.subject}"
