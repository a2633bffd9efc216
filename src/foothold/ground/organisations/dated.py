"""Facts that hold from one day to another, both days included."""

from django.db import models
from django.db.models import F, Q


def holds_on(day, prefix=""):
    return Q(**{f"{prefix}from_on__lte": day}) & (
        Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": day})
    )


class DatedQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(holds_on(day))


class Dated(models.Model):
    from_on = models.DateField("from")
    to_on = models.DateField("until, that day included", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="%(app_label)s_%(class)s_dates_in_order",
            )
        ]

    def holds(self, day):
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)
