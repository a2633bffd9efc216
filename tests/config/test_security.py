"""Settings of a real server, the content policy of every page, and nothing about a child in logs or error pages."""

import io
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection, transaction
from django.test import Client, override_settings
from django.urls import path, reverse

from foothold.child.pupils.models import Pupil
from foothold.config import pages
from foothold.config import urls as ours
from foothold.config.logs import WithoutWords
from foothold.ground.access.roles import Role
from tests import factories
from tests.architecture.test_every_page_by_every_role import World, built, world  # noqa: F401

ROOT = Path(__file__).parents[2]
NAME = "Zebedee Quillfeather"
STARTS_WITH = {
    "help",
    "accessibility",
    "how-dates",
    "account_login",
    "account_reset_password",
    "choose-password",
}


@pytest.fixture(scope="module")
def real_server(tmp_path_factory):
    """Asks the settings as a real server has them, without a word from the tests' own."""
    home = tmp_path_factory.mktemp("home")
    (home / "static").mkdir()
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("FOOTHOLD_", "PYTEST", "DJANGO_"))
    }
    environment = kept | {"FOOTHOLD_HOME": str(home), "FOOTHOLD_HOSTS": "foothold.fernleigh.example"}

    def run(*words):
        command = [str(Path(sys.executable).parent / "foothold"), *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)  # noqa: S603

    run.home = home
    return run


@pytest.fixture(scope="module")
def answers(real_server):
    """Every setting of a real server, as text."""
    words = "from django.conf import settings; [print(n, repr(getattr(settings, n))) for n in dir(settings)]"
    done = real_server("shell", "--no-imports", "--command", words)
    return dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line)


class TestARealServer:
    def test_passes_djangos_own_check_for_deployment_without_a_warning(self, real_server):
        done = real_server("check", "--deploy", "--fail-level", "WARNING")
        assert done.returncode == 0, done.stderr

    def test_would_be_told_if_its_cookies_were_not_safe(self):
        with override_settings(SESSION_COOKIE_SECURE=False):
            found = checks.run_checks(include_deployment_checks=True)
        assert "security.W012" in {each.id for each in found}

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("SESSION_COOKIE_SECURE", "True"),
            ("CSRF_COOKIE_SECURE", "True"),
            ("SESSION_COOKIE_HTTPONLY", "True"),
            ("CSRF_COOKIE_HTTPONLY", "True"),
            ("SESSION_COOKIE_SAMESITE", "'Lax'"),
            ("SESSION_COOKIE_NAME", "'__Host-sessionid'"),
            ("CSRF_COOKIE_NAME", "'__Host-csrftoken'"),
            ("SECURE_SSL_REDIRECT", "True"),
            ("SECURE_CONTENT_TYPE_NOSNIFF", "True"),
            ("X_FRAME_OPTIONS", "'DENY'"),
            ("SECOND_FACTOR_REQUIRED", "True"),
            ("DEBUG", "False"),
        ],
    )
    def test_has_its_locks_on(self, answers, name, value):
        assert answers[name] == value

    def test_keeps_its_key_where_only_its_owner_reads_it(self, real_server):
        real_server("check")
        kept = real_server.home / "secret-key"
        assert len(kept.read_text()) >= 50
        assert kept.stat().st_mode & 0o077 == 0


class TestEveryPage:
    @pytest.mark.django_db
    @pytest.mark.parametrize("page", pages.TABLE, ids=lambda page: page.route)
    def test_runs_and_draws_nothing_that_is_not_a_file_of_ours(self, world, page):  # noqa: F811
        role = next(role for role in Role if role in page.opened_by)
        assert_strict(world.clients[role].get(world.address(page.route)))

    @pytest.mark.django_db
    @pytest.mark.parametrize("name", sorted(STARTS_WITH))
    def test_for_a_visitor_does_neither(self, client, name):
        assert_strict(client.get(reverse(name)))

    @pytest.mark.django_db
    @pytest.mark.parametrize(
        "name", ["mfa_index", "mfa_list_webauthn", "account_change_password", "usersessions_list"]
    )
    def test_of_the_sign_in_does_neither(self, signed_in, name):
        person = factories.person(Role.ANALYST, factories.authority())
        assert_strict(signed_in(person).get(reverse(name)))


INLINE = re.compile(r"\sstyle=|<style|\son[a-z]+=|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script([^>]*)>([^<]*)")


def assert_strict(answer):
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    if "html" not in answer.headers["Content-Type"] or answer.streaming:
        return
    shown = answer.content.decode()
    assert not INLINE.search(shown), INLINE.search(shown)
    for about, words in SCRIPT.findall(shown):
        assert not words.strip() or 'type="application/json"' in about, "Scripts stand in files."


def breaks_with_a_name(request, name=""):
    raise ValueError(f"No such child: {NAME}")


def breaks_in_the_database(request, name=""):
    with transaction.atomic():
        Pupil.objects.create(given_name="Zebedee", family_name="Quillfeather", born_on=None, sex="F")


def refuses_with_a_name(request, name=""):
    from django.core.exceptions import SuspiciousOperation

    raise SuspiciousOperation(f"{NAME} is not one of yours")


urlpatterns = [
    path("account/break/<str:name>", breaks_with_a_name, name="break"),
    path("account/database/<str:name>", breaks_in_the_database, name="database"),
    path("account/refuse/<str:name>", refuses_with_a_name, name="refuse"),
    *ours.urlpatterns,
]


@pytest.fixture
def log():
    """What the server's log would hold, by the very handler of the settings."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutWords())
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = __name__
    settings.DEBUG = False
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "SignInFirst" not in each]
    return Client(raise_request_exception=False)


@pytest.mark.django_db
class TestAFault:
    @pytest.mark.parametrize("page", ["break", "database", "refuse"])
    def test_names_no_child_in_the_log_or_on_the_page(self, visitor, log, page):
        typed = {"given_name": "Zebedee", "family_name": "Quillfeather"}
        answer = visitor.post(reverse(page, args=[NAME]) + "?q=Quillfeather", typed)
        assert answer.status_code in (400, 500)
        for words in (answer.content.decode(), log.getvalue()):
            assert "Zebedee" not in words
            assert "Quillfeather" not in words

    def test_is_still_found_by_its_kind_its_page_and_its_place(self, visitor, log):
        visitor.post(reverse("break", args=[NAME]))
        assert "ERROR django.request: 500 break" in log.getvalue()
        assert "builtins.ValueError" in log.getvalue()
        assert f"{Path(__file__).name}:" in log.getvalue()

    def test_of_the_database_tells_its_cause_without_the_row(self, visitor, log):
        visitor.post(reverse("database", args=[NAME]))
        assert "IntegrityError" in log.getvalue()

    def test_of_a_page_that_is_not_there_says_nothing_of_its_address(self, visitor, log):
        answer = visitor.get("/children/Zebedee-Quillfeather/?q=Zebedee")
        assert answer.status_code == 404
        assert "Zebedee" not in log.getvalue() + answer.content.decode()
        assert "404 no page" in log.getvalue()

    def test_shows_our_own_page(self, visitor):
        page = visitor.get(reverse("break", args=[NAME])).content.decode()
        assert "Something went wrong on our side" in page


class TestTheLog:
    def test_writes_a_message_as_the_code_has_it_before_it_is_filled_in(self, log):
        logging.getLogger("somewhere").error("Could not read %s", NAME)
        assert "Could not read %s" in log.getvalue()
        assert NAME not in log.getvalue()

    def test_leaves_out_words_that_were_filled_in_already(self, log):
        logging.getLogger("somewhere").error(f"Could not read {NAME}")
        assert "words left out" in log.getvalue()
        assert NAME not in log.getvalue()

    def test_leaves_out_the_words_of_every_cause(self, log):
        try:
            try:
                raise KeyError(NAME)
            except KeyError as cause:
                raise ValueError(NAME) from cause
        except ValueError:
            logging.getLogger("somewhere").exception("It broke: %s", NAME)
        assert "builtins.ValueError" in log.getvalue()
        assert "builtins.KeyError" in log.getvalue()
        assert NAME not in log.getvalue()

    def test_is_the_only_one_and_nothing_is_mailed(self):
        assert settings.LOGGING["handlers"]["console"]["formatter"] == "without_words"
        assert logging.getLogger("django").handlers == []
        assert list(settings.LOGGING["handlers"]) == ["console"]


def test_the_database_does_put_a_row_into_its_words(db):
    """Why messages of exceptions are left out: without that they would hold the child."""
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match="Quillfeather"), transaction.atomic():
            breaks_in_the_database(None)
