"""The register: ages and times of every referral, narrowed, and as a file."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from foothold.path.referrals import actions
from tests import factories
from tests.path.referrals import asking
from tests.path.referrals.asking import FAST, NOV_18, PANEL, step

pytestmark = pytest.mark.django_db
REGISTER = "/referrals/"


@pytest.fixture
def two(area):
    """One that was passed on a day later, and one that waits."""
    asking.plan(area)
    passed = asking.refer(area)
    step(actions.acknowledge, passed, by=area.screener, status="received")
    step(actions.pass_on, passed, by=area.screener, hour=12, to=PANEL)
    passed.refresh_from_db()
    waits = asking.refer(area, "psychology", "Educational Psychology Service", on=NOV_18)
    return passed, waits


@pytest.mark.requirement("S4-193")
def test_the_authority_reads_how_old_each_child_was_and_how_long_each_step_took(area, two, signed_in, at):
    at(factories.moment(date(2025, 12, 8), 10))

    answer = signed_in(area.officer).get(REGISTER)

    second, first = answer.context["lines"]
    assert (first.referral, first.passed_by, first.referral.age) == (two[0], [FAST], "9 years 8 months")
    assert (first.times.received_on, first.times.to_answer) == (NOV_18, 1)
    assert (second.referral, second.silent, second.times.answered_on) == (two[1], True, None)
    shown = answer.content.decode()
    assert f"passed on by {FAST}" in shown
    assert "No answer yet" in shown


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"stands": "open"}, 2),
        ({"stands": "silent"}, 2),
        ({"stands": "closed"}, 0),
        ({"route": "help"}, 1),
        ({"route": "unit"}, 0),
        ({"route": "none"}, 0),
    ],
)
def test_it_is_narrowed(area, two, signed_in, at, given, found):
    at(factories.moment(date(2025, 12, 8), 10))

    answer = signed_in(area.lead).get(REGISTER, given)

    assert len(answer.context["lines"]) == found


def test_a_stranger_lists_nothing_and_a_teacher_not_at_all(area, two, signed_in):
    stranger = factories.person(Role.EXCLUSIONS_OFFICER, factories.authority("Oakshire", "981"))
    teacher = factories.person(Role.CLASS_TEACHER, area.school)

    assert "No referral fits." in signed_in(stranger).get(REGISTER).content.decode()
    assert signed_in(teacher).get(REGISTER).status_code == 403


@pytest.mark.requirement("S4-193")
def test_it_is_a_file_for_a_spreadsheet_and_that_is_noted(area, two, signed_in):
    answer = signed_in(area.officer).get(reverse("referrals:download"), {"route": "help"})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Family name,Given name")
    assert len(lines) == 2
    assert "9 years 8 months,multi-agency help" in lines[1]
    assert "2025-11-17,2025-11-18,2025-11-18,2025-11-18,1" in lines[1]
    assert Reading.objects.get(page="DownloadReferrals").because == "1 rows: Multi-agency help"
