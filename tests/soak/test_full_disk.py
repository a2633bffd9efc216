"""A disk that fills up while people record: they read a sentence, nothing is there in part, and work goes on after."""

import os
import subprocess

import pytest

from tests.soak.house import House
from tests.soak.visitor import Visitor, suspension

SIZE = "6m"
HEAD = "head@demo.foothold.example"


@pytest.fixture
def small_disk(tmp_path):
    """A disk of a few megabytes, which only an administrator can make: without one this test fails and says so."""
    assert os.geteuid() == 0, (
        "A small disk can only be mounted by root. Run `make soak` as root to try a full disk."
    )
    where = tmp_path / "disk"
    where.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0777", "tmpfs", where], check=True)
    yield where
    subprocess.run(["umount", "--lazy", where], check=True)


def test_a_full_disk_is_said_in_words_and_loses_nothing(small_disk, measured):
    house = House(small_disk, f"sqlite:///{small_disk}/foothold.sqlite3")
    there = house.script("prepare", pupils=60)
    filling = small_disk / "something-else"
    with house.served(workers=2) as server:
        head, jobs = Visitor(server.port, HEAD), iter(every_suspension(there))
        told = [record(head, *next(jobs)) for _ in range(20)]
        fill(filling)
        refused = record_until_refused(head, jobs, told)
        for _ in range(10):
            assert_said_in_words(record(head, *next(jobs)))
        backed_up = house.foothold("backup", small_disk / "backup", check=False)
        filling.unlink()
        after = [record(head, *next(jobs)) for _ in range(20)]

    assert_said_in_words(refused)
    assert [answer.status for answer in told + after] == [302] * len(told + after)
    assert "No backup was made" in backed_up.stderr
    found = house.script("examine")
    assert found["faults"] == []
    numbers = [row[0] for row in found["stored"]]
    assert {answer.number for answer in told + after} <= set(numbers)
    measured(recorded_before=len(told), refused=11, recorded_after=len(after), stored=len(numbers))


def every_suspension(there):
    return [(pupil, there["head"], day) for day in there["days"] for pupil in there["pupils"]]


def record(visitor, pupil, head, day):
    return visitor.send(f"/children/{pupil}/suspension/", **suspension(head, day))


def fill(path):
    """Another program writes until there is no room, as they do."""
    with open(path, "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


def record_until_refused(visitor, jobs, told):
    """SQLite has some room of its own left, so a few more may still be stored."""
    for job in jobs:
        answer = record(visitor, *job)
        if answer.status != 302:
            return answer
        told.append(answer)
    raise AssertionError("the disk never became full")


def assert_said_in_words(answer):
    assert answer.status == 503
    assert answer.heading == "We cannot store anything just now"
    assert "Wait a minute" in answer.text
