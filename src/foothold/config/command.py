"""The `foothold` command: the law on its own, and everything the web side offers."""

import os
import sys


def main() -> None:
    """`foothold law ...` needs no settings and no database; anything else is a management command."""
    if sys.argv[1:2] == ["law"]:
        from foothold.config import law_command

        sys.exit(law_command.main(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foothold.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
