from datetime import date

import pytest

from foothold.child.duties.models import Duty
from foothold.desks.children import chronology
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.law import notices as law
from foothold.law.due import Party
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Notice
from tests import factories
from tests.deeds import at, exclude

pytestmark = pytest.mark.django_db
NOV_4 = date(2025, 11, 4)
PARENT, BOARD = Party.RELEVANT_PERSON, Party.GOVERNING_BOARD


@pytest.fixture
def row(pupil, alder, head):
    return exclude(pupil, alder, head, NOV_4)


def give(row, by, *pairs, how="hand", on=NOV_4, **fields):
    told = tuple(facts.Told.of(*pair) for pair in pairs)
    return actions.give_notice(by=by, at=at(on, 15), exclusion=row, told=told, how=how, sent_on=on, **fields)


def duty(row, kind, to):
    return Duty.objects.get(basis__about=row.reference, kind=kind, owed_to=to)


@pytest.mark.requirement("X-3")
def test_one_letter_gives_two_notices_and_what_was_owed_is_done(row, office):
    give(row, office, (Notice.Kind.EXCLUSION, PARENT), (Notice.Kind.DAYS, PARENT))

    for kind in (Notice.Kind.EXCLUSION, Notice.Kind.DAYS):
        met = duty(row, kind, PARENT)
        assert (met.status, met.met_on, met.how) == (Duty.Status.MET, NOV_4, "by hand")
    assert duty(row, Notice.Kind.AUTHORITY, Party.LOCAL_AUTHORITY).status == Duty.Status.OPEN


def test_telling_a_parent_by_phone_is_recorded_and_the_written_notice_stays_owed(row, office):
    give(row, office, (Notice.Kind.EXCLUSION, PARENT), how="oral")

    assert row.notices.get().how == "oral"
    assert duty(row, Notice.Kind.EXCLUSION, PARENT).status == Duty.Status.OPEN


def test_telling_an_authority_by_phone_is_enough(row, office):
    give(row, office, (Notice.Kind.AUTHORITY, Party.LOCAL_AUTHORITY), how="oral")
    assert duty(row, Notice.Kind.AUTHORITY, Party.LOCAL_AUTHORITY).status == Duty.Status.MET


def test_the_boards_time_to_meet_is_counted_from_the_day_its_notice_counts_as_given(row, office):
    assert duty(row, "gb.consider_15", PARENT).due_on == date(2025, 11, 25)
    give(row, office, (Notice.Kind.BOARD, BOARD), how="first_class_post")

    assert duty(row, Notice.Kind.BOARD, BOARD).met_on == NOV_4
    assert duty(row, "gb.consider_15", PARENT).due_on == date(2025, 11, 27)


def test_a_notice_posted_on_a_friday_counts_as_given_on_tuesday(row, alder, office):
    friday = date(2025, 11, 7)
    (notice,) = give(row, office, (Notice.Kind.EXCLUSION, PARENT), how="first_class_post", on=friday)

    calendar = facts.School.of(alder, NOV_4).calendar
    assert facts.given_on(notice, calendar) == date(2025, 11, 11)
    assert duty(row, Notice.Kind.EXCLUSION, PARENT).met_on == friday


@pytest.mark.parametrize(("on", "says"), [(date(2025, 11, 5), "future"), (date(2025, 11, 3), "before")])
def test_a_notice_is_given_after_the_decision_and_not_in_the_future(row, office, on, says):
    told = (facts.Told.of(Notice.Kind.EXCLUSION, PARENT),)
    with pytest.raises(Refused, match=says):
        actions.give_notice(by=office, at=at(NOV_4), exclusion=row, told=told, how="hand", sent_on=on)
    assert not row.notices.exists()


def test_a_class_teacher_records_no_notice(row, alder):
    with pytest.raises(NotAllowed):
        give(row, factories.person(Role.CLASS_TEACHER, alder), (Notice.Kind.EXCLUSION, PARENT))


def test_the_chronology_says_who_was_told_what_and_how(row, office, pupil):
    give(row, office, (Notice.Kind.EXCLUSION, PARENT), how="email")
    said = chronology.line(chronology.of(pupil)[0]).said
    assert said == "Given email: notice of the exclusion to the parent (the pupil at 18 or over)"


def test_every_kind_of_notice_is_named_in_law_save_those_that_meet_nothing_owed():
    meets_nothing = {Notice.Kind.RETURN_MEETING, Notice.Kind.ACKNOWLEDGED}
    assert set(law.GIVEN) == set(Notice.Kind.values) - meets_nothing


def test_that_a_pupil_is_back_after_a_cancellation_is_no_notice():
    assert law.is_notice("excl.cancellation", "relevant_person")
    assert not law.is_notice("excl.cancellation", "pupil")


def test_the_notice_that_led_to_the_page_is_chosen_on_it(row, office, signed_in, at):
    at("2025-11-04T15:00Z")
    page = signed_in(office).get(f"/exclusions/{row.pk}/notice/?told=excl.notify_la:local_authority")
    assert page.context["form"]["told"].value() == ["excl.notify_la:local_authority"]
    assert page.content.decode().count("checked") == 1


def test_the_page_offers_the_notices_that_are_owed(row, office, signed_in, at):
    at("2025-11-04T15:00Z")
    address = f"/exclusions/{row.pk}/notice/"
    assert "Tell the parent, in person and in writing" in signed_in(office).get(address).content.decode()
    typed = {
        "told": "excl.notify_parent:relevant_person",
        "how": "hand",
        "sent_on_day": "4",
        "sent_on_month": "11",
        "sent_on_year": "2025",
    }
    assert signed_in(office).post(address, typed)["Location"] == f"/exclusions/{row.pk}/"
    assert duty(row, Notice.Kind.EXCLUSION, PARENT).status == Duty.Status.MET
