"""The children of a whole school with early signs, beside the support in place: facts, and no score."""

from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import GRANTS, Role, Tie
from foothold.ground.audit.models import Reading
from foothold.path.concerns import actions as concerns
from foothold.path.concerns.models import Answer
from tests import deeds, factories

pytestmark = pytest.mark.django_db
PAGE, FILE = "/children/signs/", "/children/signs/download/"
OCT_6, NOV_10 = date(2025, 10, 6), date(2025, 11, 10)


@pytest.fixture
def area(at):
    """Four children: one suspended, one with a concern, one with a plan as well, and one of whom nothing is known."""
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))
    school = factories.school()
    head = factories.person(Role.HEADTEACHER, school)
    names = ("Ada", "Bo", "Cy", "Di")
    ada, bo, cy, di = (factories.pupil(school, given_name=name, born_on=date(2010, 3, 4)) for name in names)
    deeds.suspend(ada, school, head, OCT_6, 2)
    factories.concern(bo, school, by=head, on=OCT_6)
    deeds.suspend(cy, school, head, OCT_6, 2)
    factories.plan(cy, school, head, on=OCT_6)
    return SimpleNamespace(school=school, head=head, ada=ada, bo=bo, cy=cy, di=di)


def listed(client, **given):
    return client.get(PAGE, given).context["lines"]


def said(facts):
    return [each.says for each in facts]


@pytest.mark.requirement("S2-7")
def test_a_school_sees_signs_beside_support_and_those_without_any_first(area, signed_in):
    lines = listed(signed_in(area.head))

    assert [(line.pupil.given_name, line.gap) for line in lines] == [
        ("Ada", True),
        ("Bo", True),
        ("Cy", False),
    ]
    assert said(lines[0].signs) == ["Suspended once since 1 September 2025, last from 6 October 2025"]
    assert said(lines[1].signs) == ["A concern was recorded once since 1 September 2025"]
    assert said(lines[2].support) == ["Pastoral support programme until 29 December 2025"]
    assert all(each.source for line in lines for each in line.signs)


def test_the_page_shows_facts_and_says_that_there_is_no_score(area, signed_in):
    page = signed_in(area.head).get(PAGE).content.decode()

    assert "There is no score on a child" in page
    assert page.count("No support on record") == 2


def test_it_is_narrowed_by_sign_and_to_the_gaps(area, signed_in):
    client = signed_in(area.head)

    assert [line.pupil for line in listed(client, sign="noticed")] == [area.bo]
    assert [line.pupil for line in listed(client, show="gap")] == [area.ada, area.bo]
    assert listed(client, sign="part_time") == []
    assert listed(client, sign="unheard of") == []


def test_an_answer_under_way_and_a_group_are_support(area, signed_in):
    concern = factories.concern(area.ada, area.school, by=area.head, on=OCT_6)
    answer = Answer(what="A mentor each morning", who="Ms Day", by_on=date(2025, 12, 1))
    concerns.answer(by=area.head, at=factories.moment(NOV_10), concern=concern, answer=answer)

    lines = {line.pupil: line for line in listed(signed_in(area.head))}

    assert not lines[area.ada].gap
    assert "A mentor each morning" in said(lines[area.ada].support)


def test_a_part_time_timetable_and_a_change_of_school_are_signs(area, signed_in):
    factories.timetable(area.di, area.school, area.head, on=NOV_10)
    birch = factories.school("Birch High School")
    eve = factories.pupil(birch, given_name="Eve", starts_on=date(2024, 9, 1), born_on=date(2010, 3, 4))
    eve.enrolments.update(to_on=date(2025, 9, 30))
    eve.enrolments.create(school=area.school, from_on=date(2025, 10, 1))
    eve.links.create(organisation=area.school, tie=Tie.ON_ROLL, from_on=date(2025, 10, 1))

    lines = {line.pupil: said(line.signs) for line in listed(signed_in(area.head))}

    assert lines[area.di][0].startswith("On a part-time timetable until")
    assert lines[eve] == ["Changed school on 1 October 2025"]


@pytest.mark.requirement("S2-7")
@pytest.mark.parametrize("where", ["list", "child"])
def test_a_local_rule_says_from_how_many_on_something_is_a_sign_and_is_named(area, signed_in, where):
    factories.adopt_rule(area.school, "sign.at_suspensions", 2, by=area.head)
    client, address = signed_in(area.head), f"/children/{area.ada.pk}/" if where == "child" else PAGE

    assert "Suspended once" not in client.get(address).content.decode()

    deeds.suspend(area.ada, area.school, area.head, date(2025, 10, 13), 2)
    page = client.get(address).content.decode()
    assert "Suspended twice" in page
    assert "Suspensions on record, shown from 2 on (Our own rules: Page 3)" in page


def test_it_is_downloaded_whole_and_that_is_noted(area, signed_in):
    answer = signed_in(area.head).get(FILE, {"show": "gap"})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "Suspended once since 1 September 2025" in lines[1]
    assert Reading.objects.get(page="DownloadGaps").because == "2 rows: Those without support on record"


def test_a_lead_of_two_schools_chooses_one(area, signed_in):
    birch = factories.school("Birch High School")
    factories.join(area.head, Role.HEADTEACHER, birch)
    client = signed_in(area.head)

    assert listed(client, school=birch.pk) == []
    assert len(listed(client, school=area.school.pk)) == 3


def test_whoever_lists_concerns_may_see_all_that_the_list_tells():
    told = {Permission.SEE_EXCLUSIONS, Permission.SEE_NEEDS, Permission.SEE_PLANS, Permission.SEE_PART_TIME}
    told |= {Permission.SEE_CONCERNS, Permission.SEE_CHILD}

    assert all(told <= may for may in GRANTS.values() if Permission.LIST_CONCERNS in may)


def test_it_takes_as_many_queries_for_many_children(area, signed_in):
    client = signed_in(area.head)
    client.get(PAGE)

    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(PAGE)
        return len(found)

    few = queries()
    for _ in range(4):
        pupil = factories.pupil(area.school)
        deeds.suspend(pupil, area.school, area.head, OCT_6, 2)
        factories.concern(pupil, area.school, by=area.head, on=OCT_6)
    assert queries() == few
