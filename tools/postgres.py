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


def _make(start: list[str], programs: Path, folder: Path) -> None:
    made = subprocess.run(
        [*start, programs / "initdb", "-D", folder / "data", "-U", "foothold", *NEW_CLUSTER],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        sys.exit(f"PostgreSQL could not make a cluster. It said:\n{made.stdout}{made.stderr}")


def _start(start: list[str], programs: Path, folder: Path, port: int) -> subprocess.Popen[bytes]:
    settings = QUICK | {
        "port": str(port),
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": str(folder),
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("w") as log:
        return subprocess.Popen(
            [*start, programs / "postgres", "-D", folder / "data", *options],
            cwd=folder,
            stdout=log,
            stderr=log,
        )


def _wait(server: subprocess.Popen[bytes], programs: Path, folder: Path, port: int) -> None:
    ask = [str(programs / "pg_isready"), "-q", "-h", str(folder), "-p", str(port)]
    for _ in range(300):
        if server.poll() is not None:
            break
        if subprocess.run(ask, cwd=folder).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit(f"PostgreSQL did not start. It said:\n{(folder / 'log').read_text()}")


@contextlib.contextmanager
def throwaway() -> Iterator[str]:
    """Yields the address of an empty cluster; stops and removes it whatever happens."""
    programs, port = binaries(), _free_port()
    folder = Path(tempfile.mkdtemp(prefix="foothold-postgres-"))
    server = None
    try:
        start = _as_owner(folder)
        _make(start, programs, folder)
        server = _start(start, programs, folder, port)
        _wait(server, programs, folder, port)
        yield f"postgresql://foothold@127.0.0.1:{port}/postgres?host={folder}"
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """SIGQUIT ends every session at once: there is nothing in it to keep."""
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


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
