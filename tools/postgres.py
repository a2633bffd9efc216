"""A throwaway PostgreSQL: made in a temporary folder, reached only from this machine, gone afterwards.

python tools/postgres.py COMMAND...   runs COMMAND with FOOTHOLD_DATABASE set to it
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

# Nothing here needs to survive a crash, so nothing waits for the disk.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
NEW_CLUSTER = ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
OWNERS = ("postgres", "nobody")


def binaries() -> Path:
    """The newest PostgreSQL of the machine: Debian keeps its server programs off the PATH."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parent.parent.name)
    )
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    sys.exit(
        "The tests need PostgreSQL's server programs: install the package postgresql, then run this again."
    )


def _as_owner(folder: Path) -> list[str]:
    """How its programs are run: never as root, which PostgreSQL refuses, and never for longer than we live."""
    until_we_end = ["setpriv", "--pdeathsig", "QUIT"]
    if os.geteuid() != 0:
        return until_we_end
    owner = next(person for person in map(_person, OWNERS) if person)
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return [*until_we_end, f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]


def _person(name: str) -> pwd.struct_passwd | None:
    with contextlib.suppress(KeyError):
        return pwd.getpwnam(name)
    return None


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Cluster:
    """A PostgreSQL in a folder of its own, which may be stopped in the middle of its work and started again."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.folder, self.port, self.programs = folder, _free_port(), binaries()
        self.settings = settings | {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(folder),
        }
        self._run_as = _as_owner(folder)
        self._server: subprocess.Popen[bytes] | None = None
        self._make()

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://foothold@127.0.0.1:{self.port}/{database}?host={self.folder}"

    def _make(self) -> None:
        made = subprocess.run(
            [
                *self._run_as,
                self.programs / "initdb",
                "-D",
                self.folder / "data",
                "-U",
                "foothold",
                *NEW_CLUSTER,
            ],
            cwd=self.folder,
            capture_output=True,
            text=True,
        )
        if made.returncode:
            sys.exit(f"PostgreSQL could not make a cluster. It said:\n{made.stdout}{made.stderr}")

    def start(self) -> None:
        options = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("a") as log:
            self._server = subprocess.Popen(
                [*self._run_as, self.programs / "postgres", "-D", self.folder / "data", *options],
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def _wait(self) -> None:
        ask = [str(self.programs / "pg_isready"), "-q", "-h", str(self.folder), "-p", str(self.port)]
        for _ in range(600):
            if self._server is None or self._server.poll() is not None:
                break
            if subprocess.run(ask, cwd=self.folder).returncode == 0:
                return
            time.sleep(0.1)
        sys.exit(f"PostgreSQL did not start. It said:\n{(self.folder / 'log').read_text()}")

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """SIGQUIT ends every session at once, as a crash would; SIGINT lets none go on but puts everything in order."""
        if self._server is None:
            return
        self._server.send_signal(how)
        try:
            self._server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        self._server = None


@contextlib.contextmanager
def cluster(settings: dict[str, str]) -> Iterator[Cluster]:
    """A running cluster; stopped and removed whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="foothold-postgres-"))
    made = None
    try:
        made = Cluster(folder, settings)
        made.start()
        yield made
    finally:
        if made is not None:
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def throwaway() -> Iterator[str]:
    """Yields the address of an empty database, quick because nothing in it needs to survive a crash."""
    with cluster(QUICK) as made:
        yield made.address()


def main() -> int:
    if len(sys.argv) == 1:
        sys.exit(__doc__)
    # A polite end (a terminal closed, a job cancelled) must stop the server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGHUP, lambda *_: sys.exit(129))
    with throwaway() as address:
        return subprocess.run(sys.argv[1:], env=os.environ | {"FOOTHOLD_DATABASE": address}).returncode


if __name__ == "__main__":
    sys.exit(main())
