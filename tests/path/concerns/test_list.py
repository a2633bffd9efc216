"""The list of concerns: whose, narrowed how, what became of each, and the file."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from foothold.path.concerns import actions
from foothold.path.concerns.models import Answer, Concern
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(ada, ben, alder, head, teacher):
    """A new one, an old one without an answer, and an observation that asks for none."""
    return [
        factories.concern(ada, alder, by=teacher, on=date(2025, 11, 7)),
        factories.concern(ben, alder, by=head, on=date(2025, 10, 20), noticed="Late on four days."),
        factories.concern(ben, alder, by=head, on=date(2025, 10, 6), kind="observation"),
    ]


def shown(client, **narrowed):
    return [row.pk for row in client.get("/concerns/", narrowed).context["rows"]]


def answered(row, by):
    answer = Answer(what="Lunch club on Tuesdays.", who="Ms Okoro", by_on=date(2025, 11, 14))
    return actions.answer(by=by, at=factories.moment(date(2025, 11, 10)), concern=row, answer=answer)


def test_a_headteacher_lists_every_concern_and_a_teacher_the_ones_they_wrote(rows, head, teacher, signed_in):
    assert shown(signed_in(head)) == [row.pk for row in rows]
    assert shown(signed_in(teacher)) == [rows[0].pk]


def test_a_headteacher_of_another_school_lists_nothing(rows, fernleigh, signed_in):
    birch = factories.school("Birch High School", authority=fernleigh)
    assert shown(signed_in(factories.person(Role.HEADTEACHER, birch))) == []


@pytest.mark.parametrize(
    ("narrowed", "which"),
    [
        ({"show": "new"}, [0, 1]),
        ({"show": "waiting"}, [1]),
        ({"show": "mine"}, [1, 2]),
        ({"kind": "observation"}, [2]),
        ({"show": "no such choice"}, [0, 1, 2]),
    ],
)
def test_the_list_is_narrowed(narrowed, which, rows, head, signed_in):
    assert shown(signed_in(head), **narrowed) == [rows[place].pk for place in which]


def test_the_list_is_narrowed_to_one_child(rows, ben, head, signed_in):
    assert shown(signed_in(head), child=ben.pk) == [rows[1].pk, rows[2].pk]


def test_what_is_answered_is_new_no_more_and_the_answer_says_who_and_by_when(rows, head, signed_in):
    answered(rows[0], head)
    client = signed_in(head)
    assert shown(client, show="new") == [rows[1].pk]
    page = client.get("/concerns/").content.decode()
    assert "Ms Okoro, by 14 November 2025" in page
    assert "No answer for 21 days" in page


def test_how_long_is_long_comes_from_the_local_rules(rows, alder, head, signed_in):
    client = signed_in(head)
    assert (
        "more than 7 calendar days. Foothold&#x27;s suggestion" in client.get("/concerns/").content.decode()
    )
    factories.adopt_rule(alder, "concern.answer_within_days", 2, by=head)
    assert shown(client, show="waiting") == [rows[0].pk, rows[1].pk]
    assert "more than 2 calendar days. Our own rules: Page 3" in client.get("/concerns/").content.decode()


class TestAnAnswer:
    def test_is_written_by_the_inclusion_lead_and_not_by_a_teacher(self, rows, staff, teacher, signed_in):
        address = reverse("concerns:answer", args=[rows[0].pk])
        typed = {"what": "Lunch club.", "who": "Ms Okoro"}
        typed |= {"by_on_day": "14", "by_on_month": "11", "by_on_year": "2025"}
        assert signed_in(teacher).post(address, typed).status_code == 403
        page = signed_in(staff[Role.INCLUSION_LEAD]).post(address, typed, follow=True).content.decode()
        assert "Lunch club." in page
        assert "Ms Okoro, by Friday 14 November 2025" in page

    def test_is_not_for_a_day_that_has_passed(self, rows, head, signed_in):
        typed = {"what": "Lunch club.", "who": "Ms Okoro"}
        typed |= {"by_on_day": "7", "by_on_month": "11", "by_on_year": "2025"}
        answer = signed_in(head).post(reverse("concerns:answer", args=[rows[0].pk]), typed)
        assert "has passed already" in answer.content.decode()


def test_the_file_holds_the_same_rows_and_no_formula(rows, ada, alder, head, teacher, signed_in):
    factories.concern(ada, alder, by=teacher, on=date(2025, 11, 8), noticed="=1+1")
    answered(rows[0], head)
    answer = signed_in(head).get("/concerns/download/", {"kind": "feelings"})
    assert "3 rows: " in Reading.objects.get(page="DownloadConcerns").because
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [line["What was noticed"] for line in lines] == [
        "'=1+1",
        "Sat alone at lunch again.",
        "Late on four days.",
    ]
    assert lines[1]["What we do now"] == "Lunch club on Tuesdays. (Ms Okoro, by 14 November 2025)"


def queries(client):
    with CaptureQueriesContext(connection) as asked:
        client.get("/concerns/")
    return len(asked)


def test_the_list_takes_as_many_queries_when_there_is_more_to_show(
    rows, ada, alder, head, teacher, signed_in
):
    client = signed_in(head)
    few = queries(client)
    for day in range(1, 9):
        answered(factories.concern(ada, alder, by=teacher, on=date(2025, 10, day)), head)
    assert queries(client) == few <= 10
    assert Concern.objects.count() == 11
