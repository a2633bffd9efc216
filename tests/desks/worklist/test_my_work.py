from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Basis, Duty
from foothold.desks.worklist import facts
from foothold.desks.worklist.asking import Choice
from foothold.ground.access.roles import Role
from tests import deeds, factories

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 11, 10)
ADDRESS = "worklist:my-work"


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def alder(fernleigh):
    return factories.school("Alder Academy", authority=fernleigh)


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder, name="Amina Head")


def owed(school, on, *, what="Write to the parents", by="school", pupil=None, organisation=None):
    """Something a school owes on a day, told as plainly as a list needs it."""
    pupil = pupil or factories.pupil(school)
    basis = Basis.objects.create(pupil=pupil, school=school, about="a test", rule="suspension", facts={})
    return Duty.objects.create(
        basis=basis,
        pupil=pupil,
        kind="excl.set_work",
        what=what,
        owed_by=by,
        owed_by_organisation=organisation or school,
        owed_to="parent",
        due_on=on,
        promptness="by_date",
        strength="must",
        provision="excl.set_work@2012-09-01",
    )


def opened(client, **asked):
    answer = client.get(reverse(ADDRESS), asked)
    assert answer.status_code == 200
    return answer


def shown(answer):
    return [(name, [row.what for row in rows]) for name, rows in answer.context["groups"]]


def test_late_comes_first_then_today_then_the_next_five_school_days_then_later(signed_in, head, alder):
    for what, on in (
        ("later", date(2025, 11, 18)),
        ("no day", None),
        ("late", date(2025, 11, 7)),
        ("today", MONDAY),
        ("fifth school day", date(2025, 11, 17)),
    ):
        owed(alder, on, what=what)

    answer = opened(signed_in(head))
    assert shown(answer) == [
        ("Late", ["late"]),
        ("Today", ["today"]),
        ("Next five school days", ["fifth school day"]),
        ("Later", ["later"]),
        ("No fixed day", ["no day"]),
    ]
    assert answer.context["counts"] == {"all": 5, "late": 1, "today": 1, "soon": 1}


def test_five_school_days_are_counted_on_the_schools_own_calendar(head, alder):
    assert facts.Work(head, date(2025, 10, 23)).soon == date(2025, 11, 7)


def test_a_row_says_who_the_child_is_what_is_owed_by_when_and_why(signed_in, head, alder):
    pupil = factories.pupil(alder, given_name="Ada", family_name="Example")
    deeds.suspend(pupil, alder, head, date(2025, 11, 6), 2)
    page = opened(signed_in(head)).content.decode()
    for said in (
        "Ada Example",
        "Tell the parent, in person and in writing",
        "Thursday 6 November 2025",
        "2 school days late",
        "SI 2012/1033 regs 5, 14 and 23",
    ):
        assert said in page


def test_a_count_is_what_its_link_then_lists(signed_in, head, alder):
    for on in (date(2025, 11, 6), date(2025, 11, 7), MONDAY, date(2025, 11, 12), date(2025, 12, 1)):
        owed(alder, on)
    client = signed_in(head)
    counts = opened(client).context["counts"]
    for when, number in counts.items():
        answer = opened(client, when=when)
        assert sum(len(rows) for _, rows in shown(answer)) == number
        assert answer.context["counts"] == counts


def test_only_what_falls_to_me_leaves_out_the_boards_work(signed_in, head, alder):
    owed(alder, MONDAY, what="Write to the parents")
    owed(alder, MONDAY, what="Meet about it", by="governing_board")
    client = signed_in(head)
    assert shown(opened(client)) == [("Today", ["Write to the parents", "Meet about it"])]
    assert shown(opened(client, whose="mine")) == [("Today", ["Write to the parents"])]


def test_a_school_is_chosen_only_where_there_are_several(signed_in, head, alder, fernleigh):
    officer = factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)
    birch = factories.school("Birch School", authority=fernleigh)
    owed(alder, MONDAY, what="At Alder", by="local_authority", organisation=fernleigh)
    owed(birch, MONDAY, what="At Birch", by="local_authority", organisation=fernleigh)

    assert "school" not in opened(signed_in(head)).context["filter"].fields
    client = signed_in(officer)
    assert shown(opened(client)) == [("Today", ["At Alder", "At Birch"])]
    assert shown(opened(client, school=birch.pk)) == [("Today", ["At Birch"])]


def test_what_is_owed_about_children_i_cannot_see_is_counted_and_never_shown(signed_in, head, alder):
    elsewhere = factories.pupil(factories.school("Cedar School"), given_name="Hidden", family_name="Child")
    owed(alder, MONDAY, what="Tell the virtual school head", pupil=elsewhere)
    owed(alder, MONDAY)
    answer = opened(signed_in(head))
    page = answer.content.decode()
    assert answer.context["counts"]["today"] == 1
    assert "1 more is owed by your organisation about children you cannot see." in page
    assert "Hidden Child" not in page
    assert "Tell the virtual school head" not in page


def test_what_is_done_or_let_go_is_no_longer_listed(signed_in, head, alder):
    done, gone = owed(alder, MONDAY, what="done"), owed(alder, MONDAY, what="gone")
    duties.meet(by=head, at=deeds.at(MONDAY), duty=done, done_on=MONDAY, how="By phone")
    duties.void(by=head, at=deeds.at(MONDAY), duty=gone, because="Recorded twice")
    assert shown(opened(signed_in(head))) == []


def test_with_nothing_owed_the_page_says_so_and_names_the_next_day(signed_in, head, alder):
    client = signed_in(head)
    assert "Nothing is owed today." in opened(client).content.decode()
    owed(alder, date(2025, 11, 12))
    page = opened(client, when="late").content.decode()
    assert "Nothing is owed in what you chose to see." in page
    assert "The next is due on Wednesday 12 November 2025." in page


def test_nothing_at_the_school_chosen_is_not_called_nothing_today(signed_in, alder, fernleigh):
    officer = factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)
    birch = factories.school("Birch School", authority=fernleigh)
    for school in (alder, birch):
        owed(school, MONDAY, by="local_authority", organisation=fernleigh)
    client = signed_in(officer)
    Duty.objects.filter(basis__school=birch).update(due_on=date(2025, 12, 1))
    page = opened(client, school=birch.pk, when="today").content.decode()
    assert "in what you chose to see" in page
    duty = Duty.objects.get(basis__school=alder)
    duties.meet(by=officer, at=deeds.at(MONDAY), duty=duty, done_on=MONDAY, how="By e-mail")
    page = opened(client, when="moon").content.decode()
    assert "Select a valid choice" in page


def test_fifty_rows_are_a_page_and_the_filter_goes_with_the_next(signed_in, head, alder):
    pupil = factories.pupil(alder)
    for number in range(53):
        owed(alder, date(2025, 11, 7), what=f"Thing {number}", pupil=pupil)
    client = signed_in(head)
    first = opened(client, when="late")
    assert len(shown(first)[0][1]) == 50
    assert "1 to 50 of 53" in first.content.decode()
    assert "?when=late&amp;page=2" in first.content.decode()
    assert len(shown(opened(client, when="late", page=2))[0][1]) == 3


def test_the_number_of_queries_does_not_grow_with_the_list(signed_in, head, alder):
    client = signed_in(head)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            opened(client)
        return len(asked)

    owed(alder, MONDAY)
    few = queries()
    for _ in range(12):
        owed(alder, MONDAY)
    assert queries() == few


def test_a_school_without_term_dates_still_shows_its_days(signed_in, fernleigh):
    bare = factories.school("Dale School", authority=fernleigh, years=())
    head = factories.person(Role.HEADTEACHER, bare)
    duty = owed(bare, date(2025, 11, 7))
    client = signed_in(head)
    assert "Friday 7 November 2025" in opened(client).content.decode()
    page = client.get(reverse("duties:duty", args=[duty.pk]))
    assert page.status_code == 200
    assert "Friday 7 November 2025" in page.content.decode()


def test_a_role_that_owes_nothing_is_refused_and_a_stranger_asked_to_sign_in(signed_in, client, alder):
    assert signed_in(factories.person(Role.CLASS_TEACHER, alder)).get(reverse(ADDRESS)).status_code == 403
    assert "/account/login/" in client.get(reverse(ADDRESS))["Location"]


@pytest.mark.parametrize("role", Role)
def test_counts_say_what_each_role_may_see_of_what_its_organisation_owes(alder, fernleigh, role):
    for where in (alder, fernleigh):
        owed(alder, MONDAY, organisation=where)
        owed(factories.school("Birch Academy"), date(2025, 11, 7), organisation=where)
        person = factories.person(role, where)
        mine = Duty.objects.filter(owed_by_organisation=where, status="open")
        seen = mine.visible_to(person, on=MONDAY)
        work = facts.Work(person, MONDAY)
        assert work.counts["all"] == seen.count()
        assert work.counts["today"] == seen.filter(due_on=MONDAY).count()
        assert work.counts["late"] == seen.filter(due_on__lt=MONDAY).count()
        assert work.hidden == mine.count() - seen.count()
        assert [row[0] for row in facts.Chosen(work, Choice())[0:50]] == list(
            seen.values_list("pk", flat=True)
        )
