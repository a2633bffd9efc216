"""A Foothold of its own: a home, a database of one kind, the commands people type, and the server people reach."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
LONGEST = 900


@dataclass
class House:
    home: Path
    database: str

    @property
    def environment(self):
        """What a real process would have, in the demonstration's way of signing in; nothing of the test's own."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DJANGO"))
        }
        ours = {
            "FOOTHOLD_HOME": str(self.home),
            "FOOTHOLD_DATABASE": self.database,
            "FOOTHOLD_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "foothold.config.settings",
        }
        return kept | ours

    def foothold(self, *words, **options):
        """Runs a command of the product and gives what it said."""
        return self._run([PROGRAMS / "foothold", *map(str, words)], **options)

    def script(self, name, **given):
        """Runs one of the scripts beside this file inside the house; it answers in JSON."""
        said = self._run([sys.executable, "-m", f"tests.soak.{name}"], input=json.dumps(given))
        return json.loads(said)

    def _run(self, command, *, check=True, **options):
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            **options,
        )
        assert not check or done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout if check else done

    @contextlib.contextmanager
    def served(self, workers=3, threads=2):
        """The address of a gunicorn that serves the house, with its own process and log."""
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        (self.home / "static").mkdir(exist_ok=True)
        log = (self.home / "server.log").open("a")
        command = [
            PROGRAMS / "gunicorn",
            "--bind",
            f"127.0.0.1:{port}",
            "--preload",
            "--log-level",
            "warning",
        ]
        command += ["--workers", str(workers), "--threads", str(threads), "foothold.config.wsgi"]
        process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        try:
            server = Server(port, process)
            until(server.answers, f"the server did not start: {self.home}/server.log")
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(15)
            process.kill()
            process.wait()
            log.close()

    def log(self):
        return (self.home / "server.log").read_text()


@dataclass
class Server:
    port: int
    process: subprocess.Popen

    def answers(self):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=5):
            return True
        return False

    def workers(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]


def until(true, otherwise, seconds=60):
    """Asks again and again until something is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = true()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(otherwise)
