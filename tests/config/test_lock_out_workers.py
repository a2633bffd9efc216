"""The lock after wrong tries holds over several workers of a real server, and many at once do not slip through."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
import requests

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
EMAIL, PASSWORD = "ada@fernleigh.example", "marmalade-ferry-sandstone"
MAKE_ADA = f"""
from datetime import date, datetime, UTC
from foothold.config import beginning
place = dict(authority="Fernleigh", code="980")
ada = beginning.begin(at=datetime.now(UTC), on=date(2020, 1, 1), name="Ada", email="{EMAIL}", **place)
ada.set_password("{PASSWORD}")
ada.save()
"""
LOCKED = "waits for 5 minutes"

pytestmark = pytest.mark.soak


def own_database():
    """A database of its own where the tests run on PostgreSQL; otherwise the file in its own home."""
    given = os.environ.get("FOOTHOLD_DATABASE", "")
    if not given.startswith("postgresql"):
        return {}
    with psycopg.connect(given, autocommit=True) as cluster:
        cluster.execute("CREATE DATABASE lock_out")
    parts = urlsplit(given)
    return {"FOOTHOLD_DATABASE": urlunsplit(parts._replace(path="/lock_out"))}


class Server:
    """gunicorn with two workers and the settings of a real server, over a database of its own."""

    def __init__(self, home):
        (home / "static").mkdir()
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("FOOTHOLD_", "PYTEST", "DJANGO_"))}
        self.environment = kept | {"FOOTHOLD_HOME": str(home), "FOOTHOLD_HOSTS": "127.0.0.1"} | own_database()
        for words in (["migrate"], ["createcachetable"], ["collectstatic", "--noinput"]):
            self.run("foothold", *words, "--verbosity", "0")
        self.run("foothold", "shell", "--no-imports", "--command", MAKE_ADA)
        self.log = home / "access.log"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"
        self.running = self.start()

    def run(self, program, *words):
        subprocess.run([BIN / program, *words], env=self.environment, cwd=ROOT, check=True)  # noqa: S603

    def start(self):
        command = [BIN / "gunicorn", "--bind", self.address[7:], "--workers", "2", "--threads", "2"]
        command += ["--access-logfile", self.log, "--access-logformat", "%(p)s", "foothold.config.wsgi"]
        running = subprocess.Popen(command, env=self.environment, cwd=ROOT)  # noqa: S603
        for _ in range(300):
            with contextlib.suppress(requests.RequestException):
                requests.get(self.address, timeout=30, allow_redirects=False)
                return running
            time.sleep(0.1)
        running.kill()
        raise AssertionError("The server did not start.")

    def restart(self):
        self.stop()
        self.running = self.start()

    def stop(self):
        self.running.terminate()
        self.running.wait(timeout=20)

    def workers_that_answered(self):
        return set(self.log.read_text().split())

    def try_password(self, password):
        """One visitor, one connection: any worker may answer."""
        secure = {"X-Forwarded-Proto": "https", "Referer": f"{self.address.replace('http', 'https')}/"}
        address = f"{self.address}/account/login/"
        page = requests.get(address, headers=secure, timeout=30)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
        cookies = {cookie.name: cookie.value for cookie in page.cookies}
        sent = {"login": EMAIL, "password": password, "csrfmiddlewaretoken": token}
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        return requests.post(
            address, sent, headers=secure | {"Cookie": cookie}, timeout=30, allow_redirects=False
        )


@pytest.fixture
def server(tmp_path):
    made = Server(tmp_path)
    yield made
    made.stop()


def test_wrong_tries_count_together_over_two_workers_and_a_restart(server):
    assert server.try_password(PASSWORD).status_code == 302

    with ThreadPoolExecutor(4) as visitors:
        answers = list(visitors.map(server.try_password, [f"wrong {number}" for number in range(20)]))

    assert len(server.workers_that_answered()) >= 2, "Both workers answered."
    tried = [answer for answer in answers if LOCKED not in answer.text]
    assert len(tried) <= 5, "No more than five passwords were looked at."
    assert LOCKED in server.try_password(PASSWORD).text
    server.restart()
    assert LOCKED in server.try_password(PASSWORD).text
