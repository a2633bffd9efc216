"""What is kept several times for one exclusion, read in one query, so that a page costs the same at every stage."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import Value
from django.db.models.functions import JSONObject
from django.utils.timezone import is_naive

NAMES = (
    "notices",
    "representations",
    "board_meetings",
    "applications",
    "hearings",
    "education",
    "reasons",
    "measures",
)


def read(row):
    """The exclusion with all of them read, as if each had been prefetched."""
    first, *others = [_told(row, name) for name in NAMES]
    found: dict[str, list[models.Model]] = {name: [] for name in NAMES}
    for name, told in first.union(*others, all=True):
        found[name].append(_made(_model(row, name), told))
    for name, rows in found.items():
        row._prefetched_objects_cache = getattr(row, "_prefetched_objects_cache", {})
        row._prefetched_objects_cache[name] = _as_read(_model(row, name), rows)
    return row


def _model(row, name):
    return row._meta.get_field(name).related_model


def _told(row, name):
    fields = [field.attname for field in _model(row, name)._meta.concrete_fields]
    told = JSONObject(**{field: field for field in fields})
    return getattr(row, name).order_by().values_list(Value(name), told)


def _made(model, told):
    fields = model._meta.concrete_fields
    return model.from_db(None, [each.attname for each in fields], [_value(each, told) for each in fields])


def _value(field, told):
    """A value as its field knows it; SQLite keeps a moment without saying that it is UTC."""
    value = told[field.attname]
    if value is not None and isinstance(field, models.DateTimeField):
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=UTC) if is_naive(moment) else moment
    return field.to_python(value)


def _as_read(model, rows):
    """In the order of the table, held by a query set that asks no more."""
    for name in reversed(model._meta.ordering):
        rows.sort(key=lambda each, name=name: getattr(each, name))
    held = model._default_manager.all()
    held._result_cache = rows
    held._prefetch_done = True
    return held
