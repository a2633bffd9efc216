from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from foothold.config import describing


class Command(BaseCommand):
    help = "Writes docs/reference from the tables the code runs on; with --check, says whether it is fresh."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, default=Path("docs/reference"))
        parser.add_argument("--check", action="store_true")

    def handle(self, *args, to, check, **options):
        written = describing.reference()
        if check:
            stale = [name for name, text in written.items() if not _same(to / name, text)]
            if stale:
                raise CommandError(f"Stale: {', '.join(stale)}. Run make describe and commit what it writes.")
            return
        to.mkdir(parents=True, exist_ok=True)
        for name, text in written.items():
            (to / name).write_text(text, encoding="utf-8")
        self.stdout.write(f"Wrote {', '.join(written)} to {to}.")


def _same(path, text):
    return path.exists() and path.read_text(encoding="utf-8") == text
