"""Databases for tests begin as copies of one in which every migration ran, made once for each state of the migrations.

Running them takes longer than most tests. They do run, on each kind of database, whenever one of them is new.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "build" / "tables"
SOURCE = ROOT / "src" / "foothold"
IMPORTED = ("ground/audit/triggers.py", "child/pupils/names.py")
"""What migrations take from outside themselves."""
LOCK = 1870


def lay_out():
    """Before the database of this process is made."""
    return on_sqlite() if connection.vendor == "sqlite" else on_postgresql()


def state():
    """Another one whenever a migration, or a library that has some, is another one."""
    files = [ROOT / "uv.lock", *(SOURCE / name for name in IMPORTED)]
    files += sorted(SOURCE.glob("*/*/migrations/*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def on_sqlite():
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"{state()}.sqlite3"
    with one_at_a_time():
        if not kept.exists():
            for old in KEPT.glob("*.*"):
                old.unlink()
            made = kept.with_suffix(".making")
            migrate(f"sqlite:///{made}")
            made.rename(kept)
    shutil.copy(kept, connection.creation._get_test_db_name())


@contextmanager
def one_at_a_time():
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def on_postgresql():
    name = f"foothold_{state()}"
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}_making"')
            cursor.execute(f'CREATE DATABASE "{name}_making"')
            migrate(address(f"{name}_making"))
            cursor.execute(f'ALTER DATABASE "{name}_making" RENAME TO "{name}"')
    connection.settings_dict["TEST"]["TEMPLATE"] = name


def address(database):
    """The database of the tests' server by another name."""
    held = connection.settings_dict
    return os.environ["FOOTHOLD_DATABASE"].replace(f"/{held['NAME']}", f"/{database}")


def migrate(database):
    with tempfile.TemporaryDirectory(prefix="foothold-tables-") as home:
        told = {"FOOTHOLD_DATABASE": database, "FOOTHOLD_HOME": home}
        command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
        settings = {"DJANGO_SETTINGS_MODULE": "foothold.config.settings"}
        subprocess.run(command, env=os.environ | told | settings, cwd=ROOT, check=True)  # noqa: S603
