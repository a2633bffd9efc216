"""PostgreSQL restarted while people record: they read a sentence, and the next moment work goes on by itself."""

import signal
import threading

import psycopg
import pytest

from tests.soak.conftest import DURABLE
from tests.soak.house import House, until
from tests.soak.visitor import Visitor, suspension
from tools import postgres

HEAD = "head@demo.foothold.example"
RESTARTS = [signal.SIGINT, signal.SIGQUIT] * 3
"""In order, and as if the power had failed."""


@pytest.fixture
def own_cluster():
    with postgres.cluster(DURABLE) as made:
        yield made


def test_a_restarted_postgresql_loses_nothing_and_is_found_again(own_cluster, tmp_path, measured):
    with psycopg.connect(own_cluster.address(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE house")
    house = House(tmp_path, own_cluster.address("house"))
    there = house.script("prepare", pupils=60)
    with house.served(workers=2) as server:
        senders = [Sender(server, there, there["pupils"][number::3]) for number in range(3)]
        for sender in senders:
            sender.start()
        for how in RESTARTS:
            restart(own_cluster, how, senders)
        for sender in senders:
            sender.finish()

    found = house.script("examine")
    told = [answer.number for sender in senders for answer in sender.told]
    unable = [answer for sender in senders for answer in sender.unable]
    stored = [row[0] for row in found["stored"]]
    assert found["faults"] == []
    assert set(told) <= set(stored)
    assert unable
    assert {(answer.status, answer.heading) for answer in unable} == {
        (503, "We cannot store anything just now")
    }
    assert [each for sender in senders for each in sender.strange] == []
    measured(restarts=len(RESTARTS), told=len(told), unable=len(unable), stored=len(stored))


def restart(cluster, how, senders):
    """Once everybody records, the database goes; once everybody was told so, it comes back and all record again."""
    await_each(senders, "told", "nobody records")
    cluster.stop(how)
    await_each(senders, "unable", "nobody was told that nothing can be stored")
    cluster.start()
    await_each(senders, "told", "recording did not go on by itself")


def await_each(senders, what, otherwise):
    before = [len(getattr(sender, what)) for sender in senders]
    until(
        lambda: all(len(getattr(each, what)) > seen for each, seen in zip(senders, before, strict=True)),
        otherwise,
    )


class Sender(threading.Thread):
    """Records one suspension after another, as long as there are any or until it is enough."""

    def __init__(self, server, there, pupils):
        super().__init__(daemon=True)
        self.head, self.enough = there["head"], False
        self.jobs = [(pupil, day) for day in there["days"] for pupil in pupils]
        self.told, self.unable, self.strange = [], [], []
        self.visitor = Visitor(server.port, HEAD)

    def run(self):
        for pupil, day in self.jobs:
            while not self.enough and not self.sent(pupil, day):
                pass

    def sent(self, pupil, day):
        answer = self.visitor.send(f"/children/{pupil}/suspension/", **suspension(self.head, day))
        if answer.status == 503:
            self.unable.append(answer)
            return False
        if answer.status == 302:
            self.told.append(answer)
        elif "already recorded" not in answer.refusal:
            self.strange.append(f"{answer.status} {answer.heading} {answer.refusal}")
        return True

    def finish(self):
        self.enough = True
        self.join(120)
        assert not self.is_alive()
