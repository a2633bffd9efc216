"""Every check, in order, with little to read. Each gate is a command anybody can run by hand.

--quick  leaves the tests out      --soak  runs only what takes long      --bench  runs only the measurements
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import postgres

ROOT = Path(__file__).parent.parent
HERE = ".venv/bin/"
QUICK = {
    "style": [HERE + "ruff", "check", "--quiet", "--output-format=concise"],
    "format": [HERE + "ruff", "format", "--check", "--quiet", "--output-format=concise"],
    "types": [HERE + "mypy", "--no-error-summary"],
    "imports": [HERE + "lint-imports", "--no-logo"],
    "migrations": [HERE + "foothold", "makemigrations", "--check", "--dry-run"],
    # The low ones are held by ruff's S rules, with the reason beside each exception.
    "security": [HERE + "bandit", "--quiet", "--recursive", "--severity-level", "medium", "src", "tools"],
}
COVERED = [HERE + "coverage", "report", "--skip-covered", "--show-missing", "--fail-under=100"]
REPAIR = {
    "style": "`.venv/bin/ruff check --fix` repairs most of it.",
    "format": "`.venv/bin/ruff format` repairs it.",
    "imports": "CONTRIBUTING.md says which way imports point.",
    "law covered": "Write a test for each line and branch of the law named above.",
    "migrations": "`.venv/bin/foothold makemigrations` writes what is missing.",
}
# In one shuffled order, so that the same code gets the same answer; the orders of every day differ. Three at once,
# for a test in a browser waits for much of its time, and whoever is done takes over what waits for another.
TESTS = [HERE + "pytest", "-n", "3", "--dist", "worksteal", "--randomly-seed=1870"]

# They bring databases of both kinds, because they kill, fill and restart them. A slow one is no reason to worry.
SOAK = ["-m", "soak", "-o", "faulthandler_timeout=900"]


def quiet(name: str, command: list[str]) -> bool:
    """Runs a gate and shows its words only where they matter."""
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    passed = done.returncode == 0
    print(f"{name:<12} {'passed' if passed else 'NOT PASSED'} ({time.monotonic() - began:.0f} s)", flush=True)
    if not passed:
        print(done.stdout, REPAIR.get(name, ""), sep="\n", flush=True)
    return passed


def tests(name: str, *only: str, **environment: str) -> bool:
    print(f"\n{name}", flush=True)
    return subprocess.run([*TESTS, *only], cwd=ROOT, env=os.environ | environment).returncode == 0


def on_sqlite(what: str, *only: str) -> tuple[str, bool]:
    return f"{what} on SQLite", tests(f"{what} on SQLite", *only)


def on_postgresql(what: str, *only: str) -> tuple[str, bool]:
    with postgres.throwaway() as address:
        return f"{what} on PostgreSQL", tests(f"{what} on PostgreSQL", *only, FOOTHOLD_DATABASE=address)


def quick() -> Iterator[tuple[str, bool]]:
    for name, command in QUICK.items():
        yield name, quiet(name, command)


def everything() -> Iterator[tuple[str, bool]]:
    yield from quick()
    # The law knows no database, so once is enough; and only there is every line watched, for watching takes time.
    yield "The law", tests("The law", "tests/law", "--cov", "--cov-report=")
    yield "law covered", quiet("law covered", COVERED)
    yield on_sqlite("Tests", "--ignore=tests/law")
    yield on_postgresql("Tests", "--ignore=tests/law")


def soak() -> Iterator[tuple[str, bool]]:
    yield "many examples", tests("Many examples of the law", "tests/law", HYPOTHESIS_PROFILE="soak")
    yield (
        "soak",
        tests(
            "Kills, full disks, restarts, races and moves, on both databases",
            "-m",
            "soak",
            "--dist",
            "loadfile",
        ),
    )


def bench() -> Iterator[tuple[str, bool]]:
    yield "measurements", tests("Measurements", "-n", "0", "-s", "-m", "bench")
    print("\nPages", flush=True)
    yield "pages", subprocess.run([sys.executable, "-m", "tests.bench"], cwd=ROOT).returncode == 0


GATES = {"": everything, "--quick": quick, "--soak": soak, "--bench": bench}


def main() -> int:
    # A cancelled run still stops the PostgreSQL it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="foothold-home-") as home, contextlib.suppress(KeyboardInterrupt):
        os.environ["FOOTHOLD_HOME"] = home
        for name in ("FOOTHOLD_DATABASE", "FOOTHOLD_DEMO", "FOOTHOLD_DEBUG"):
            os.environ.pop(name, None)
        wrong = [name for name, passed in GATES["".join(sys.argv[1:2])]() if not passed]
        if wrong:
            print(f"Not passed: {', '.join(wrong)}. The reasons are above.", file=sys.stderr)
        return 1 if wrong else 0
    return 130


if __name__ == "__main__":
    sys.exit(main())
