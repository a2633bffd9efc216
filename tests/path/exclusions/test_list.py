"""The list of exclusions: whose, narrowed how, and the file that holds all of it."""

import csv
import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from foothold.path.exclusions import actions
from foothold.path.exclusions.models import Exclusion
from tests import deeds, factories

pytestmark = pytest.mark.django_db
LIST, DOWNLOAD = "/exclusions/", "/exclusions/download/"


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def officer(fernleigh):
    return factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)


@pytest.fixture
def birch(fernleigh):
    return factories.school("Birch High School", authority=fernleigh)


@pytest.fixture
def rows(alder, head, birch):
    """Two at Alder, one of them cancelled, and one at Birch."""
    other_head = factories.person(Role.HEADTEACHER, birch)
    ada = factories.pupil(alder, given_name="Ada", family_name="Alderman")
    ben = factories.pupil(birch, given_name="Ben", family_name="Birchall")
    first = deeds.suspend(ada, alder, head, date(2025, 9, 22))
    second = deeds.suspend(ada, alder, head, date(2025, 10, 6), reasons=("PP", "DB"))
    actions.cancel(
        by=head,
        at=deeds.at(date(2025, 10, 6), 12),
        exclusion=second,
        cancelled_on=date(2025, 10, 6),
        because="Mistake",
    )
    return [first, second, deeds.suspend(ben, birch, other_head, date(2025, 11, 4))]


def shown(client, **narrowed):
    return [row.pk for row in client.get(LIST, narrowed).context["rows"]]


def downloaded(client, **narrowed):
    answer = client.get(DOWNLOAD, narrowed)
    return answer, list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_an_officer_lists_every_school_of_the_area_the_newest_first(signed_in, officer, rows):
    assert shown(signed_in(officer)) == [row.pk for row in reversed(rows)]


def test_a_headteacher_lists_only_the_children_of_the_school(signed_in, head, rows):
    assert shown(signed_in(head)) == [rows[1].pk, rows[0].pk]


def test_the_authority_of_another_area_lists_nothing(signed_in, rows):
    stranger = factories.person(Role.EXCLUSIONS_OFFICER, factories.authority("Oakshire", "981"))
    page = signed_in(stranger).get(LIST).content.decode()
    assert "No suspension or permanent exclusion fits" in page
    assert "Alderman" not in page


@pytest.mark.parametrize(
    ("narrowed", "which"),
    [
        ({"kind": "permanent"}, []),
        ({"status": "cancelled"}, [1]),
        ({"from_on_day": "1", "from_on_month": "10", "from_on_year": "2025"}, [2, 1]),
        ({"to_on_day": "1", "to_on_month": "10", "to_on_year": "2025"}, [0]),
    ],
)
def test_the_list_is_narrowed_by_kind_day_and_how_it_stands(signed_in, officer, rows, narrowed, which):
    assert shown(signed_in(officer), **narrowed) == [rows[place].pk for place in which]


def test_the_list_is_narrowed_by_school_and_one_press_widens_it_again(signed_in, officer, rows, birch):
    answer = signed_in(officer).get(LIST, {"school": birch.pk, "kind": "suspension"})
    assert [row.pk for row in answer.context["rows"]] == [rows[2].pk]
    assert {"text": "Birch High School", "href": "?kind=suspension"} in answer.context["applied"]


def test_a_day_that_cannot_be_is_said_beside_its_box_and_nothing_is_shown_as_if_it_fitted(
    signed_in, officer, rows
):
    answer = signed_in(officer).get(LIST, {"from_on_day": "31", "from_on_month": "2", "from_on_year": "2025"})
    assert "The date must be a real date" in answer.content.decode()
    assert list(answer.context["rows"]) == []


def test_the_file_holds_every_row_also_beyond_the_page(signed_in, officer, rows, monkeypatch):
    monkeypatch.setattr("foothold.ground.kit.page.ROWS_A_PAGE", 1)
    monkeypatch.setattr("foothold.ground.kit.page.COUNTED_AT_MOST", 2)
    client = signed_in(officer)
    answer, lines = downloaded(client)
    assert len(lines) == 3
    assert "3-rows.csv" in answer["Content-Disposition"]
    page = client.get(LIST).content.decode()
    assert "1 to 1 of more than 2" in page
    assert "the download holds them all" in page


def test_the_file_holds_the_same_rows_as_the_narrowed_list(signed_in, officer, rows):
    _, lines = downloaded(signed_in(officer), status="cancelled")
    assert [(line["Family name"], line["Reasons"], line["First day away"]) for line in lines] == [
        ("Alderman", "PP DB", "2025-10-06")
    ]


def test_a_name_that_looks_like_a_formula_stays_a_name(signed_in, officer, alder, head):
    pupil = factories.pupil(alder, given_name="=1+1", family_name="@Sum")
    deeds.suspend(pupil, alder, head, date(2025, 11, 4))
    _, lines = downloaded(signed_in(officer))
    assert (lines[0]["Family name"], lines[0]["Given name"]) == ("'@Sum", "'=1+1")


def test_the_file_gives_the_length_that_counts(signed_in, officer, rows):
    Exclusion.objects.filter(pk=rows[0].pk).update(half_days_lost=1)
    _, lines = downloaded(signed_in(officer))
    [first] = [line for line in lines if line["First day away"] == "2025-09-22"]
    assert first["Half school days or lunchtimes"] == "1"


def test_taking_the_file_is_noted(signed_in, officer, fernleigh, rows):
    downloaded(signed_in(officer), kind="suspension")
    noted = Reading.objects.get(subject=fernleigh.subject_key)
    assert (noted.person, noted.because) == (officer, "3 rows: Suspension")


def test_the_way_to_the_list_is_in_the_navigation(signed_in, officer):
    assert f'href="{reverse("exclusions:list")}"' in signed_in(officer).get("/my-work/").content.decode()
