"""Eight people at once, each asking for the next page when they have the one before."""

import statistics
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle
from urllib.parse import urlencode

WANTED = {"GET": 200, "POST": 302}


@dataclass
class Measured:
    """What came of asking for one page for some time."""

    seconds: float
    times: list[float] = field(default_factory=list)

    @property
    def a_second(self):
        return len(self.times) / self.seconds

    def percentile(self, of_a_hundred):
        """Milliseconds within which so many of a hundred answers came."""
        return statistics.quantiles(self.times, n=100)[of_a_hundred - 1] * 1000


class User:
    """One session and what it asks for. What writes is asked for once; what only looks is asked for again."""

    def __init__(self, given):
        self.cookie = given["cookie"]
        once = any("body" in ask for ask in given["asks"])
        self.asks = iter(given["asks"]) if once else cycle(given["asks"])

    def use(self, port, until, times):
        line = HTTPConnection("127.0.0.1", port)
        while time.perf_counter() < until:
            ask = next(self.asks)
            began = time.perf_counter()
            answer(line, port, self.cookie, ask)
            times.append(time.perf_counter() - began)
        line.close()


def answer(line, port, cookie, ask):
    body = urlencode(ask["body"]) if "body" in ask else None
    method = "POST" if body else "GET"
    headers = {"Cookie": cookie, "X-Forwarded-Proto": "https", "Origin": f"https://127.0.0.1:{port}"}
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    line.request(method, ask["path"], body, headers)
    answered = line.getresponse()
    page = answered.read()
    if answered.status != WANTED[method]:
        raise AssertionError(f"{ask['path']} answered {answered.status}: {page[:3000].decode()}")


def measure(users, port, seconds):
    times, faults = [], []
    began = time.perf_counter()
    threads = [
        threading.Thread(target=tried, args=(user, port, began + seconds, times, faults)) for user in users
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return Measured(time.perf_counter() - began, times)


def tried(user, port, until, times, faults):
    try:
        user.use(port, until, times)
    except (AssertionError, OSError, StopIteration) as fault:
        faults.append(fault)
