"""The walk through a real deployment names what a bare machine needs, and commands that there are."""

import re
from pathlib import Path

from django.core.management import get_commands

from tests.architecture import source

ROOT = Path(__file__).parents[2]
WALK = (ROOT / "docs" / "explanation" / "operations.md").read_text()
TYPED = re.compile(r"(?:as-foothold |/bin/|' )foothold (\w+)")


def test_every_package_that_letters_are_drawn_with_is_installed():
    packages = re.search(r"^LETTERS := (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE).group(1)
    assert packages.split()
    assert set(packages.split()) <= set(WALK.split())


def test_every_command_that_is_typed_exists():
    typed = set(TYPED.findall(WALK))
    assert typed >= {"migrate", "begin", "backup", "restore", "verify", "tick", "db_worker", "gias"}
    assert typed <= set(get_commands())


def test_what_nobody_can_do_without_is_set():
    for name in ("FOOTHOLD_DATABASE", "FOOTHOLD_HOSTS", "FOOTHOLD_HOME", "FOOTHOLD_SMTP", "FOOTHOLD_PROXIES"):
        assert re.search(rf"^{name}=", WALK, re.MULTILINE), name
        assert any(name in path.read_text() for path in source.python_files(source.FOOTHOLD))
