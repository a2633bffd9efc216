from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from tests import factories
from tests.path.support import plans

pytestmark = pytest.mark.django_db
REGISTER = "/plans/"
OCT_9, NOV_4 = date(2025, 10, 9), date(2025, 11, 4)


@pytest.fixture
def two(area):
    """One plan reviewed twice without impact, and one whose first review is overdue in November."""
    reviewed = plans.begin(area)
    plans.review(area, reviewed, OCT_9)
    plans.review(area, reviewed, NOV_4)
    overdue = plans.begin(area, pupil=factories.pupil(area.school, given_name="Jem"))
    return reviewed, overdue


@pytest.mark.requirement("S4-185", "S4-90", "S4-92")
def test_the_register_puts_overdue_reviews_first_and_counts_those_without_impact(area, two, signed_in, at):
    at(factories.moment(date(2025, 11, 10), 10))

    answer = signed_in(area.lead).get(REGISTER)

    first, second = answer.context["lines"]
    assert (first.plan, first.late, first.reviewed) == (two[1], True, 0)
    assert (second.plan, second.late) == (two[0], False)
    assert (second.reviewed, second.without_impact, second.help) == (2, 2, True)
    page = answer.content.decode()
    assert "Overdue" in page
    assert "2, 2 without impact" in page
    assert "Help to consider" in page


def test_a_planned_day_that_has_passed_is_told_apart_from_an_overdue_review(area, signed_in, at):
    plans.begin(area)
    at(factories.moment(date(2025, 10, 10), 10))

    page = signed_in(area.lead).get(REGISTER).content.decode()

    assert "Planned day has passed" in page
    assert "Overdue" not in page


@pytest.mark.requirement("S4-185")
def test_the_authority_lists_the_plans_of_its_schools_and_narrows_them(area, two, signed_in):
    birch = factories.school("Birch Academy", authority=area.authority)
    client = signed_in(area.officer)

    assert len(client.get(REGISTER).context["lines"]) == 2
    assert client.get(REGISTER, {"school": birch.pk}).context["lines"] == []
    narrowed = client.get(REGISTER, {"school": area.school.pk, "kind": "pastoral_support_programme"})
    assert {"text": "Alder Academy", "href": "?kind=pastoral_support_programme"} in narrowed.context[
        "applied"
    ]
    assert client.get(REGISTER, {"kind": "none"}).context["lines"] == []


def test_a_stranger_lists_nothing_and_a_teacher_not_at_all(area, two, signed_in):
    stranger = factories.person(Role.EXCLUSIONS_OFFICER, factories.authority("Oakshire", "981"))
    teacher = factories.person(Role.CLASS_TEACHER, area.school)

    assert "No running plan fits." in signed_in(stranger).get(REGISTER).content.decode()
    assert signed_in(teacher).get(REGISTER).status_code == 403


@pytest.mark.requirement("S4-185")
def test_the_register_is_a_file_for_a_spreadsheet_and_that_is_noted(area, two, signed_in):
    factories.school("Birch Academy", authority=area.authority)
    answer = signed_in(area.officer).get(reverse("support:download"), {"school": area.school.pk})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Family name,Given name")
    assert len(lines) == 3
    assert "attachment" in answer["Content-Disposition"]
    assert Reading.objects.get(page="DownloadRegister").because == "2 rows: Alder Academy"


def test_the_register_takes_as_many_queries_for_many_plans(area, two, signed_in):
    client = signed_in(area.lead)
    client.get(REGISTER)

    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(REGISTER)
        return len(found)

    few = queries()
    for _ in range(4):
        plans.begin(area, pupil=factories.pupil(area.school))
    assert queries() == few
