from django.db import models
from django.db.models import Q

from foothold.path.panels.models.meeting import Invited, Item


class UndertakingQuerySet(models.QuerySet):
    def visible_to(self, person, *, on, permission=None):
        return self.filter(item__in=Item.objects.visible_to(person, on=on, permission=permission))

    def open(self):
        return self.filter(status=Undertaking.Status.OPEN)


class Undertaking(models.Model):
    """What somebody undertook at a meeting to do by a day. It comes back on the next agenda until it is done."""

    class Status(models.TextChoices):
        OPEN = "open", "not done yet"
        DONE = "done", "done"
        LET_GO = "let_go", "let go"

    MOVES = {
        Status.OPEN: {Status.DONE, Status.LET_GO},
        Status.DONE: {Status.OPEN},
        Status.LET_GO: {Status.OPEN},
    }

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="undertakings")
    what = models.CharField("what is to be done", max_length=200)
    owner = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="undertakings")
    by_on = models.DateField("by when")
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    done_on = models.DateField("done on", null=True)
    how = models.CharField("what was done, or why it is not", max_length=300, blank=True)

    CLASSIFIED = {"key": "id", "personal": "item owner by_on status done_on", "free_text": "what how"}
    RETENTION = "as the pupil file"

    objects = UndertakingQuerySet.as_manager()

    class Meta:
        ordering = ["by_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="done") | Q(done_on__isnull=False), name="an_undertaking_done_says_when"
            ),
            models.CheckConstraint(
                condition=~Q(status="let_go") | ~Q(how=""), name="an_undertaking_let_go_says_why"
            ),
        ]
        indexes = [models.Index(fields=["status", "by_on", "id"], name="undertakings_by_day")]

    def __str__(self):
        return self.what

    @property
    def reference(self):
        return f"panels.undertaking:{self.pk}"

    @property
    def pupil(self):
        return self.item.pupil

    def ties(self, on):
        return self.item.ties(on)

    def is_late(self, on):
        return self.status == self.Status.OPEN and self.by_on < on


class Reply(models.Model):
    """Somebody read what was written down about a child, and said whether it is right."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="replies")
    by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    is_right = models.BooleanField("it is right")
    said = models.TextField("what they said", blank=True)
    replied_at = models.DateTimeField()

    CLASSIFIED = {"key": "id", "personal": "item by is_right replied_at", "free_text": "said"}
    RETENTION = "as the pupil file"

    class Meta:
        verbose_name_plural = "replies"
        ordering = ["replied_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(is_right=True) | ~Q(said=""), name="what_is_wrong_is_said")
        ]

    def __str__(self):
        return f"{self.by}, {self.replied_at:%-d %B %Y}"
