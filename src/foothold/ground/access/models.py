from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from foothold.ground.access.roles import Role
from foothold.ground.organisations.dated import Dated, DatedQuerySet
from foothold.ground.organisations.models import Organisation


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

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    CLASSIFIED = {"key": "id password", "personal": "email name last_login is_active"}
    RETENTION = "six years after the last membership ends"

    objects = PersonManager()

    class Meta:
        verbose_name_plural = "people"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def memberships_on(self, day: date) -> list["Membership"]:
        """Current memberships, asked for once a day and request: permissions are checked many times."""
        known: dict[date, list[Membership]] = self.__dict__.setdefault("_memberships", {})
        if day not in known:
            known[day] = list(self.memberships.on(day).select_related("organisation", "job_title"))
        return known[day]


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


class Membership(Dated):
    """A person works for (or belongs to) an organisation in one role for a time."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=24, choices=Role)
    job_title = models.ForeignKey(JobTitle, on_delete=models.PROTECT, null=True, blank=True)

    CLASSIFIED = {"key": "id", "personal": "person organisation role job_title from_on to_on"}
    RETENTION = "six years after it ends"

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["organisation", "role"])]

    def __str__(self) -> str:
        return f"{self.person}, {self.title} at {self.organisation}"

    @property
    def title(self) -> str:
        return self.job_title.name if self.job_title else self.get_role_display()


def heads_of(school: Organisation, day: date) -> "models.QuerySet[Membership]":
    """Those who may decide on an exclusion at this school on this day, the acting headteacher included."""
    found: models.QuerySet[Membership] = (
        Membership.objects.on(day)
        .filter(organisation=school, role=Role.HEADTEACHER)
        .select_related("person", "job_title")
        .order_by("from_on", "pk")
    )
    return found
