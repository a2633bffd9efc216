"""The register of second scores that have not come: the rows of its page, and the same list as a file."""

from datetime import date
from typing import Any

from foothold.ground.kit.spreadsheet import as_csv
from foothold.path.measures.models import Measure

AT_A_TIME = 500
HEADINGS = (
    "Family name",
    "Given name",
    "Date of birth",
    "UPN",
    "School",
    "Measure",
    "About",
    "First answered on",
    "Second score expected by",
    "Days missing",
)


def in_order(measures: Any) -> Any:
    """Those missing longest come first."""
    return measures.select_related("pupil", "school", "plan", "delivery__organisation").order_by(
        "due_on", "pk"
    )


def days_missing(measure: Measure, today: date) -> int:
    """Calendar days since the second score was expected; 0 while it is not due."""
    return max((today - measure.due_on).days, 0)


def lines(measures: Any, today: date) -> list[tuple[Measure, int]]:
    return [(each, days_missing(each, today)) for each in measures]


def as_file(measures: Any, today: date) -> tuple[bytes, int]:
    return as_csv(HEADINGS, (_cells(each, today) for each in in_order(measures).iterator(AT_A_TIME)))


def _cells(measure: Measure, today: date) -> tuple[Any, ...]:
    pupil = measure.pupil
    return (
        pupil.family_name,
        pupil.given_name,
        pupil.born_on,
        pupil.upn,
        measure.school.name,
        str(measure.kind),
        measure.about,
        measure.before_on,
        measure.due_on,
        days_missing(measure, today),
    )
