from datetime import date

import pytest

from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import SchoolYear as Row
from foothold.ground.outside import actions
from foothold.law.calendar import ClosedKind, ClosedSpan, SchoolYear, Term, TermName
from foothold.law.errors import CalendarProblem, OutsideCalendar
from tests import factories

pytestmark = pytest.mark.django_db

ON = date(2025, 9, 8)
AT = factories.moment(ON)
SNOW = date(2025, 11, 20)


def year(starts=2025, *, last=date(2026, 7, 22), closed=(), name=None):
    terms = (
        Term(TermName.AUTUMN, date(starts, 9, 2), date(starts, 12, 19)),
        Term(TermName.SPRING, date(starts + 1, 1, 5), date(starts + 1, 3, 27)),
        Term(TermName.SUMMER, date(starts + 1, 4, 13), last),
    )
    return SchoolYear(name or f"{starts}/{(starts + 1) % 100}", terms, tuple(closed))


def closed(on, last=None, kind=ClosedKind.CLOSURE):
    return ClosedSpan(kind, on, last or on, "snow")


@pytest.fixture
def school():
    return factories.school(authority=factories.authority())


@pytest.fixture
def head(school):
    return factories.person(Role.HEADTEACHER, school)


def set_calendar(by, school, *years):
    return actions.set_calendar(by=by, at=AT, school=school, years=list(years))


class TestSettingACalendar:
    def test_stores_years_that_are_read_again_as_they_were_given(self, head):
        school = head.memberships.get().organisation
        given = year(closed=[ClosedSpan(ClosedKind.CLOSURE, SNOW, SNOW, "snow")])
        set_calendar(head, school, given)
        assert calendars.years_of([school.pk])[school.pk][0] == given

    def test_leaves_the_years_it_does_not_name(self, head, school):
        set_calendar(head, school, year())
        assert [each.name for each in calendars.calendar_of(school).years] == ["2025/26", "2026/27"]

    def test_moves_the_version_on_so_that_dates_are_worked_out_again(self, head, school):
        set_calendar(head, school, year())
        set_calendar(head, school, year())
        school.refresh_from_db()
        assert school.calendar_version == 2

    def test_keeps_what_was_set_before_readable(self, head, school):
        set_calendar(head, school, year(last=date(2026, 7, 20)))
        set_calendar(head, school, year(last=date(2026, 7, 22)))
        events = Event.objects.filter(subject=school.subject_key).order_by("number")
        ends = [event.content.facts["years"][0]["terms"][2]["ends_on"] for event in events]
        assert ends == ["2026-07-20", "2026-07-22"]
        assert list(chain.faults()) == []

    @pytest.mark.parametrize(
        ("years", "refusal", "message"),
        [
            ([], CalendarProblem, "Give each school year once, and at least one"),
            ([year(), year()], CalendarProblem, "Give each school year once"),
            ([year(name="25-26")], CalendarProblem, "overlap"),
            ([year(2028, last=date(2029, 7, 20))], OutsideCalendar, "Bank holidays are known from"),
            ([year(2023, last=date(2024, 7, 20))], CalendarProblem, "are not known. Add the term dates"),
        ],
    )
    def test_refuses_years_that_contradict_what_is_known(self, head, school, years, refusal, message):
        before = calendars.years_of([school.pk])
        with pytest.raises(refusal, match=message):
            set_calendar(head, school, *years)
        assert calendars.years_of([school.pk]) == before
        assert not Event.objects.filter(subject=school.subject_key).exists()

    @pytest.mark.parametrize(
        ("role", "allowed"),
        [
            (role, role in {"headteacher", "inclusion_lead", "school_office", "administrator"})
            for role in Role
        ],
    )
    def test_is_for_those_who_run_the_school(self, school, role, allowed):
        somebody = factories.person(role, school)
        if allowed:
            set_calendar(somebody, school, year())
            assert Event.objects.filter(subject=school.subject_key, verb="outside.set_calendar").exists()
        else:
            with pytest.raises(NotAllowed, match="change the school's calendar"):
                set_calendar(somebody, school, year())

    def test_is_not_for_the_head_of_another_school(self, school):
        with pytest.raises(NotAllowed):
            set_calendar(factories.person(Role.HEADTEACHER, factories.school("Other")), school, year())

    def test_may_be_done_by_the_authority_s_administrator(self, school):
        authority = school.parent_on("authority", ON)
        set_calendar(factories.person(Role.ADMINISTRATOR, authority), school, year())
        assert Row.objects.get(organisation=school, name="2025/26").terms.get(name="summer").ends_on == date(
            2026, 7, 22
        )


class TestClosingForADay:
    def test_makes_it_no_school_day_and_says_why(self, head, school):
        actions.close(by=head, at=AT, school=school, span=closed(SNOW))
        assert calendars.calendar_of(school).why_closed(SNOW) == "is closed (snow)"
        assert school.calendar_version == 1

    @pytest.mark.parametrize(
        ("on", "message"),
        [
            (
                date(2025, 11, 22),
                "Saturday 22 November 2025 is a Saturday, so Alder Academy was not going to meet",
            ),
            (date(2025, 11, 3), "is an INSET day, so"),
        ],
    )
    def test_is_refused_on_a_day_the_school_does_not_meet(self, head, school, on, message):
        with pytest.raises(CalendarProblem, match=message):
            actions.close(by=head, at=AT, school=school, span=closed(on))

    def test_is_refused_twice(self, head, school):
        actions.close(by=head, at=AT, school=school, span=closed(SNOW))
        with pytest.raises(CalendarProblem, match=r"is closed \(snow\)"):
            actions.close(by=head, at=AT, school=school, span=closed(SNOW))

    def test_needs_a_calendar(self):
        school = factories.school(years=())
        with pytest.raises(calendars.NoCalendar):
            actions.close(
                by=factories.person(Role.HEADTEACHER, school), at=AT, school=school, span=closed(SNOW)
            )

    def test_may_last_several_days_of_one_school_year(self, head, school):
        actions.close(by=head, at=AT, school=school, span=closed(SNOW, date(2025, 11, 21), ClosedKind.INSET))
        assert not calendars.calendar_of(school).is_school_day(date(2025, 11, 21))

    @pytest.mark.parametrize(
        ("first", "last", "message"),
        [
            (date(2025, 11, 21), SNOW, "last day is before the first"),
            (date(2026, 7, 16), date(2026, 9, 4), "lie in two school years"),
            (date(2030, 1, 7), date(2030, 1, 7), "is outside the calendar"),
        ],
    )
    def test_is_refused_where_the_days_make_no_sense(self, head, school, first, last, message):
        with pytest.raises(CalendarProblem, match=message):
            actions.close(by=head, at=AT, school=school, span=closed(first, last))


class TestTakingAClosedDayBack:
    def test_makes_it_a_school_day_again_and_keeps_both_readable(self, head, school):
        actions.close(by=head, at=AT, school=school, span=closed(SNOW))
        actions.reopen(by=head, at=AT, school=school, span=closed(SNOW), reason="It thawed")
        assert calendars.calendar_of(school).is_school_day(SNOW)
        verbs = Event.objects.filter(subject=school.subject_key).values_list("verb", flat=True)
        assert list(verbs) == ["outside.close", "outside.reopen"]

    def test_asks_for_a_reason(self, head, school):
        actions.close(by=head, at=AT, school=school, span=closed(SNOW))
        with pytest.raises(Refused, match="Say why"):
            actions.reopen(by=head, at=AT, school=school, span=closed(SNOW), reason=" ")

    def test_is_refused_where_nothing_was_closed(self, head, school):
        with pytest.raises(CalendarProblem, match="not closed any more"):
            actions.reopen(by=head, at=AT, school=school, span=closed(SNOW), reason="It thawed")
