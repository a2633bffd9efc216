"""What a team does once it has accepted: its work, day by day, and the programme of a unit."""

from django.db import models
from django.db.models import F, Q

from foothold.path.referrals.models.referral import Discipline, Referral
from foothold.path.support.models import Plan


class Work(models.Model):
    """One piece of work: who did what, where, and what came of it."""

    class Kind(models.TextChoices):
        OBSERVATION = "observation", "observed the child"
        FAMILY = "family", "visited or met the family"
        STAFF = "staff", "met school staff"
        PROFESSIONALS = "professionals", "met other professionals"
        SESSION = "session", "worked with the child"
        ADVICE = "advice", "advised adults"

    class Venue(models.TextChoices):
        SCHOOL = "school", "at school"
        HOME = "home", "in the family home"
        REMOTE = "remote", "by telephone or video"
        ELSEWHERE = "elsewhere", "somewhere else"

    PLANNING = (Kind.OBSERVATION, Kind.FAMILY, Kind.STAFF, Kind.PROFESSIONALS)
    """What a unit does before it writes a programme."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="work")
    on = models.DateField("on")
    kind = models.CharField("what was done", max_length=16, choices=Kind)
    venue = models.CharField("where", max_length=10, choices=Venue)
    who = models.CharField("who did it", max_length=120)
    discipline = models.CharField(max_length=16, choices=Discipline)
    said = models.TextField("what came of it")
    recorded_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")

    CLASSIFIED = {
        "key": "id",
        "personal": "referral on kind venue who discipline recorded_by",
        "free_text": "said",
    }
    RETENTION = "as the pupil file"

    class Meta:
        verbose_name_plural = "work"
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()} on {self.on:%-d %B %Y}"


class Programme(models.Model):
    """The programme of a unit: targets agreed and signed off, a review in the middle, an end, what keeps it going."""

    class Agreed(models.TextChoices):
        SCHOOL = "school", "the school"
        FAMILY = "family", "the family"
        CHILD = "child", "the child"

    referral = models.OneToOneField(Referral, on_delete=models.CASCADE, related_name="programme")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="programmes")
    targets = models.TextField("targets")
    fits = models.TextField("how it fits what is in place, and the plan")
    agreed_by = models.CharField("who agreed the targets", max_length=40, blank=True)
    written_on = models.DateField("written on")
    review_on = models.DateField("review in the middle on")
    ends_on = models.DateField("ends on")
    signed_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField("signed off by the headteacher on", null=True)
    reviewed_on = models.DateField("reviewed on", null=True)
    came = models.CharField("who came to the review", max_length=80, blank=True)
    found = models.TextField("what the review found and changed", blank=True)
    sustained_by = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="sustainability plan"
    )

    CLASSIFIED = {
        "key": "id",
        "personal": "referral plan agreed_by written_on review_on ends_on signed_by signed_on reviewed_on came"
        " sustained_by",
        "free_text": "targets fits found",
    }
    RETENTION = "as the pupil file"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(review_on__gt=F("written_on"), ends_on__gt=F("review_on")),
                name="a_programme_is_reviewed_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None, signed_by=None)
                | Q(signed_on__isnull=False, signed_by__isnull=False),
                name="whoever_signs_a_programme_is_named",
            ),
        ]

    def __str__(self):
        return f"programme from {self.written_on:%-d %B %Y} to {self.ends_on:%-d %B %Y}"

    @property
    def who_agreed(self):
        return [self.Agreed(each).label for each in self.agreed_by.split()]

    @property
    def missing(self):
        """Who has not agreed the targets yet."""
        return [each.label for each in self.Agreed if each not in self.agreed_by.split()]
