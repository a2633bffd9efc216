"""The page of an exclusion, and of its child, takes at most 16 queries at every stage of the path."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foothold.path.exclusions import actions, kept
from foothold.path.exclusions.models import Exclusion
from tests.deeds import at as moment
from tests.deeds import exclude, suspend
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_4, NOV_10, NOV_20, DEC_1 = (date(2025, 11, 4), date(2025, 11, 10), date(2025, 11, 20), date(2025, 12, 1))
AT_MOST = 15
ASKS_NOTHING = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "SELECT JSON('{")


def before_the_board(walk):
    walk.represent(NOV_10)
    walk.arrange_board(NOV_10, NOV_20)
    walk.arrange_education(NOV_10, date(2025, 11, 11))


def before_the_panel(walk):
    before_the_board(walk)
    walk.board_declines(NOV_20)
    walk.apply(DEC_1, sen_expert=True)
    for day in (15, 16):
        walk.arrange_hearing(date(2025, 12, 2), date(2025, 12, day))


def after_quash(walk):
    before_the_panel(walk)
    walk.panel(date(2025, 12, 16), "quash_and_direct")
    walk.reconsider(date(2025, 12, 16), reinstates=False)


def cancelled(walk):
    before_the_board(walk)
    head = walk.row.decided_by
    actions.cancel(by=head, at=moment(NOV_10), exclusion=walk.row, cancelled_on=NOV_10, because="Mistaken")


STATES = {
    "a short suspension": (4, lambda walk: None),
    "a permanent exclusion before the board": (None, before_the_board),
    "one before a review panel": (None, before_the_panel),
    "one after it was quashed": (None, after_quash),
    "one that was cancelled": (None, cancelled),
}


@pytest.mark.parametrize("reader", ["head", "officer"])
@pytest.mark.parametrize("state", STATES)
def test_takes_at_most_15_queries(state, reader, pupil, alder, head, signed_in, at):
    length, reach = STATES[state]
    walk = Walk(suspend(pupil, alder, head, NOV_4, length) if length else exclude(pupil, alder, head, NOV_4))
    reach(walk)
    at("2025-12-16T17:00Z")
    client = signed_in({"head": head, "officer": walk.officer}[reader])

    for address in (f"/exclusions/{walk.row.pk}/", f"/children/{pupil.pk}/"):
        with CaptureQueriesContext(connection) as found:
            answer = client.get(address)
        asked = [query["sql"] for query in found if not query["sql"].startswith(ASKS_NOTHING)]
        assert answer.status_code == 200
        assert len(asked) <= AT_MOST, (address, *asked)


@pytest.mark.parametrize("name", kept.NAMES)
def test_what_is_read_at_once_is_what_is_kept(name, pupil, alder, head, django_assert_num_queries):
    walk = Walk(exclude(pupil, alder, head, NOV_4))
    after_quash(walk)
    row = kept.read(Exclusion.objects.get(pk=walk.row.pk))

    with django_assert_num_queries(0):
        read = row.several(name)

    assert [vars(each) | {"_state": 0} for each in read] == [
        vars(each) | {"_state": 0} for each in getattr(walk.row, name).all()
    ]
