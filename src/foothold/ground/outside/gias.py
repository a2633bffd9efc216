"""Get Information About Schools: the register of establishments in England, as its CSV download.

The file is cp1252 and has grown from 120 to 140 columns, so columns are read by name and in no particular order.
It is read row by row; a row that cannot be taken is handed on with the reason, never dropped.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TextIO

from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Organisation

ENCODING = "cp1252"
Kind, SchoolKind, Phase = Organisation.Kind, Organisation.SchoolKind, Organisation.Phase

NEEDED = (
    "URN",
    "LA (code)",
    "LA (name)",
    "EstablishmentNumber",
    "EstablishmentName",
    "TypeOfEstablishment (code)",
    "TypeOfEstablishment (name)",
    "EstablishmentStatus (code)",
    "OpenDate",
    "CloseDate",
    "PhaseOfEducation (code)",
    "Trusts (code)",
    "Trusts (name)",
    "UKPRN",
    "Town",
    "Postcode",
)
CLOSED, PROPOSED = "2", "4"

# Types to which the law of exclusion applies; section 51A of the Education Act 2002 and the 2012 regulations.
_MAINTAINED = (Kind.SCHOOL, SchoolKind.MAINTAINED)
_ACADEMY = (Kind.SCHOOL, SchoolKind.ACADEMY)
_PRU = (Kind.PRU, SchoolKind.PUPIL_REFERRAL_UNIT)
TYPES: dict[str, tuple[tuple[str, str], str]] = {
    **dict.fromkeys(("1", "2", "3", "5", "15"), (_MAINTAINED, "")),
    **dict.fromkeys(("7", "12"), (_MAINTAINED, Phase.SPECIAL)),
    **dict.fromkeys(("28", "34", "35", "40", "41"), (_ACADEMY, "")),
    **dict.fromkeys(("33", "36", "44"), (_ACADEMY, Phase.SPECIAL)),
    **dict.fromkeys(("38", "42", "43"), (_ACADEMY, Phase.ALTERNATIVE)),
    "14": (_PRU, Phase.ALTERNATIVE),
}
_PHASES = {
    "1": Phase.PRIMARY,
    "2": Phase.PRIMARY,
    "3": Phase.PRIMARY,
    "4": Phase.SECONDARY,
    "5": Phase.SECONDARY,
    "6": Phase.SIXTEEN_PLUS,
    "7": Phase.ALL_THROUGH,
}


@dataclass(frozen=True, slots=True)
class Establishment:
    """One school of the register: what its row says, in our words."""

    urn: str
    details: dict[str, Any]
    authority: tuple[str, str]
    trust: tuple[str, str] | None

    @property
    def opened_on(self) -> date | None:
        return self.details["opened_on"]

    @property
    def closed_on(self) -> date | None:
        return self.details["closed_on"]


@dataclass
class Tally:
    """What became of every row of a file. The numbers add up to the rows read."""

    read: int = 0
    taken: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    rejected: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)

    @property
    def accounted_for(self) -> int:
        return self.taken.total() + self.passed_over.total() + len(self.rejected)


def read(file: TextIO, tally: Tally, authorities: frozenset[str] = frozenset()) -> Iterator[Establishment]:
    """The schools of a register one by one, counting in `tally` what becomes of the other rows.

    `authorities` are the codes of those wanted; all where it is empty. Raises Refused for a file of another kind.
    """
    reader = csv.DictReader(file)
    _check_columns(reader.fieldnames or ())
    for row in reader:
        tally.read += 1
        try:
            found = _establishment(row, len(reader.fieldnames or ()), authorities, tally)
        except _NotTaken as reason:
            tally.rejected.append(f"Row {reader.line_num} ({_named(row)}): {reason}")
            continue
        if found:
            yield found


def _check_columns(names: Iterable[str]) -> None:
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise Refused(
            f"The file has no column {', '.join(missing)}. Download 'Establishment fields CSV' from Get Information"
            " About Schools, and give that file as it comes."
        )


class _NotTaken(Exception):
    """Why a row cannot be taken."""


def _establishment(
    row: dict[str, Any], width: int, wanted: frozenset[str], tally: Tally
) -> Establishment | None:
    _check_width(row, width)
    cells = {name: row[name].strip() for name in NEEDED}
    leave = _why_passed_over(cells, wanted)
    if leave:
        tally.passed_over[leave] += 1
        return None
    trust = cells["Trusts (code)"], cells["Trusts (name)"]
    return Establishment(_urn(cells), _details(cells), _authority(cells), trust if all(trust) else None)


def _check_width(row: dict[str, Any], width: int) -> None:
    extra = len(row.get(None, ()))  # type: ignore[call-overload]
    short = sum(1 for value in row.values() if value is None)
    if extra or short:
        raise _NotTaken(f"it has {width + extra - short} columns where the first row names {width}")


def _why_passed_over(cells: dict[str, str], wanted: frozenset[str]) -> str:
    if wanted and cells["LA (code)"] not in wanted:
        return "in another authority"
    if _plain(cells["TypeOfEstablishment (code)"]) not in TYPES:
        return f"not a kind this law is about: {cells['TypeOfEstablishment (name)'] or 'no kind given'}"
    if cells["EstablishmentStatus (code)"] == PROPOSED:
        return "proposed to open"
    return ""


def _urn(cells: dict[str, str]) -> str:
    if not (cells["URN"].isdecimal() and len(cells["URN"]) <= 6):
        raise _NotTaken("its URN is not a number of up to six figures")
    return cells["URN"]


def _authority(cells: dict[str, str]) -> tuple[str, str]:
    code, name = cells["LA (code)"], cells["LA (name)"]
    if not (len(code) == 3 and code.isdecimal() and name):
        raise _NotTaken("it names no local authority with a three-figure code")
    return code, name


def _details(cells: dict[str, str]) -> dict[str, Any]:
    (kind, school_kind), phase = TYPES[_plain(cells["TypeOfEstablishment (code)"])]
    details = {
        "name": cells["EstablishmentName"],
        "kind": str(kind),
        "school_kind": str(school_kind),
        "phase": str(phase or _PHASES.get(cells["PhaseOfEducation (code)"], "")),
        "ukprn": cells["UKPRN"],
        "authority_code": cells["LA (code)"],
        "establishment": cells["EstablishmentNumber"],
        "town": cells["Town"],
        "postcode": cells["Postcode"],
        "opened_on": _date(cells, "OpenDate"),
        "closed_on": _date(cells, "CloseDate"),
    }
    _check_details(details, cells)
    return details


def _check_details(details: dict[str, Any], cells: dict[str, str]) -> None:
    if not details["name"]:
        raise _NotTaken("it has no name")
    if cells["EstablishmentStatus (code)"] == CLOSED and details["closed_on"] is None:
        raise _NotTaken("it is closed, and its CloseDate is empty")
    if details["opened_on"] and details["closed_on"] and details["closed_on"] < details["opened_on"]:
        raise _NotTaken("its CloseDate is before its OpenDate")
    for name, value in details.items():
        longest = Organisation._meta.get_field(name).max_length  # type: ignore[union-attr]
        if longest and len(value) > longest:
            raise _NotTaken(f"its {name.replace('_', ' ')} has more than {longest} characters")


def _date(cells: dict[str, str], column: str) -> date | None:
    """Downloads write 31-08-2024; some copies 31/08/2024."""
    text = cells[column].replace("/", "-")
    if not text:
        return None
    try:
        return datetime.strptime(text, "%d-%m-%Y").date()
    except ValueError:
        raise _NotTaken(f"{cells[column]} under {column} is not a date such as 31-08-2024") from None


def _plain(code: str) -> str:
    """Older files write 02 where newer ones write 2."""
    return code.lstrip("0")


def _named(row: dict[str, Any]) -> str:
    return f"URN {row.get('URN') or 'not given'}, {row.get('EstablishmentName') or 'no name'}"[:120]
