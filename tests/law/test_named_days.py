"""What a changed calendar does to a suspension whose days were named to the parent."""

from dataclasses import replace
from datetime import date

import pytest

from foothold.law import named_days, stay_away
from foothold.law.calendar import Calendar, ClosedKind, ClosedSpan, SchoolYear, Session, Term, TermName
from foothold.law.exclusion import Exclusion, ExclusionKind

AUTUMN = Term(TermName.AUTUMN, date(2025, 9, 1), date(2025, 12, 19))
MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2025, 11, day) for day in (10, 11, 12, 13))
THREE_DAYS = Exclusion(kind=ExclusionKind.SUSPENSION, starts_on=MONDAY, length=6)
LUNCHTIMES = Exclusion(kind=ExclusionKind.LUNCHTIME, starts_on=MONDAY, starts_session=Session.LUNCH, length=3)


def calendar(*closed):
    spans = tuple(ClosedSpan(ClosedKind.CLOSURE, day, day, "snow") for day in closed)
    return Calendar((SchoolYear("2025/26", (AUTUMN,), spans),), frozenset())


def named(exclusion, *closed):
    return stay_away.sessions(exclusion, calendar(*closed))


def test_nothing_changes_where_every_day_named_is_a_school_day():
    again = named_days.read_again(THREE_DAYS, named(THREE_DAYS), calendar(THURSDAY))
    assert again == (THREE_DAYS, named(THREE_DAYS), ())


@pytest.mark.parametrize("closed", [TUESDAY, WEDNESDAY])
def test_a_closed_day_is_no_day_of_it_and_the_days_named_stand(closed):
    again = named_days.read_again(THREE_DAYS, named(THREE_DAYS), calendar(closed))
    assert again.exclusion == replace(THREE_DAYS, length=4)
    assert again.lost == ((closed, Session.AM), (closed, Session.PM))
    assert stay_away.returns(again.exclusion, calendar(closed)).on == THURSDAY


def test_the_return_waits_for_the_next_school_day_where_the_day_of_return_is_closed():
    again = named_days.read_again(THREE_DAYS, named(THREE_DAYS), calendar(THURSDAY))
    assert stay_away.returns(again.exclusion, calendar(THURSDAY)).on == date(2025, 11, 14)


def test_a_lunchtime_of_a_closed_day_falls_away_too():
    again = named_days.read_again(LUNCHTIMES, named(LUNCHTIMES), calendar(TUESDAY))
    assert again.exclusion.length == 2


@pytest.mark.parametrize("closed", [(MONDAY,), (MONDAY, TUESDAY, WEDNESDAY)])
def test_only_the_headteacher_can_say_where_its_first_day_is_closed(closed):
    assert named_days.read_again(THREE_DAYS, named(THREE_DAYS), calendar(*closed)) is None


def test_only_the_headteacher_can_say_where_a_day_in_between_becomes_a_school_day():
    assert named_days.read_again(THREE_DAYS, named(THREE_DAYS, TUESDAY), calendar()) is None


def test_it_is_never_longer_than_was_decided():
    for closed in ((), (TUESDAY,), (WEDNESDAY,), (TUESDAY, WEDNESDAY)):
        again = named_days.read_again(THREE_DAYS, named(THREE_DAYS), calendar(*closed))
        assert again.exclusion.length <= THREE_DAYS.length
