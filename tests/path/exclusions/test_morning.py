from datetime import date

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.deeds import exclude, suspend
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_4 = date(2025, 11, 4)


@pytest.fixture
def officer(fernleigh):
    return factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)


def morning(signed_in, person, at, day="2025-11-13"):
    at(f"{day}T08:00Z")
    return signed_in(person).get("/day-six/").content.decode()


def test_who_has_waited_longest_comes_first_with_the_school_days_without_education(
    alder, head, officer, signed_in, at
):
    later, first = (factories.pupil(alder, family_name=name) for name in ("Later", "First"))
    exclude(first, alder, head, NOV_4)
    exclude(later, alder, head, date(2025, 11, 6))

    page = morning(signed_in, officer, at)
    assert page.index("First") < page.index("Later")
    assert "<strong>3 school days</strong> without education" in page
    assert "2 school days late" in page
    assert ">Late<" in page
    assert ">Today<" in page


@pytest.mark.parametrize(
    ("day", "said"), [("2025-11-10", "Tomorrow"), ("2025-11-05", "Later"), ("2025-11-11", "Today")]
)
def test_what_is_ahead_stands_under_its_day(pupil, alder, head, officer, signed_in, at, day, said):
    exclude(pupil, alder, head, NOV_4)
    page = morning(signed_in, officer, at, day)
    assert f">{said}<" in page
    assert "Nothing is arranged yet" in page


def test_a_suspension_that_runs_into_a_permanent_exclusion_shows_the_days_nobody_must_provide(
    pupil, alder, head, officer, signed_in, at
):
    suspend(pupil, alder, head, NOV_4, 10)
    exclude(pupil, alder, head, date(2025, 11, 11))
    page = morning(signed_in, officer, at, "2025-11-12")
    assert "nobody has a duty to provide" in page
    assert "This week" not in page


def test_it_is_for_those_who_answer_for_an_area_alone(pupil, alder, head, signed_in, at):
    exclude(pupil, alder, head, NOV_4)
    elsewhere = factories.person(Role.HEAD_OF_INCLUSION, factories.authority("Oakshire", "981"))
    assert "Nobody is waiting" in morning(signed_in, elsewhere, at)
    assert signed_in(head).get("/day-six/").status_code == 403


def test_the_list_asks_no_more_of_the_database_for_more_children(
    alder, head, officer, signed_in, at, django_assert_max_num_queries
):
    for _ in range(4):
        row = exclude(factories.pupil(alder), alder, head, NOV_4)
    Walk(row).arrange_education(date(2025, 11, 6), date(2025, 11, 18))
    at("2025-11-13T08:00Z")
    client = signed_in(officer)
    with django_assert_max_num_queries(15):
        page = client.get("/day-six/").content.decode()
    assert "Turnstone Centre from Tuesday 18 November 2025" in page
