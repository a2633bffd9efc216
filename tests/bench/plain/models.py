from django.db import models

from foothold.ground.organisations.models import Organisation
from foothold.path.exclusions.models import Exclusion


class Owed(models.Model):
    """What an inline of an exclusion stores: as many rows as Foothold does, and simpler ones."""

    exclusion = models.ForeignKey(Exclusion, on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=240)
    due_on = models.DateField()
    status = models.CharField(max_length=5, default="open")

    def __str__(self):
        return self.what
