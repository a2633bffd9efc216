"""The rows of the list of concerns, and the same list as a file."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.text import capfirst

from foothold.ground.kit import clock
from foothold.ground.kit.spreadsheet import as_csv
from foothold.path.concerns import facts, forms
from foothold.path.concerns.models import SafeguardingNote

AT_A_TIME = 1_000
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
    """All of the rows for a spreadsheet, and their number."""
    return as_csv(HEADINGS, (_cells(row) for row in rows.iterator(AT_A_TIME)))


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
