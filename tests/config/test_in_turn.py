"""Who writes to SQLite first, of several who wait: whoever waited longest."""

import threading
import time

import pytest
from django.db.utils import ConnectionHandler

from foothold.config import database

pytestmark = pytest.mark.django_db
LONG_ENOUGH_TO_ASK_SELDOM, LONG_ENOUGH_TO_ASK = 0.6, 0.03


@pytest.fixture
def lines(tmp_path):
    return ConnectionHandler({"default": database.from_address(f"sqlite:///{tmp_path}/file.sqlite3")})


def begin(lines):
    line = lines["default"]
    line.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    return line


def end(line):
    line.commit()
    line.close()


def test_those_who_write_to_sqlite_come_in_the_order_in_which_they_asked(lines):
    came = []

    def write(name):
        line = begin(lines)
        came.append(name)
        end(line)

    def ask(name):
        waits = threading.Thread(target=write, args=[name])
        waits.start()
        return waits

    writing = begin(lines)
    first = ask("first")
    time.sleep(LONG_ENOUGH_TO_ASK_SELDOM)
    second = ask("second")
    time.sleep(LONG_ENOUGH_TO_ASK)
    end(writing)
    for each in (first, second):
        each.join()

    assert came == ["first", "second"]
