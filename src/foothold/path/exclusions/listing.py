"""The rows of the list of exclusions, and the same list as a file."""

import csv
import io

AT_A_TIME = 1_000
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
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


def chosen(rows, condition):
    """Pupils and schools are read apart: joined, a database may begin with the schools and sort everything."""
    return rows.filter(condition).prefetch_related("pupil", "school")


def as_file(rows):
    """All of the rows as CSV, and their number. Whole or not at all: it is finished before the first byte is sent.
    The mark at its beginning tells spreadsheets that the letters are UTF-8."""
    held = io.StringIO(newline="")
    lines = csv.writer(held)
    lines.writerow(HEADINGS)
    number = 0
    for row in rows.prefetch_related("reasons").iterator(AT_A_TIME):
        lines.writerow([_plain(cell) for cell in _cells(row)])
        number += 1
    return held.getvalue().encode("utf-8-sig"), number


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
        row.length,
        row.ends_on,
        row.returns_on,
        " ".join(reason.code for reason in row.reasons.all()),
        row.get_status_display(),
    )


def _plain(cell):
    """A name that begins like a formula stays a name when a spreadsheet opens the file."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(BEGINS_A_FORMULA) else cell
