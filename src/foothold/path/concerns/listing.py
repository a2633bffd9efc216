"""The rows of the list of concerns, and the same list as a file."""

import csv
import io
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.text import capfirst

from foothold.ground.kit import clock
from foothold.path.concerns import facts, forms
from foothold.path.concerns.models import SafeguardingNote

AT_A_TIME = 1_000
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = (
    "Family name",
    "Given name",
    "School",
    "About",
    "Noticed on",
    "What was noticed",
    "What goes well",
    "Tried so far",
    "Spoken to the parents",
    "Written by",
    "What we do now",
)


def narrowed(rows, given, person, on, patience):
    """The rows that fit what was chosen."""
    for name in ("kind", "school", "child"):
        if given.get(name):
            rows = rows.filter(**{"pupil" if name == "child" else name: given[name]})
    if given.get("show") == forms.MINE:
        rows = rows.filter(recorded_by=person)
    if given.get("show") in (forms.NEW, forms.LONG_WAIT):
        rows = rows.without_answer()
    if given.get("show") == forms.LONG_WAIT:
        rows = rows.filter(recorded_at__date__lt=facts.waiting_since(on, patience.days))
    return rows.select_related("pupil", "school", "recorded_by").prefetch_related("answers")


@dataclass(frozen=True, slots=True)
class Line:
    """One concern as the list shows it."""

    concern: Any
    latest: Any
    waits_long: str


def lines(page, on, patience):
    """Each with its latest answer, or for how many days it has had none."""
    return [_line(concern, on, patience) for concern in page]


def _line(concern, on, patience):
    answers = list(concern.answers.all())
    waited = (on - clock.day_of(concern.recorded_at)).days
    long = concern.waits and waited > patience.days
    return Line(concern, answers[-1] if answers else None, f"No answer for {waited} days" if long else "")


def notes(person, on):
    """The safeguarding notes a lead reads, those that wait first, the one that waits longest before."""
    seen = SafeguardingNote.objects.visible_to(person, on=on).select_related("pupil", "school", "recorded_by")
    return seen.order_by(F("looked_at").desc(nulls_first=True), "recorded_at")


def notes_waiting(person, on):
    return SafeguardingNote.objects.visible_to(person, on=on).filter(looked_at=None).count()


def as_file(rows):
    """All of the rows as CSV, and their number. The mark at its beginning tells spreadsheets that it is UTF-8."""
    held = io.StringIO(newline="")
    file = csv.writer(held)
    file.writerow(HEADINGS)
    number = 0
    for row in rows.iterator(AT_A_TIME):
        file.writerow([_plain(cell) for cell in _cells(row)])
        number += 1
    return held.getvalue().encode("utf-8-sig"), number


def _cells(row):
    answers = "; ".join(f"{each.what} ({each})" for each in row.answers.all())
    return (
        row.pupil.family_name,
        row.pupil.given_name,
        row.school.name,
        capfirst(row.get_kind_display()),
        row.noticed_on,
        row.noticed,
        row.strengths,
        row.tried,
        row.get_parent_display(),
        row.recorded_by.name,
        answers,
    )


def _plain(cell):
    """A text that begins like a formula stays a text when a spreadsheet opens the file."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(BEGINS_A_FORMULA) else cell
