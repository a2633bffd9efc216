from django.db import models
from django.db.models import Exists, OuterRef, Q

from foothold.child.pupils.cases import OfCase, RecordQuerySet, reference_of
from foothold.child.pupils.models import Pupil
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.organisations.models import Organisation
from foothold.ground.policy.local_settings import DECISIONS
from foothold.ground.policy.panel_kinds import KINDS


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, person, *, on):
        """Those called by an organisation whose meetings the person lists, and those that speak of a child of whom they
        may read it."""
        own = check.organisations(person, Permission.LIST_MEETINGS, on)
        seen = Item.objects.visible_to(person, on=on)
        return self.filter(Q(called_by__in=own.values("pk")) | Q(pk__in=seen.values("meeting")))

    def coming(self, on):
        return self.filter(status=Meeting.Status.CALLED, held_on__gte=on)


class Meeting(models.Model):
    """One meeting. What the local rules ask of its kind is copied in, so that later rules do not change it."""

    class Status(models.TextChoices):
        CALLED = "called", "called"
        HELD = "held", "held"
        CANCELLED = "cancelled", "cancelled"

    MOVES = {
        Status.CALLED: {Status.HELD, Status.CANCELLED},
        Status.HELD: set(),
        Status.CANCELLED: set(),
    }

    kind = models.CharField(max_length=24, choices=[(each.key, each.name) for each in KINDS.values()])
    name = models.CharField("what it is called", max_length=300)
    called_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField("day")
    starts_at = models.TimeField("begins at", null=True)
    place = models.CharField(max_length=200)
    chair = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    closes_on = models.DateField("last day to put a child on the agenda", null=True)
    quorum = models.PositiveSmallIntegerField("how many have to come", default=0)
    status = models.CharField(max_length=9, choices=Status, default=Status.CALLED)
    because = models.CharField("why it was cancelled", max_length=300, blank=True)

    CLASSIFIED = {
        "key": "id",
        "public": "kind name called_by held_on starts_at place closes_on quorum status",
        "personal": "chair",
        "free_text": "because",
    }
    RETENTION = "as the pupil files of the children it spoke of"

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["called_by", "kind", "held_on"], name="meetings_by_caller")]

    def __str__(self):
        return f"{self.name} on {self.held_on:%-d %B %Y}"

    @property
    def subject_key(self):
        """It is on the record of whoever called it; what it says of a child is on the child's."""
        return self.called_by.subject_key

    def ties(self, on):
        """Its own people, and those of every body that was invited for some child."""
        invited = Organisation.objects.filter(
            pk__in=Invited.objects.filter(item__meeting=self).values("organisation")
        )
        return [*self.called_by.ties(on), *((Tie.MEETING, each, None, None) for each in invited)]

    @property
    def is_open(self):
        return self.status != self.Status.CANCELLED


class ItemQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_MEETINGS
    of_case = reference_of("panels.item", "pk")

    def visible_to(self, person, *, on, permission=None):
        """Every child's for those who list meetings about the child; for others, where they were invited."""
        listed = super().visible_to(person, on=on, permission=permission or Permission.LIST_MEETINGS)
        if permission:
            return listed
        invited = Exists(Invited.objects.of(person, on).filter(item=OuterRef("pk")))
        return listed | super().visible_to(person, on=on).filter(invited)

    def standing(self):
        return self.exclude(status=Item.Status.TAKEN_OFF)


class Item(OfCase, models.Model):
    """One child on one agenda: why, who was invited for this child, what was decided and why."""

    class Status(models.TextChoices):
        ON_AGENDA = "on_agenda", "on the agenda"
        DECIDED = "decided", "decided"
        TAKEN_OFF = "taken_off", "taken off the agenda"

    MOVES = {
        Status.ON_AGENDA: {Status.DECIDED, Status.TAKEN_OFF},
        Status.DECIDED: set(),
        Status.TAKEN_OFF: {Status.ON_AGENDA},
    }

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="agenda_items")
    came_up = models.JSONField("what on record brought it up", default=list)
    why = models.TextField("why the meeting is to speak of the child", blank=True)
    urgent = models.CharField("why it could not wait", max_length=300, blank=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.ON_AGENDA)
    off_because = models.CharField("why it was taken off", max_length=300, blank=True)
    said = models.TextField("what was said", blank=True)
    decision = models.CharField(max_length=12, choices=list(DECISIONS.items()), blank=True)
    rationale = models.TextField("why it was decided so", blank=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "meeting pupil status decision",
        "free_text": "came_up why urgent off_because said rationale",
    }
    RETENTION = "as the pupil file"

    objects = ItemQuerySet.as_manager()

    bound = frozenset(Tie) - {Tie.MEETING}
    """Whoever is invited answers. Of the others only people of the school that called the meeting change anything."""

    class Meta:
        verbose_name = "item of an agenda"
        verbose_name_plural = "items of agendas"
        ordering = ["-meeting__held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "pupil"], name="a_child_is_once_on_an_agenda"),
            models.CheckConstraint(
                condition=~Q(status="decided") | (~Q(decision="") & ~Q(rationale="")),
                name="a_decision_says_why",
            ),
        ]
        indexes = [models.Index(fields=["pupil", "status"])]

    def __str__(self):
        return f"{self.meeting}"

    @property
    def reference(self):
        return f"panels.item:{self.pk}"

    @property
    def case(self):
        return self.reference

    @property
    def falls_on(self):
        return self.meeting.called_by

    @property
    def is_decided(self):
        return self.status == self.Status.DECIDED

    @property
    def came(self):
        return [each for each in self.invited.all() if each.came == Invited.Came.CAME]

    @property
    def is_below_quorum(self):
        return self.is_decided and len(self.came) < self.meeting.quorum


class InvitedQuerySet(models.QuerySet):
    def of(self, person, on):
        """Invitations of a person by name, or of a body they act for where nobody is named."""
        bodies = [membership.organisation_id for membership in person.memberships_on(on)]
        return self.filter(Q(person=person) | Q(person=None), organisation__in=bodies)


class Invited(models.Model):
    """Somebody invited for one child, and whether they came. Who is invited for one child sees no other."""

    class Side(models.TextChoices):
        PUPIL = "pupil", "the pupil"
        FAMILY = "family", "family"
        SCHOOL = "school", "school"
        SERVICE = "service", "another body or service"

    class Came(models.TextChoices):
        CAME = "came", "came"
        SENT_WORD = "sent_word", "sent word"
        ABSENT = "absent", "did not come"

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="invited")
    side = models.CharField(max_length=8, choices=Side)
    name = models.CharField("who", max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    came = models.CharField(max_length=9, choices=Came, blank=True)

    CLASSIFIED = {"key": "id", "personal": "item side name organisation person came"}
    RETENTION = "as the pupil file"

    objects = InvitedQuerySet.as_manager()

    class Meta:
        verbose_name = "invitation"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "name"], name="invited_once_for_a_child")]

    def __str__(self):
        return self.name
