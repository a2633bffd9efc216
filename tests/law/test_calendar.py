from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foothold.law.calendar import (
    Calendar,
    ClosedKind,
    ClosedSpan,
    SchoolYear,
    Term,
    TermName,
    bank_holidays_needed,
)
from foothold.law.errors import CalendarProblem, OutsideCalendar

AUTUMN, SPRING, SUMMER = TermName
DAY = timedelta(days=1)
CHRISTMAS = frozenset({date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)})
BANK_HOLIDAYS = CHRISTMAS | {
    date(2026, 4, 3),
    date(2026, 4, 6),
    date(2026, 5, 4),
    date(2026, 5, 25),
    date(2026, 8, 31),
}
HALF_TERM = ClosedSpan(ClosedKind.HOLIDAY, date(2025, 10, 27), date(2025, 10, 31))
INSET = ClosedSpan(ClosedKind.INSET, date(2025, 11, 3), date(2025, 11, 3))
SNOW = ClosedSpan(ClosedKind.CLOSURE, date(2025, 11, 20), date(2025, 11, 20), "snow")
FLOOD = ClosedSpan(ClosedKind.CLOSURE, date(2025, 11, 24), date(2025, 11, 24))


def year(start=2025, *, closed=(), terms=None):
    three = (
        Term(AUTUMN, date(start, 9, 2), date(start, 12, 19)),
        Term(SPRING, date(start + 1, 1, 5), date(start + 1, 3, 27)),
        Term(SUMMER, date(start + 1, 4, 13), date(start + 1, 7, 20)),
    )
    return SchoolYear(f"{start}/{(start + 1) % 100}", terms or three, tuple(closed))


def calendar(*years, bank_holidays=BANK_HOLIDAYS):
    return Calendar(years or (year(closed=(HALF_TERM, INSET, SNOW, FLOOD)),), frozenset(bank_holidays))


class TestADay:
    @pytest.mark.parametrize(
        ("on", "why"),
        [
            (date(2025, 11, 4), ""),
            (date(2025, 10, 27), "is in a school holiday"),
            (date(2025, 11, 3), "is an INSET day"),
            (date(2025, 11, 20), "is closed (snow)"),
            (date(2025, 11, 24), "is a day on which the school is closed"),
            (date(2025, 11, 8), "is a Saturday"),
            (date(2025, 11, 9), "is a Sunday"),
            (date(2026, 5, 4), "is a bank holiday"),
            (date(2025, 12, 22), "is in a school holiday"),
            (date(2025, 8, 1), "is in a school holiday"),
        ],
    )
    def test_is_a_school_day_or_says_why_not(self, on, why):
        assert calendar().why_closed(on) == why
        assert calendar().is_school_day(on) == (not why)

    @pytest.mark.parametrize("on", [date(2025, 7, 31), date(2026, 8, 1), date(1990, 1, 1), date(2090, 1, 1)])
    def test_outside_the_calendar_is_refused_in_plain_words(self, on):
        ask = calendar()
        for question in (
            ask.is_school_day,
            ask.why_closed,
            ask.year_of,
            ask.term_of,
            ask.place_of,
            ask.next_school_day,
        ):
            with pytest.raises(
                OutsideCalendar, match="outside the calendar, which runs from 1 August 2025 to 31 July 2026"
            ):
                question(on)

    def test_belongs_to_a_term_and_half_term_does_not_split_it(self):
        assert calendar().term_of(date(2025, 10, 28)).name == AUTUMN
        assert calendar().term_of(date(2025, 12, 22)) is None

    def test_belongs_to_the_old_school_year_until_the_new_one_begins(self):
        both = calendar(year(2025), year(2026))
        assert both.year_of(date(2026, 8, 31)).name == "2025/26"
        assert both.year_of(date(2026, 9, 2)).name == "2026/27"


class TestCounting:
    def test_the_day_itself_is_day_nought_when_days_are_added(self):
        assert calendar().add_school_days(date(2025, 11, 4), 1) == date(2025, 11, 5)
        assert calendar().add_school_days(date(2025, 11, 4), 0) == date(2025, 11, 4)
        assert calendar().next_school_day(date(2025, 10, 24)) == date(2025, 11, 4)

    def test_the_day_itself_is_day_one_when_days_are_numbered(self):
        assert calendar().nth_school_day(date(2025, 11, 4), 1) == date(2025, 11, 4)
        assert calendar().nth_school_day(date(2025, 11, 3), 1) == date(2025, 11, 4)
        assert calendar().nth_school_day(date(2025, 11, 4), 6) == date(2025, 11, 11)
        assert calendar().this_or_next_school_day(date(2025, 10, 27)) == date(2025, 11, 4)

    def test_a_negative_number_counts_back(self):
        assert calendar().add_school_days(date(2025, 11, 4), -1) == date(2025, 10, 24)
        assert calendar().add_school_days(date(2025, 11, 2), -2) == date(2025, 10, 23)

    def test_school_days_are_numbered_from_one(self):
        with pytest.raises(CalendarProblem, match="counted from 1, and day 0 was asked for"):
            calendar().nth_school_day(date(2025, 9, 2), 0)

    @pytest.mark.parametrize(
        ("ask", "message"),
        [
            (
                lambda c: c.add_school_days(date(2026, 7, 20), 1),
                "1 school days after 20 July 2026 is outside",
            ),
            (
                lambda c: c.add_school_days(date(2025, 9, 2), -1),
                "1 school days before 2 September 2025 is outside",
            ),
            (lambda c: c.nth_school_day(date(2026, 7, 20), 2), "2 school days after"),
            (lambda c: c.school_days_from(date(2026, 7, 20), 2), "2 school days after"),
            (lambda c: c.school_day_at(10_000), "outside the calendar"),
            (lambda c: c.school_day_at(-1), "outside the calendar"),
            (lambda c: c.add_school_days_to_all([date(2026, 7, 20)], 1), "1 school days after 20 July 2026"),
            (lambda c: c.add_school_days_to_all([date(2025, 7, 1)], 1), "outside the calendar"),
            (lambda c: c.add_school_days_to_all([date(2025, 10, 1)], 0), "outside the calendar"),
        ],
    )
    def test_beyond_the_calendar_is_refused(self, ask, message):
        with pytest.raises(OutsideCalendar, match=message):
            ask(calendar())

    def test_days_between_count_both_ends(self):
        assert calendar().school_days_between(date(2025, 11, 4), date(2025, 11, 10)) == 5
        assert calendar().school_days_between(date(2025, 10, 25), date(2025, 11, 3)) == 0

    def test_nothing_added_to_nobody_is_nothing(self):
        assert calendar().add_school_days_to_all([], 5) == []

    def test_says_each_day_and_why_one_does_not_count(self):
        assert calendar().count(date(2025, 10, 24), 2).lines() == [
            "Sat 25 Oct 2025 is a Saturday and does not count",
            "Sun 26 Oct 2025 is a Sunday and does not count",
            "Mon 27 Oct 2025 to Fri 31 Oct 2025 is in a school holiday and does not count",
            "Sat 1 Nov 2025 is a Saturday and does not count",
            "Sun 2 Nov 2025 is a Sunday and does not count",
            "Mon 3 Nov 2025 is an INSET day and does not count",
            "Tue 4 Nov 2025: day 1",
            "Wed 5 Nov 2025: day 2",
        ]

    def test_a_label_may_say_anything_and_the_run_stays_one_line(self):
        closed = ClosedSpan(
            ClosedKind.CLOSURE, date(2025, 11, 18), date(2025, 11, 20), "open to year 11 only"
        )
        assert calendar(year(closed=[closed])).count(
            date(2025, 11, 18), 1, first_day_counts=True
        ).lines() == [
            "Tue 18 Nov 2025 to Thu 20 Nov 2025 is closed (open to year 11 only) and does not count",
            "Fri 21 Nov 2025: day 1",
        ]


class TestWorkingDays:
    def test_run_on_through_school_holidays_but_not_bank_holidays(self):
        assert calendar().add_working_days(date(2025, 10, 24), 5) == date(2025, 10, 31)
        assert calendar().add_working_days(date(2025, 12, 24), 1) == date(2025, 12, 29)
        assert calendar().this_or_next_working_day(date(2025, 12, 25)) == date(2025, 12, 29)

    def test_are_known_to_the_end_of_august_and_no_further(self):
        assert not calendar().is_working_day(date(2026, 8, 31))
        with pytest.raises(OutsideCalendar):
            calendar().is_working_day(date(2026, 9, 1))
        with pytest.raises(OutsideCalendar):
            calendar().is_working_day(date(2025, 7, 31))

    def test_need_the_bank_holidays_of_every_august_around_the_years(self):
        spring_only = SchoolYear("2025/26", (Term(SPRING, date(2026, 1, 5), date(2026, 3, 27)),))
        assert bank_holidays_needed([year(2024), year(2025)]) == (date(2024, 8, 1), date(2026, 8, 31))
        early = SchoolYear("2025/26", (Term(AUTUMN, date(2025, 8, 28), date(2025, 12, 19)),))
        assert bank_holidays_needed([spring_only]) == (date(2025, 8, 1), date(2026, 8, 31))
        assert bank_holidays_needed([early]) == (date(2025, 8, 1), date(2026, 8, 31))


class TestACalendarThatContradictsItself:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: SchoolYear("2025/26", ()), "School year 2025/26 has no terms. Add its terms."),
            (
                lambda: year(terms=(Term(AUTUMN, date(2025, 12, 19), date(2025, 9, 2)),)),
                "ends on 2 September 2025, before it starts on 19 December 2025",
            ),
            (
                lambda: year(closed=[ClosedSpan(ClosedKind.INSET, date(2025, 11, 4), date(2025, 11, 3))]),
                "ends on 3 November 2025, before it starts",
            ),
            (
                lambda: year(
                    terms=(
                        Term(AUTUMN, date(2025, 9, 2), date(2026, 1, 9)),
                        Term(SPRING, date(2026, 1, 9), date(2026, 3, 27)),
                    )
                ),
                "The spring term of 2025/26 starts before the autumn term has ended",
            ),
            (
                lambda: year(
                    terms=(
                        Term(AUTUMN, date(2025, 9, 2), date(2025, 12, 19)),
                        Term(SUMMER, date(2026, 4, 13), date(2026, 7, 20)),
                    )
                ),
                "the summer term follows the autumn term. Add the term between",
            ),
            (
                lambda: year(terms=(Term(AUTUMN, date(2025, 7, 28), date(2025, 12, 19)),)),
                "starts on 28 July 2025. A school year begins with the first term after July",
            ),
            (
                lambda: year(terms=(Term(SUMMER, date(2026, 4, 13), date(2027, 7, 20)),)),
                "which is more than a year",
            ),
            (lambda: calendar(year(2025), year(2025)), "School years 2025/26 and 2025/26 overlap"),
            (lambda: calendar(year(2026), year(2025)), "overlap"),
            (
                lambda: calendar(year(2024), year(2026)),
                "the days from 1 August 2025 to 31 July 2026 are not known. Add the term dates that are missing",
            ),
            (lambda: Calendar((), frozenset()), "no school year yet. Add its term dates"),
        ],
    )
    def test_is_refused_with_what_to_do(self, make, message):
        with pytest.raises(CalendarProblem, match=message.replace("(", r"\(")):
            make()

    def test_years_whose_ends_are_known_follow_on_from_each_other(self):
        to_spring = year(2024, terms=(Term(AUTUMN, date(2024, 9, 2), date(2024, 12, 20)),))
        from_spring = year(2024, terms=(Term(SPRING, date(2024, 12, 21), date(2025, 3, 27)),))
        assert Calendar((to_spring, from_spring), frozenset()).last_day == date(2025, 3, 27)


@st.composite
def calendars(draw):
    """Two school years with holidays, INSET days and closures anywhere in them."""
    years = []
    for start in (2025, 2026):
        days = st.dates(date(start, 9, 2), date(start + 1, 7, 20))
        spans = draw(st.lists(st.tuples(days, st.integers(0, 9), st.sampled_from(ClosedKind)), max_size=8))
        closed = [ClosedSpan(kind, first, first + length * DAY) for first, length, kind in spans]
        years.append(year(start, closed=closed))
    return calendar(
        *years, bank_holidays=draw(st.sets(st.dates(date(2025, 8, 1), date(2027, 8, 31)), max_size=10))
    )


days_asked = st.dates(date(2025, 8, 1), date(2027, 3, 1))
numbers = st.integers(1, 60)


def closing(before, day):
    """The same calendar with one more closed day."""
    last = before.years[-1]
    more = SchoolYear(last.name, last.terms, (*last.closed, ClosedSpan(ClosedKind.CLOSURE, day, day)))
    return Calendar((*before.years[:-1], more), before.bank_holidays)


class TestEveryCalendar:
    @given(calendars(), days_asked, numbers)
    def test_a_deadline_never_falls_on_a_closed_day(self, asked, day, number):
        for found in (asked.add_school_days(day, number), asked.nth_school_day(day, number)):
            assert asked.why_closed(found) == ""
            assert found.weekday() < 5
            assert found not in asked.bank_holidays

    @given(calendars(), days_asked, numbers, st.dates(date(2025, 9, 2), date(2027, 7, 20)))
    def test_closing_a_day_never_brings_a_deadline_forward(self, before, day, number, closed):
        after = closing(before, closed)
        assert after.add_school_days(day, number) >= before.add_school_days(day, number)
        assert after.nth_school_day(day, number) >= before.nth_school_day(day, number)

    @given(calendars(), days_asked, numbers, st.booleans())
    def test_walking_day_by_day_ends_where_the_sum_does(self, asked, day, number, counts):
        walked = list(asked.count(day, number, first_day_counts=counts).days())
        found = asked.nth_school_day(day, number) if counts else asked.add_school_days(day, number)
        assert walked[-1].on == found
        assert walked[-1].number == number
        assert [each.number for each in walked if each.number] == list(range(1, number + 1))
        assert all(later.on - earlier.on == DAY for earlier, later in pairwise(walked))

    @given(calendars(), st.lists(days_asked, max_size=20), numbers)
    def test_many_at_once_are_as_one_by_one(self, asked, days, number):
        assert asked.add_school_days_to_all(days, number) == [
            asked.add_school_days(day, number) for day in days
        ]

    @given(calendars(), days_asked, numbers)
    def test_forward_and_back_again_is_where_one_was(self, asked, day, number):
        day = asked.this_or_next_school_day(day)
        assert asked.add_school_days(asked.add_school_days(day, number), -number) == day

    @given(calendars(), days_asked, numbers)
    def test_days_between_are_those_counted(self, asked, day, number):
        first, last = asked.nth_school_day(day, 1), asked.nth_school_day(day, number)
        assert asked.school_days_between(first, last) == number
        assert asked.school_days_from(day, number)[-1] == last
        assert asked.school_day_at(asked.place_of(last)) == last
        assert asked.place_of(last) - asked.place_of(first) == number - 1

    @given(calendars())
    def test_the_terms_hold_every_school_day_once(self, asked):
        terms = [term for each in asked.years for term in each.terms]
        in_terms = sum(asked.school_days_between(term.starts_on, term.ends_on) for term in terms)
        assert in_terms == asked.school_days_between(asked.first_day, asked.last_day)

    @given(calendars(), days_asked, numbers)
    def test_a_working_day_is_never_at_a_weekend_or_bank_holiday(self, asked, day, number):
        found = asked.add_working_days(day, number)
        assert found.weekday() < 5
        assert found not in asked.bank_holidays
        assert found <= asked.add_school_days(day, number)
