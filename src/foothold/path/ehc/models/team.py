from django.db import models
from django.db.models import Q

from foothold.ground.organisations.dated import Dated, DatedQuerySet
from foothold.ground.organisations.models import Organisation


class Team(models.Model):
    """An area team of an authority: EHC coordinators, and the area coordinator who leads them."""

    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="ehc_teams")
    name = models.CharField("name of the team", max_length=80)
    leader = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")

    CLASSIFIED = {"key": "id", "public": "authority name leader"}
    RETENTION = "kept while the authority is on record"

    class Meta:
        verbose_name = "area team"
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["authority", "name"], name="one_area_team_of_a_name")]

    def __str__(self):
        return self.name


class TeamMember(Dated):
    """A coordinator is in an area team, from a day on."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")

    CLASSIFIED = {"key": "id", "public": "team person from_on to_on"}
    RETENTION = "kept while the authority is on record"

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["team", "person__name", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(to_on__isnull=True), name="a_coordinator_is_in_one_team"
            ),
        ]

    def __str__(self):
        return f"{self.person} in {self.team}"
