from django.db import models
from django.db.models import Q

from foothold.ground.organisations.dated import Dated, DatedQuerySet


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, person, *, on):
        """Every organisation is public except households, which only their own people see."""
        own = [membership.organisation_id for membership in person.memberships_on(on)]
        return self.filter(~Q(kind=Organisation.Kind.HOUSEHOLD) | Q(pk__in=own))

    def schools(self):
        return self.filter(kind__in=[Organisation.Kind.SCHOOL, Organisation.Kind.PRU])


class Organisation(models.Model):
    class Kind(models.TextChoices):
        AUTHORITY = "authority", "local authority"
        TRUST = "trust", "trust"
        SCHOOL = "school", "school"
        PRU = "pru", "pupil referral unit"
        PROVIDER = "provider", "alternative provision provider"
        AGENCY = "agency", "agency"
        HOUSEHOLD = "household", "household"

    class SchoolKind(models.TextChoices):
        MAINTAINED = "maintained", "maintained school"
        ACADEMY = "academy", "academy"
        PUPIL_REFERRAL_UNIT = "pupil_referral_unit", "pupil referral unit"

    class Phase(models.TextChoices):
        PRIMARY = "primary", "primary"
        SECONDARY = "secondary", "secondary"
        ALL_THROUGH = "all_through", "all-through"
        SPECIAL = "special", "special"
        ALTERNATIVE = "alternative", "alternative provision"
        SIXTEEN_PLUS = "sixteen_plus", "16 plus"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    school_kind = models.CharField(max_length=24, choices=SchoolKind, blank=True)
    school_kind_from = models.DateField("is that from", null=True, blank=True)
    school_kind_before = models.CharField("was before", max_length=24, choices=SchoolKind, blank=True)
    phase = models.CharField(max_length=12, choices=Phase, blank=True)
    urn = models.CharField("URN", max_length=6, blank=True)
    ukprn = models.CharField("UKPRN", max_length=8, blank=True)
    group_uid = models.CharField("group number of a trust", max_length=6, blank=True)
    authority_code = models.CharField("local authority code", max_length=3, blank=True)
    establishment = models.CharField("establishment number", max_length=4, blank=True)
    town = models.CharField(max_length=60, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    morning_starts_at = models.TimeField("morning session starts", null=True, blank=True)
    afternoon_starts_at = models.TimeField("afternoon session starts", null=True, blank=True)
    terms_per_year = models.PositiveSmallIntegerField("terms in a school year", default=3)
    calendar_version = models.PositiveIntegerField(default=0, editable=False)

    CLASSIFIED = {
        "key": "id calendar_version",
        "public": "name kind school_kind school_kind_from school_kind_before phase urn ukprn group_uid authority_code"
        " establishment town postcode opened_on closed_on morning_starts_at afternoon_starts_at terms_per_year",
    }
    RETENTION = "kept while any record names it"

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["urn"], condition=~Q(urn=""), name="one_organisation_a_urn"),
            models.CheckConstraint(
                condition=~Q(kind__in=["school", "pru"]) | ~Q(school_kind=""),
                name="a_school_says_what_kind_it_is",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def laestab(self):
        return f"{self.authority_code}{self.establishment}"

    @property
    def is_school(self):
        return self.kind in (self.Kind.SCHOOL, self.Kind.PRU)

    def school_kind_on(self, day):
        """What kind of school it is on a day: one that becomes an academy was a maintained school until then."""
        changed_later = self.school_kind_from is not None and day < self.school_kind_from
        return self.school_kind_before if changed_later else self.school_kind

    @property
    def subject_key(self):
        return f"organisation:{self.pk}"

    def ties(self, on):
        """Whose people may act for this organisation: its own, its trust's and its authority's."""
        return ties_of([self], on)[self.pk]

    def parent_on(self, kind, day):
        """The trust or authority this organisation belongs to on a day, or None."""
        belonging = self.belongings.on(day).filter(kind=kind).select_related("parent").first()
        return belonging.parent if belonging else None


class Belonging(Dated):
    """One organisation is part of another for a time: a school in a trust, a school in an authority's area."""

    class Kind(models.TextChoices):
        TRUST = "trust", "is run by the trust"
        AUTHORITY = "authority", "is in the area of"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="belongings")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="members")
    kind = models.CharField(max_length=12, choices=Kind)

    CLASSIFIED = {"key": "id", "public": "organisation parent kind from_on to_on"}
    RETENTION = "kept while any record names it"

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "kind"],
                condition=Q(to_on__isnull=True),
                name="one_current_parent_of_a_kind",
            ),
        ]

    def __str__(self):
        return f"{self.organisation} {self.get_kind_display()} {self.parent}"

    @property
    def tie(self):
        return "trust" if self.kind == self.Kind.TRUST else "school_authority"


def ties_of(organisations, on):
    """Whose people may act for each of many organisations, by its id, in one query."""
    found = {each.pk: [("own", each, None, None)] for each in organisations}
    for row in Belonging.objects.on(on).filter(organisation__in=list(found)).select_related("parent"):
        found[row.organisation_id].append((row.tie, row.parent, row.from_on, row.to_on))
    return found


class SchoolYear(models.Model):
    """One school year of one school, from which its school days are counted."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="school_years")
    name = models.CharField(max_length=7, help_text="For example 2025/26")

    CLASSIFIED = {"key": "id", "public": "organisation name"}
    RETENTION = "kept while any date was worked out from it"

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_school_year_of_a_name")
        ]

    def __str__(self):
        return f"{self.name} at {self.organisation}"


class TermDates(models.Model):
    class Name(models.TextChoices):
        AUTUMN = "autumn", "autumn"
        SPRING = "spring", "spring"
        SUMMER = "summer", "summer"

    school_year = models.ForeignKey(SchoolYear, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(max_length=6, choices=Name)
    starts_on = models.DateField()
    ends_on = models.DateField()

    CLASSIFIED = {"key": "id", "public": "school_year name starts_on ends_on"}
    RETENTION = "kept while any date was worked out from it"

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["school_year", "name"], name="one_term_of_a_name"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="term_dates_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.name} term {self.school_year.name}"


class ClosedSpan(models.Model):
    """Days inside a term on which the school does not meet: half-term, INSET, snow."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", "holiday"
        INSET = "inset", "INSET day"
        CLOSURE = "closure", "closure"

    school_year = models.ForeignKey(SchoolYear, on_delete=models.CASCADE, related_name="closed_spans")
    kind = models.CharField(max_length=8, choices=Kind)
    starts_on = models.DateField()
    ends_on = models.DateField()
    label = models.CharField(max_length=80, blank=True)

    CLASSIFIED = {"key": "id", "public": "school_year kind starts_on ends_on label"}
    RETENTION = "kept while any date was worked out from it"

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="closed_days_in_order"
            )
        ]

    def __str__(self):
        return self.label or self.get_kind_display()
