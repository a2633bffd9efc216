"""What people read when something fails on our side."""

import pytest
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import DatabaseError, InterfaceError, OperationalError
from django.test import RequestFactory

from foothold.config import failing


def page_after(fault):
    try:
        raise fault
    except type(fault):
        return failing.failed(RequestFactory().post("/somewhere"))


@pytest.mark.parametrize("fault", [OperationalError("database or disk is full"), InterfaceError("closed")])
def test_a_database_that_cannot_store_is_said_in_words_with_when_to_try_again(fault):
    answer = page_after(fault)

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "We cannot store anything just now" in answer.content.decode()
    assert str(fault) not in answer.content.decode()


def test_a_session_that_could_not_be_stored_is_a_fault_of_the_database_too():
    answer = failing.unreadable(
        RequestFactory().post("/somewhere"), interrupted_by(OperationalError("closed"))
    )

    assert answer.status_code == 503


def test_a_session_that_was_ended_meanwhile_says_to_look_whether_it_was_stored():
    answer = failing.unreadable(RequestFactory().post("/somewhere"), interrupted_by(DatabaseError("no row")))

    assert answer.status_code == 400
    assert "look whether what you sent is there" in answer.content.decode()


def interrupted_by(fault):
    """As Django's session middleware raises it."""
    try:
        try:
            raise fault
        except DatabaseError:
            raise SessionInterrupted("The request's session was deleted before the request completed.")  # noqa: B904
    except SessionInterrupted as interrupted:
        return interrupted


def test_any_other_fault_says_that_it_is_ours():
    answer = page_after(ZeroDivisionError("Ada Example"))

    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()
    assert "Ada Example" not in answer.content.decode()
