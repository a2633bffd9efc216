"""How fast the law is: exclusions a second on one core, and date arithmetic against workalendar. `make bench`."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter

import pytest
from workalendar.europe import UnitedKingdom

from foothold.law import permanent, suspension
from foothold.law.calendar import Session
from foothold.law.exclusion import Exclusion, ExclusionKind, Facts, SchoolKind
from tests.law import made_up

pytestmark = pytest.mark.bench

CALENDARS, EXCLUSIONS, DATES, SAMPLE = 200, 100_000, 1_000_000, 2_000
WANTED_A_SECOND, WANTED_TIMES_WORKALENDAR = 20_000, 100
FIFTEEN = 15
CHANCE = random.Random(1870)


def some_calendar(place):
    """One of 200 schools: its own INSET days and closures, half of them with two weeks in October."""
    years = []
    for start in (2024, 2025, 2026):
        first = date(start, 9, 10)
        closed = [made_up.closure(first + timedelta(CHANCE.randrange(300))) for _ in range(3)]
        years.append(made_up.year(start, half_term_weeks=1 + place % 2, closed=closed))
    return made_up.calendar(*years)


def some_exclusion(calendar, half_day, kind, length):
    on = calendar.school_day_at(half_day // 2)
    session = Session.PM if half_day % 2 else Session.AM
    return Exclusion(kind=kind, starts_on=on, starts_session=session, length=length, decided_on=on)


def some_facts(calendar):
    """A suspension in 24 of 25, up to three before it, of lengths as they occur."""
    half_day = CHANCE.randrange(600)
    earlier = []
    for _ in range(CHANCE.choice((0, 0, 1, 1, 2, 3))):
        length = CHANCE.choice((2, 2, 3, 4, 6, 10))
        earlier.append(some_exclusion(calendar, half_day, ExclusionKind.SUSPENSION, length))
        half_day += length + CHANCE.choice((0, 4, 20, 60))
    is_permanent = CHANCE.random() < 0.04
    kind = ExclusionKind.PERMANENT if is_permanent else ExclusionKind.SUSPENSION
    length = None if is_permanent else CHANCE.choice((1, 2, 2, 2, 3, 4, 4, 6, 6, 10, 14, 30))
    exclusion = some_exclusion(calendar, half_day, kind, length)
    return Facts(
        exclusion=exclusion,
        earlier=tuple(earlier),
        school_kind=CHANCE.choice((SchoolKind.ACADEMY, SchoolKind.ACADEMY, SchoolKind.MAINTAINED)),
        born_on=date(CHANCE.randrange(2011, 2018), 5, 17),
        looked_after=CHANCE.random() < 0.05,
        has_social_worker=CHANCE.random() < 0.1,
        school_authority="901",
        home_authority=CHANCE.choice(("901", "901", "902")),
        notice_received_on=exclusion.starts_on,
    )


@pytest.fixture(scope="module")
def calendars():
    return [some_calendar(place) for place in range(CALENDARS)]


@pytest.fixture(scope="module")
def asked(calendars):
    """The exclusions with their calendars, a school's own after one another."""
    each = EXCLUSIONS // CALENDARS
    return [(some_facts(calendar), calendar) for calendar in calendars for _ in range(each)]


def duties(facts, calendar):
    rule = permanent if facts.exclusion.is_permanent else suspension
    return rule.duties(facts, calendar)


def without_reasons(asked):
    return sum(len(duties(*each)) for each in asked)


def with_steps(asked):
    return sum(len(due.because.steps) for each in asked for due in duties(*each))


def with_lines(asked):
    return sum(len(due.because.lines()) for each in asked for due in duties(*each))


def best(work: Callable[[], object]) -> float:
    """The fastest of three runs, the others having shared the machine with somebody."""
    return min(seconds(work) for _ in range(3))


def seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    assert work()
    return perf_counter() - began


def table(title, rows):
    print(f"\n\n{title}")
    for name, *figures in rows:
        print(f"  {name:<44}" + "".join(f"{figure:>18}" for figure in figures))


def test_exclusions_a_second(asked):
    without_reasons(asked[:: EXCLUSIONS // 1_000])
    rates = {
        "without reasons": EXCLUSIONS / best(lambda: without_reasons(asked)),
        "with every reason as steps": EXCLUSIONS / best(lambda: with_steps(asked)),
        "with every reason as lines of text": EXCLUSIONS / seconds(lambda: with_lines(asked)),
    }
    table(
        f"{EXCLUSIONS:,} exclusions over {CALENDARS} calendars, one core",
        [(name, f"{rate:,.0f} a second", f"{1e6 / rate:,.0f} µs each") for name, rate in rates.items()],
    )
    print(f"  Wanted: {WANTED_A_SECOND:,} a second with every reason as steps.")


def test_date_arithmetic_against_workalendar(calendars):
    calendar, working = calendars[0], UnitedKingdom()
    days = [date(2024, 9, 1) + timedelta(CHANCE.randrange(900)) for _ in range(DATES)]
    few = days[:SAMPLE]
    working.add_working_days(few[0], FIFTEEN)
    each = {
        "Foothold, all at once": seconds(lambda: calendar.add_school_days_to_all(days, FIFTEEN)) / DATES,
        "Foothold, one at a time": seconds(lambda: [calendar.add_school_days(day, FIFTEEN) for day in days])
        / DATES,
        "workalendar": seconds(lambda: [working.add_working_days(day, FIFTEEN) for day in few]) / SAMPLE,
    }
    times = {name: each["workalendar"] / one for name, one in each.items()}
    table(
        f"15 days added to {DATES:,} dates (workalendar: {SAMPLE:,})",
        [(name, f"{one * 1e9:,.0f} ns each", f"{times[name]:,.0f} times") for name, one in each.items()],
    )
    print(f"  Wanted: {WANTED_TIMES_WORKALENDAR} times workalendar.")
