from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from foothold.child.pupils.names import called, initials, places, search_key, span
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.organisations.dated import Dated, DatedQuerySet
from foothold.ground.organisations.models import Organisation
from foothold.law import codes


class PupilQuerySet(models.QuerySet):
    def visible_to(self, person, *, on, permission=Permission.SEE_CHILD):
        """The children tied today to an organisation the person acts for, where that grants the permission."""
        ties = Link.objects.on(on).filter(check.reach(person, permission, on), pupil=OuterRef("pk"))
        return self.filter(Exists(ties))


class Pupil(models.Model):
    class Sex(models.TextChoices):
        FEMALE = "F", "female"
        MALE = "M", "male"
        UNKNOWN = "U", "not known"

    given_name = models.CharField("given name", max_length=80)
    family_name = models.CharField("family name", max_length=80)
    known_as = models.CharField("known as", max_length=80, blank=True)
    born_on = models.DateField("date of birth")
    sex = models.CharField(max_length=1, choices=Sex)
    upn = models.CharField("UPN", max_length=13, blank=True)
    strengths = models.TextField("what they are good at", blank=True)
    person = models.OneToOneField(
        "access.Person",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pupil_self",
        verbose_name="signs in as",
    )
    search_key = models.CharField(max_length=250, editable=False, db_index=True)

    CLASSIFIED = {
        "key": "id",
        "personal": "given_name family_name known_as born_on sex upn person search_key",
        "free_text": "strengths",
    }
    RETENTION = "date of birth plus 25 years"

    objects = PupilQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["upn"], condition=~Q(upn=""), name="one_pupil_a_upn"),
        ]
        indexes = [
            models.Index(fields=["born_on"]),
            models.Index(fields=["family_name", "given_name", "id"], name="pupils_by_name"),
        ]

    def __str__(self):
        return called(self.given_name, self.known_as, self.family_name)

    def save(self, *args, **kwargs):
        self.search_key = search_key(self.given_name, self.known_as, self.family_name)
        super().save(*args, **kwargs)
        NamePart.objects.filter(pupil=self).delete()
        NamePart.objects.of([self])

    @property
    def pupil(self):
        return self

    @property
    def subject_key(self):
        return f"pupil:{self.pk}"

    @property
    def initials(self):
        return initials(self.given_name, self.known_as, self.family_name)

    links_read: Any = None
    """All ties of the pupil, where a page read them with the pupil: they count for as long as it answers."""

    def ties(self, on):
        links = self.links_read
        if links is None:
            links = self.links.on(on).select_related("organisation")
        return [(link.tie, link.organisation, link.from_on, link.to_on) for link in links if link.holds(on)]

    def tied(self, tie, on):
        """The organisation that holds this tie on a day, or None."""
        link = self.links.on(on).filter(tie=tie).select_related("organisation").order_by("-from_on").first()
        return link.organisation if link else None


class NamePartQuerySet(models.QuerySet):
    def of(self, pupils):
        """Keeps by what these pupils are found, of whom nothing is kept yet."""
        found_by = [(pupil, place) for pupil in pupils for place in places(pupil.search_key)]
        return self.bulk_create(
            (self.model(pupil=pupil, place=place) for pupil, place in found_by), batch_size=2000
        )

    def beginning_with(self, *letters):
        return self.filter(reduce(or_, (Q(place__range=span(each)) for each in letters)))

    def with_all(self, words):
        """The pupils in whose names each of the words occurs, as far as its first letters tell."""
        first, *others = sorted(words, key=len, reverse=True)
        found = self.beginning_with(first)
        for word in others:
            found = found.filter(pupil__in=self.beginning_with(word).values("pupil"))
        return found.values_list("pupil", flat=True)


class NamePart(models.Model):
    """Where a part of a pupil's name stands in the alphabet, so that it is found without reading every name."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="+")
    place = models.BigIntegerField()

    CLASSIFIED = {"key": "id", "personal": "pupil place"}
    RETENTION = "as the pupil file"

    objects = NamePartQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "pupil"], name="pupils_by_part_of_name")]

    def __str__(self):
        return f"part of the name of pupil {self.pupil_id}"


class Carer(models.Model):
    """A parent, or somebody with parental responsibility or care, and how they may be reached."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="carers")
    name = models.CharField(max_length=120)
    relation = models.CharField("relation to the pupil", max_length=60)
    has_parental_responsibility = models.BooleanField("has parental responsibility", default=True)
    lives_with_pupil = models.BooleanField("lives with the pupil", default=True)
    first_contact = models.PositiveSmallIntegerField("order in which to contact", default=1)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=200, blank=True)
    language = models.CharField("first language", max_length=60, blank=True)
    needs_interpreter = models.BooleanField("needs an interpreter", default=False)
    contact_limit = models.CharField(
        "limit on contact",
        max_length=200,
        blank=True,
        help_text="For example a court order. Shown before anything is sent.",
    )
    no_letters = models.BooleanField(
        "no letters to this person",
        default=False,
        help_text="Where a court order, say, forbids it. No letter is then drafted for them or sent to them.",
    )
    person = models.ForeignKey(
        "access.Person",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="signs in as",
        help_text="They read here the letters that were sent to them, and nobody else's.",
    )

    CLASSIFIED = {
        "key": "id",
        "personal": "pupil name relation has_parental_responsibility lives_with_pupil first_contact phone email"
        " address language needs_interpreter person",
        "special": "contact_limit no_letters",
    }
    RETENTION = "as the pupil file"

    class Meta:
        ordering = ["pupil_id", "first_contact", "pk"]

    def __str__(self):
        return f"{self.name} ({self.relation})"

    @property
    def is_written_to(self):
        """Whether they are told in writing what the law has a parent told."""
        return self.has_parental_responsibility and not self.no_letters

    @property
    def address_lines(self):
        """The address as it stands on a letter."""
        return [line.strip() for line in self.address.split(",") if line.strip()]


class Characteristic(Dated):
    """Something about the pupil that law or practice asks for, in DfE codes where DfE has them, and dated."""

    class Kind(models.TextChoices):
        SEN_PROVISION = "sen_provision", "SEN provision"
        SEN_TYPE = "sen_type", "type of SEN"
        DISABILITY = "disability", "disability"
        ETHNICITY = "ethnicity", "ethnicity"
        LOOKED_AFTER = "looked_after", "looked after"
        PREVIOUSLY_LOOKED_AFTER = "previously_looked_after", "previously looked after"
        SOCIAL_WORKER = "social_worker", "has a social worker"
        CHILD_IN_NEED = "child_in_need", "child in need"
        CHILD_PROTECTION_PLAN = "child_protection_plan", "child protection plan"
        FREE_SCHOOL_MEALS = "free_school_meals", "eligible for free school meals"
        ENGLISH_ADDITIONAL = "english_additional", "English is an additional language"
        YOUNG_CARER = "young_carer", "young carer"

    MEANS = {
        Kind.SEN_PROVISION: codes.SEN_PROVISION,
        Kind.SEN_TYPE: codes.SEN_TYPES,
        Kind.ETHNICITY: codes.ETHNICITIES,
    }

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="characteristics")
    kind = models.CharField(max_length=24, choices=Kind)
    code = models.CharField(max_length=8, blank=True)
    code_set = models.CharField(max_length=24, blank=True)
    detail = models.CharField(max_length=120, blank=True)

    CLASSIFIED = {"key": "id", "personal": "pupil from_on to_on", "special": "kind code code_set detail"}
    RETENTION = "as the pupil file"

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["kind", "-from_on"]
        indexes = [models.Index(fields=["pupil", "kind"])]

    def __str__(self):
        means = self.MEANS.get(self.Kind(self.kind), {}).get(self.code, self.code)
        return f"{self.get_kind_display()}: {means}" if means else self.get_kind_display()


class Enrolment(Dated):
    """The pupil's name on one school's admission register: single, main or subsidiary."""

    class Status(models.TextChoices):
        SINGLE = "C", "single registration"
        MAIN = "M", "main of two registrations"
        SUBSIDIARY = "S", "subsidiary of two registrations"
        FURTHER_EDUCATION = "F", "further education"
        OTHER_PROVIDER = "O", "other provider"
        GUEST = "G", "guest"
        PREVIOUS = "P", "previous"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="enrolments")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="enrolments")
    registration = models.CharField(max_length=1, choices=Status, default=Status.SINGLE)
    years_apart = models.SmallIntegerField(
        "taught with another age group", default=0, help_text="1 for a year ahead, -1 for a year behind"
    )

    CLASSIFIED = {"key": "id", "personal": "pupil school registration years_apart from_on to_on"}
    RETENTION = "six years for register entries, otherwise as the pupil file"

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["pupil_id", "-from_on"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["pupil"],
                condition=Q(to_on__isnull=True, registration__in=["C", "M"]),
                name="one_main_school_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["school", "to_on"])]

    def __str__(self):
        return f"{self.pupil} at {self.school}"


class Link(Dated):
    """An organisation is tied to the pupil for a time. This alone decides who may see the child."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="links")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="links")
    tie = models.CharField(max_length=16, choices=Tie)
    about = models.CharField(max_length=80, blank=True)

    CLASSIFIED = {"key": "id about", "personal": "pupil organisation tie from_on to_on"}
    RETENTION = "as the pupil file"

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        indexes = [
            models.Index(fields=["organisation", "tie", "pupil", "from_on", "to_on"]),
            models.Index(fields=["pupil", "tie"]),
        ]

    def __str__(self):
        return f"{self.pupil} {self.get_tie_display()} {self.organisation}"
