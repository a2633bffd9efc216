from django.db import models


class Digest(models.Model):
    """The daily e-mail of one person for one day. There is one row, so there is one e-mail."""

    person = models.ForeignKey("access.Person", on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    sent_at = models.DateTimeField()

    CLASSIFIED = {"key": "id", "personal": "person on sent_at"}
    RETENTION = "30 days"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "on"], name="one_digest_a_day")]

    def __str__(self):
        return f"digest of {self.on}"


class NoDigest(models.Model):
    """Somebody does not want the daily e-mail."""

    person = models.OneToOneField("access.Person", on_delete=models.CASCADE, related_name="no_digest")
    since = models.DateTimeField()

    CLASSIFIED = {"key": "id", "personal": "person since"}
    RETENTION = "until they want it again"

    def __str__(self):
        return "no daily e-mail"
