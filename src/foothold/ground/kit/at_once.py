"""Rows of several tables in one statement, whose text is put together once; later askings only bring other values.

Nothing that was read is remembered: every reading asks the database.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any

from django.db import connection, models
from django.db.models import Expression, F, Field, Model, QuerySet, Value
from django.db.models.functions import JSONArray
from django.utils.timezone import is_naive


class Given(Expression):
    """A value that each reading brings along, by its name."""

    def __init__(self, name: str, field: "type[Field[Any, Any]]" = models.BigIntegerField) -> None:
        super().__init__(output_field=field())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def among(self, given: dict[str, Any]) -> Any:
        return self.output_field.get_db_prep_value(given[self.name], connection)


class Part:
    """One table: which rows, with what they select beside themselves, in the order the queryset names. Of
    `values_list` come plain lists, days as text; what it is in order by is then among the values."""

    def __init__(self, rows: "QuerySet[Any]") -> None:
        self.rows, self.model = rows, rows.model
        self.values: tuple[str, ...] = rows.query.values_select
        beside: Any = rows.query.select_related or {}
        self.beside = {name: rows.model._meta.get_field(name).related_model for name in beside}

    def text(self, number: int) -> tuple[str, tuple[Any, ...]]:
        paths = [*self.values] or [field.attname for field in self.model._meta.concrete_fields]
        for name, model in self.beside.items():
            paths += [f"{name}__{field.attname}" for field in model._meta.concrete_fields]
        told = JSONArray(*(F(path) for path in paths))
        rows = self.rows.order_by() if self.values else self.rows.select_related(None).order_by()
        rows = rows.values_list(Value(number), told)
        text: tuple[str, tuple[Any, ...]] = rows.query.sql_with_params()
        return text

    def row(self, told: list[Any]) -> Any:
        if self.values:
            return told
        values = iter(told)
        row = _made(self.model, values)
        for name, model in self.beside.items():
            setattr(row, name, _made(model, values))
        return row

    def in_order(self, rows: list[Any]) -> list[Any]:
        names: Any = self.rows.query.order_by or self.model._meta.ordering
        for name in reversed(names):
            rows.sort(key=self._by(name.removeprefix("-")), reverse=name.startswith("-"))
        return rows

    def _by(self, name: str) -> Any:
        return itemgetter(self.values.index(name)) if self.values else attrgetter(name.replace("__", "."))


class AtOnce:
    """Several querysets, read in one statement. What differs between readings stands in them as `Given`."""

    def __init__(self, **parts: "QuerySet[Any]") -> None:
        self.parts = {name: Part(rows) for name, rows in parts.items()}

    @cached_property
    def text(self) -> tuple[str, list[Any]]:
        texts = [part.text(number) for number, part in enumerate(self.parts.values())]
        return " UNION ALL ".join(text for text, _ in texts), [each for _, values in texts for each in values]

    def read(self, **given: Any) -> dict[str, list[Any]]:
        text, values = self.text
        found: list[list[Any]] = [[] for _ in self.parts]
        parts = list(self.parts.values())
        with connection.cursor() as cursor:
            cursor.execute(text, [each.among(given) if isinstance(each, Given) else each for each in values])
            for number, told in cursor.fetchall():
                found[number].append(parts[number].row(json.loads(told)))
        return {
            name: part.in_order(rows) for (name, part), rows in zip(self.parts.items(), found, strict=True)
        }


def keep(row: Any, name: str, rows: Iterable[Any]) -> None:
    """Puts rows that were read for one thing where `prefetch_related` would put them."""
    held = getattr(row, name).get_queryset()
    held._result_cache, held._prefetch_done = list(rows), True
    row._prefetched_objects_cache = {**getattr(row, "_prefetched_objects_cache", {}), name: held}


def _made(model: type[Model], values: Any) -> Any:
    """One row of a table; None where nothing stands beside a row."""
    fields = model._meta.concrete_fields
    told = [_value(field, next(values)) for field in fields]
    if told[0] is None:
        return None
    return model.from_db(None, [field.attname for field in fields], told)


def _value(field: "Field[Any, Any]", value: Any) -> Any:
    """A value as its field knows it; SQLite keeps a moment without saying that it is UTC, and JSON as text."""
    if value is None:
        return None
    if isinstance(field, models.DateTimeField):
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=UTC) if is_naive(moment) else moment
    if isinstance(field, models.JSONField):
        return json.loads(value) if connection.vendor == "sqlite" else value
    return field.to_python(value)
