from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from tests import factories
from tests.path.support import plans
from tests.path.support.plans import TODAY

pytestmark = [pytest.mark.django_db]
OCT_9, NOV_10 = date(2025, 10, 9), date(2025, 11, 10)
PAGE, FILE = "/plans/nothing-heard/", "/plans/nothing-heard/download/"


@pytest.fixture
def three(area, at):
    """By 10 November: one plan never reviewed, one reviewed without the family, one with somebody silent."""
    alone = plans.begin(area, pupil=factories.pupil(area.school, given_name="Ada"))
    without = plans.begin(area, pupil=factories.pupil(area.school, given_name="Bo"))
    plans.review(area, without, OCT_9, came=["pupil"])
    asked = plans.begin(area, pupil=factories.pupil(area.school, given_name="Cy"))
    plans.review(area, asked, OCT_9)
    factories.invitation(asked, factories.organisation("Family Hub"), by=area.lead, on=TODAY)
    at(factories.moment(NOV_10, 10))
    return alone, without, asked


def listed(client, **given):
    return [line.plan for line in client.get(PAGE, given).context["lines"]]


@pytest.mark.requirement("S4-90", "S4-89")
def test_a_school_lists_the_plans_of_which_nothing_was_heard(area, three, signed_in):
    alone, without, asked = three
    client = signed_in(area.lead)

    assert listed(client) == [alone, without, asked]
    assert listed(client, what="review", days="42") == [alone]
    assert listed(client, what="family", days="42") == [alone, without]
    assert listed(client, what="answer") == [asked]
    assert listed(client, days="84") == []


def test_each_line_says_for_how_long_and_who_is_silent(area, three, signed_in):
    page = signed_in(area.lead).get(PAGE).content.decode()

    assert "<strong>56 days ago</strong>" in page
    assert "not heard at all yet" in page
    assert "Family Hub" in page
    assert "asked 56 days ago" in page


def test_an_answer_or_the_end_of_a_plan_takes_it_off_the_list(area, three, signed_in):
    row = three[2].invitations.get()
    row.answer, row.answered_on = "no", NOV_10
    row.save()

    assert listed(signed_in(area.lead), what="answer") == []


def test_it_can_be_downloaded_and_that_is_noted(area, three, signed_in):
    answer = signed_in(area.lead).get(FILE, {"what": "answer"})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "Family Hub,56" in lines[1]
    assert Reading.objects.get(page="DownloadSilences").because == "1 rows: Somebody who was asked"


def test_a_stranger_lists_nothing_and_a_teacher_not_at_all(area, three, signed_in):
    stranger = factories.person(Role.EXCLUSIONS_OFFICER, factories.authority("Oakshire", "981"))
    teacher = factories.person(Role.CLASS_TEACHER, area.school)

    assert "Something was heard of every running plan." in signed_in(stranger).get(PAGE).content.decode()
    assert signed_in(teacher).get(PAGE).status_code == 403


def test_what_cannot_be_read_lists_nothing(area, three, signed_in):
    assert listed(signed_in(area.lead), days="x") == []


def test_it_takes_as_many_queries_for_many_plans(area, three, signed_in, at):
    client = signed_in(area.lead)
    client.get(PAGE)

    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("support:silences"))
        return len(found)

    few = queries()
    at(factories.moment(TODAY, 10))
    for _ in range(4):
        plans.begin(area, pupil=factories.pupil(area.school))
    at(factories.moment(NOV_10, 10))
    assert queries() == few
