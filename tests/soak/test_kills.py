"""Processes killed in the middle of writing: what was confirmed is there whole and once, nothing in part."""

import os
import random
import signal
import threading
import time

from tests.soak.house import until
from tests.soak.visitor import DROPPED, Visitor, suspension

KILLS = 100
KILLS_OF_SERVERS = 40
SEED = 20261124


def test_a_hundred_kills_in_the_middle_of_writing_lose_nothing_and_leave_nothing_half_done(house, measured):
    there = house.script("prepare", pupils=60)

    wrote = house.script("kill_writers", kills=KILLS, seed=SEED, **there)

    found = house.script("examine")
    assert found["faults"] == []
    told, stored = wrote["told"] + wrote["told_beside"], [row[:3] for row in found["stored"]]
    assert wrote["kills"] == KILLS
    assert [each for each in told if each not in stored] == []
    assert 0 <= len(stored) - len(told) <= wrote["tries"] + 1
    assert len({(pupil, day) for _, pupil, day in stored}) == len(stored)
    measured(kills=wrote["kills"], tries=wrote["tries"], told=len(told), stored=len(stored))


def test_servers_killed_while_people_send_lose_nothing_they_confirmed(house, measured):
    there = house.script("prepare", pupils=40)
    with house.served(workers=2) as server:
        senders = [Sender(server, there, there["pupils"][number::2]) for number in (0, 1)]
        for sender in senders:
            sender.start()
        kills = kill_servers(server, senders, random.Random(SEED))
        for sender in senders:
            sender.finish()
        told = [each for sender in senders for each in sender.told]
        dropped = sum(sender.dropped for sender in senders)

    found = house.script("examine")
    assert found["faults"] == []
    stored = [row[:3] for row in found["stored"]]
    assert kills == KILLS_OF_SERVERS
    assert dropped > 0
    assert [each for each in told if each not in stored] == []
    assert len({(pupil, day) for _, pupil, day in stored}) == len(stored)
    assert [answer for sender in senders for answer in sender.strange] == []
    measured(kills=kills, dropped=dropped, told=len(told), stored=len(stored))


def kill_servers(server, senders, chance):
    """Kills one of the server's processes while a request is under way; it makes itself another."""
    kills = 0
    for _ in range(3 * KILLS_OF_SERVERS):
        if kills == KILLS_OF_SERVERS:
            break
        workers = until(lambda: two(server.workers()), "the server did not replace a process")
        before = confirmed(senders)
        until(lambda before=before: confirmed(senders) > before, "nobody was told that anything is stored")
        until(lambda: any(sender.waiting for sender in senders), "nobody sends")
        time.sleep(chance.uniform(0, 0.05))
        kills += killed(chance.choice(workers))
    return kills


def confirmed(senders):
    return sum(len(sender.told) for sender in senders)


def two(workers):
    return workers if len(workers) == 2 else None


def killed(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


class Sender(threading.Thread):
    """Sends one suspension after another, and the same once more where no answer came."""

    def __init__(self, server, there, pupils):
        super().__init__(daemon=True)
        self.server, self.head = server, there["head"]
        self.jobs = [(pupil, day) for day in there["days"] for pupil in pupils]
        self.told, self.strange, self.dropped = [], [], 0
        self.waiting = self.enough = False
        self.visitor = Visitor(server.port, "head@demo.foothold.example")

    def run(self):
        for pupil, day in self.jobs:
            if self.enough:
                return
            self.until_answered(pupil, day)

    def until_answered(self, pupil, day):
        """No answer may mean either: the second time says in words that it is recorded already, or records it."""
        for _ in range(20):
            self.waiting = True
            try:
                answer = self.visitor.send(f"/children/{pupil}/suspension/", **suspension(self.head, day))
            except DROPPED:
                self.dropped += 1
                continue
            finally:
                self.waiting = False
            self.heard(answer, pupil, day)
            return
        self.strange.append(f"no answer in twenty tries: {pupil} {day}")

    def heard(self, answer, pupil, day):
        if answer.status == 302:
            self.told.append([answer.number, pupil, day])
        elif "already" not in answer.refusal:
            self.strange.append(f"{answer.status} {answer.heading} {answer.refusal}")

    def finish(self):
        self.enough = True
        self.join(120)
        assert not self.is_alive()
