import os
import shutil

import hypothesis
import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase

from foothold.config.second_factor import HAS_ONE
from foothold.config.staying import SEEN
from foothold.ground.audit import triggers
from foothold.ground.kit import clock
from tests import tables

pytest_plugins = ["tests.proof"]

# The browser's driver keeps an event loop running in the thread of the tests, which Django would take for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The same code gets the same answer every day; new examples are looked for by `make soak`.
hypothesis.settings.register_profile("everyday", max_examples=100, deadline=None, derandomize=True)
hypothesis.settings.register_profile("soak", max_examples=5_000, deadline=None)
hypothesis.settings.register_profile(
    "mutants",  # mutmut runs the same tests again and again in one process
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.differing_executors],
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What takes longest begins first, so that nobody waits for it alone at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(autouse=True, scope="session")
def record_gives_way_between_tests():
    """After a test that commits, Django empties every table. The record refuses that, so its guards step aside."""
    empty = TransactionTestCase._fixture_teardown

    def emptied(case):
        cache.clear()
        execute(triggers.remove_sql(connection.vendor))
        empty(case)
        execute(triggers.install_sql(connection.vendor))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield


def execute(statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Each worker's database begins as a copy of one in which every migration ran."""
    with django_db_blocker.unblock():
        # Django asks SQLite this once a process: not in the middle of a test that counts queries.
        assert connection.features.supports_json_field
        tables.lay_out()


@pytest.fixture(scope="session")
def django_db_keepdb():
    """Nothing is dropped one by one: tools/postgres.py and the home of the tests are thrown away whole, and a
    thread of the server for browsers that has not quite ended its connection yet cannot spoil the end of a run."""
    return True


@pytest.fixture
def at():
    """`at(moment)` sets the clock; it then runs on from there until the test ends."""
    travels = []

    def travel(moment):
        while travels:
            travels.pop().stop()
        travels.append(time_machine.travel(moment, tick=True))
        travels[0].start()

    yield travel
    while travels:
        travels.pop().stop()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    return browser_type_launch_args | {"executable_path": chromium, "args": CHROMIUM_OPTIONS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def browse_as(live_server, new_context, signed_in):
    """`browse_as(person)` opens a browser in which the person is signed in; `page.goto("/")` starts."""

    def open_browser(person=None, **options):
        context = new_context(base_url=live_server.url, **options)
        if person is not None:
            context.add_cookies([{"url": live_server.url} | session_cookie(signed_in(person))])
        return context.new_page()

    return open_browser


@pytest.fixture(scope="session")
def signed_in():
    """`signed_in(person)` is a client without a browser, after a password and a second factor."""

    def sign_in(person):
        client = Client()
        client.force_login(person)
        session = client.session
        session[HAS_ONE] = True
        session[SEEN] = int(clock.now().timestamp())
        session.save()
        return client

    return sign_in


def session_cookie(signed_in_client):
    return {"name": "sessionid", "value": signed_in_client.session.session_key}


@pytest.fixture(scope="session")
def accessible():
    """`accessible(page)` fails when axe finds anything to complain about, and says what."""
    axe = Axe()

    def check(page):
        found = axe.run(page)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return check
