from typing import Any

from django.db import models
from django.db.models import Q

from foothold.child.pupils.cases import OfCase, RecordQuerySet, reference_of
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.organisations.models import Organisation


class ExclusionQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_EXCLUSIONS
    of_case = reference_of("exclusions.exclusion", "pk")

    def standing(self):
        return self.exclude(status=Exclusion.Status.CANCELLED)


class Exclusion(OfCase, models.Model):
    """One suspension, lunchtime suspension or permanent exclusion. It is never made longer: a further one is new."""

    class Kind(models.TextChoices):
        SUSPENSION = "suspension", "suspension"
        LUNCHTIME = "lunchtime_suspension", "lunchtime suspension"
        PERMANENT = "permanent", "permanent exclusion"

    class Session(models.TextChoices):
        AM = "am", "morning"
        PM = "pm", "afternoon"
        LUNCH = "lunch", "lunchtime"

    class Status(models.TextChoices):
        TYPED = "typed", "waiting for the headteacher to confirm"
        CONFIRMED = "confirmed", "confirmed by the headteacher"
        CANCELLED = "cancelled", "cancelled"
        REINSTATED = "reinstated", "over: the governing board reinstated the pupil"

    MOVES = {
        Status.TYPED: {Status.CONFIRMED, Status.CANCELLED, Status.REINSTATED},
        Status.CONFIRMED: {Status.CANCELLED, Status.REINSTATED},
        Status.CANCELLED: set(),
        Status.REINSTATED: set(),
    }

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="exclusions")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="exclusions")
    kind = models.CharField(max_length=20, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.TYPED)
    decided_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    decided_as = models.CharField("job title of the person who decided", max_length=80)
    decided_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    starts_on = models.DateField()
    starts_session = models.CharField(max_length=5, choices=Session)
    length = models.PositiveSmallIntegerField("half school days, or lunchtimes", null=True)
    half_days_lost = models.PositiveSmallIntegerField(
        "half school days of it on which the school did not meet", default=0
    )
    ends_on = models.DateField("last school day away", null=True)
    returns_on = models.DateField("day back in school", null=True)
    further_evidence = models.CharField("what came to light after the one before", max_length=500, blank=True)
    what_happened = models.TextField()
    why_not_less = models.TextField("why something less would not do", blank=True)
    factors = models.TextField("what may have contributed, and support put in place", blank=True)
    adjustments = models.TextField("reasonable adjustments made", blank=True)
    why_in_spite = models.TextField("why, in spite of SEN or being looked after", blank=True)
    public_exams_on = models.JSONField("public examinations that fall in it", default=list)
    tests_on = models.JSONField("national curriculum tests that fall in it", default=list)
    breach = models.CharField("what the law did not allow", max_length=300, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    reinstated_on = models.DateField("back in school by the board's decision", null=True, blank=True)
    unasked_by = models.DateField("nobody had made representations by", null=True, blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil school kind status decided_by decided_as decided_at recorded_by recorded_at starts_on"
        " starts_session length half_days_lost ends_on returns_on public_exams_on tests_on breach cancelled_on"
        " reinstated_on unasked_by",
        "free_text": "further_evidence what_happened why_not_less factors adjustments why_in_spite cancelled_because",
    }
    RETENTION = "as the pupil file"

    objects = ExclusionQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "school"],
                condition=Q(kind="permanent", status__in=["typed", "confirmed"]),
                name="one_permanent_exclusion_a_school",
            ),
            models.CheckConstraint(
                condition=Q(kind="permanent", length__isnull=True) | (~Q(kind="permanent") & Q(length__gt=0)),
                name="only_a_permanent_exclusion_has_no_length",
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | Q(cancelled_on__isnull=False),
                name="a_cancellation_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status="reinstated") | Q(reinstated_on__isnull=False),
                name="a_reinstatement_has_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["pupil", "starts_on"]),
            models.Index(fields=["school", "-starts_on"]),
            models.Index(fields=["-starts_on", "-id"], name="exclusions_newest_first"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} from {self.starts_on:%-d %B %Y}"

    read_at_once: Any = None

    def several(self, name):
        """What is kept several times for it, such as its `notices`: as a page read all of it at once, or as it is on
        record now."""
        return self.read_at_once[name] if self.read_at_once else getattr(self, name).all()

    bound = frozenset({Tie.ON_ROLL, Tie.TRUST, Tie.SCHOOL_AUTHORITY})
    """Ties that come with some school's roll. The child's own authority and the others act wherever the child was."""

    @property
    def reference(self):
        return f"exclusions.exclusion:{self.pk}"

    @property
    def case(self):
        return self.reference

    @property
    def falls_on(self):
        return self.school

    @property
    def stands(self):
        """Neither cancelled by the headteacher nor ended by a governing board."""
        return self.cancelled_on is None and self.reinstated_on is None

    def stands_on(self, on):
        """Whether it stands on a day: one that a governing board ended stands until the pupil is back."""
        return self.stands or (self.reinstated_on is not None and on < self.reinstated_on)

    @property
    def back_on(self):
        """The day back in school, as a governing board set it or as the suspension ends."""
        return self.reinstated_on or self.returns_on

    @property
    def is_permanent(self):
        return self.kind == self.Kind.PERMANENT

    @property
    def counted_length(self):
        """What counts of the length decided: a day on which the school did not meet is no day of it."""
        return None if self.length is None else self.length - self.half_days_lost


class Reason(models.Model):
    exclusion = models.ForeignKey(Exclusion, on_delete=models.CASCADE, related_name="reasons")
    code = models.CharField(max_length=4)
    code_set = models.CharField(max_length=24)

    CLASSIFIED = {"key": "id exclusion", "special": "code code_set"}
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["exclusion", "code"], name="one_reason_of_a_code")]

    def __str__(self):
        return self.code


class ExcludedSession(models.Model):
    """One session on one school day from which a pupil is excluded. No session can be taken twice."""

    exclusion = models.ForeignKey(Exclusion, on_delete=models.CASCADE, related_name="sessions")
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    session = models.CharField(max_length=5, choices=Exclusion.Session)
    stands = models.BooleanField("still counts", default=True)

    CLASSIFIED = {"key": "id exclusion", "personal": "pupil on session stands"}
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["on", "session"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "on", "session"], condition=Q(stands=True), name="no_session_taken_twice"
            )
        ]

    def __str__(self):
        return f"{self.session} of {self.on}"


class PermanentGrounds(models.Model):
    """The two limbs of the test for a permanent exclusion, and what was considered before."""

    class Ground(models.TextChoices):
        PERSISTENT = "persistent", "persistent breaches of the behaviour policy"
        ONE_OFF = "one_off", "one serious breach of the behaviour policy"

    class Offence(models.TextChoices):
        VIOLENCE = "violence", "serious violence against a pupil or member of staff"
        SEXUAL = "sexual", "sexual abuse or assault"
        DRUG_SUPPLY = "drug_supply", "supplying an illegal drug"
        WEAPON = "weapon", "carrying an offensive weapon"
        OTHER = "other", "another serious breach"

    exclusion = models.OneToOneField(Exclusion, on_delete=models.CASCADE, related_name="grounds")
    ground = models.CharField(max_length=10, choices=Ground)
    offence = models.CharField(max_length=12, choices=Offence, blank=True)
    breach = models.TextField("the breach or breaches")
    harm = models.TextField("the serious harm if the pupil stayed")
    policy_clause = models.CharField("part of the behaviour policy", max_length=160)
    policy_version = models.CharField("version or date of the policy", max_length=60)
    drivers = models.TextField("social, emotional and health drivers considered")
    why_not_suspension = models.TextField("why a suspension would not do")
    waived_because = models.TextField("why no other measure could come first", blank=True)
    not_consulted_because = models.TextField("why the authority was not consulted first", blank=True)
    annual_review_asked_on = models.DateField("early annual review asked for on", null=True, blank=True)
    annual_review_answer = models.TextField("what the review found", blank=True)

    CLASSIFIED = {
        "key": "id exclusion",
        "personal": "ground offence policy_clause policy_version annual_review_asked_on",
        "free_text": "breach harm drivers why_not_suspension waived_because not_consulted_because"
        " annual_review_answer",
    }
    RETENTION = "as the pupil file"

    class Meta:
        verbose_name_plural = "grounds of permanent exclusions"

    def __str__(self):
        return self.get_ground_display()


class Measure(models.Model):
    """Something tried, or found not suitable, before or beside an exclusion."""

    class Kind(models.TextChoices):
        KEY_WORKER = "key_worker", "key worker or learning mentor"
        SUPPORT_PROGRAMME = "support_programme", "pastoral support programme"
        RESTORATIVE = "restorative", "restorative approach or mediation"
        PANEL = "panel", "referral to a multi-agency panel"
        SEN_ASSESSMENT = "sen_assessment", "assessment of SEN or disability considered"
        AP_WITH_REVIEW = "ap_with_review", "alternative provision subject to review"
        AP_PANEL = "ap_panel", "referral to the AP panel"
        MANAGED_MOVE = "managed_move", "managed move with the parent's consent"
        INTERNAL_REMOVAL = "internal_removal", "internal removal"
        CHANGE_OF_SET = "change_of_set", "change of set or class"

    class Outcome(models.TextChoices):
        DONE = "done", "tried"
        NOT_SUITABLE = "not_suitable", "not suitable"

    exclusion = models.ForeignKey(Exclusion, on_delete=models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=20, choices=Kind)
    outcome = models.CharField(max_length=12, choices=Outcome)
    on = models.DateField("when", null=True, blank=True)
    note = models.CharField("what came of it, or why not", max_length=500)

    CLASSIFIED = {"key": "id exclusion", "personal": "kind outcome on", "free_text": "note"}
    RETENTION = "as the pupil file"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exclusion", "kind"], name="one_measure_of_a_kind")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_outcome_display()}"


class ConsultationQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_EXCLUSIONS


class Consultation(models.Model):
    """The school spoke to a team of an authority, or to the parents, about a pupil at risk of exclusion."""

    class With(models.TextChoices):
        EXCLUSIONS_TEAM = "exclusions_team", "exclusions team"
        SEN_TEAM = "SEN_team", "SEN team"
        VIRTUAL_SCHOOL = "virtual_school", "virtual school"
        PARENTS = "parents", "the parents"

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="consultations")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    spoke_with = models.CharField(max_length=16, choices=With, default=With.EXCLUSIONS_TEAM)
    consulted = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    held_at = models.DateTimeField("when")
    advice = models.TextField("what was advised")
    reply = models.TextField("what the school did with the advice", blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil school spoke_with consulted held_at",
        "free_text": "advice reply",
    }
    RETENTION = "as the pupil file"

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-held_at", "-pk"]

    def __str__(self):
        return f"{self.whom} on {self.held_at:%-d %B %Y}"

    @property
    def whom(self):
        team = self.get_spoke_with_display()
        return f"{team} of {self.consulted}" if self.consulted else team
