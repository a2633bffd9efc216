"""A referral, every step it took, and what went with it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from foothold.child.pupils.cases import OfCase, RecordQuerySet, reference_of
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.organisations.models import Organisation
from foothold.ground.policy.routes import Route
from foothold.law import ages


class Discipline(models.TextChoices):
    EDUCATION = "education", "education"
    SOCIAL_CARE = "social_care", "social care"
    PASTORAL = "pastoral", "pastoral work"
    YOUTH_WORK = "youth_work", "youth work"
    MENTAL_HEALTH = "mental_health", "mental health"
    PSYCHOLOGY = "psychology", "psychology"
    OTHER = "other", "something else"


class ReferralQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_REFERRAL
    of_case = reference_of("referrals.referral", "pk")


class Referral(OfCase, models.Model):
    """One child, one team that is asked: why, what is wished, on what basis it is shared, and how it stands."""

    class Asks(models.TextChoices):
        WORK = "work", "work with the child or the family"
        ADVICE = "advice", "advice to the adults around the child"
        MEASURES = "measures", "advice on what to measure before and after support"

    class Basis(models.TextChoices):
        PUBLIC_TASK = "public_task", "a public task (UK GDPR Article 6(1)(e))"
        LEGAL_OBLIGATION = "legal_obligation", "a legal obligation (UK GDPR Article 6(1)(c))"

    class Status(models.TextChoices):
        SENT = "sent", "sent"
        RECEIVED = "received", "received"
        READ = "read", "read"
        MORE_ASKED = "more_asked", "more was asked for"
        ACCEPTED = "accepted", "accepted"
        DECLINED = "declined", "declined"
        WITHDRAWN = "withdrawn", "withdrawn"
        ENDED = "ended", "ended"

    OPEN = (Status.SENT, Status.RECEIVED, Status.READ, Status.MORE_ASKED, Status.ACCEPTED)
    WAITS = (Status.SENT, Status.RECEIVED, Status.READ)
    """While it is the team's turn."""
    MOVES = {
        Status.SENT: {Status.RECEIVED, Status.READ, Status.WITHDRAWN},
        Status.RECEIVED: {Status.READ, Status.WITHDRAWN},
        Status.READ: {
            Status.ACCEPTED,
            Status.DECLINED,
            Status.MORE_ASKED,
            Status.SENT,
            Status.WITHDRAWN,
        },
        Status.MORE_ASKED: {Status.SENT, Status.WITHDRAWN},
        Status.ACCEPTED: {Status.ENDED, Status.WITHDRAWN},
        Status.DECLINED: set(),
        Status.WITHDRAWN: set(),
        Status.ENDED: set(),
    }
    bound: ClassVar = frozenset({Tie.ON_ROLL})
    """Another school the child is on roll at reads it; team and authority are not bound to the school."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="referrals")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="referrals")
    route = models.CharField("kind of help", max_length=16, choices=Route)
    team_name = models.CharField("team that is asked", max_length=300)
    team = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="referred"
    )
    asks = models.CharField("what is asked for", max_length=8, choices=Asks)
    reason = models.TextField("why now")
    wished = models.TextField("what is wished")
    strengths = models.TextField("what the child is good at", blank=True)
    tried_elsewhere = models.TextField("tried and not on record here", blank=True)
    contacted_on = models.DateField("informal contact on", null=True, blank=True)
    contact_note = models.TextField("what was said in it", blank=True)
    consent_by = models.CharField("who agreed", max_length=120, blank=True)
    consent_on = models.DateField("agreed on", null=True, blank=True)
    without_consent = models.TextField("why without consent", blank=True)
    basis = models.CharField("lawful basis for sharing", max_length=16, choices=Basis)
    sent_on = models.DateField("sent on")
    sent_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField("answer expected by")
    answer_days = models.PositiveSmallIntegerField("calendar days for an answer")
    status = models.CharField(max_length=10, choices=Status, default=Status.SENT)
    lead_worker = models.CharField(max_length=120, blank=True)
    discipline = models.CharField(max_length=16, choices=Discipline, blank=True)
    discussed_with = models.CharField("discussed with", max_length=120, blank=True)
    allocated_on = models.DateField("allocated on", null=True, blank=True)
    ended_on = models.DateField("ended on", null=True, blank=True)
    result = models.TextField("what came of it", blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil school route team_name team asks contacted_on consent_by consent_on basis sent_on sent_by"
        " answer_by answer_days status lead_worker discipline discussed_with allocated_on ended_on",
        "free_text": "reason wished strengths tried_elsewhere contact_note without_consent result",
    }
    RETENTION = "as the pupil file"

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "team_name"],
                condition=Q(status__in=("sent", "received", "read", "more_asked", "accepted")),
                name="one_open_referral_to_a_team",
            ),
            models.CheckConstraint(
                condition=(~Q(consent_by="") & Q(consent_on__isnull=False)) | ~Q(without_consent=""),
                name="a_referral_has_consent_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("declined", "withdrawn", "ended"))
                | (Q(ended_on__isnull=False) & ~Q(result="")),
                name="a_closed_referral_says_what_came_of_it",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(wished=""), name="a_referral_has_a_reason_and_a_wish"
            ),
        ]
        indexes = [models.Index(fields=["status", "answer_by", "id"], name="referrals_by_answer")]

    def __str__(self):
        return f"referral to {self.team_name}, sent on {self.sent_on:%-d %B %Y}"

    @property
    def reference(self):
        return f"referrals.referral:{self.pk}"

    @property
    def case(self):
        return self.reference

    @property
    def falls_on(self):
        return self.school

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def waits(self):
        return self.status in self.WAITS

    @property
    def is_to_a_unit(self):
        return self.route == Route.UNIT

    @property
    def has_consent(self):
        return self.consent_on is not None

    @property
    def age(self):
        """On the day it was sent, in words."""
        years = ages.age_on(self.pupil.born_on, self.sent_on)
        months = (self.sent_on.month - self.pupil.born_on.month) % 12
        months = (months - (self.sent_on.day < self.pupil.born_on.day)) % 12
        return f"{years} years {months} month{'' if months == 1 else 's'}"

    @property
    def colour(self):
        """Of its tag on a page, where the words say it too."""
        return {"accepted": "green", "more_asked": "yellow"}.get(
            self.status, "blue" if self.is_open else "grey"
        )


class Step(models.Model):
    """One step of a referral: what happened, when, who recorded it, and at which team it was then."""

    class Kind(models.TextChoices):
        SENT = "sent", "Sent"
        RECEIVED = "received", "Received"
        READ = "read", "Read"
        ACCEPTED = "accepted", "Accepted"
        PASSED_ON = "passed_on", "Passed on"
        DECLINED = "declined", "Declined"
        MORE_ASKED = "more_asked", "More asked for"
        MORE_SENT = "more_sent", "Sent what was asked for"
        WITHDRAWN = "withdrawn", "Withdrawn"
        ENDED = "ended", "Ended"

    ANSWERS = (Kind.ACCEPTED, Kind.PASSED_ON, Kind.DECLINED, Kind.MORE_ASKED)

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField("what happened", max_length=10, choices=Kind)
    at = models.DateTimeField("when")
    by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    team_name = models.CharField("team", max_length=300)
    said = models.TextField("what was said", blank=True)

    CLASSIFIED = {"key": "id", "personal": "referral kind at by team_name", "free_text": "said"}
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.team_name}"


class Evidence(models.Model):
    """One thing from the record that went with a referral, as it stood on that day."""

    class Kind(models.TextChoices):
        PLAN = "plan", "plan of support"
        APPROACH = "approach", "approach"
        MEASURE = "measure", "measure"

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField("what it is", max_length=8, choices=Kind)
    source = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    said = models.TextField("what it says")

    CLASSIFIED = {"key": "id source", "personal": "referral kind title", "free_text": "said"}
    RETENTION = "as the pupil file"

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["pk"]

    def __str__(self):
        return self.title

    @property
    def lines(self):
        return self.said.splitlines()
