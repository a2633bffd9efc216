"""Which requirement is proven by which test: `@pytest.mark.requirement("S4-170")`, printed by `make requirements`."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

KNOWN = Path(__file__).parent / "requirements.txt"


def known_ids() -> list[str]:
    return [line for line in KNOWN.read_text().splitlines() if line and not line.startswith("#")]


def pytest_addoption(parser):
    parser.addoption("--proof", metavar="FILE", help="write which requirement each test proved, as JSON")


def pytest_configure(config):
    config.stash[Proof.KEY] = proof = Proof()
    config.pluginmanager.register(proof)


def pytest_collection_modifyitems(items):
    known = set(known_ids())
    for item in items:
        ids = [name for mark in item.iter_markers("requirement") for name in mark.args]
        unknown = sorted(set(ids) - known)
        if unknown:
            raise pytest.UsageError(
                f"{item.nodeid} names {', '.join(unknown)}, which tests/requirements.txt does not have."
            )
        # Travels with the report from the worker that runs the test to the one that writes the file.
        item.user_properties.append(("requirements", ids))


class Proof:
    """A test proves its requirements when every phase of every one of its runs passed."""

    KEY = pytest.StashKey["Proof"]()

    def __init__(self):
        self.passed = defaultdict(list)
        self.ids = {}

    def pytest_runtest_logreport(self, report):
        ids = dict(report.user_properties).get("requirements")
        if ids:
            test = report.nodeid.partition("[")[0]
            self.ids.setdefault(test, set()).update(ids)
            self.passed[test].append(report.passed)

    def pytest_sessionfinish(self, session):
        wanted = session.config.getoption("--proof")
        if wanted and not hasattr(session.config, "workerinput"):
            Path(wanted).write_text(json.dumps(self.as_data(), indent=1))

    def as_data(self):
        return [
            {"test": test, "ids": sorted(ids), "passed": all(self.passed[test])}
            for test, ids in sorted(self.ids.items())
        ]
