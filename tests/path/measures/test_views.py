from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from foothold.path.approaches.actions import delivery as delivering
from foothold.path.measures import actions
from foothold.path.measures.models import Measure
from tests import factories
from tests.path.measures.conftest import SEP_15

pytestmark = pytest.mark.django_db
DEC_8, DEC_11, DEC_15 = date(2025, 12, 8), date(2025, 12, 11), date(2025, 12, 15)
REGISTER = "/measures/"


def boxes(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


def address(area, kind="sdq-teacher"):
    return reverse("measures:begin", args=[area.pupil.pk, kind])


def measured(area, *, pupil=None, **fields):
    return factories.measure(pupil or area.pupil, area.school, by=area.lead, on=SEP_15, **fields)


def paired(area, scores, kind="sdq-teacher", first=None):
    measure = measured(area, kind=kind, scores=first)
    given = {"measure": measure, "on": DEC_11, "scores": scores}
    return actions.measure_again(by=area.lead, at=factories.moment(DEC_11, 15), **given)


def childs_page(area, client):
    return client.get(reverse("measures:child", args=[area.pupil.pk])).content.decode()


def test_one_number_is_typed_where_the_child_has_one_plan(area, signed_in):
    plan = factories.plan(area.pupil, area.school, area.lead, on=SEP_15)
    client = signed_in(area.lead)

    form = client.get(address(area)).context["form"]
    known = boxes("answered_on", form["answered_on"].initial) | boxes("due_on", form["due_on"].initial)
    page = client.post(address(area), known | {"about": form["about"].initial, "total": "18"}, follow=True)

    measure = Measure.objects.get()
    assert (measure.plan, measure.before, measure.due_on) == (plan, {"total": 18}, plan.ends_on)
    assert "Waits for its second score" in page.content.decode()


def test_what_it_is_about_may_be_a_group_or_said_in_words(area, signed_in):
    group = factories.delivery(area.school, by=area.head, approach="circle-of-friends", starts_on=SEP_15)
    joins = {"joined_on": SEP_15, "parent_agreed_on": SEP_15, "child_agreed_on": SEP_15}
    delivering.join(by=area.head, at=factories.moment(SEP_15), delivery=group, pupil=area.pupil, **joins)
    client = signed_in(area.lead)
    days = boxes("answered_on", SEP_15) | boxes("due_on", DEC_8)

    client.post(address(area), days | {"about": f"group-{group.pk}", "total": "18"})
    refused = client.post(address(area, "sdq-parent"), days | {"about": "other", "total": "18"})
    said = {"about": "other", "purpose": "Lunch club", "total": "18"}
    client.post(address(area, "sdq-parent"), days | said)

    assert refused.status_code == 422
    assert {measure.about for measure in Measure.objects.all()} == {str(group), "Lunch club"}


def test_the_form_says_the_licence_and_refuses_a_score_beyond_the_scale(area, signed_in):
    client = signed_in(area.lead)
    days = boxes("answered_on", SEP_15) | boxes("due_on", DEC_8)

    page = client.get(address(area)).content.decode()
    refused = client.post(address(area), days | {"purpose": "Lunch club", "total": "41"})

    assert "the copyright of Robert Goodman and Youthinmind" in page
    assert refused.status_code == 422
    assert not Measure.objects.exists()


def test_an_instrument_that_is_not_there_has_no_page(area, signed_in):
    assert signed_in(area.lead).get(address(area, "moods-teacher")).status_code == 404


@pytest.mark.requirement("S4-35")
def test_a_pair_says_that_its_change_could_easily_be_chance(area, signed_in):
    paired(area, {"total": 12})

    page = childs_page(area, signed_in(area.lead))

    assert "That could easily be chance" in page
    assert "slightly raised" in page
    assert "give or take 7.4" in page
    assert "PMC4830858" in page


def test_bands_nobody_confirmed_are_to_be_checked_before_relying_on_them(area, signed_in):
    measured(area, kind="sdq-self")

    assert "Check before relying" in childs_page(area, signed_in(area.lead))


def test_no_change_is_judged_where_nothing_is_published(area, signed_in):
    paired(area, {"total": 231}, kind="readiness-teacher", first={"total": 176})

    page = childs_page(area, signed_in(area.lead))

    assert "Cannot tell" in page
    assert "more than chance" not in page


def test_the_second_score_is_typed_and_the_first_put_right(area, signed_in, at):
    measure = measured(area)
    at(factories.moment(DEC_11, 15))
    client = signed_in(area.lead)

    client.post(reverse("measures:again", args=[measure.pk]), boxes("answered_on", DEC_11) | {"total": "9"})
    right = reverse("measures:put-right", args=[measure.pk, "before"])
    assert 'value="18"' in client.get(right).content.decode()
    client.post(right, {"total": "19", "because": "Misread"})

    measure.refresh_from_db()
    assert (measure.before, measure.after) == ({"total": 19}, {"total": 9})
    assert "Better, more than chance" in childs_page(area, client)


def test_why_there_is_no_second_score_is_typed_and_the_form_is_then_gone(area, signed_in):
    measure = measured(area)
    client = signed_in(area.lead)
    page = client.post(
        reverse("measures:let-go", args=[measure.pk]), {"because": "The teacher left."}, follow=True
    )

    assert "The teacher left." in page.content.decode()
    again = client.get(reverse("measures:again", args=[measure.pk]))
    assert again["Location"] == reverse("measures:child", args=[area.pupil.pk])


def test_the_childs_page_shows_that_a_second_score_is_missing(area, signed_in, at):
    measured(area)
    at(factories.moment(DEC_15, 10))
    where = reverse("children:child", args=[area.pupil.pk])

    assert "Second score missing" in signed_in(area.lead).get(where).content.decode()
    teacher = factories.person(Role.CLASS_TEACHER, area.school)
    assert "Second score missing" not in signed_in(teacher).get(where).content.decode()


def test_the_chronology_says_of_scores_to_those_alone_who_may_see_them(area, signed_in):
    measured(area)
    where = reverse("children:chronology", args=[area.pupil.pk])

    assert "First score recorded" in signed_in(area.lead).get(where).content.decode()
    office = factories.person(Role.SCHOOL_OFFICE, area.school)
    assert "First score recorded" not in signed_in(office).get(where).content.decode()


@pytest.fixture
def two(area, at):
    """One second score that is missing, and one that is not due yet."""
    missing = measured(area)
    later = measured(area, pupil=factories.pupil(area.school), kind="boxall-teacher", due_on=date(2026, 3, 2),
                     scores={"strands": 70, "diagnostic": 60})  # fmt: skip
    at(factories.moment(DEC_15, 10))
    return missing, later


def test_the_register_puts_the_one_missing_longest_first(area, two, signed_in):
    answer = signed_in(area.officer).get(REGISTER)

    assert answer.context["lines"] == [(two[0], 7), (two[1], 0)]
    assert "for 7 calendar days" in answer.content.decode()


def test_the_register_is_narrowed(area, two, signed_in):
    birch = factories.school("Birch Academy", authority=area.authority)
    client = signed_in(area.officer)

    def found(**chosen):
        return [measure for measure, _ in client.get(REGISTER, chosen).context["lines"]]

    assert found(due="late") == [two[0]]
    assert found(due="soon") == [two[1]]
    assert found(instrument="boxall") == [two[1]]
    assert found(school_id=birch.pk) == []
    assert found(due="never") == []
    applied = client.get(REGISTER, {"due": "late", "instrument": "sdq"}).context["applied"]
    assert {"text": "Missing", "href": "?instrument=sdq"} in applied


def test_a_second_score_that_came_is_on_the_register_no_more(area, two, signed_in):
    given = {"measure": two[0], "on": DEC_11, "scores": {"total": 12}}
    actions.measure_again(by=area.lead, at=factories.moment(DEC_15), **given)

    assert [measure for measure, _ in signed_in(area.lead).get(REGISTER).context["lines"]] == [two[1]]


def test_the_register_is_a_file_for_a_spreadsheet_and_that_is_noted(area, two, signed_in):
    answer = signed_in(area.officer).get(reverse("measures:download"), {"due": "late"})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].endswith("Lunch club,2025-09-15,2025-12-08,7")
    assert Reading.objects.get(page="DownloadMissing").because == "1 rows: Missing"


def test_a_stranger_lists_nothing_and_a_teacher_not_at_all(area, two, signed_in):
    stranger = factories.person(Role.EXCLUSIONS_OFFICER, factories.authority("Oakshire", "981"))
    teacher = factories.person(Role.CLASS_TEACHER, area.school)

    assert "No second score is waited for." in signed_in(stranger).get(REGISTER).content.decode()
    assert signed_in(teacher).get(REGISTER).status_code == 403


@pytest.mark.parametrize("page", ["the register", "the child's measures"])
def test_pages_take_as_many_queries_when_there_is_more_to_show(area, two, signed_in, page):
    client = signed_in(area.lead)
    where = REGISTER if page == "the register" else reverse("measures:child", args=[area.pupil.pk])

    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(where)
        return len(found)

    queries()
    few = queries()
    for kind in ("sdq-parent", "sdq-self"):
        plan_of = factories.pupil(area.school)
        plan = factories.plan(plan_of, area.school, area.lead, on=SEP_15)
        measured(area, kind=kind)
        measured(area, pupil=plan_of, kind=kind, plan=plan)
    assert queries() == few
