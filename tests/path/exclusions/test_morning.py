from datetime import date, time

import pytest

from foothold.ground.access.roles import Role
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Notice
from tests import factories
from tests.deeds import at as moment
from tests.deeds import exclude, suspend
from tests.path.exclusions.walk import PARENT, Walk

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


TOLD = {
    "in time": (date(2025, 11, 6), time(9, 0), date(2025, 11, 11), False, "at least 48 hours before"),
    "too late": (date(2025, 11, 10), time(9, 0), date(2025, 11, 11), False, "less than 48 hours before"),
    "not told": (None, None, date(2025, 11, 11), False, "is not on record"),
    "agreed to less, before day 6": (None, None, date(2025, 11, 10), True, "agreed to less than 48 hours"),
    "agreed to less, on day 6, where nobody can": (None, None, date(2025, 11, 11), True, "is not on record"),
    "at a time not on record": (date(2025, 11, 9), None, date(2025, 11, 11), False, "less than 48 hours"),
}


@pytest.mark.parametrize(("told_on", "told_at", "starts_on", "agreed", "says"), TOLD.values(), ids=TOLD)
def test_the_list_and_the_path_say_whether_the_parent_had_48_hours(
    pupil, alder, head, officer, signed_in, at, told_on, told_at, starts_on, agreed, says
):
    walk = Walk(exclude(pupil, alder, head, NOV_4))
    walk.arrange_education(NOV_4, starts_on)
    walk.row.education.update(shorter_notice_agreed=agreed)
    if told_on:
        told = (facts.Told.of(Notice.Kind.DAY_SIX, PARENT),)
        given = {"exclusion": walk.row, "told": told, "how": "hand", "sent_on": told_on, "sent_time": told_at}
        actions.give_notice(by=walk.office, at=moment(told_on, 16), **given)

    page = morning(signed_in, officer, at, "2025-11-10").replace("&#x27;", "'")
    path = signed_in(officer).get(f"/exclusions/{walk.row.pk}/").content.decode().replace("&#x27;", "'")

    for shown in (page, path):
        assert says in shown
        assert "SI 2007/1870 reg 6(2) to (4); check before relying" in shown


def test_a_parent_told_by_word_alone_was_not_given_notice(pupil, alder, head, officer, signed_in, at):
    walk = Walk(exclude(pupil, alder, head, NOV_4))
    walk.arrange_education(NOV_4, date(2025, 11, 11))
    walk.give(Notice.Kind.DAY_SIX, PARENT, NOV_4, by=walk.office, how="oral")
    assert "is not on record" in morning(signed_in, officer, at, "2025-11-10")


def test_what_was_said_of_an_earlier_arrangement_is_no_notice_of_the_one_that_holds_now(
    pupil, alder, head, officer, signed_in, at
):
    walk = Walk(exclude(pupil, alder, head, NOV_4))
    walk.arrange_education(NOV_4, date(2025, 11, 11))
    walk.give(Notice.Kind.DAY_SIX, PARENT, date(2025, 11, 5), by=walk.office)
    assert walk.due("excl.s104_further").status == "met"

    walk.arrange_education(date(2025, 11, 7), date(2025, 11, 12), place="Heron House")
    assert "is not on record" in morning(signed_in, officer, at, "2025-11-10")
    assert walk.due("excl.s104_further").status == "open"

    walk.give(Notice.Kind.DAY_SIX, PARENT, date(2025, 11, 7), by=walk.office)
    assert "at least 48 hours before" in morning(signed_in, officer, at, "2025-11-10")


def test_a_notice_that_must_be_had_by_a_time_is_done_when_post_counts_as_delivered(pupil, alder, head):
    walk = Walk(exclude(pupil, alder, head, NOV_4))
    walk.give(Notice.Kind.DAY_SIX, PARENT, NOV_4, by=walk.office, how="first_class_post")
    walk.give(Notice.Kind.EXCLUSION, PARENT, NOV_4, by=walk.office, how="first_class_post")
    assert walk.due("excl.s104_further").met_on == date(2025, 11, 6)
    assert walk.due("excl.notify_parent").met_on == NOV_4
