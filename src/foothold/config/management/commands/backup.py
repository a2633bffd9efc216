import os
import sys
import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from foothold.config.safekeeping import backup
from foothold.ground.kit import clock
from foothold.ground.kit.refusals import Refused


class Command(BaseCommand):
    help = (
        "Writes everything to one file while people go on working. Whoever can read the file can read it all."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="where to write it, or - to hand it on to another command")

    def handle(self, *, file, **options):
        try:
            if file == "-":
                backup.write(sys.stdout.buffer, at=clock.now())
            else:
                self.stdout.write(f"{_written(Path(file)):,} rows are in {file}.")
        except OSError as fault:
            raise CommandError(
                f"{file} could not be written: {fault.strerror}. No backup was made."
            ) from None
        except OperationalError as fault:
            raise CommandError(f"The database could not be read: {fault}. No backup was made.") from None
        except Refused as refusal:
            raise CommandError(str(refusal)) from None


def _written(path):
    """The file has its name once it is whole, and nobody but its owner ever reads it.

    Two that are made at once are written beside each other, and the one that ends last has the name.
    """
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with open(handle, "wb") as out:
            held = backup.write(out, at=clock.now())
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return held
