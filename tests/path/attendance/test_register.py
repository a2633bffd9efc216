from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from tests import factories
from tests.path.attendance import timetables
from tests.path.attendance.timetables import FEB_2, FEB_13, FEB_27, JAN_15

pytestmark = pytest.mark.django_db
REGISTER = "/plans/part-time/"


@pytest.fixture
def two(area):
    """One that was reviewed and of which the authority was told, and one that ends earlier and waits for both."""
    kept = timetables.begin(area)
    told = Duty.objects.get(kind="part_time_tell")
    duties.meet(by=area.lead, at=factories.moment(JAN_15, 12), duty=told, done_on=JAN_15, how="By e-mail")
    timetables.review(area, kept, FEB_2, FEB_13)
    other = timetables.begin(area, pupil=factories.pupil(area.school, given_name="Jem"), ends_on=FEB_13)
    return kept, other


@pytest.mark.requirement("S4-116", "S4-187")
def test_the_authority_reads_start_end_hours_reviews_and_what_is_overdue(area, two, signed_in, at):
    at(factories.moment(date(2026, 2, 23), 10))

    answer = signed_in(area.officer).get(REGISTER)

    first, second = answer.context["lines"]
    assert (first.timetable, first.past, first.review_late, first.tell_late) == (two[1], True, True, True)
    assert (second.timetable, second.past, second.review_late, second.tell_late) == (
        two[0],
        False,
        True,
        False,
    )
    assert (second.reviewed, second.told_on, second.week.in_all) == (1, JAN_15, 15)
    page = answer.content.decode()
    assert "19 Jan 2026 to 27 Feb 2026" in page
    assert "Past its last day" in page
    assert page.count("Overdue") == 3


def test_a_notice_that_was_let_go_is_not_called_given(area, signed_in):
    timetables.begin(area)
    duty = Duty.objects.get(kind="part_time_tell")
    duties.void(by=area.lead, at=factories.moment(JAN_15, 12), duty=duty, because="Less than an hour a week")

    assert "Let go" in signed_in(area.lead).get(REGISTER).content.decode()


def test_where_term_dates_are_missing_the_list_says_so(area, two, signed_in):
    area.school.school_years.all().delete()
    client = signed_in(area.officer)

    assert "Not counted" in client.get(REGISTER).content.decode()
    assert client.get(reverse("attendance:download")).status_code == 200


def test_what_has_ended_is_not_on_it(area, two, signed_in):
    timetables.end(area, two[0], FEB_13)

    lines = signed_in(area.officer).get(REGISTER).context["lines"]
    assert [line.timetable for line in lines] == [two[1]]


def test_it_is_narrowed_to_a_school(area, two, signed_in):
    birch = factories.school("Birch Academy", authority=area.authority)
    client = signed_in(area.officer)

    assert client.get(REGISTER, {"school": birch.pk}).context["lines"] == []
    narrowed = client.get(REGISTER, {"school": area.school.pk})
    assert len(narrowed.context["lines"]) == 2
    assert narrowed.context["applied"] == [{"text": "Alder Academy", "href": "?"}]
    assert client.get(REGISTER, {"school": "none"}).context["lines"] == []


def test_a_stranger_lists_nothing_and_a_teacher_not_at_all(area, two, signed_in):
    stranger = factories.person(Role.EXCLUSIONS_OFFICER, factories.authority("Oakshire", "981"))
    teacher = factories.person(Role.CLASS_TEACHER, area.school)

    assert "No part-time timetable fits." in signed_in(stranger).get(REGISTER).content.decode()
    assert signed_in(teacher).get(REGISTER).status_code == 403


@pytest.mark.requirement("S4-116", "S4-187")
def test_it_is_a_file_for_a_spreadsheet_and_that_is_noted(area, two, signed_in):
    answer = signed_in(area.officer).get(reverse("attendance:download"), {"school": area.school.pk})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Family name,Given name")
    assert len(lines) == 3
    assert "2026-01-19,2026-02-27,no,15.00" in lines[2]
    assert Reading.objects.get(page="DownloadPartTime").because == "2 rows: Alder Academy"


@pytest.mark.requirement("S4-112")
def test_the_file_says_which_goes_against_national_guidance(area, signed_in):
    factories.local_rules(area.school, "hackney-2019")
    timetables.begin(area, reason="behaviour", ends_on=FEB_27)

    file = signed_in(area.lead).get(reverse("attendance:download")).content.decode("utf-8-sig")

    assert "Against national guidance, under the local rule" in file
    assert "Personalised timetable, reason (b)" in file


def test_it_takes_as_many_queries_for_many(area, two, signed_in):
    client = signed_in(area.lead)
    client.get(REGISTER)

    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(REGISTER)
        return len(found)

    few = queries()
    for _ in range(4):
        timetables.begin(area, pupil=factories.pupil(area.school))
    assert queries() == few


def test_the_childs_page_takes_no_query_more_for_them(area, signed_in):
    child = reverse("children:child", args=[area.pupil.pk])
    client = signed_in(factories.person(Role.CLASS_TEACHER, area.school))
    client.get(child)

    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(child)
        return len(found)

    none = queries()
    timetables.begin(area)
    assert queries() == none
