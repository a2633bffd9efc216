"""Term dates as schools and councils publish them: teaching blocks between holidays, INSET days, closures.

A CSV has the columns `row_type`, `start` and `end`; `area` where one file holds several schools, `label` where a
closure has a name. Row types are `term_block` (a term or half of one), `holiday`, `inset` and `closure`. Dates are
2025-09-01 or 01/09/2025. `.ics` calendars come through `ics.read`, which hands its spans to `school_years` here.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from foothold.law.calendar import ClosedKind, ClosedSpan, SchoolYear, Term, TermName
from foothold.law.errors import CalendarProblem

TERM_BLOCK = "term_block"
KINDS = (TERM_BLOCK, *(kind.value for kind in ClosedKind))
NEEDED = ("row_type", "start", "end")
KNOWN = (*NEEDED, "area", "label", "kind", "source", "note")
IN_OUR_TIME = re.compile(r"20\d\d/\d\d")
LONGEST_BLOCK = timedelta(days=130)
LAST_START_OF_SPRING = (3, 20)


class TermDatesProblem(CalendarProblem):
    """A file of term dates cannot be taken as it stands. `problems` are all its faults, one sentence each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Span:
    """Some days of a file: what they are, and where in the file they stand."""

    where: str
    kind: str
    starts_on: date
    ends_on: date
    label: str = ""
    area: str = ""

    @property
    def school_year(self) -> int:
        """The year in which its school year began, in August."""
        return self.starts_on.year - (self.starts_on.month < 8)

    @property
    def term(self) -> TermName:
        """The term a teaching block belongs to: Easter moves, yet no summer term has begun by 20 March."""
        if self.starts_on.month >= 8:
            return TermName.AUTUMN
        early = (self.starts_on.month, self.starts_on.day) <= LAST_START_OF_SPRING
        return TermName.SPRING if early else TermName.SUMMER


def read_csv(text: str, *, area: str | None = None) -> tuple[SchoolYear, ...]:
    """The school years of the one school in a file, or of the `area` asked for. Raises TermDatesProblem."""
    by_area = read_areas(text)
    if area is None and len(by_area) > 1:
        raise TermDatesProblem([f"The file holds the dates of {_listed(by_area)}. Choose one of them."])
    if area is not None and area not in by_area:
        raise TermDatesProblem([f"The file has no dates of {area}. It has {_listed(by_area)}."])
    return by_area[area] if area is not None else next(iter(by_area.values()))


def read_areas(text: str) -> dict[str, tuple[SchoolYear, ...]]:
    """The school years of every school (or council) in a file, by name. Raises TermDatesProblem."""
    by_area = defaultdict(list)
    try:
        spans = _spans(text)
    except csv.Error:
        raise TermDatesProblem(
            ["A row of the file has no end. Look for a quotation mark that is never closed."]
        ) from None
    for span in spans:
        by_area[span.area].append(span)
    return {area: school_years(spans) for area, spans in by_area.items()}


def _spans(text: str) -> list[Span]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    _check_columns([name.strip().lower() for name in reader.fieldnames or ()])
    reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
    problems: list[str] = []
    spans = [_span(f"Row {reader.line_num}", row, problems) for row in reader if any(row.values())]
    if not spans:
        problems.append("The file has no rows. Add one row for each block of teaching days.")
    if problems:
        raise TermDatesProblem(problems)
    return [span for span in spans if span]


def _check_columns(names: list[str]) -> None:
    problems = [
        f"The file has no column {name}. Its first row must name {', '.join(NEEDED)}."
        for name in NEEDED
        if name not in names
    ]
    problems += [
        f"The column {name or 'without a name'} is not known. Known columns are {', '.join(KNOWN)}."
        for name in names
        if name not in KNOWN
    ]
    if problems:
        raise TermDatesProblem(problems)


def _span(where: str, row: dict[str, str], problems: list[str]) -> Span | None:
    if None in row or None in row.values():
        problems.append(f"{where} does not have as many columns as the first row. Add or remove commas.")
        return None
    kind = row["row_type"].strip().lower()
    if kind not in KINDS:
        problems.append(
            f"{where}: {kind or 'an empty row_type'} is not a kind of row. Use {', '.join(KINDS)}."
        )
    starts_on = _date(where, "start", row["start"], problems)
    ends_on = _date(where, "end", row["end"], problems)
    if kind not in KINDS or starts_on is None or ends_on is None:
        return None
    if ends_on < starts_on:
        problems.append(
            f"{where} ends on {_said(ends_on)}, before it starts on {_said(starts_on)}. Correct one of the two."
        )
    return Span(
        where, kind, starts_on, ends_on, (row.get("label") or "").strip(), (row.get("area") or "").strip()
    )


def _date(where: str, column: str, text: str, problems: list[str]) -> date | None:
    for shape in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), shape).date()
        except ValueError:
            continue
    problems.append(
        f"{where}: {text.strip() or 'an empty cell'} under {column} is not a date. Write 2025-09-01 or 01/09/2025."
    )
    return None


def school_years(spans: Iterable[Span]) -> tuple[SchoolYear, ...]:
    """School years in order, from spans in any order. Raises TermDatesProblem."""
    by_year = defaultdict(list)
    for span in sorted(spans, key=lambda span: (span.starts_on, span.ends_on)):
        by_year[span.school_year].append(span)
    problems = [problem for year, held in by_year.items() for problem in _problems(_name(year), held)]
    if problems:
        raise TermDatesProblem(problems)
    return tuple(_school_year(_name(year), held) for year, held in sorted(by_year.items()))


def _problems(name: str, spans: list[Span]) -> Iterable[str]:
    if not IN_OUR_TIME.fullmatch(name):
        yield f"{spans[0].where} lies in the school year {name}. Correct its dates."
    blocks = [span for span in spans if span.kind == TERM_BLOCK]
    if not blocks:
        yield f"{spans[0].where} lies in {name}, for which the file has no teaching days. Add its term blocks."
    for block in blocks:
        if block.ends_on - block.starts_on > LONGEST_BLOCK:
            yield (
                f"{block.where} runs from {_said(block.starts_on)} to {_said(block.ends_on)}, which is longer than any"
                " term. Correct one of the two."
            )
    for earlier, later in pairwise(blocks):
        if later.starts_on <= earlier.ends_on:
            yield (
                f"{later.where} starts on {_said(later.starts_on)}, before {_in_sentence(earlier.where)} has ended on"
                f" {_said(earlier.ends_on)}. Correct one of the two."
            )


def _school_year(name: str, spans: list[Span]) -> SchoolYear:
    by_term: dict[TermName, list[Span]] = {}
    for span in spans:
        if span.kind == TERM_BLOCK:
            by_term.setdefault(span.term, []).append(span)
    terms = tuple(Term(term, blocks[0].starts_on, blocks[-1].ends_on) for term, blocks in by_term.items())
    closed = [
        ClosedSpan(ClosedKind(each.kind), each.starts_on, each.ends_on, each.label)
        for each in spans
        if each.kind != TERM_BLOCK
    ]
    closed += [gap for blocks in by_term.values() for gap in _between(blocks)]
    return SchoolYear(
        name, terms, tuple(sorted(set(closed), key=lambda span: (span.starts_on, span.ends_on)))
    )


def _between(blocks: list[Span]) -> Iterable[ClosedSpan]:
    """Half-terms: the days between two blocks of one term."""
    day = timedelta(days=1)
    for earlier, later in pairwise(blocks):
        if later.starts_on - earlier.ends_on > day:
            yield ClosedSpan(ClosedKind.HOLIDAY, earlier.ends_on + day, later.starts_on - day)


def _name(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def _said(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _in_sentence(where: str) -> str:
    return where[0].lower() + where[1:]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(name or "a school without a name" for name in names)
