from django.db import models

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
