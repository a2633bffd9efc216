"""The rows of a filled SQLite file into an empty PostgreSQL, so that both hold the same.

python -m tests.bench.carry FILE   fills the database of FOOTHOLD_DATABASE
"""

import sqlite3
import sys

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.management.color import no_style  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402


def main(file):
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    ours = [model for model in apps.get_models() if model.__module__.startswith(tuple(settings.ROOMS))]
    with transaction.atomic(), connection.cursor() as cursor:
        for model in ours:
            carry(sqlite3.connect(file), cursor, model)
        for statement in connection.ops.sequence_reset_sql(no_style(), ours):
            cursor.execute(statement)
    connection.cursor().execute("VACUUM ANALYZE")


def carry(source, cursor, model):
    fields = model._meta.concrete_fields
    names = ", ".join(f'"{field.column}"' for field in fields)
    truths = [place for place, field in enumerate(fields) if isinstance(field, models.BooleanField)]
    rows = source.execute(f"SELECT {names} FROM {model._meta.db_table}")  # noqa: S608
    with cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(with_truths(row, truths))


def with_truths(row, truths):
    """SQLite keeps true and false as 1 and 0."""
    if not truths:
        return row
    changed = list(row)
    for place in truths:
        changed[place] = bool(changed[place])
    return changed


if __name__ == "__main__":
    main(sys.argv[1])
