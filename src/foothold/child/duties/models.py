from django.db import models
from django.db.models import F, OuterRef, Q

from foothold.child.duties import rules
from foothold.child.pupils.cases import OfCase, RecordQuerySet
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import WORKS_FOR, Tie
from foothold.ground.organisations.models import Organisation
from foothold.law import notices
from foothold.law.due import Party


class Basis(models.Model):
    """The rule and the facts from which duties were worked out, kept so that they can be worked out again."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=80)
    rule = models.CharField(max_length=40)
    facts = models.JSONField()

    CLASSIFIED = {"key": "id about", "personal": "pupil school rule", "special": "facts"}
    RETENTION = "as the pupil file"

    class Meta:
        verbose_name_plural = "bases"
        indexes = [models.Index(fields=["about"])]

    def __str__(self):
        return f"What follows from {rules.FOLLOWS_FROM[self.rule]}"


class DutyQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_DUTIES
    of_case = OuterRef("basis__about")

    def open(self):
        return self.filter(status=Duty.Status.OPEN)

    def notices(self):
        """What is done by giving a notice."""
        return self.filter(kind__in=notices.GIVEN).exclude(owed_to=Party.PUPIL)

    def owed_by_organisations_of(self, person, *, on):
        mine = Q(pk__in=[])
        for membership in person.memberships_on(on):
            mine |= Q(owed_by_organisation=membership.organisation_id)
        return self.filter(mine)

    def work_of(self, person, *, on):
        """What this person's roles do on behalf of their organisations."""
        mine = Q(pk__in=[])
        for membership in person.memberships_on(on):
            parties = WORKS_FOR.get(membership.role)
            if parties:
                mine |= Q(owed_by_organisation=membership.organisation_id, owed_by__in=sorted(parties))
        return self.filter(mine)


class Duty(OfCase, models.Model):
    """One thing that somebody owes. Whether it is late is worked out, never stored."""

    class Status(models.TextChoices):
        OPEN = "open", "open"
        MET = "met", "done"
        VOID = "void", "no longer owed"

    MOVES = {
        Status.OPEN: {Status.MET, Status.VOID},
        Status.MET: {Status.OPEN},
        Status.VOID: {Status.OPEN},
    }

    basis = models.ForeignKey(Basis, on_delete=models.PROTECT, related_name="duties")
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="duties")
    kind = models.CharField("kind of duty", max_length=40)
    what = models.CharField("what is owed", max_length=240)
    owed_by = models.CharField(max_length=32)
    owed_by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="duties_owed"
    )
    owed_to = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_session = models.CharField(max_length=5, blank=True)
    promptness = models.CharField(max_length=24)
    strength = models.CharField(max_length=12)
    provision = models.CharField(max_length=60)
    status = models.CharField(max_length=5, choices=Status, default=Status.OPEN)
    met_on = models.DateField("done on", null=True, blank=True)
    how = models.CharField("how it was done", max_length=240, blank=True)
    evidence = models.CharField("where the evidence is", max_length=240, blank=True)
    closed_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    explanation = models.TextField("why it was late or no longer owed", blank=True)
    ended_by_law = models.BooleanField("no longer asked for after it was worked out again", default=False)

    CLASSIFIED = {
        "key": "id basis",
        "personal": "pupil kind what owed_by owed_by_organisation owed_to due_on due_session promptness strength"
        " provision status met_on closed_by ended_by_law",
        "free_text": "how evidence explanation",
    }
    RETENTION = "as the pupil file"

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "duties"
        ordering = [F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(fields=["basis", "kind", "owed_to"], name="one_duty_of_a_kind"),
            models.CheckConstraint(
                condition=~Q(status="met") | Q(met_on__isnull=False), name="a_duty_done_says_when"
            ),
        ]
        indexes = [
            # With the pupil in it, what may be seen of it is counted without reading the duties themselves.
            models.Index(fields=["owed_by_organisation", "status", "due_on", "pupil"]),
            models.Index(fields=["pupil", "status", "due_on"]),
        ]

    def __str__(self):
        return self.what

    answering = frozenset({Tie.OWN, Tie.SCHOOL_AUTHORITY})
    """A school's authority records what a school has done; a trust only what it owes itself."""

    @property
    def case(self):
        return self.basis.about

    @property
    def falls_on(self):
        return self.owed_by_organisation

    @property
    def is_notice(self):
        """Whether it is done by giving a notice, and in no other way: the next clock may count from that."""
        return notices.is_notice(self.kind, self.owed_to)

    @property
    def is_done_by_a_record(self):
        """Whether it is done by recording what happened where it comes from."""
        return self.kind in rules.DONE_BY_A_RECORD

    def is_late(self, on):
        return self.status == self.Status.OPEN and self.due_on is not None and self.due_on < on


class Recount(models.Model):
    """The duties of one school worked out again after a change of its calendar. `change` is the same for schools
    changed at once."""

    change = models.CharField(max_length=32, db_index=True)
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="recounts")
    by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    because = models.CharField(max_length=200)
    first_on = models.DateField("first day changed")
    last_on = models.DateField("last day changed")
    done_at = models.DateTimeField(null=True)

    CLASSIFIED = {
        "key": "id change",
        "public": "school because first_on last_on",
        "personal": "by asked_at done_at",
    }
    RETENTION = "six years"

    class Meta:
        ordering = ["-asked_at", "school"]
        constraints = [models.UniqueConstraint(fields=["change", "school"], name="one_recount_a_school")]
        indexes = [models.Index(fields=["school", "-asked_at"])]

    def __str__(self):
        return f"{self.because}, {self.school}"


class ShiftQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_DUTIES
    of_pupil = "duty__pupil_id"
    of_case = OuterRef("duty__basis__about")


class Shift(models.Model):
    """One duty moved by a recount: from which day to which."""

    class How(models.TextChoices):
        MOVED = "moved", "moves"
        BEGUN = "begun", "is owed now"
        AGAIN = "again", "is owed again"
        ENDED = "ended", "is no longer owed"

    recount = models.ForeignKey(Recount, on_delete=models.CASCADE, related_name="shifts")
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="shifts")
    how = models.CharField(max_length=5, choices=How)
    was_on = models.DateField(null=True)
    now_on = models.DateField(null=True)

    CLASSIFIED = {"key": "id recount", "personal": "duty how was_on now_on"}
    RETENTION = "as the pupil file"

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["recount", "duty"], name="one_shift_a_recount")]

    def __str__(self):
        return f"{self.duty} {self.get_how_display()}"


class Handover(models.Model):
    """Whoever answers for a child, or for a school, is another from a day: what is open then passes to them."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, null=True, related_name="handovers")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="handovers")
    by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    from_on = models.DateField("from")
    because = models.CharField(max_length=200)
    done_at = models.DateTimeField(null=True)

    CLASSIFIED = {"key": "id", "public": "school", "personal": "pupil by asked_at from_on because done_at"}
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pupil__isnull=True) ^ Q(school__isnull=True),
                name="a_handover_of_a_child_or_a_school",
            )
        ]
        indexes = [models.Index(fields=["done_at", "from_on"])]

    def __str__(self):
        return f"{self.because} from {self.from_on:%-d %B %Y}"


class HandedQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_DUTIES
    of_pupil = "duty__pupil_id"
    of_case = OuterRef("duty__basis__about")


class Handed(models.Model):
    """One duty that passed from one body to another."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="handed")
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="handed")
    was_owed_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    now_owed_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    CLASSIFIED = {"key": "id handover", "personal": "duty was_owed_by now_owed_by"}
    RETENTION = "as the pupil file"

    objects = HandedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "handed"
        indexes = [models.Index(fields=["now_owed_by", "handover"])]

    def __str__(self):
        """Provide suitable full-time education: Fernleigh to Harrow Bay."""
        return f"{self.duty}: {self.was_owed_by} to {self.now_owed_by}"
