"""The rows of the list of exclusions, and the same list as a file."""

from dataclasses import dataclass
from typing import Any

from foothold.child.pupils.models import Pupil
from foothold.child.pupils.names import called
from foothold.ground.kit.spreadsheet import as_csv
from foothold.ground.organisations.models import Organisation

AT_A_TIME = 1_000
NAME = ("given_name", "known_as", "family_name")
HEADINGS = (
    "Family name",
    "Given name",
    "Date of birth",
    "UPN",
    "School",
    "Kind",
    "First day away",
    "First session away",
    "Half school days or lunchtimes",
    "Last day away",
    "Back in school",
    "Reasons",
    "Stands",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One exclusion as the page shows it."""

    pk: int
    pupil: int
    child: str
    school: str
    kind: str
    starts_on: Any
    returns_on: Any
    status: str


def shown(rows):
    """Of each row what the page shows: what was written about the child stays in the database."""
    return rows.values_list("pk", "pupil", "school", "kind", "starts_on", "returns_on", "status", named=True)


def lines(page):
    """A page of these rows with the names. They are read apart: joined, a database may begin with the schools and
    sort everything."""
    children = Pupil.objects.filter(pk__in={row.pupil for row in page})
    named = {pk: called(*name) for pk, *name in children.values_list("pk", *NAME)}
    at = dict(Organisation.objects.filter(pk__in={row.school for row in page}).values_list("pk", "name"))
    return [Line(row.pk, row.pupil, named[row.pupil], at[row.school], *row[3:]) for row in page]


def as_file(rows):
    """All of the rows as a file, and their number."""
    read = rows.prefetch_related("pupil", "school", "reasons").iterator(AT_A_TIME)
    return as_csv(HEADINGS, (_cells(row) for row in read))


def _cells(row):
    pupil = row.pupil
    return (
        pupil.family_name,
        pupil.given_name,
        pupil.born_on,
        pupil.upn,
        row.school.name,
        row.get_kind_display(),
        row.starts_on,
        row.get_starts_session_display(),
        row.counted_length,
        row.ends_on,
        row.returns_on,
        " ".join(reason.code for reason in row.reasons.all()),
        row.get_status_display(),
    )
