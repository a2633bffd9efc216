from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, F, Q

from foothold.child.pupils.cases import OfCase, RecordQuerySet
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.organisations.models import Organisation


class TimetableQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_PART_TIME

    def running(self):
        return self.filter(status=Timetable.Status.RUNNING)

    def counted(self):
        """Each with how many of its reviews there were."""
        return self.annotate(reviewed=Count("reviews"))


class Timetable(OfCase, models.Model):
    """One part-time timetable of one child. It cannot be stored without a reason, an end and a next review."""

    class Reason(models.TextChoices):
        ILLNESS = "illness", "return after illness"
        DISABILITY = "disability", "return after an absence because of a disability"
        MENTAL_HEALTH = "mental_health", "return after an absence because of mental health"
        FAMILY = "family", "return after an absence because of what happened in the family"
        AFTER_AP = "after_ap", "return from alternative provision"
        BEHAVIOUR = "behaviour", "challenging behaviour, or at risk of exclusion"

    class Status(models.TextChoices):
        RUNNING = "running", "running"
        ENDED = "ended", "ended"

    class Outcome(models.TextChoices):
        FULL_TIME = "full_time", "full-time education again"
        PROVISION = "provision", "alternative provision began"
        WITHDRAWN = "withdrawn", "the parent no longer agreed, and full-time education began again"
        LEFT = "left", "the child left the school"

    MOVES = {Status.RUNNING: {Status.ENDED}, Status.ENDED: set()}

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="timetables")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="timetables")
    reason = models.CharField("reason", max_length=16, choices=Reason)
    why = models.TextField("why it is in the child's interest, and why nothing else will do")
    way_back = models.TextField("how the hours grow until they are all of them")
    full_day = models.DecimalField("hours of a full school day", max_digits=4, decimal_places=2)
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    next_review_on = models.DateField("next review on")
    local_rule = models.CharField(
        "the local rule that allows its reason against national guidance", max_length=300, blank=True
    )
    status = models.CharField(max_length=8, choices=Status, default=Status.RUNNING)
    ended_on = models.DateField("last day it was kept", null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    learned = models.TextField("what helped, and what did not", blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil school full_day starts_on ends_on next_review_on local_rule status ended_on outcome",
        "special": "reason",
        "free_text": "why way_back learned",
    }
    RETENTION = "as the pupil file"

    objects = TimetableQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil"], condition=Q(status="running"), name="one_running_timetable"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="a_part_time_timetable_ends"
            ),
            models.CheckConstraint(
                condition=Q(next_review_on__gt=F("starts_on"), next_review_on__lte=F("ends_on")),
                name="a_part_time_timetable_is_reviewed",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(why="") & ~Q(way_back=""), name="a_part_time_timetable_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(reason="behaviour") | ~Q(local_rule=""), name="behaviour_only_under_a_local_rule"
            ),
            models.CheckConstraint(
                condition=Q(status="running") | (Q(ended_on__isnull=False) & ~Q(outcome="")),
                name="an_ended_timetable_says_what_came",
            ),
        ]
        indexes = [models.Index(fields=["status", "ends_on", "id"], name="timetables_by_end")]

    def __str__(self):
        return f"part-time timetable from {self.starts_on:%-d %B %Y} to {self.ends_on:%-d %B %Y}"

    @property
    def reference(self):
        return f"attendance.timetable:{self.pk}"

    @property
    def case(self):
        return self.reference

    @property
    def falls_on(self):
        return self.school

    @property
    def is_running(self):
        return self.status == self.Status.RUNNING

    def is_past_its_end(self, today):
        return self.is_running and self.ends_on < today


class Agreement(models.Model):
    """What headteacher and parent agreed: the timetable at its start, or a longer one after that."""

    timetable = models.ForeignKey(Timetable, on_delete=models.CASCADE, related_name="agreements")
    until = models.DateField("until when")
    agreed_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField("agreed by the headteacher on")
    parent = models.CharField("the parent who agreed", max_length=120)
    parent_agreed_on = models.DateField("agreed by the parent on")
    because = models.TextField("why it goes on", blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "timetable until agreed_by agreed_on parent parent_agreed_on",
        "free_text": "because",
    }
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["agreed_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(parent=""), name="a_parent_agreed"),
        ]

    def __str__(self):
        return f"Agreed until {self.until:%-d %B %Y}"


def hours(name):
    """The hours in school on one day of the week."""
    return models.DecimalField(
        name, max_digits=4, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )


class Week(models.Model):
    """The hours in school that were agreed for each day of the week, from a day on."""

    DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")

    timetable = models.ForeignKey(Timetable, on_delete=models.CASCADE, related_name="weeks")
    from_on = models.DateField("from")
    monday = hours("Monday")
    tuesday = hours("Tuesday")
    wednesday = hours("Wednesday")
    thursday = hours("Thursday")
    friday = hours("Friday")

    CLASSIFIED = {"key": "id", "personal": "timetable from_on monday tuesday wednesday thursday friday"}
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["from_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["timetable", "from_on"], name="one_week_from_a_day")]

    def __str__(self):
        return f"{self.in_all.normalize():f} hours a week from {self.from_on:%-d %B %Y}"

    @property
    def by_day(self):
        return [getattr(self, name) for name in self.DAYS]

    @property
    def named(self):
        return [(name.capitalize(), hours) for name, hours in zip(self.DAYS, self.by_day, strict=True)]

    @property
    def in_all(self):
        """Hours in school in a week."""
        return sum(self.by_day, Decimal(0))


class Review(models.Model):
    """One formal review: when, who came, what was found."""

    class Came(models.TextChoices):
        PUPIL = "pupil", "the pupil"
        FAMILY = "family", "a parent or carer"
        HEAD = "head", "the headteacher"
        SCHOOL = "school", "other staff"
        SERVICES = "services", "a service or the authority"

    timetable = models.ForeignKey(Timetable, on_delete=models.CASCADE, related_name="reviews")
    held_on = models.DateField("held on")
    came = models.CharField("who came", max_length=80)
    found = models.TextField("how it goes, and what was agreed")

    CLASSIFIED = {"key": "id", "personal": "timetable held_on came", "free_text": "found"}
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["held_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["timetable", "held_on"], name="one_timetable_review_a_day")
        ]

    def __str__(self):
        return f"Review of {self.held_on:%-d %B %Y}"

    @property
    def who_came(self):
        return [self.Came(each).label for each in self.came.split()]
