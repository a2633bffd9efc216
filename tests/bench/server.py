"""Foothold, or the admin, as it is run for real: gunicorn with two workers of four threads."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOOTHOLD, ADMIN = "foothold.config.settings", "tests.bench.plain.settings"
WORKERS, THREADS = 2, 4
PATIENCE = 60


@dataclass
class Served:
    """A server that answers, how long it took to, and the processes behind it."""

    port: int
    started_in: float
    process: subprocess.Popen

    def largest_worker(self):
        """Megabytes of memory of the largest worker."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return max(resident(child) for child in children) / 1024


def resident(process):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[1])


def environment(settings, database, home):
    """Nothing of the measuring process reaches the server but the path."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {
        "DJANGO_SETTINGS_MODULE": settings,
        "FOOTHOLD_DATABASE": database,
        "FOOTHOLD_HOME": str(home),
        "PYTHONPATH": str(ROOT),
    }


def run(settings, database, home, *command):
    """Runs a Python module of the measurements, or of Django, to its end."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=environment(settings, database, home),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} said:\n{done.stdout}{done.stderr}")
    return done.stdout


@contextlib.contextmanager
def serve(settings, database, home):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    began = time.monotonic()
    command = [
        *(sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--log-level", "warning"),
        *("--workers", str(WORKERS), "--threads", str(THREADS)),
        "django.core.wsgi:get_wsgi_application()",
    ]
    process = subprocess.Popen(command, env=environment(settings, database, home), cwd=ROOT)
    try:
        wait(port, process)
        yield Served(port, time.monotonic() - began, process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE)


def wait(port, process):
    for _ in range(PATIENCE * 50):
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError, HTTPException):
            line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            line.request("GET", "/account/login/", headers={"X-Forwarded-Proto": "https"})
            line.getresponse().read()
            return
        time.sleep(0.02)
    sys.exit("The server did not start. What it said stands above.")
