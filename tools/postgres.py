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
from collections.abc import Iterator
from pathlib import Path

# Nothing here needs to survive a crash, so nothing waits for the disk.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
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
    """PostgreSQL refuses to run as root; a root who starts it hands the folder to somebody without rights."""
    if os.geteuid() != 0:
        return []
    owner = next(person for person in map(_person, OWNERS) if person)
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    ids = [f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}"]
    return ["setpriv", *ids, "--clear-groups", "--"]


def _person(name: str) -> pwd.struct_passwd | None:
    with contextlib.suppress(KeyError):
        return pwd.getpwnam(name)
    return None


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        log = folder / "log"
        said = done.stdout + done.stderr + (log.read_text() if log.exists() else "")
        sys.exit(f"PostgreSQL did not start. It said:\n{said}")


@contextlib.contextmanager
def throwaway() -> Iterator[str]:
    """Yields the address of an empty cluster; stops and removes it whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="foothold-postgres-"))
    owner, programs, data, port = _as_owner(folder), binaries(), folder / "data", _free_port()
    settings = QUICK | {
        "port": str(port),
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": str(folder),
    }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    control = [*owner, str(programs / "pg_ctl"), "-D", str(data), "-w", "-s"]
    try:
        make = [*owner, str(programs / "initdb"), "-D", str(data), "-U", "foothold", "-A", "trust"]
        _run([*make, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], folder)
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], folder)
        yield f"postgresql://foothold@127.0.0.1:{port}/postgres?host={folder}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], cwd=folder, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


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
