"""Who is trained in what, since when and until when; and what begins only when somebody is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit import sentences
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.approaches import actions, directory, facts
from tests import factories
from tests.path.exclusions.test_views import boxes

pytestmark = pytest.mark.django_db
SEPTEMBER, MONDAY = date(2025, 9, 1), date(2025, 11, 10)


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def alder():
    return factories.school(authority=factories.authority())


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder)


def train(school, by, key="mindfulness", from_on=SEPTEMBER, to_on=None, name="Mina Hart"):
    return actions.train(
        by=by,
        at=factories.moment(MONDAY),
        organisation=school,
        approach=directory.published()[key][0].named,
        name=name,
        works_as="Teaching assistant",
        hours=12,
        given_by="Fernleigh Psychology Service",
        from_on=from_on,
        to_on=to_on,
    )


@pytest.mark.requirement("S4-73")
def test_a_training_counts_from_its_day_until_the_day_it_runs_out(alder, head):
    kept = train(alder, head, to_on=date(2025, 12, 31))

    assert list(facts.trained_in(alder, "mindfulness", date(2025, 12, 31))) == [kept]
    assert not facts.trained_in(alder, "mindfulness", date(2026, 1, 1))
    assert not facts.trained_in(alder, "mindfulness", date(2025, 8, 31))
    assert not facts.trained_in(alder, "staff-sharing", MONDAY)


def test_the_record_says_who_was_trained_in_what(alder, head):
    train(alder, head)

    said = sentences.sentence(Event.objects.get(verb="approaches.train"))
    assert said == (
        "Mina Hart, Teaching assistant, is trained in Mindfulness from 1 September 2025:"
        " 12 hours, given by Fernleigh Psychology Service"
    )


def test_a_training_still_to_come_is_not_recorded_as_done(alder, head):
    with pytest.raises(Refused, match="still to come"):
        train(alder, head, from_on=date(2025, 11, 11))


def test_it_cannot_run_out_before_it_took_place(alder, head):
    with pytest.raises(Refused, match="cannot run out before"):
        train(alder, head, to_on=date(2025, 8, 1))


def test_a_class_teacher_does_not_keep_the_register(alder):
    with pytest.raises(NotAllowed):
        train(alder, factories.person(Role.CLASS_TEACHER, alder))


def end(training, by, last_on):
    at = factories.moment(MONDAY)
    return actions.end_training(by=by, at=at, training=training, last_on=last_on, because="Left the school")


def test_a_training_that_was_ended_counts_no_longer_and_stays_on_the_register(alder, head):
    kept = train(alder, head)
    end(kept, head, date(2025, 10, 31))

    assert not facts.trained_in(alder, "mindfulness", MONDAY)
    assert facts.register_of(alder, MONDAY).get().ended_because == "Left the school"
    assert facts.state_of(kept, MONDAY) == ("Over", "grey")


def test_it_is_not_ended_before_it_began(alder, head):
    with pytest.raises(Refused, match="before the training"):
        end(train(alder, head), head, date(2025, 8, 31))


@pytest.mark.parametrize(
    ("to_on", "said"),
    [
        (None, "Counts"),
        (date(2026, 1, 9), "Runs out soon"),
        (date(2026, 1, 10), "Counts"),
        (MONDAY, "Runs out soon"),
    ],
)
def test_the_register_says_sixty_days_before_that_a_training_runs_out(alder, head, to_on, said):
    assert facts.state_of(train(alder, head, to_on=to_on), MONDAY)[0] == said


def test_the_office_records_and_ends_it_on_pages(alder, signed_in):
    office = signed_in(factories.person(Role.SCHOOL_OFFICE, alder))
    typed = {
        "approach": "mindfulness",
        "name": "Mina Hart",
        "works_as": "Assistant",
        "hours": "8",
        "given_by": "EPS",
    }

    answer = office.post(reverse("approaches:train", args=[alder.pk]), typed | boxes("from_on", SEPTEMBER))

    assert answer.status_code == 302
    shown = office.get(answer["Location"]).content.decode()
    assert "Mina Hart" in shown
    assert "No last day" in shown
    kept = facts.register_of(alder, MONDAY).get()
    ended = office.post(
        reverse("approaches:end-training", args=[kept.pk]),
        {"because": "Left"} | boxes("last_on", MONDAY),
        follow=True,
    )
    assert "Left" in ended.content.decode()


def test_a_training_without_its_approach_is_asked_for_it(alder, signed_in, head):
    answer = signed_in(head).post(reverse("approaches:train", args=[alder.pk]), {"approach": ""})
    assert answer.status_code == 422
    assert "Answer the question: Trained in what?" in answer.content.decode()
