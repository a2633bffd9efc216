from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.policy import facts
from tests import deeds, factories
from tests.path.exclusions.test_views import boxes

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 11, 10)


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def alder():
    return factories.school("Alder Academy", authority=factories.authority(), trust=factories.trust())


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder)


def readings(school):
    return reverse("policy:readings", args=[school.pk])


def takes_the_other(**changed):
    return {
        "setting": "holiday_bridges_run",
        "takes_other": "yes",
        "because": "Advice of our lawyers, 3 November.",
        **boxes("from_on", MONDAY),
        **changed,
    }


def test_every_open_question_is_shown_with_both_readings_and_how_sure_we_are(signed_in, head, alder):
    page = signed_in(head).get(readings(alder)).content.decode()
    for said in (
        "Are school days on either side of a holiday consecutive?",
        "Yes: a holiday does not break a run of excluded school days.",
        "The other reading: No: a run ends with the last school day before a holiday. SI 2014/3216 reg 2.",
        "The text is silent or unclear. This is one reading of it.",
    ):
        assert said in page


def test_a_reading_taken_is_shown_with_who_since_when_and_why(signed_in, head, alder):
    client = signed_in(head)
    page = client.post(readings(alder), takes_the_other(), follow=True).content.decode()
    assert "<strong>No: a run ends with the last school day before a holiday.</strong>" in page
    assert "Chosen by Alder Academy from Monday 10 November 2025: Advice of our lawyers" in page
    assert not facts.readings_of(alder, MONDAY).holiday_bridges_run
    assert facts.readings_of(alder, date(2025, 11, 9)).holiday_bridges_run


def test_what_is_missing_is_said_and_what_was_typed_is_kept(signed_in, head, alder):
    answer = signed_in(head).post(readings(alder), takes_the_other(from_on_day="", setting="moon"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The date must include a day." in page
    assert "moon is not one of the available choices" in page
    assert "Advice of our lawyers" in page


def test_a_day_before_a_later_choice_is_refused_in_words(signed_in, head, alder):
    client = signed_in(head)
    client.post(readings(alder), takes_the_other())
    answer = client.post(readings(alder), takes_the_other(**boxes("from_on", date(2025, 9, 1))))
    assert "Choose a day after it." in answer.content.decode()


def test_it_is_reached_from_a_date_and_only_by_who_may_choose(signed_in, client, head, alder):
    office = factories.person(Role.SCHOOL_OFFICE, alder)
    link = f'href="{readings(alder)}"'
    how = reverse("how-dates")
    assert link in signed_in(head).get(how).content.decode()
    assert link not in signed_in(office).get(how).content.decode()
    assert link not in client.get(how).content.decode()
    assert signed_in(office).get(readings(alder)).status_code == 403


def test_a_date_that_another_reading_would_move_shows_the_other_and_leads_there(signed_in, head, alder):
    pupil = factories.pupil(alder)
    deeds.suspend(pupil, alder, head, date(2025, 10, 20), 10, on=MONDAY)
    deeds.suspend(pupil, alder, head, date(2025, 11, 4), 4, on=MONDAY, decided_at=deeds.at(date(2025, 11, 4)))
    page = signed_in(head).get(reverse("children:child", args=[pupil.pk])).content.decode()
    assert "Read the other way:" in page
    assert f'href="{reverse("how-dates")}#two-ways"' in page
