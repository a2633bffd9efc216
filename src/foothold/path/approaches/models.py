from django.db import models

from foothold.child.pupils.cases import RecordQuerySet
from foothold.child.pupils.models import Pupil
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.organisations.dated import Dated, DatedQuerySet
from foothold.ground.organisations.models import Organisation


class OfferQuerySet(DatedQuerySet):
    def visible_to(self, person, *, on):
        """What a school offers is public."""
        return self


class Offer(Dated):
    """From a day on, a school offers an approach, or says that it does not: its own copy of the directory."""

    class Stands(models.TextChoices):
        OFFERS = "offers", "offers it"
        DOES_NOT = "does_not", "does not offer it"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="approaches")
    approach = models.CharField(max_length=60)
    stands = models.CharField(max_length=8, choices=Stands)
    note = models.CharField("the school's own note", max_length=300, blank=True)

    CLASSIFIED = {"key": "id", "public": "organisation approach stands note from_on to_on"}
    RETENTION = "kept while the school is on record"

    objects = OfferQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "approach"],
                condition=models.Q(to_on__isnull=True),
                name="one_current_word_on_an_approach",
            ),
        ]

    def __str__(self):
        return f"{self.organisation} {self.get_stands_display()}: {self.approach}"

    @property
    def is_offered(self):
        return self.stands == self.Stands.OFFERS


class TrainingQuerySet(DatedQuerySet):
    def visible_to(self, person, *, on):
        """The register of the schools for which somebody keeps it."""
        return self.filter(organisation__in=check.organisations(person, Permission.RECORD_TRAINING, on))


class Training(Dated):
    """An adult at a school is trained in an approach, from the day of the training until it runs out.

    Named in words, because many who lead an approach have no sign-in: assistants, tutors from outside.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="trainings")
    approach = models.CharField(max_length=60)
    name = models.CharField("who was trained", max_length=120)
    works_as = models.CharField("their role", max_length=80)
    hours = models.PositiveSmallIntegerField("hours of training")
    given_by = models.CharField("who gave the training", max_length=120)
    ended_because = models.CharField("why it counts no longer", max_length=300, blank=True)

    CLASSIFIED = {
        "key": "id",
        "public": "organisation approach",
        "personal": "name works_as hours given_by from_on to_on",
        "free_text": "ended_because",
    }
    RETENTION = "six years after it ran out"

    objects = TrainingQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["name", "-from_on", "pk"]

    def __str__(self):
        return f"{self.name}, {self.works_as}"

    @property
    def subject_key(self):
        return self.organisation.subject_key

    def ties(self, on):
        return self.organisation.ties(on)


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, person, *, on):
        """Those of the schools for which somebody plans them."""
        return self.filter(organisation__in=check.organisations(person, Permission.DELIVER_APPROACH, on))

    def open(self):
        return self.exclude(status=Delivery.Status.ENDED)


class Delivery(models.Model):
    """An approach as a school runs it, for one child or a group, under the version that counts at the start.

    It holds no text about what is said or done in it.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", "planned"
        RUNNING = "running", "running"
        ENDED = "ended", "over"

    MOVES = {
        Status.PLANNED: {Status.RUNNING, Status.ENDED},
        Status.RUNNING: {Status.ENDED},
        Status.ENDED: set(),
    }

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="deliveries")
    approach = models.CharField(max_length=60)
    version_from = models.DateField("version of the entry")
    title = models.CharField(max_length=120)
    status = models.CharField(max_length=8, choices=Status, default=Status.PLANNED)
    starts_on = models.DateField()
    sessions = models.PositiveSmallIntegerField("sessions planned")
    ended_on = models.DateField(null=True, blank=True)

    CLASSIFIED = {
        "key": "id",
        "public": "organisation approach version_from title status starts_on sessions ended_on",
    }
    RETENTION = "as the file of the last child who took part"

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["-starts_on", "-pk"]

    @property
    def is_open(self):
        return self.status != self.Status.ENDED

    def __str__(self):
        return f"{self.title} at {self.organisation} (from {self.starts_on:%-d %B %Y})"

    @property
    def subject_key(self):
        return self.organisation.subject_key

    def ties(self, on):
        return self.organisation.ties(on)


class Leader(models.Model):
    """Who leads it: somebody of the register of training, or a name."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="leaders")
    training = models.ForeignKey(Training, on_delete=models.PROTECT, null=True, related_name="led")
    name = models.CharField(max_length=120)

    CLASSIFIED = {"key": "id", "public": "delivery", "personal": "training name"}
    RETENTION = "as the delivery"

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class Place(models.Model):
    """A child takes part in an approach, with the days on which parents and child agreed."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="approaches")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="places")
    joined_on = models.DateField()
    parent_agreed_on = models.DateField("day the parents agreed", null=True, blank=True)
    child_agreed_on = models.DateField("day the child agreed", null=True, blank=True)
    trained_hours = models.PositiveSmallIntegerField("hours of training as a mediator", default=0)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil delivery joined_on parent_agreed_on child_agreed_on trained_hours",
    }
    RETENTION = "as the pupil file"

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["delivery", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pupil", "delivery"], name="one_place_of_a_child_in_a_delivery")
        ]

    def __str__(self):
        return f"takes part in {self.delivery}"
