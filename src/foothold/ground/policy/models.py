from django.db import models

from foothold.ground.organisations.dated import Dated, DatedQuerySet
from foothold.ground.organisations.models import Organisation
from foothold.law.readings import QUESTIONS


class Choice(Dated):
    """From a day on, an organisation takes the other reading of an open question of the law (or the default again)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="readings")
    setting = models.CharField(max_length=48, choices=[(name, name) for name in QUESTIONS])
    takes_other = models.BooleanField("takes the other reading")
    because = models.CharField("why", max_length=300)

    CLASSIFIED = {"key": "id", "public": "organisation setting takes_other because from_on to_on"}
    RETENTION = "kept while any date was worked out with it"

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "setting"],
                condition=models.Q(to_on__isnull=True),
                name="one_current_reading_of_a_question",
            ),
        ]

    def __str__(self):
        return f"{self.organisation}: {'other reading' if self.takes_other else 'default'} of {self.setting}"


class AdoptionQuerySet(DatedQuerySet):
    def visible_to(self, person, *, on):
        """What a body has decided for itself is public."""
        return self


class Adoption(Dated):
    """From a day on, an organisation lives by a rule set. Its rules are copied in, so that the past stays as it was."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="adoptions")
    title = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    rules = models.JSONField()
    because = models.CharField("why", max_length=300)

    CLASSIFIED = {"key": "id", "public": "organisation title source rules because from_on to_on"}
    RETENTION = "kept while anything was suggested by it"

    objects = AdoptionQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(to_on__isnull=True),
                name="one_current_rule_set_of_an_organisation",
            ),
        ]

    def __str__(self):
        return f"{self.organisation}: {self.title}"
