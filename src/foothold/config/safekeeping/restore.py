"""Reads a backup into a database, all of it or nothing, and compares every row with the file before it is kept."""

import contextlib
import gzip
import json
import zlib
from itertools import islice

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from foothold.config.safekeeping import backup, tables
from foothold.ground.access.models import Person
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Organisation

SOMETHING = (Person, Organisation, Event)
NOT_WHOLE = (
    "The file is no backup of Foothold, or it is damaged, so nothing was changed. Take another copy, or an earlier"
    " one."
)


def read(file, *, replace=False):
    """Fills the database from `file`, a backup open for bytes. Gives how many rows there are. Raises Refused."""
    _refuse_damaged(file)
    file.seek(0)
    with gzip.GzipFile(fileobj=file) as packed:
        said = map(json.loads, packed)
        _refuse_another_shape(next(said))
        _prepare(replace)
        with transaction.atomic():
            with _guards_aside():
                _empty()
                ends = {model: _take(model, said) for model in tables.models()}
                connection.check_constraints()
            _compare(ends)
            _next_numbers()
    return sum(end["rows"] for end in ends.values())


def _refuse_damaged(file):
    """Reads the file once from end to end before anything is touched: its last line adds up all before it."""
    whole, last = tables.Tally(), b""
    try:
        with gzip.GzipFile(fileobj=file) as packed:
            for line in packed:
                if last:
                    whole.add(last)
                last = line
    except (OSError, EOFError, zlib.error):
        raise Refused(NOT_WHOLE) from None
    if last != tables.line({"whole": whole.sha256}):
        raise Refused(NOT_WHOLE)


def _refuse_another_shape(header):
    if header["format"] != backup.FORMAT or header["shape"] != tables.shape():
        raise Refused(
            f"The backup was made by another version of Foothold ({header['foothold']}), whose tables differ. Install"
            " that version, restore there, then upgrade. Nothing was changed."
        )


def _prepare(replace):
    """Tables for a database that has none; one that holds anything is left alone unless told otherwise."""
    there = tables.named(Person) in connection.introspection.table_names()
    if there and not replace and any(model.objects.exists() for model in SOMETHING):
        raise Refused(
            "This database holds people or records already, so nothing was changed. Restore into an empty one; or, if"
            " everything in it may be lost, say --replace."
        )
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


@contextlib.contextmanager
def _guards_aside():
    """SQLite can only delete rows, which the guards of the record refuse: they come back with the rows."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        guards = cursor.fetchall()
        for name, _ in guards:
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        yield
        for _, sql in guards:
            cursor.execute(sql)


def _empty():
    names = [tables.named(model) for model in tables.models()]
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), names))


def _take(model, said):
    """The rows of the table that comes next; gives the line that ends it."""
    assert next(said)["table"] == tables.named(model)
    rows = _Rows(said)
    while some := list(islice(rows, tables.AT_A_TIME)):
        tables.put(model, some)
    return rows.end


class _Rows:
    """The rows of one table, up to the line that ends it."""

    def __init__(self, said):
        self.said, self.end = said, None

    def __iter__(self):
        return self

    def __next__(self):
        found = None if self.end else next(self.said)
        if isinstance(found, list):
            return found
        self.end = self.end or found
        raise StopIteration


def _compare(ends):
    """Reads every table back: what the database holds now is, row by row, what the file holds."""
    for model, said in ends.items():
        held = tables.tally(model)
        if said != {"rows": held.rows, "sha256": held.sha256}:
            raise Refused(f"{tables.named(model)} did not come back as it was, so nothing was changed.")


def _next_numbers():
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables.models()):
            cursor.execute(statement)
