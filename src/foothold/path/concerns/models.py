from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from foothold.child.pupils.cases import OfCase, RecordQuerySet
from foothold.child.pupils.models import Link, Pupil
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.organisations.models import Organisation


class Noticed(OfCase, models.Model):
    """What one adult noticed about one child. An incident with several children is one of these for each of them."""

    class Kind(models.TextChoices):
        OBSERVATION = "observation", "just something I noticed, neither good nor bad"
        BEHAVIOUR = "behaviour", "behaviour"
        LEARNING = "learning", "learning"
        ATTENDANCE = "attendance", "attendance or being late"
        FEELINGS = "feelings", "feelings and wellbeing"
        FRIENDS = "friends", "friends or bullying"
        HOME = "home", "home and family"

    class Parent(models.TextChoices):
        SPOKEN = "spoken", "yes"
        NOT_YET = "not_yet", "not yet"

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("what it is about", max_length=12, choices=Kind, default=Kind.OBSERVATION)
    noticed = models.TextField("what was noticed")
    noticed_on = models.DateField("day it was noticed")
    strengths = models.TextField("what goes well", blank=True)
    tried = models.TextField("what was tried so far", blank=True)
    parent = models.CharField("spoken to the parents", max_length=8, choices=Parent, default=Parent.NOT_YET)
    parent_said = models.TextField("what the parents said", blank=True)
    incident = models.CharField("the incident it is part of", max_length=32, blank=True)
    recorded_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    OF_EVERY = {
        "key": "id incident",
        "personal": "pupil school kind noticed_on parent recorded_by recorded_at",
        "free_text": "noticed strengths tried parent_said",
    }
    bound = frozenset({Tie.ON_ROLL})
    """A later school of the child reads it and leaves it as it is. A setting acts wherever the child is on roll."""

    class Meta:
        abstract = True
        ordering = ["-recorded_at", "-pk"]

    @property
    def case(self) -> str:
        return f"{self._meta.label_lower}:{self.pk}"

    @property
    def falls_on(self) -> Any:
        return self.school


class ConcernQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_CONCERNS

    def listed_to(self, person, *, on):
        """Every concern about the children a person keeps an eye on, and the person's own."""
        lists = check.reach(person, Permission.LIST_CONCERNS, on)
        # Few children of many: the children are found first, and then what was noticed about them.
        watched = self.filter(pupil__in=Link.objects.on(on).filter(lists).values("pupil"))
        if lists == check.reach(person, self.seen_with, on):
            return watched
        return watched | self.visible_to(person, on=on).filter(recorded_by=person)

    def without_answer(self):
        """An observation asks for nothing, so it waits for nothing."""
        answered = Answer.objects.filter(concern=OuterRef("pk"))
        return self.filter(~Exists(answered), ~Q(kind=Concern.Kind.OBSERVATION))


class Concern(Noticed):
    """A worry, or a plain observation, that the child's school reads and answers."""

    CLASSIFIED = Noticed.OF_EVERY
    RETENTION = "as the pupil file"

    objects = ConcernQuerySet.as_manager()

    class Meta(Noticed.Meta):
        indexes = [
            models.Index(fields=["pupil", "-recorded_at"]),
            models.Index(fields=["-recorded_at", "-id"], name="concerns_newest_first"),
            models.Index(fields=["incident"]),
        ]

    def __str__(self):
        about = "observation" if self.kind == self.Kind.OBSERVATION else self.get_kind_display()
        return f"{about}, noticed on {self.noticed_on:%-d %B %Y}"

    @property
    def waits(self):
        return self.kind != self.Kind.OBSERVATION and not self.answers.all()


class Correction(models.Model):
    """What was written about a child put right: how it stood before, and why it was changed."""

    MAY_CHANGE = ("kind", "noticed_on", "noticed", "strengths", "tried", "parent", "parent_said")

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="corrections")
    was = models.JSONField("how it stood before")
    because = models.CharField("why it was put right", max_length=200)
    corrected_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField()

    CLASSIFIED = {
        "key": "id concern",
        "personal": "corrected_by corrected_at",
        "free_text": "was because",
    }
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["corrected_at", "pk"]

    def __str__(self):
        return f"put right by {self.corrected_by}"

    @property
    def lines(self):
        """What was replaced: the words of the form, and what stood there."""
        labels = {field.name: field.verbose_name for field in Concern._meta.fields}
        return [(labels[name], said or "nothing") for name, said in self.was.items()]


class Answer(models.Model):
    """What is done now about a concern: by whom, and by when."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="answers")
    what = models.TextField("what we do now")
    who = models.CharField("who does it", max_length=120)
    by_on = models.DateField("by when")
    written_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    CLASSIFIED = {
        "key": "id concern",
        "personal": "who by_on written_by written_at",
        "free_text": "what",
    }
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self):
        return f"{self.who}, by {self.by_on:%-d %B %Y}"


class NoteQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_SAFEGUARDING


class SafeguardingNote(Noticed):
    """A child may be at risk of harm. The designated safeguarding lead alone reads it; not even its writer, later."""

    class Outcome(models.TextChoices):
        REFERRED = "referred", "referred to children's social care"
        POLICE = "police", "the police were called"
        HELD = "held", "kept under review by the safeguarding lead"
        NO_RISK = "no_risk", "no risk of harm; it is handled as a concern"

    outcome = models.CharField("what the lead decided", max_length=8, choices=Outcome, blank=True)
    done = models.TextField("what the lead did, and why", blank=True)
    looked_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField("when the lead looked into it", null=True)

    CLASSIFIED = {
        "key": "id incident",
        "personal": "pupil school noticed_on parent recorded_by recorded_at looked_by looked_at",
        "special": "kind outcome",
        "free_text": "noticed strengths tried parent_said done",
    }
    RETENTION = "as the child protection file, apart from the pupil file"

    objects = NoteQuerySet.as_manager()

    class Meta(Noticed.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(looked_at=None, outcome="") | (Q(looked_at__isnull=False) & ~Q(outcome="")),
                name="a_note_looked_into_has_an_outcome",
            )
        ]
        indexes = [models.Index(fields=["pupil", "-recorded_at"])]

    def __str__(self):
        return f"safeguarding note of {self.recorded_at:%-d %B %Y}"
