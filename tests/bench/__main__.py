"""How fast Foothold's pages are beside a plain Django admin over the same 50,000 pupils. `make bench` runs it.

python -m tests.bench [sqlite|postgresql] [PAGE...]   both databases and all pages unless said otherwise

Every page is asked for in turn of Foothold, of the admin, and of Foothold with a tenth of the data, three times
round, each time for a few seconds; what is said is the middle one of three.
"""

import hashlib
import json
import shutil
import signal
import statistics
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
import postgres

from tests.bench import load, report
from tests.bench.server import ADMIN, FOOTHOLD, ROOT, run, serve

KEPT = ROOT / "build" / "bench"
SMALL, TIMES = 5_000, 10
ROUNDS, SECONDS = 3, 2
PAGES = ("child", "work", "search", "list", "concerns", "plans", "record")


@dataclass
class Side:
    """One server with its users: Foothold, the admin, or Foothold with a tenth of the data."""

    served: Any
    users: dict[str, list[load.User]]
    queries: dict[str, int]
    measured: dict[str, list[load.Measured]] = field(default_factory=dict)

    def round(self, page):
        self.measured.setdefault(page, []).append(load.measure(self.users[page], self.served.port, SECONDS))

    def middle(self, page, figure):
        return statistics.median(figure(each) for each in self.measured[page])


def main(only):
    kinds = [name for name in ("sqlite", "postgresql") if name in only] or ["sqlite", "postgresql"]
    pages = [name for name in PAGES if name in only] or PAGES
    files = [kept(1), kept(TIMES)]
    said = [report.machine()]
    for name in kinds:
        said.append(report.of_database(name, database(name, files, pages), pages))
        print(f"\n{said[-1]}\n", flush=True)
    if not only:
        report.keep("\n\n".join(said))


def kept(times):
    """A filled SQLite file, made once and brought up to today's tables: the small one by the law, the large one by
    multiplying it."""
    file = KEPT / f"{SMALL * times}-{made_by()}.sqlite3"
    if not file.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        making = KEPT / "making.sqlite3"
        making.unlink(missing_ok=True)
        if times > 1:
            shutil.copy(kept(1), making)
            run(FOOTHOLD, f"sqlite:///{making}", KEPT, "tests.bench.multiply", str(times))
        else:
            run(FOOTHOLD, f"sqlite:///{making}", KEPT, "tests.bench.fill", str(SMALL))
        making.rename(file)
    run(FOOTHOLD, f"sqlite:///{file}", KEPT, "django", "migrate", "--verbosity", "0")
    return file


def made_by():
    """What was filled in another way before is filled anew."""
    here = Path(__file__).parent
    said = b"".join((here / f"{name}.py").read_bytes() for name in ("fill", "early_help", "multiply"))
    return hashlib.sha256(said).hexdigest()[:8]


def database(name, files, pages):
    with tempfile.TemporaryDirectory(prefix="foothold-bench-") as folder, ExitStack() as stack:
        home = Path(folder)
        run(ADMIN, f"sqlite:///{home}/none.sqlite3", home, "django", "collectstatic", "--noinput")
        addresses = [stack.enter_context(filled(name, file, home)) for file in files]
        small, large = [prepared(address, home) for address in addresses]
        sides = {
            "tenth": side(stack, FOOTHOLD, addresses[0], home, small),
            "foothold": side(stack, FOOTHOLD, addresses[1], home, large),
            "admin": side(stack, ADMIN, addresses[1], home, large),
        }
        for page in pages:
            print(f"{name}: {page}", flush=True)
            for _ in range(ROUNDS):
                sides["foothold"].round(page)
                sides["admin"].round(f"{page}, admin")
                sides["tenth"].round(page)
        memory = sides["foothold"].served.largest_worker()
        return report.Found(sides, sides["foothold"].served.started_in, memory)


def filled(name, file, home):
    return on_sqlite(file, home) if name == "sqlite" else on_postgresql(file, home)


class on_sqlite:
    def __init__(self, file, home):
        self.copy = home / file.name
        shutil.copy(file, self.copy)

    def __enter__(self):
        return f"sqlite:///{self.copy}"

    def __exit__(self, *_):
        self.copy.unlink()


class on_postgresql:
    def __init__(self, file, home):
        self.file, self.home, self.cluster = file, home, postgres.throwaway()

    def __enter__(self):
        address = self.cluster.__enter__()
        run(FOOTHOLD, address, self.home, "tests.bench.carry", str(self.file))
        return address

    def __exit__(self, *faults):
        return self.cluster.__exit__(*faults)


def prepared(address, home):
    """Tables of the admin beside ours, and what everybody will ask."""
    run(ADMIN, address, home, "django", "migrate", "--run-syncdb", "--verbosity", "0")
    file = home / "asks.json"
    run(FOOTHOLD, address, home, "tests.bench.asks", str(file))
    queries = {}
    for settings in (FOOTHOLD, ADMIN):
        queries |= json.loads(run(settings, address, home, "tests.bench.queries", str(file)).splitlines()[-1])
    return json.loads(file.read_text()), queries


def side(stack, settings, address, home, asked):
    asks, queries = asked
    users = {page: [load.User(each) for each in every] for page, every in asks.items()}
    return Side(stack.enter_context(serve(settings, address, home)), users, queries)


if __name__ == "__main__":
    # A run that is cancelled still stops its servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    main(sys.argv[1:])
