"""The made-up borough backed up while somebody works, restored, and moved from one database to the other and back."""

import gzip
import hashlib
import subprocess
import threading

import pytest

from tests.soak.house import PROGRAMS, ROOT, House
from tests.soak.visitor import Visitor, suspension

SCALE = "0.1"
HEAD = "head@demo.foothold.example"


def rows(house):
    """The digest of every table's rows, which is the same whichever database holds them."""
    packed = house.home / "compared.backup"
    house.foothold("backup", packed)
    lines = gzip.decompress(packed.read_bytes()).splitlines()[1:]
    return len(lines), hashlib.sha256(b"\n".join(lines[:-1])).hexdigest()


def moved(here, there):
    """The one command of the documentation."""
    giving = subprocess.Popen(
        [PROGRAMS / "foothold", "backup", "-"], cwd=ROOT, env=here.environment, stdout=subprocess.PIPE
    )
    said = there.foothold("restore", "-", stdin=giving.stdout)
    giving.stdout.close()
    assert giving.wait(60) == 0
    assert "each compared with the backup" in said
    assert "all as recorded" in said


@pytest.fixture
def new_house(tmp_path, new_database):
    def make(kind):
        home = tmp_path / f"{kind}-{len(list(tmp_path.iterdir()))}"
        home.mkdir()
        return House(home, new_database(kind))

    return make


def test_the_borough_moves_from_sqlite_to_postgresql_and_back_row_by_row(new_house, measured):
    first, second, third = new_house("sqlite"), new_house("postgresql"), new_house("sqlite")
    first.foothold("migrate", "--verbosity", "0")
    first.foothold("createcachetable")
    first.foothold("borough", "--scale", SCALE)
    before = rows(first)

    moved(first, second)
    assert rows(second) == before
    moved(second, third)
    assert rows(third) == before

    assert second.script("go_on") == third.script("go_on") == {"guarded": True, "faults": []}
    measured(rows=before[0], sha256=before[1])


def test_a_backup_taken_while_people_record_is_whole(house, new_house, measured):
    there = house.script("prepare", pupils=40)
    backups = [house.home / f"{number}.backup" for number in range(5)]
    with house.served(workers=2) as server:
        sender = threading.Thread(
            target=send_all, args=(server, there, enough := threading.Event()), daemon=True
        )
        sender.start()
        for path in backups:
            house.foothold("backup", path)
        enough.set()
        sender.join(60)

    held = [restored(new_house("sqlite"), path) for path in backups]
    assert [found["faults"] for found in held] == [[]] * len(held)
    assert len(held[0]["stored"]) < len(held[-1]["stored"])
    measured(backups=len(backups), stored=[len(found["stored"]) for found in held])


def send_all(server, there, enough):
    head = Visitor(server.port, HEAD)
    for day in there["days"]:
        for pupil in there["pupils"]:
            if enough.is_set():
                return
            head.send(f"/children/{pupil}/suspension/", **suspension(there["head"], day))


def restored(house, path):
    house.foothold("restore", path)
    return house.script("examine")
