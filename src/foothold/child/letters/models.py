from typing import Any

from django.db import models
from django.db.models import OuterRef, Q

from foothold.child.letters import keeping, kinds
from foothold.child.pupils.cases import OfCase, RecordQuerySet
from foothold.child.pupils.models import Carer, Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.organisations.models import Organisation

TAGS = {
    "drafted": ("Not sent", "yellow"),
    "sent": ("Sent", "green"),
    "replaced": ("Replaced", "grey"),
    "not_needed": ("No longer needed", "grey"),
}


class LetterQuerySet(RecordQuerySet):
    seen_with = Permission.SEE_LETTERS
    of_case = OuterRef("about")

    def put_right(self):
        """The parties to whom a letter that is still to be sent puts something right."""
        waiting = self.filter(status=Letter.Status.DRAFTED, facts__has_key="corrects_on")
        return {kinds.KINDS[name].to for name in waiting.values_list("kind", flat=True)}


class Letter(OfCase, models.Model):
    """One version of one letter. A change makes the next version; what was sent stays as it was sent.

    A letter to the family is one for each person who must be told, with that person's address alone.
    """

    class Status(models.TextChoices):
        DRAFTED = "drafted", "drafted"
        SENT = "sent", "sent"
        REPLACED = "replaced", "replaced by a later version"
        NOT_NEEDED = "not_needed", "no longer needed"

    MOVES = {
        Status.DRAFTED: {Status.SENT, Status.REPLACED, Status.NOT_NEEDED},
        Status.SENT: set(),
        Status.REPLACED: set(),
        Status.NOT_NEEDED: set(),
    }

    class How(models.TextChoices):
        FIRST_CLASS = "first_class_post", "first class post"
        HAND = "hand", "by hand"
        EMAIL = "email", "by e-mail"

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="letters")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="letters", verbose_name="who writes"
    )
    about = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFTED)
    carer = models.ForeignKey(
        Carer, on_delete=models.PROTECT, null=True, blank=True, related_name="letters", verbose_name="to whom"
    )
    to_name = models.CharField("to", max_length=120, blank=True)
    to_address = models.TextField("address", blank=True)
    facts = models.JSONField("facts copied in")
    body = models.TextField("text")
    drafted_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    dated_on = models.DateField("date on the letter")
    sent_on = models.DateField(null=True, blank=True)
    sent_how = models.CharField(max_length=16, choices=How, blank=True)
    sent_to = models.CharField(max_length=120, blank=True)
    sent_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    sent_recorded_at = models.DateTimeField(null=True, blank=True)
    missing = models.JSONField("required items it did not hold when it was sent", default=list)
    missing_because = models.CharField("why it was sent without them", max_length=300, blank=True)

    CLASSIFIED = {
        "key": "id about",
        "personal": "pupil organisation kind version status carer to_name to_address drafted_by drafted_at"
        " dated_on sent_on sent_how sent_to sent_by sent_recorded_at missing",
        "special": "facts",
        "free_text": "body missing_because",
    }
    RETENTION = "as the pupil file"

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["about", "kind", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["about", "kind", "version"],
                condition=Q(carer__isnull=True),
                name="one_letter_a_version",
            ),
            models.UniqueConstraint(
                fields=["about", "kind", "carer", "version"], name="one_letter_a_version_for_each"
            ),
            models.UniqueConstraint(
                fields=["about", "kind"],
                condition=Q(status="drafted", carer__isnull=True),
                name="one_draft_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["about", "kind", "carer"],
                condition=Q(status="drafted"),
                name="one_draft_of_a_kind_for_each",
            ),
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(sent_on__isnull=False), name="a_letter_sent_says_when"
            ),
        ]
        indexes = [models.Index(fields=["pupil", "status"])]

    def __str__(self):
        return f"{self.title}, version {self.version}"

    bound = frozenset()
    """Whose hand writes which letter is asked where it is written, and answered by name."""

    @property
    def case(self):
        return self.about

    @property
    def falls_on(self):
        return self.organisation

    @property
    def reference(self):
        return f"letters.letter:{self.pk}"

    @property
    def of_kind(self):
        return kinds.KINDS[self.kind]

    @property
    def title(self):
        """What it is; of one that puts an earlier one right, that too."""
        again = ", putting right an earlier one" if self.facts.get("corrects_on") else ""
        return f"{self.of_kind.title}{again}"

    @property
    def reader(self):
        """To whom it is written, as it is said within a sentence."""
        return _within(self.to_name)

    @property
    def went_to(self):
        """To whom it was sent, as it is said within a sentence."""
        return _within(self.sent_to)

    @property
    def another_puts_right(self):
        """Whether a letter of another kind that puts something right too waits to go to the same party."""
        return self.of_kind.to in Letter.objects.filter(about=self.about).exclude(kind=self.kind).put_right()

    @property
    def tag(self):
        """How it stands, in the words and colour of a tag."""
        return TAGS[self.status]

    @property
    def given(self):
        """The facts as they were when this was drafted."""
        return keeping.unpacked(self.facts)

    def other_versions(self):
        """Of the same letter to the same reader."""
        same = {"about": self.about, "kind": self.kind, "carer": self.carer_id}
        return Letter.objects.filter(**same).exclude(pk=self.pk)

    @property
    def lacks(self):
        """Required items that the text does not hold."""
        return self.of_kind.missing(self.body, self.given)


def _within(name):
    return f"the {name.removeprefix('The ')}" if name.startswith("The ") else name


class LetterheadQuerySet(models.QuerySet):
    def of(self, organisation):
        """What stands on an organisation's letters now; an earlier one is kept for the letters it stood on."""
        return self.of_each([organisation])[0]

    def of_each(self, organisations):
        """The same for several, in one query; None for one that has none, or for None."""
        rows: Any = self.filter(organisation__in=filter(None, organisations)).order_by("set_at", "pk")
        return newest(rows, organisations)


def newest(rows, organisations):
    """The newest of some letterheads for each of several organisations."""
    held = {row.organisation_id: row for row in rows}
    return [held.get(each.pk) if each else None for each in organisations]


class Letterhead(models.Model):
    """What stands on the letters of an organisation, and what they say about whom to write to and where to find help.

    What a school leaves empty about advice is taken from its local authority, and where to ask for a review from
    whoever arranges it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="letterheads")
    address = models.TextField("postal address", blank=True)
    phone = models.CharField("telephone", max_length=30, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    representations_to = models.CharField(
        "where to write to the governing board (or the authority)", max_length=240, blank=True
    )
    work = models.CharField("how work reaches a pupil at home and comes back", max_length=240, blank=True)
    advice = models.TextField("where families find local advice, one a line", blank=True)
    review_to = models.CharField("where to ask for an independent review", max_length=240, blank=True)
    set_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    CLASSIFIED = {
        "key": "id",
        "public": "organisation address phone email representations_to work advice review_to set_at",
        "personal": "set_by",
    }
    RETENTION = "kept while a letter names the organisation"

    objects = LetterheadQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "-set_at"]

    def __str__(self):
        return f"letterhead of {self.organisation}"


class WordTemplateQuerySet(models.QuerySet):
    def in_use(self, organisation):
        """What stands now for each kind: the latest version of each, those no longer used left out."""
        held: list[Any] = list(self.filter(organisation=organisation).order_by("version"))
        latest = {each.kind: each for each in held}
        return [each for each in latest.values() if each.ended_at is None]


class WordTemplate(models.Model):
    """One version of an organisation's own Word template: for one kind of letter, or for all of them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="word_templates")
    kind = models.CharField(max_length=40, blank=True)
    version = models.PositiveSmallIntegerField()
    name = models.CharField("name of the file", max_length=120)
    content = models.BinaryField()
    added_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField("no longer used since", null=True, blank=True)

    CLASSIFIED = {
        "key": "id",
        "public": "organisation kind version name content added_at ended_at",
        "personal": "added_by",
    }
    RETENTION = "kept while the organisation writes letters"

    objects = WordTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "version"], name="one_template_a_version")
        ]

    def __str__(self):
        return f"{self.name}, version {self.version}, for {self.title}"

    @property
    def title(self):
        return kinds.KINDS[self.kind].title if self.kind else "every letter"


class TranslationQuerySet(models.QuerySet):
    def in_use(self, organisation, kind):
        """The latest text in each language; an empty one says that the language is no longer supplied."""
        held: list[Any] = list(self.filter(organisation=organisation, kind=kind).order_by("version"))
        latest = {each.language: each for each in held}
        return [each for each in latest.values() if each.text]


class Translation(models.Model):
    """One version of a letter's text in another language, with names of facts in braces."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="translations")
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=40)
    code = models.CharField("code of the language", max_length=12)
    right_to_left = models.BooleanField("written from right to left", default=False)
    version = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    translator = models.CharField("who translated it", max_length=120)
    supplied_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    supplied_at = models.DateTimeField()

    CLASSIFIED = {
        "key": "id",
        "public": "organisation kind language code right_to_left version text translator supplied_at",
        "personal": "supplied_by",
    }
    RETENTION = "kept while the organisation writes letters"

    objects = TranslationQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "kind", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "language", "version"], name="one_translation_a_version"
            )
        ]

    def __str__(self):
        return f"{kinds.KINDS[self.kind].title} in {self.language}, version {self.version}"
