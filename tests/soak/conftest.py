import itertools
import json
import os
from pathlib import Path

import psycopg
import pytest

from tests.soak.house import ROOT, House
from tools import postgres

# As on a real server: what was confirmed is on the disk.
DURABLE = {"max_connections": "60", "shared_buffers": "64MB"}
MEASURED = ROOT / "build" / "soak.jsonl"
_numbers = itertools.count(1)


def pytest_collection_modifyitems(items):
    """Everything here takes long."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.soak)


@pytest.fixture(scope="session")
def cluster():
    with postgres.cluster(DURABLE) as made:
        yield made


@pytest.fixture
def new_database(tmp_path, request):
    """`new_database("sqlite")` is the address of an empty database of that kind."""

    def make(kind):
        name = f"house_{os.getpid()}_{next(_numbers)}"
        if kind == "sqlite":
            return f"sqlite:///{tmp_path}/{name}.sqlite3"
        cluster = request.getfixturevalue("cluster")
        with psycopg.connect(cluster.address(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return cluster.address(name)

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request, tmp_path, new_database):
    """An empty Foothold, once on each database."""
    return House(tmp_path, new_database(request.param))


@pytest.fixture
def measured(request):
    """`measured(kills=100)` keeps what a test counted in build/soak.jsonl, for the page that reports it."""

    def keep(**figures):
        MEASURED.parent.mkdir(exist_ok=True)
        with MEASURED.open("a") as file:
            file.write(json.dumps({"test": request.node.name, **figures}) + "\n")

    return keep
