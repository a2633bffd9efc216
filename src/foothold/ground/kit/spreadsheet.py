"""A whole list as a file for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse

from foothold.ground.audit.models import Reading
from foothold.ground.kit.page import Page

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(headings: Sequence[str], rows: Iterable[Iterable[Any]]) -> tuple[bytes, int]:
    """All of the rows as CSV, and their number. Whole or not at all: it is finished before the first byte is sent.
    The mark at its beginning tells spreadsheets that the letters are UTF-8."""
    held = io.StringIO(newline="")
    file = csv.writer(held)
    file.writerow(headings)
    number = 0
    for row in rows:
        file.writerow([_plain(cell) for cell in row])
        number += 1
    return held.getvalue().encode("utf-8-sig"), number


def _plain(cell: Any) -> Any:
    """A name that begins like a formula stays a name when a spreadsheet opens the file."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(BEGINS_A_FORMULA) else cell


class DownloadPage(Page, abstract=True):
    """A list as a file. That it was taken is noted for every organisation the person acts for."""

    file_name: ClassVar[str]

    def file(self) -> tuple[bytes, int]:
        """What is sent, and how many rows it has."""
        raise NotImplementedError

    def narrowed(self) -> list[str]:
        """By what the list was narrowed, in words."""
        return []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        file, number = self.file()
        self.log_download(number)
        name = f"{self.file_name}-{self.today:%Y-%m-%d}-{number}-rows.csv"
        kept = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(file, content_type="text/csv; charset=utf-8", headers=kept)

    def log_download(self, number: int) -> None:
        narrowed = ", ".join(self.narrowed())
        because = f"{number} rows{': ' if narrowed else ''}{narrowed}"[:200]
        Reading.objects.bulk_create(
            Reading(
                person=self.person,
                subject=membership.organisation.subject_key,
                page=type(self).__name__,
                because=because,
                at=self.now,
            )
            for membership in self.person.memberships_on(self.today)
        )
