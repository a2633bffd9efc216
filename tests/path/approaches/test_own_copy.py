"""A school's own copy: it offers an approach or does not, from a day on, and what it said before stays."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit import sentences
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.approaches import actions, directory, facts
from foothold.path.approaches.models import Offer
from tests import factories
from tests.path.exclusions.test_views import boxes

pytestmark = pytest.mark.django_db
SEPTEMBER, MONDAY, TUESDAY = date(2025, 9, 1), date(2025, 11, 10), date(2025, 11, 11)
OFFERS, DOES_NOT = Offer.Stands.OFFERS, Offer.Stands.DOES_NOT


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def alder(fernleigh):
    return factories.school(authority=fernleigh)


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder)


def say(school, by, stands=OFFERS, from_on=MONDAY, key="nurture-groups", note=""):
    approach = directory.published()[key][0].named
    return actions.offer(
        by=by,
        at=factories.moment(from_on),
        organisation=school,
        approach=approach,
        stands=stands,
        from_on=from_on,
        note=note,
    )


@pytest.mark.requirement("S4-22")
def test_what_a_school_says_counts_from_its_day_and_leaves_the_days_before_as_they_were(alder, head):
    say(alder, head, from_on=SEPTEMBER)
    say(alder, head, DOES_NOT, MONDAY)

    assert facts.offers_of(alder, date(2025, 11, 9))["nurture-groups"].is_offered
    assert not facts.offers_of(alder, MONDAY)["nurture-groups"].is_offered
    assert len(facts.history_of(alder, "nurture-groups")) == 2


def test_it_is_recorded_in_a_sentence_that_names_the_approach(alder, head):
    say(alder, head, note="Mondays and Thursdays")

    event = Event.objects.get(subject=alder.subject_key, verb="approaches.offer")
    assert sentences.sentence(event) == (
        "Nurture groups: the school offers from 10 November 2025. Mondays and Thursdays"
    )


def test_a_word_of_the_same_day_takes_the_place_of_the_first_and_both_stay_on_record(alder, head):
    say(alder, head)
    say(alder, head, DOES_NOT)

    assert Offer.objects.get().stands == DOES_NOT
    assert Event.objects.filter(verb="approaches.offer").count() == 2


def test_nothing_said_for_a_later_day_is_passed_over(alder, head):
    say(alder, head, from_on=TUESDAY)

    with pytest.raises(Refused, match="already said something for a later day"):
        say(alder, head, from_on=MONDAY)


def test_only_a_school_keeps_a_copy():
    agency = factories.organisation("Youth Service")

    with pytest.raises(Refused, match="Only a school"):
        say(agency, factories.person(Role.INCLUSION_LEAD, agency))


def test_who_teaches_there_may_read_it_and_not_say_it(alder):
    with pytest.raises(NotAllowed):
        say(alder, factories.person(Role.CLASS_TEACHER, alder))


def test_the_head_says_it_on_a_page_and_a_teacher_reads_it_in_the_directory(alder, head, signed_in):
    address = reverse("approaches:offer", args=[alder.pk, "nurture-groups"])
    typed = {"stands": "offers", "note": "In the Lodge", **boxes("from_on", MONDAY)}

    assert signed_in(head).post(address, typed).status_code == 302

    teacher = signed_in(factories.person(Role.CLASS_TEACHER, alder))
    shown = teacher.get(reverse("approaches:entry", args=["nurture-groups"])).content.decode()
    assert "The school offers it, since Monday 10 November 2025." in shown
    assert "In the Lodge" in shown
    assert "Change what the school says" not in shown
    listed = teacher.get(reverse("approaches:directory"), {"word": "nurture"}).content.decode()
    assert "Offers it" in listed


def test_a_form_without_an_answer_says_what_is_missing(alder, head, signed_in):
    address = reverse("approaches:offer", args=[alder.pk, "nurture-groups"])

    answer = signed_in(head).post(address, boxes("from_on", MONDAY))

    assert answer.status_code == 422
    assert "Answer the question: Do you offer it?" in answer.content.decode()


def test_an_authority_sees_how_many_of_its_schools_offer_it_and_which(fernleigh, alder, head, signed_in):
    say(alder, head)
    elsewhere = factories.school("Far School")
    say(elsewhere, factories.person(Role.HEADTEACHER, elsewhere))
    officer = signed_in(factories.person(Role.HEAD_OF_INCLUSION, fernleigh))

    assert "1 offers it" in officer.get(reverse("approaches:directory")).content.decode()
    shown = officer.get(reverse("approaches:entry", args=["nurture-groups"])).content.decode()
    assert "Alder Academy" in shown
    assert "Far School" not in shown


def test_an_unknown_approach_is_not_there(alder, head, signed_in):
    assert signed_in(head).get("/directory/hypnosis/").status_code == 404
    assert signed_in(head).get(f"/schools/{alder.pk}/approaches/hypnosis/").status_code == 404


def test_before_it_was_published_an_entry_did_not_exist(head, signed_in):
    assert signed_in(head).get("/directory/nurture-groups/?on=2019-09-30").status_code == 404


def test_a_filter_that_cannot_be_read_shows_everything(head, signed_in):
    shown = signed_in(head).get("/directory/", {"need": "money", "level": "universal"}).content.decode()
    assert "Shown now" in shown
    assert "Preventing bullying" in shown
    assert "Managed move" not in shown


def test_where_nothing_fits_the_page_says_what_to_do(head, signed_in):
    shown = signed_in(head).get("/directory/", {"word": "submarine"}).content.decode()
    assert "No approach fits all of this." in shown
