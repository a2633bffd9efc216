"""What a school planned and ran of the directory in a school year, by level, and how many children took part."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from foothold.child.pupils.facts import school_year_start
from foothold.ground.kit.spreadsheet import as_csv
from foothold.path.approaches import directory
from foothold.path.approaches.entries import Level, Version
from foothold.path.approaches.models import Delivery

HEADINGS = ("Level", "Approach", "Planned", "Running", "Over", "Children")
Status = Delivery.Status


@dataclass(frozen=True, slots=True)
class Line:
    """One approach: how many groups or pieces of work are planned, running and over, and how many children were in
    them."""

    entry: Version
    planned: int
    running: int
    over: int
    children: int


def by_level(school: Any, on: date) -> list[tuple[Level, list[Line]]]:
    """From the top of the pyramid down. An approach of several levels stands under each of them."""
    found = [_line(row, on) for row in _counted(school, school_year_start(on))]
    ordered = sorted(found, key=lambda line: line.entry.title)
    return [(level, [line for line in ordered if level in line.entry.levels]) for level in Level]


def _counted(school: Any, since: date) -> Any:
    """What went on in the school year, one row an approach, in one query."""
    within = Delivery.objects.filter(Q(ended_on=None) | Q(ended_on__gte=since), organisation=school)
    numbers = {
        name: Count("pk", filter=Q(status=status), distinct=True)
        for name, status in (("planned", Status.PLANNED), ("running", Status.RUNNING), ("over", Status.ENDED))
    }
    children = Count("places__pupil", distinct=True)
    return within.order_by().values("approach").annotate(**numbers, children=children)


def _line(row: dict[str, Any], on: date) -> Line:
    versions = directory.published()[row["approach"]]
    numbers = (row["planned"], row["running"], row["over"], row["children"])
    return Line(directory.in_force(versions, on) or versions[0], *numbers)


def as_file(school: Any, on: date) -> tuple[bytes, int]:
    return as_csv(HEADINGS, (_cells(level, line) for level, lines in by_level(school, on) for line in lines))


def _cells(level: Level, line: Line) -> tuple[Any, ...]:
    return level.label, line.entry.title, line.planned, line.running, line.over, line.children
