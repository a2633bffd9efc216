"""The record: whole, only ever added to, and erasable in its content without breaking."""

from contextlib import contextmanager
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from foothold.ground.audit import chain, triggers
from foothold.ground.audit.models import Chain, Event, EventContent, Reading
from tests import factories

pytestmark = pytest.mark.django_db

AT = factories.moment(date(2025, 11, 10))
ADA, BEN = "pupil:1", "pupil:2"


def entry(subject=ADA, verb="pupils.add", **facts):
    return chain.Entry(subject, verb, None, AT, facts=facts)


@pytest.fixture
def four_events():
    chain.append_all([entry(n=1), entry(BEN, n=2), entry(n=3), entry(n=4)])


def execute(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def guards_taken_away():
    """As somebody who owns the database could do."""
    connection.check_constraints()
    execute(*triggers.remove_sql(connection.vendor))
    yield
    connection.check_constraints()
    execute(*triggers.install_sql(connection.vendor))


def tamper(*statements):
    with guards_taken_away():
        execute(*statements)
    return list(chain.faults())


def without(event):
    """The faults found once an event was removed with all that hangs on it."""
    with guards_taken_away():
        EventContent.objects.filter(event=event).delete()
        event.delete()
    return list(chain.faults())


class TestAChain:
    def test_numbers_each_subject_s_events_and_links_them(self, four_events):
        first, second, third = Event.objects.filter(subject=ADA).order_by("number")
        assert (first.number, second.number, third.number) == (1, 2, 3)
        assert (first.previous, second.previous, third.previous) == ("", first.digest, second.digest)
        assert Chain.objects.get(subject=ADA).head == third.digest

    def test_one_at_a_time_is_as_many_at_once(self):
        for each in (entry(n=1), entry(n=2)):
            chain.append(each)
        chain.append_all([entry(BEN, n=1), entry(BEN, n=2)])
        numbers = Event.objects.order_by("subject", "number").values_list("subject", "number")
        assert list(numbers) == [(ADA, 1), (ADA, 2), (BEN, 1), (BEN, 2)]
        assert list(chain.faults()) == []

    def test_is_whole_as_recorded(self, four_events):
        assert list(chain.faults()) == []
        out = StringIO()
        call_command("verify", stdout=out)
        assert out.getvalue().strip() == "4 events in 2 chains, all as recorded."

    def test_holds_many_subjects_and_events(self):
        chain.append_all([entry(f"pupil:{number % 700}", n=number) for number in range(1_500)])
        assert Event.objects.count() == 1_500
        assert Chain.objects.get(subject="pupil:0").length == 3
        assert list(chain.faults()) == []

    def test_a_correction_names_the_event_it_corrects(self, four_events):
        first = Event.objects.get(subject=BEN)
        made = chain.append(chain.Entry(BEN, "pupils.correct", None, AT, corrects=first))
        assert list(first.corrections.all()) == [made]

    def test_nothing_is_kept_of_an_undertaking_that_was_given_up(self, four_events):
        with transaction.atomic():
            chain.append(entry(n=5))
            transaction.set_rollback(True)
        assert Event.objects.count() == 4
        assert list(chain.faults()) == []


class TestTampering:
    @pytest.mark.parametrize(
        ("statement", "fault"),
        [
            (
                "UPDATE audit_event SET verb = 'pupils.other' WHERE subject = 'pupil:1' AND number = 2",
                "pupil:1, event 2: who, what or when was altered",
            ),
            (
                "UPDATE audit_event SET at = '2020-01-01 00:00:00+00:00' WHERE subject = 'pupil:2'",
                "pupil:2, event 1: who, what or when was altered",
            ),
            (
                "UPDATE audit_eventcontent SET salt = 'another' WHERE event_id IN"
                " (SELECT id FROM audit_event WHERE subject = 'pupil:2')",
                "pupil:2, event 1: its content was altered",
            ),
            (
                "UPDATE audit_event SET previous = 'x' WHERE subject = 'pupil:1' AND number = 2",
                "pupil:1, event 2: it does not follow the event before it",
            ),
            (
                "UPDATE audit_chain SET head = '' WHERE subject = 'pupil:1'",
                "pupil:1: the last events of the chain are missing",
            ),
            ("DELETE FROM audit_chain WHERE subject = 'pupil:2'", "pupil:2: the chain has no head"),
        ],
    )
    def test_is_found_and_named(self, four_events, statement, fault):
        assert fault in tamper(statement)

    def test_of_the_facts_is_found(self, four_events):
        content = EventContent.objects.get(event__subject=BEN)
        with guards_taken_away():
            content.facts = {"n": 99}
            content.save()
        assert list(chain.faults()) == ["pupil:2, event 1: its content was altered"]

    @pytest.mark.parametrize(
        ("number", "fault"),
        [
            (1, "pupil:1, event 2: an event before it is missing"),
            (2, "pupil:1, event 3: an event before it is missing"),
            (3, "pupil:1: the last events of the chain are missing"),
        ],
    )
    def test_by_removing_an_event_is_found_wherever_it_stood(self, four_events, number, fault):
        event = Event.objects.get(subject=ADA, number=number)
        assert fault in without(event)

    def test_by_removing_everything_of_a_subject_is_found(self, four_events):
        event = Event.objects.get(subject=BEN)
        assert without(event) == ["pupil:2: the last events of the chain are missing"]

    def test_makes_the_check_fail_and_says_where(self, four_events):
        tamper("UPDATE audit_event SET verb = 'x' WHERE subject = 'pupil:2'")
        err = StringIO()
        with pytest.raises(CommandError, match="altered in 1 places"):
            call_command("verify", stdout=StringIO(), stderr=err)
        assert err.getvalue().strip() == "pupil:2, event 1: who, what or when was altered"


class TestTheDatabaseItself:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE audit_event SET verb = 'x'",
            "DELETE FROM audit_event",
            "UPDATE audit_eventcontent SET salt = 'x'",
            "UPDATE audit_reading SET page = 'x'",
            "DELETE FROM audit_reading",
        ],
    )
    def test_refuses_to_change_or_remove_what_was_recorded(self, four_events, statement):
        Reading.objects.create(person=factories.person(), subject=ADA, page="Child", because="on roll", at=AT)
        with pytest.raises(DatabaseError, match="the record is only ever added to"), transaction.atomic():
            execute(statement)
        assert list(chain.faults()) == []

    def test_lets_content_be_erased_and_the_chain_stays_whole(self, four_events):
        EventContent.objects.filter(event__subject=ADA, event__number=2).delete()
        assert list(chain.faults()) == []
        chain.append(entry(n=5))
        assert list(chain.faults()) == []

    def test_gives_nothing_away_of_what_was_erased(self, four_events):
        """Without its salt a digest cannot be compared with guesses."""
        same = chain.append_all([entry("pupil:8", n=1), entry("pupil:9", n=1)])
        assert same[0].content_digest != same[1].content_digest
