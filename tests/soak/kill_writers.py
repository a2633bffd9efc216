"""Lets processes record suspensions through the verbs and kills one after another in the middle of it.

Beside the one that will be killed, another writes all the time and is left alone: no dead writer may stand in its way.
"""

import contextlib
import json
import os
import random
import select
import signal
import sys
import time
from datetime import date

import django

AT_MOST = 6
LONGEST_DELAY = 0.06


def main(kills, seed, school, head, pupils, days):
    jobs = [(pupil, day) for day in days for pupil in pupils]
    beside, jobs = jobs[: len(jobs) // 4], iter(jobs[len(jobs) // 4 :])
    chance, told, in_the_middle, tries = random.Random(seed), [], 0, 0
    bystander = Writer(beside, school, head)
    while in_the_middle < kills and tries < 4 * kills:
        tries += 1
        victim = Writer([next(jobs) for _ in range(AT_MOST)], school, head)
        in_the_middle += victim.killed(chance.randrange(AT_MOST - 1), chance.uniform(0, LONGEST_DELAY))
        told += victim.told
    bystander.stop()
    return {"kills": in_the_middle, "tries": tries, "told": told, "told_beside": bystander.told}


class Writer:
    """A process that records what it is given and says before and after each what it does."""

    def __init__(self, jobs, school, head):
        self.told, self.writing, self.rest = [], False, b""
        self.pipe, theirs = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.pipe)
            with contextlib.suppress(BrokenPipeError):
                write(jobs, school, head, theirs)
            os._exit(0)
        os.close(theirs)

    def killed(self, after, delay):
        """Kills it while it records the one after `after` others. Says whether it was in the middle of it."""
        while not (self.writing and len(self.told) >= after):
            if not self.listen(30):
                break
        time.sleep(delay)
        self.stop()
        return self.writing

    def stop(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        while self.listen(0):
            pass
        os.close(self.pipe)

    def listen(self, seconds):
        """Reads what it has said; False where it says no more."""
        if not select.select([self.pipe], [], [], seconds)[0]:
            return False
        heard = os.read(self.pipe, 65_536)
        *lines, self.rest = (self.rest + heard).split(b"\n")
        for line in lines:
            self.writing = line == b"begins"
            if not self.writing:
                self.told.append(json.loads(line))
        return bool(heard)


def write(jobs, school, head, pipe):
    from django.db import connection

    from foothold.child.pupils.models import Pupil
    from foothold.ground.access.models import Person
    from foothold.ground.organisations.models import Organisation
    from tests.deeds import suspend

    connection.connect()
    school, head, parent = Organisation.objects.get(pk=school), Person.objects.get(pk=head), os.getppid()
    for pupil, day in jobs:
        if os.getppid() != parent:
            return
        os.write(pipe, b"begins\n")
        row = suspend(Pupil.objects.get(pk=pupil), school, head, date.fromisoformat(day), 1)
        os.write(pipe, json.dumps([row.pk, pupil, day]).encode() + b"\n")


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main(**json.load(sys.stdin))))
