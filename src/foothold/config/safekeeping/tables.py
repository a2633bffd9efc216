"""Every table as lines of text that are the same whichever database they come from."""

import base64
import hashlib
import json
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

AT_A_TIME = 1_000


def models():
    """Every table in a fixed order: our rooms', and those of sign-in, sessions and permissions."""
    every = apps.get_models(include_auto_created=True)
    return sorted(
        (model for model in every if model._meta.managed and not model._meta.proxy), key=lambda m: named(m)
    )


def named(model):
    return model._meta.db_table


def fields(model):
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def columns(model):
    return [field.column for field in fields(model)]


def lines(model):
    """The rows of a table in the order of their keys, one line of JSON each."""
    names = [field.attname for field in fields(model)]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=AT_A_TIME):
        yield line(row)


def line(value):
    said = json.dumps(value, default=_plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{said}\n".encode()


def _plain(value):
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()  # as Django itself reads such a column from text
    raise TypeError(
        f"A backup cannot hold {type(value).__name__} yet: say in tables._plain how it is written."
    )


def put(model, rows):
    """Inserts rows as they are, keys included, without anything filled in by itself."""
    wanted, quoted = fields(model), connection.ops.quote_name
    names = ", ".join(quoted(field.column) for field in wanted)
    marks = ", ".join(["%s"] * len(wanted))
    sql = f"INSERT INTO {quoted(named(model))} ({names}) VALUES ({marks})"  # noqa: S608 # nosec B608 - names of our own tables
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[_stored(*each) for each in zip(wanted, row, strict=True)] for row in rows])


def _stored(field, value):
    typed = value if field.get_internal_type() == "JSONField" else field.to_python(value)
    return field.get_db_prep_save(typed, connection)


def shape():
    """The last migration of each room: what a database must have been through to hold a backup."""
    return dict(sorted(MigrationLoader(None).graph.leaf_nodes()))


def is_behind():
    """The database has not been through all that this version of the program expects of it."""
    return not set(shape().items()) <= set(MigrationRecorder(connection).applied_migrations())


class Tally:
    """How many lines went by, and the digest of all of them in order."""

    def __init__(self):
        self.rows, self._digest = 0, hashlib.sha256()

    def add(self, line):
        self.rows += 1
        self._digest.update(line)
        return line

    @property
    def sha256(self):
        return self._digest.hexdigest()


def tally(model):
    """What a table holds now."""
    seen = Tally()
    for each in lines(model):
        seen.add(each)
    return seen
