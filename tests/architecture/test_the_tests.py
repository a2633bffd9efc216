"""What the other tests rely on."""

import socket
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, transaction
from pytest_socket import SocketConnectBlockedError

from foothold.ground.audit.models import Event
from foothold.ground.kit import clock
from tests import factories
from tests.proof import Proof


def a_report(test, *ids, passed=True):
    return SimpleNamespace(nodeid=test, user_properties=[("requirements", list(ids))], passed=passed)


def proven_by(*reports):
    proof = Proof()
    for report in reports:
        proof.pytest_runtest_logreport(report)
    return {each["test"]: each["passed"] for each in proof.as_data()}


def test_a_test_that_passes_proves_its_requirements():
    assert proven_by(a_report("test_a", "S4-1"), a_report("test_a", "S4-1")) == {"test_a": True}


def test_a_test_that_breaks_in_one_of_its_runs_proves_nothing():
    reports = [a_report("test_a[1]", "S4-1"), a_report("test_a[2]", "S4-1", passed=False)]

    assert proven_by(*reports) == {"test_a": False}


def test_a_test_without_a_requirement_is_not_counted():
    assert proven_by(a_report("test_a")) == {}


def test_nothing_outside_this_machine_is_reached():
    with pytest.warns(UserWarning, match="192.0.2.1"), pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_test_sets_the_clock(at):
    at(datetime(2025, 11, 3, 9, tzinfo=UTC))

    assert clock.today().isoformat() == "2025-11-03"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["once", "and again after everything was emptied"])
def test_the_record_refuses_to_be_changed(time):
    factories.pupil(factories.school())

    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        Event.objects.update(verb="something else")

    assert Event.objects.count() == 1


@pytest.mark.browser
def test_axe_finds_a_picture_without_words(page, accessible):
    page.set_content(
        "<html lang='en'><title>A page</title><main><h1>A page</h1><img src='x.png'></main></html>"
    )

    with pytest.raises(AssertionError, match="image-alt"):
        accessible(page)


@pytest.mark.browser
def test_a_stranger_is_asked_to_sign_in(browse_as):
    page = browse_as()
    page.goto("/account/sessions/")

    assert "/account/login/" in page.url


@pytest.mark.browser
def test_somebody_signed_in_is_not_asked_again(browse_as):
    page = browse_as(factories.person())
    page.goto("/account/sessions/")

    assert "/account/sessions/" in page.url
