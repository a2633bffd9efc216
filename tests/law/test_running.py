from datetime import date

import pytest

from foothold.law.calendar import Calendar, SchoolYear, Term, TermName
from foothold.law.errors import OutsideCalendar
from foothold.law.exclusion import Exclusion, ExclusionKind
from foothold.law.running import running

YEAR = SchoolYear(
    "2025/26",
    (
        Term(TermName.AUTUMN, date(2025, 9, 1), date(2025, 12, 19)),
        Term(TermName.SPRING, date(2026, 1, 5), date(2026, 3, 27)),
        Term(TermName.SUMMER, date(2026, 4, 13), date(2026, 7, 20)),
    ),
)
CALENDAR = Calendar((YEAR,), frozenset())


def suspension(on, half_days):
    return Exclusion(kind=ExclusionKind.SUSPENSION, starts_on=on, length=half_days)


def at(day, *held, elsewhere=0):
    return running(held, day, CALENDAR, terms_per_year=3, elsewhere=elsewhere)


def test_a_term_counts_its_own_days_and_the_year_all_of_them():
    found = at(date(2026, 1, 12), suspension(date(2025, 12, 18), 8), suspension(date(2026, 1, 8), 3))
    assert (found.term.half_days, found.year.half_days) == (7, 11)
    assert [part.half_days for part in found.term.parts] == [4, 3]


def test_time_at_other_schools_counts_to_the_year_alone():
    found = at(date(2025, 10, 1), suspension(date(2025, 9, 15), 2), elsewhere=6)
    assert (found.term.half_days, found.year.half_days) == (2, 8)


def test_on_the_first_day_of_a_term_it_is_that_term():
    found = at(date(2026, 1, 5), suspension(date(2025, 9, 15), 2), suspension(date(2026, 1, 5), 1))
    assert (found.term.period.name, found.term.half_days) == ("spring", 1)


def test_it_says_which_exclusion_each_part_is_of():
    held = suspension(date(2025, 9, 15), 2)
    assert [part.exclusion for part in at(date(2025, 10, 1), held).term.parts] == [held]


def test_between_terms_it_is_the_term_just_past():
    found = at(date(2025, 12, 29), suspension(date(2025, 9, 15), 2))
    assert (found.term.period.name, found.term.half_days) == ("autumn", 2)


def test_in_august_before_the_first_term_nothing_has_been_counted():
    assert at(date(2025, 8, 20)).term.half_days == 0


def test_a_permanent_exclusion_adds_nothing_to_the_totals():
    lasting = Exclusion(kind=ExclusionKind.PERMANENT, starts_on=date(2025, 9, 15))
    assert at(date(2025, 10, 1), lasting).year.half_days == 0


def test_a_day_outside_the_calendar_is_refused():
    with pytest.raises(OutsideCalendar):
        at(date(2030, 1, 1))
