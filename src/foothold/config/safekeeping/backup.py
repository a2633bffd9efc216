"""Writes everything to one compressed file, as it stood at one moment, while people go on working."""

import contextlib
import gzip
from importlib.metadata import version

from django.db import connection, transaction

from foothold.config.safekeeping import tables
from foothold.ground.kit.refusals import Refused

FORMAT = 1


def write(out, *, at):
    """Writes a backup to `out`, a file open for bytes. Gives how many rows it holds. Raises Refused."""
    if tables.is_behind():
        raise Refused(
            "The database is of an older version than this program. Back up with the version that made it, or migrate"
            " first."
        )
    whole, held = tables.Tally(), 0
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed, one_moment():
        packed.write(whole.add(tables.line(_header(at))))
        for model in tables.models():
            rows = tables.Tally()
            packed.write(
                whole.add(tables.line({"table": tables.named(model), "columns": tables.columns(model)}))
            )
            for line in tables.lines(model):
                packed.write(whole.add(rows.add(line)))
            packed.write(whole.add(tables.line({"rows": rows.rows, "sha256": rows.sha256})))
            held += rows.rows
        packed.write(tables.line({"whole": whole.sha256}))
    return held


def _header(at):
    return {"format": FORMAT, "foothold": version("foothold"), "made_at": at, "shape": tables.shape()}


@contextlib.contextmanager
def one_moment():
    """Reads that all see the same moment, and keep nobody from writing."""
    if connection.vendor == "sqlite":
        with _snapshot():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextlib.contextmanager
def _snapshot():
    """Not `atomic`: ours take the lock for writing at once, and everybody would wait until the backup is done."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
