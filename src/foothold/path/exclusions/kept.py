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
    """The exclusion with all of them read, for its `several`."""
    first, *others = [_told(row, name) for name in NAMES]
    found: dict[str, list[models.Model]] = {name: [] for name in NAMES}
    for name, told in first.union(*others, all=True):
        found[name].append(_made(_model(row, name), told))
    row.read_at_once = {name: _in_order(rows) for name, rows in found.items()}
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


def _in_order(rows):
    """In the order of the table."""
    for name in reversed(rows[0]._meta.ordering if rows else ()):
        rows.sort(key=lambda each, name=name: getattr(each, name))
    return rows
