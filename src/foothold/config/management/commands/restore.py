import shutil
import sys
import tempfile

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from foothold.config.safekeeping import restore
from foothold.ground.kit.refusals import Refused


class Command(BaseCommand):
    help = "Reads a backup into an empty database of either kind, compares every row and checks the record."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", help="a file that `foothold backup` wrote, or - to take it from another command"
        )
        parser.add_argument("--replace", action="store_true", help="everything in the database now is lost")

    def handle(self, *, file, replace, **options):
        try:
            with _handed_on() if file == "-" else open(file, "rb") as packed:
                held = restore.read(packed, replace=replace)
        except OSError as fault:
            raise CommandError(f"{file} cannot be read: {fault.strerror}.") from None
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{held:,} rows restored, each compared with the backup.")
        call_command("verify", stdout=self.stdout, stderr=self.stderr)


def _handed_on():
    """What another command writes, kept until it is whole: it is read twice."""
    held = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the caller
    shutil.copyfileobj(sys.stdin.buffer, held)
    held.seek(0)
    return held
