"""Education from the sixth school day, and the name on the admission register."""

from django.db import models

from foothold.path.exclusions.models.exclusion import Exclusion


class EducationArranged(models.Model):
    """Where a pupil is taught from day 6. Arranged is not begun: the days without education run until it begins."""

    exclusion = models.ForeignKey(Exclusion, on_delete=models.CASCADE, related_name="education")
    place = models.CharField("who teaches the pupil", max_length=120)
    address = models.CharField(max_length=200)
    starts_on = models.DateField("first day")
    times = models.CharField("start, finish and break times", max_length=120)
    report_to = models.CharField("person to report to", max_length=120)
    bring = models.CharField("what to bring", max_length=200, blank=True)
    shorter_notice_agreed = models.BooleanField(
        "the parent agreed to less than 48 hours' notice", default=False
    )
    arranged_at = models.DateTimeField()
    began_on = models.DateField("began on", null=True, blank=True)

    CLASSIFIED = {
        "key": "id exclusion",
        "personal": "place address starts_on times report_to bring shorter_notice_agreed arranged_at began_on",
    }
    RETENTION = "as the pupil file"

    class Meta:
        verbose_name_plural = "education arranged"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.place} from {self.starts_on:%-d %B %Y}"


class EducationException(models.Model):
    """Why full-time education is not owed: the exceptions the regulations know."""

    class Ground(models.TextChoices):
        EXAMS_OVER = "exams_over", "year 11, every public examination taken or missed"
        PLAN_HOURS = "plan_hours", "the EHC plan fixes fewer hours, and those are provided"

    exclusion = models.OneToOneField(Exclusion, on_delete=models.CASCADE, related_name="education_exception")
    ground = models.CharField(max_length=10, choices=Ground)
    note = models.CharField("what shows it", max_length=200)
    from_on = models.DateField()

    CLASSIFIED = {"key": "id exclusion", "personal": "ground from_on", "free_text": "note"}
    RETENTION = "as the pupil file"

    def __str__(self):
        return self.get_ground_display()


class RegisterDeletion(models.Model):
    """The name taken off the admission register, with what the return to the authority said."""

    exclusion = models.OneToOneField(Exclusion, on_delete=models.CASCADE, related_name="deletion")
    last_on = models.DateField("last day on the register")
    ground = models.CharField(max_length=40)
    name = models.CharField(max_length=170)
    address = models.CharField(max_length=200)
    parents = models.CharField("parents", max_length=250)
    phone = models.CharField(max_length=60, blank=True)
    destination = models.CharField("where the pupil goes", max_length=160)

    CLASSIFIED = {"key": "id exclusion", "personal": "last_on ground name address parents phone destination"}
    RETENTION = "six years for register entries"

    def __str__(self):
        return f"off the register after {self.last_on:%-d %B %Y}"
