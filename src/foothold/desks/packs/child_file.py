"""A child's whole file, table by table, found by the relations and described by each table's own classification.

Nothing is listed by hand, so a table added tomorrow is in the file tomorrow.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from foothold.child.letters.models import Letter
from foothold.child.pupils.models import Carer, Pupil
from foothold.desks.packs import contacts
from foothold.ground.audit.models import Event, EventContent
from foothold.ground.kit import sentences
from foothold.path.concerns import facts as concerns
from foothold.path.exclusions.models import RegisterDeletion

TOLD = ("personal", "special", "free_text")
MAY_BE_LEFT_OUT = {
    "special": "Special facts, such as health, ethnicity and social care",
    "free_text": "What people wrote in their own words",
}
TITLES = {
    "audit.Event": "What was done, in order",
    "audit.EventContent": "What each step was recorded with",
    "audit.Reading": "Who opened this file",
    "duties.Basis": "Facts from which days were worked out",
    "duties.Duty": "What was owed, and whether it was done",
    "exclusions.ExcludedSession": "Sessions away",
    "exclusions.Reason": "Reasons recorded",
    "kit.Draft": "Typed and not yet recorded",
    "panels.Invited": "Who was invited to meetings about the child",
    "panels.Item": "What meetings said and decided",
    "panels.Reply": "Answers to what meetings wrote down",
    "panels.Undertaking": "What was undertaken at meetings",
    "pupils.Link": "Who is tied to the child",
}
"""Where a table's own name would mean nothing to a family."""
SAID_ALREADY = {
    "audit.Event": {"verb"},
    "duties.Basis": {"rule"},
    "duties.Duty": {"what", "kind", "promptness", "provision"},
    "letters.Letter": {"kind"},
    "pupils.NamePart": {"place"},
    "pupils.Pupil": {"search_key"},
}
"""Fields that say again what the heading or another field says."""
KEPT_APART = {"concerns.SafeguardingNote"}
"""What only the safeguarding lead reads is given, or not, by that lead alone."""
TELLS_OF_NOTES = {
    "audit.Event": {"verb__in": concerns.VERBS_OF_NOTES},
    "audit.EventContent": {"event__verb__in": concerns.VERBS_OF_NOTES},
    "audit.Reading": {"page__in": concerns.PAGES_OF_NOTES},
}
"""Nor does the file tell that there is such a note: that can put a child in danger. Whoever answers is told."""
A_NAME = re.compile(r"[a-z_ ]+")
CONTACT = ("phone", "email", "address", "contact_limit", "no_letters")
TO_A_CONTACT = ("to_address", "facts")
WITH_ADDRESSES = (
    *contacts.ABOUT_A_CONTACT,
    "letters.draft",
    "letters.revise",
    "exclusions.delete_from_register",
)
WITHHELD = "[left out]"


@dataclass(frozen=True)
class Line:
    label: str
    value: str


@dataclass(frozen=True)
class Entry:
    """One row of one table."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """One table: what it holds of this child."""

    key: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Redaction:
    """What is left out: whole classes of fields, whole tables, and the contact details of carers who did not ask.

    Facts kept together, as an event was recorded with, hold words of every class: with any class they go too.
    """

    classes: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    asked_by: Carer | None = None

    def hides(self, row: Any, name: str, field_class: str) -> bool:
        about_another = self._tells_of_another(row, name)
        copy_of_everything = bool(self.classes) and isinstance(getattr(row, name), dict)
        return field_class in self.classes or about_another or copy_of_everything

    def _tells_of_another(self, row: Any, name: str) -> bool:
        """How to reach a contact who did not ask: on record, on a letter to them, or in what was done about them."""
        if isinstance(row, Carer):
            return row != self.asked_by and name in CONTACT
        if isinstance(row, Letter):
            asked = self.asked_by.pk if self.asked_by else None
            return row.carer_id not in (None, asked) and name in TO_A_CONTACT
        if isinstance(row, RegisterDeletion):
            return name in CONTACT and not contacts.is_reached_at(self.asked_by, getattr(row, name))
        if isinstance(row, EventContent):
            return row.event.verb in WITH_ADDRESSES and not contacts.is_about(row.facts, self.asked_by)
        return False


def sections(pupil: Pupil, redaction: Redaction) -> Iterator[Section]:
    """Every table with something about this child, in the order of the rooms."""
    others = contacts.Others(pupil, redaction.asked_by)
    for model in tables():
        if model._meta.label not in redaction.tables:
            entries = tuple(_entry(row, redaction, others) for row in rows(model, pupil))
            if entries:
                yield Section(model._meta.label, _title(model), entries)


def parts(pupil: Pupil) -> list[tuple[str, str]]:
    """The parts of the file that hold something, by key and title, without reading what they hold."""
    return [(model._meta.label, _title(model)) for model in tables() if rows(model, pupil).exists()]


def tables() -> list[type[models.Model]]:
    """Every table of ours that says something about a child: the child first, the record of the work last."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("foothold.")]
    about = [model for model in ours if way_to_pupil(model) and _told(model) and not _apart(model)]
    return sorted(about, key=lambda model: model.__module__.startswith("foothold.ground."))


def _apart(model: type[models.Model]) -> bool:
    return model._meta.label in KEPT_APART


def kept_apart(pupil: Pupil) -> int:
    """How many rows about this child stand in no file that is put together here."""
    return sum(rows(model, pupil).count() for model in apps.get_models() if _apart(model))


def rows(model: type[models.Model], pupil: Pupil) -> Any:
    way = way_to_pupil(model)
    if way is None:
        return model._default_manager.none()
    value = pupil.subject_key if way.endswith("subject") else pupil.pk
    found = model._default_manager.filter(**{way: value}).order_by("pk")
    if model._meta.label in TELLS_OF_NOTES:
        found = found.exclude(**TELLS_OF_NOTES[model._meta.label])
    return found.select_related(*_read_along(model))


def _read_along(model: type[models.Model]) -> list[str]:
    """What each row names, read with it: a long file costs no query a cell. An event is told by its content."""
    named = [field.name for field in model._meta.concrete_fields if field.is_relation]
    return [*named, "content"] if model is Event else named


@cache
def way_to_pupil(model: type[models.Model]) -> str | None:
    """The look-up that leads from a row to its pupil; None for a table that is not about pupils."""
    if model is Pupil:
        return "pk"
    fields = {field.name: field for field in model._meta.concrete_fields}
    if "subject" in fields and not fields["subject"].is_relation:
        return "subject"
    targets = {name: field.related_model for name, field in fields.items() if field.is_relation}
    direct = [name for name, target in targets.items() if target is Pupil]
    return direct[0] if direct else _way_through(model, targets)


def _way_through(model: type[models.Model], targets: dict[str, Any]) -> str | None:
    for name, target in targets.items():
        further = way_to_pupil(target) if target is not model else None
        if further:
            return f"{name}__{further}"
    return None


def _told(model: type[models.Model]) -> dict[str, str]:
    """Each field that tells something, with its class. Whose file it is need not be said of every row."""
    classes = class_of_each(model)
    apart = SAID_ALREADY.get(model._meta.label, set()) | {"pupil"}
    return {name: each for each in TOLD for name, its in classes.items() if its == each and name not in apart}


def _entry(row: Any, redaction: Redaction, others: contacts.Others) -> Entry:
    lines = lines_of(row, _told(type(row)), redaction, others)
    return Entry(others.kept_out_of(_heading(row, redaction), WITHHELD), lines)


def lines_of(
    row: Any, names: Iterable[str], redaction: Redaction, others: contacts.Others
) -> tuple[Line, ...]:
    """Some fields of a row, each with its label; what is left out says so, what is empty says nothing."""
    classes = class_of_each(type(row))
    told = [(name, said(row, name)) for name in names]
    return tuple(
        Line(
            _label(row, name),
            WITHHELD if redaction.hides(row, name, classes[name]) else others.kept_out_of(value, WITHHELD),
        )
        for name, value in told
        if value
    )


def class_of_each(model: type[models.Model]) -> dict[str, str]:
    """The class of every field of a table, as the table declares it."""
    declared: dict[str, str] = getattr(model, "CLASSIFIED", {})
    return {name: each for each, names in declared.items() for name in names.split()}


def _heading(row: Any, redaction: Redaction) -> str:
    """The sentence of the chronology for an event, where sentences are not left out; else what the row calls itself."""
    if isinstance(row, Event) and not redaction.classes:
        return sentences.sentence(row)
    return str(row) if not redaction.classes else _title(type(row))


def _title(model: type[models.Model]) -> str:
    name = TITLES.get(model._meta.label) or str(model._meta.verbose_name_plural)
    return name[:1].upper() + name[1:]


def _label(row: Any, name: str) -> str:
    label = str(row._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def said(row: Any, name: str) -> str:
    """A field as a reader understands it; empty where nothing is recorded."""
    if row._meta.get_field(name).choices:
        return str(getattr(row, f"get_{name}_display")())
    return in_words(getattr(row, name))


def in_words(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%-d %B %Y, %H:%M}"
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, bytes | memoryview):
        return f"a file of {len(value):,} bytes, to be given beside this"
    if isinstance(value, dict):
        return in_words(value["said"]) if "said" in value else _pairs(value)
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(in_words, value)))
    return _read(str(value))


def _read(text: str) -> str:
    """Days among recorded facts are kept as 2026-11-03, and names of parties as governing_board."""
    if day := sentences.day_in_words(text):
        return day
    return text.replace("_", " ") if A_NAME.fullmatch(text) else text


def _pairs(facts: dict[str, Any]) -> str:
    told = {name.replace("_", " "): in_words(value) for name, value in facts.items()}
    return "; ".join(f"{name}: {value}" for name, value in told.items() if value)
