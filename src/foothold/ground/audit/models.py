import re

from django.db import models


class Chain(models.Model):
    """The head of one subject's chain of events: locked while an event is added, so that events never fork."""

    subject = models.CharField(max_length=60, unique=True)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    CLASSIFIED = {"key": "id subject length head"}
    RETENTION = "as long as the subject's events"

    def __str__(self):
        return f"{self.subject}: {self.length} events"


class Event(models.Model):
    """One thing that was done. Rows are only ever added: the database itself refuses to change or remove them."""

    subject = models.CharField(max_length=60)
    number = models.PositiveIntegerField("place in the subject's chain")
    verb = models.CharField(max_length=80)
    about = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    content_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    CLASSIFIED = {
        "key": "id subject number about content_digest previous digest corrects",
        "personal": "verb by at",
    }
    RETENTION = "as long as the pupil file: date of birth plus 25 years"

    class Meta:
        ordering = ["subject", "number"]
        constraints = [models.UniqueConstraint(fields=["subject", "number"], name="one_event_a_place")]
        indexes = [models.Index(fields=["about"]), models.Index(fields=["subject", "-at"])]

    def __str__(self):
        return f"{self.verb} ({self.subject}, {self.number})"


class EventContent(models.Model):
    """The words and facts of an event. May lawfully be erased; the chain stays whole without them."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="content", primary_key=True)
    salt = models.CharField(max_length=32)
    facts = models.JSONField()

    CLASSIFIED = {"key": "event salt", "special": "facts"}
    RETENTION = "as long as the pupil file; erased earlier where a controller decides so"

    def __str__(self):
        return f"content of event {self.event_id}"


class Reading(models.Model):
    """Somebody opened a page about somebody. Only ever added."""

    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=60)
    page = models.CharField(max_length=80)
    because = models.CharField(max_length=200)
    at = models.DateTimeField()

    CLASSIFIED = {"key": "id subject", "personal": "person page because at"}
    RETENTION = "six years"

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject", "-at"])]

    def __str__(self):
        return f"{self.person} read {self.page} of {self.subject}"

    @property
    def page_in_words(self):
        """ShowChild is "Child", WhoCanSee is "Who can see"."""
        return re.sub(r"(?<!^)(?=[A-Z])", " ", self.page.removeprefix("Show")).capitalize()
