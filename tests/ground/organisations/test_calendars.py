from datetime import date

import pytest
from django.db import transaction

from foothold.ground.access.roles import Role
from foothold.ground.organisations import bank_holidays, calendars
from foothold.ground.outside import actions
from foothold.law.calendar import ClosedKind, ClosedSpan, SchoolYear, Term, TermName
from foothold.law.errors import LawError, OutsideCalendar
from tests import factories

pytestmark = pytest.mark.django_db

SNOW = ClosedSpan(ClosedKind.CLOSURE, date(2025, 11, 20), date(2025, 11, 20), "snow")


def year(starts, name=None):
    term = Term(TermName.AUTUMN, date(starts, 9, 2), date(starts, 12, 19))
    return SchoolYear(name or f"{starts}/{(starts + 1) % 100}", (term,))


class TestACalendar:
    def test_counts_school_days_from_terms_holidays_and_inset_days(self):
        calendar = calendars.calendar_of(factories.school())
        assert calendar.why_closed(date(2025, 11, 3)) == "is an INSET day"
        assert calendar.next_school_day(date(2025, 10, 24)) == date(2025, 11, 4)
        assert calendar.year_of(date(2026, 9, 8)).name == "2026/27"

    def test_knows_the_bank_holidays_of_england(self):
        calendar = calendars.calendar_of(factories.school())
        assert calendar.why_closed(date(2026, 5, 4)) == "is a bank holiday"
        assert calendar.add_working_days(date(2026, 8, 28), 1) == date(2026, 9, 1)

    def test_of_a_school_without_term_dates_is_refused_naming_the_school(self):
        school = factories.school("Rowan School", years=())
        with pytest.raises(calendars.NoCalendar, match="Rowan School has no term dates yet") as refused:
            calendars.calendar_of(school)
        assert isinstance(refused.value, LawError)
        assert "Add the school's term dates" in str(refused.value)

    def test_every_school_without_term_dates_is_named_at_once(self):
        schools = [factories.school(name, years=()) for name in ("Rowan School", "Beech School")]
        with pytest.raises(calendars.NoCalendar, match="Beech School, Rowan School have no term dates"):
            calendars.calendars_of([*schools, factories.school()])

    def test_of_many_schools_costs_no_more_queries_than_of_one(self, django_assert_num_queries):
        schools = [factories.school(f"School {number}") for number in range(5)]
        with django_assert_num_queries(2):
            found = calendars.calendars_of(schools)
        assert set(found) == {school.pk for school in schools}

    def test_is_shared_by_schools_with_the_same_dates(self):
        first, second = factories.school("One"), factories.school("Two")
        found = calendars.calendars_of([first, second])
        assert found[first.pk] is found[second.pk]

    def test_follows_a_change_at_once(self):
        school = factories.school()
        head = factories.person(Role.HEADTEACHER, school)
        assert calendars.calendar_of(school).is_school_day(date(2025, 11, 20))
        actions.close(
            by=head,
            at=factories.moment(date(2025, 11, 20)),
            school=school,
            span=SNOW,
        )
        assert not calendars.calendar_of(school).is_school_day(date(2025, 11, 20))

    def test_forgets_a_change_that_was_rolled_back(self):
        school = factories.school()
        head = factories.person(Role.HEADTEACHER, school)
        at = factories.moment(date(2025, 11, 20))
        with transaction.atomic():
            actions.close(by=head, at=at, school=school, span=SNOW)
            assert not calendars.calendar_of(school).is_school_day(date(2025, 11, 20))
            transaction.set_rollback(True)
        assert calendars.calendar_of(school).is_school_day(date(2025, 11, 20))


class TestBankHolidays:
    def test_are_those_of_england_with_their_substitute_days(self):
        assert date(2026, 12, 28) in bank_holidays.known()
        assert date(2026, 4, 6) in bank_holidays.known()
        assert date(2026, 8, 3) not in bank_holidays.known()

    def test_of_a_year_not_yet_known_are_refused_not_taken_for_none(self):
        last = max(bank_holidays.known()).year
        with pytest.raises(OutsideCalendar, match=f"Bank holidays are known from .* to 31 December {last}"):
            calendars.from_years((year(last),))

    def test_of_a_year_before_the_first_known_are_refused(self):
        first = min(bank_holidays.known()).year
        with pytest.raises(OutsideCalendar, match="needs them from"):
            calendars.from_years((year(first - 1),))

    def test_of_the_last_school_year_wholly_known_are_given(self):
        last = max(bank_holidays.known()).year
        calendar = calendars.from_years((year(last - 1),))
        assert not calendar.is_working_day(max(day for day in bank_holidays.known() if day.month == 8))


def test_schools_without_term_dates_or_with_a_gap_do_not_take_the_others_calendars_away():
    later = {"name": "2027/28", "terms": [("autumn", date(2027, 9, 1), date(2027, 12, 17))], "closed": []}
    sound = factories.school("Ash School", years=(factories.SCENARIO_YEAR,))
    bare = factories.school("Birch School", years=())
    gap = factories.school("Cedar School", years=(factories.SCENARIO_YEAR, later))

    assert set(calendars.known_of([sound.pk, bare.pk, gap.pk])) == {sound.pk}


@pytest.mark.parametrize(
    ("since", "until", "names"),
    [
        (date(2025, 9, 30), date(2025, 12, 31), ["2024/25", "2025/26"]),
        (date(2025, 10, 1), date(2026, 1, 1), ["2025/26", "2026/27"]),
        (None, None, ["2024/25", "2025/26", "2026/27"]),
    ],
)
def test_a_page_reads_only_the_school_years_of_its_days(since, until, names):
    def of(year):
        terms = [("autumn", date(year, 9, 1), date(year, 12, 17))]
        return {"name": f"{year}/{year - 1999}", "terms": terms, "closed": []}

    school = factories.school("Ash School", years=[of(year) for year in (2024, 2025, 2026)])

    found = calendars.years_of([school.pk], since=since, until=until)[school.pk]
    assert [year.name for year in found] == names
