"""A query that is put together once for everybody of the same roles; later readings only bring other values.

Nothing that was read is remembered: every reading asks the database.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet

from foothold.ground.kit.at_once import Given


class WithRoles(Protocol):
    def memberships_on(self, day: date) -> Sequence[Any]: ...


@dataclass(frozen=True)
class Hat:
    """A role at an organisation that each reading names."""

    role: str
    organisation_id: Given


@dataclass(frozen=True)
class Somebody:
    """Stands for everybody of these roles, in this order, while a query is put together."""

    roles: tuple[str, ...]

    @classmethod
    def like(cls, person: WithRoles, on: date) -> "Somebody":
        return cls(tuple(each.role for each in person.memberships_on(on)))

    def memberships_on(self, day: Any) -> list[Hat]:
        return [Hat(role, Given(_name(number))) for number, role in enumerate(self.roles)]


def organisations_of(person: WithRoles, on: date) -> dict[str, int]:
    """What a reading brings for the person: the organisations where `Somebody` had none."""
    return {_name(number): each.organisation_id for number, each in enumerate(person.memberships_on(on))}


class Prepared:
    """Rows of values. What differs between readings stands in them as `Given`. Where nothing can be found, whatever
    is brought, the database is not asked."""

    def __init__(self, rows: "QuerySet[Any]") -> None:
        self._compiler: Any = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self._text: str = ""
        self._values: tuple[Any, ...] = ()
        with suppress(EmptyResultSet):
            self._text, self._values = self._compiler.as_sql()

    def read(self, **given: Any) -> list[tuple[Any, ...]]:
        if not self._text:
            return []
        values = [each.among(given) if isinstance(each, Given) else each for each in self._values]
        with connection.cursor() as cursor:
            cursor.execute(self._text, values)
            return list(self._compiler.results_iter([cursor.fetchall()], tuple_expected=True))


def _name(number: int) -> str:
    return f"organisation_{number}"
