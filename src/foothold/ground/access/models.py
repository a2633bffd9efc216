from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from foothold.ground.access.roles import Role
from foothold.ground.organisations.dated import Dated, DatedQuerySet
from foothold.ground.organisations.models import Belonging, Organisation


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in. What they may do comes from their memberships alone."""

    email = models.EmailField("email address", unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    sign_ins_ended = models.PositiveIntegerField("times every sign-in was ended", default=0, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    CLASSIFIED = {"key": "id password sign_ins_ended", "personal": "email name last_login is_active"}
    RETENTION = "six years after the last membership ends"

    objects = PersonManager()

    class Meta:
        verbose_name_plural = "people"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    acts_for: int | None = None
    """The one organisation somebody with several has chosen to act for, for as long as this sign-in lasts."""

    def memberships_on(self, day: date) -> list["Membership"]:
        """Current memberships, those at the organisation they act for if they chose one and still belong there."""
        held = self.every_membership_on(day)
        return [each for each in held if each.organisation_id == self.acts_for] or held

    def every_membership_on(self, day: date) -> list["Membership"]:
        """Asked for once a request: permissions are checked many times."""
        if self._memberships is None:
            self.know(self.memberships.select_related("organisation", "job_title").order_by())
        return [each for each in self._memberships or () if each.opens_on(day)]

    _memberships: "list[Membership] | None" = None
    """Begins with an underscore, so that a half-finished sign-in is put away in the session without them."""

    def know(self, memberships: "Iterable[Membership]") -> None:
        """All memberships of the person as they are on record, for as long as the request lasts."""
        self._memberships = sorted(
            memberships, key=lambda each: (each.organisation.name, each.from_on, each.pk)
        )

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Every sign-in carries this. One added to `sign_ins_ended` ends them all, in every worker, at once."""
        said = f"{self.password}{self.sign_ins_ended}"
        return salted_hmac("access.Person", said, secret=secret, algorithm="sha256").hexdigest()

    def schools_on(self, day: date) -> "models.QuerySet[Organisation]":
        """The schools a person works for, and those of their trust or authority."""
        own = [membership.organisation_id for membership in self.memberships_on(day)]
        members = Belonging.objects.on(day).filter(parent__in=own).values("organisation")
        found: models.QuerySet[Organisation] = Organisation.objects.schools().filter(
            Q(pk__in=own) | Q(pk__in=members)
        )
        return found


class JobTitle(models.Model):
    """What people call their work. Each title means one role; titles are data, roles are law and code."""

    name = models.CharField(max_length=80, unique=True)
    role = models.CharField(max_length=24, choices=Role)

    CLASSIFIED = {"key": "id", "public": "name role"}
    RETENTION = "kept while a membership names it"

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(DatedQuerySet["Membership"]):
    def that_open(self, day: date) -> "MembershipQuerySet":
        """Those that let their person in: they hold on the day, and nobody has stopped them."""
        found: MembershipQuerySet = self.on(day).filter(stopped_at=None)
        return found


class Membership(Dated):
    """A person works for (or belongs to) an organisation in one role for a time."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=24, choices=Role)
    job_title = models.ForeignKey(JobTitle, on_delete=models.PROTECT, null=True, blank=True)
    stopped_at = models.DateTimeField(
        "access ended at",
        null=True,
        blank=True,
        help_text="From this moment it opens nothing, even on a day that is still within its dates.",
    )

    CLASSIFIED = {"key": "id", "personal": "person organisation role job_title from_on to_on stopped_at"}
    RETENTION = "six years after it ends"

    objects = MembershipQuerySet.as_manager()

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["organisation", "role"])]

    def __str__(self) -> str:
        return f"{self.person}, {self.title} at {self.organisation}"

    @property
    def title(self) -> str:
        return self.job_title.name if self.job_title else self.get_role_display()

    def opens_on(self, day: date) -> bool:
        """It lets its person in: it holds on the day, and nobody has stopped it."""
        return self.stopped_at is None and self.holds(day)


class Invitation(models.Model):
    """A link sent to somebody who has not signed in yet. Its secret is known to the mail alone; this keeps a digest."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    CLASSIFIED = {"key": "id digest", "personal": "person sent_by sent_at ends_at used_at"}
    RETENTION = "one year"

    class Meta:
        ordering = ["person", "-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"invitation of {self.person}"

    def is_open(self, at: datetime) -> bool:
        return self.used_at is None and at < self.ends_at


def heads_of(school: Organisation, first: date, last: date) -> list[Person]:
    """Those who could decide on an exclusion at this school on some day between two, acting headteachers included."""
    held = (
        Membership.objects.filter(
            Q(to_on=None) | Q(to_on__gte=first), organisation=school, role=Role.HEADTEACHER, from_on__lte=last
        )
        .select_related("person")
        .order_by("person__name", "person")
    )
    return list(dict.fromkeys(membership.person for membership in held))
