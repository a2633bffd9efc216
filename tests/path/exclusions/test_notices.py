from datetime import date

import pytest

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.child.letters.models import Letter
from foothold.desks.children import chronology
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.law import notices as law
from foothold.law.due import Party
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Notice
from tests import factories
from tests.deeds import at, exclude
from tests.path.exclusions.walk import Walk

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


class TestTakingBack:
    """A notice that was not given after all: a letter came back, or the wrong box was ticked."""

    WHY = "The letter came back undelivered."

    def take_back(self, row, by, *notices, on=NOV_4):
        return actions.take_back_notices(
            by=by, at=at(on, 16), exclusion=row, notices=notices or list(row.notices.all()), reason=self.WHY
        )

    def test_owes_it_again_and_stops_the_clock_that_ran_from_it(self, row, office):
        give(row, office, (Notice.Kind.BOARD, BOARD), how="first_class_post")
        self.take_back(row, office)

        assert duty(row, Notice.Kind.BOARD, BOARD).status == Duty.Status.OPEN
        again = duty(row, "gb.consider_15", PARENT)
        assert again.due_on == date(2025, 11, 25)
        assert "notice_received_on" not in again.basis.facts

    def test_keeps_the_notice_readable_with_the_reason(self, row, office, pupil, signed_in, at):
        at("2025-11-04T16:30Z")
        give(row, office, (Notice.Kind.AUTHORITY, Party.LOCAL_AUTHORITY), how="email")
        self.take_back(row, office)

        kept = row.notices.get()
        assert (kept.stands, kept.withdrawn_because, kept.how) == (False, self.WHY, "email")
        assert f"Taken back: {self.WHY}" in signed_in(office).get(f"/exclusions/{row.pk}/").content.decode()
        said = chronology.line(chronology.of(pupil)[0]).said
        assert (
            said == f"Taken back: notice of the exclusion to the school's local authority, because {self.WHY}"
        )

    def test_leaves_done_what_another_notice_of_the_same_still_tells(self, row, office):
        give(row, office, (Notice.Kind.EXCLUSION, PARENT), how="oral")
        give(row, office, (Notice.Kind.EXCLUSION, PARENT))
        self.take_back(row, office, row.notices.get(how="oral"))
        assert duty(row, Notice.Kind.EXCLUSION, PARENT).status == Duty.Status.MET

        self.take_back(row, office, row.notices.get(how="hand"))
        assert duty(row, Notice.Kind.EXCLUSION, PARENT).status == Duty.Status.OPEN

    def test_of_a_letter_takes_back_all_that_it_told_and_drafts_it_once_more(self, row, office, pupil):
        pupil.carers.create(name="Rosa Example", relation="mother", has_parental_responsibility=True)
        letter = Letter.objects.get(about=row.reference, kind="permanent.exclusion")
        sent = {
            "sent_on": NOV_4,
            "sent_how": "hand",
            "sent_to": "Rosa Example",
            "missing_because": "On paper",
        }
        Letter.objects.filter(pk=letter.pk).update(body="Everything.")
        actions.send_letter(by=office, at=at(NOV_4, 15), letter=letter, **sent)
        told = row.notices.filter(letter=letter.reference)
        assert {each.kind for each in told} == {Notice.Kind.EXCLUSION, Notice.Kind.DAYS}

        self.take_back(row, office, told.get(kind=Notice.Kind.EXCLUSION))

        assert not told.standing().exists()
        versions = Letter.objects.filter(about=row.reference, kind="permanent.exclusion").order_by("pk")
        assert [each.status for each in versions] == ["sent", "drafted"]

    def test_of_the_boards_decision_gives_the_parent_all_their_time_to_ask_for_a_review(self, row, alder):
        walk = Walk(row)
        walk.board_declines(date(2025, 11, 20))
        calendar = facts.School.of(alder, NOV_4).calendar
        assert facts.last_day_to_apply(walk.row, calendar)

        taken = walk.row.notices.get(kind=Notice.Kind.DECISION)
        self.take_back(row, walk.clerk, taken, on=date(2025, 11, 21))

        assert facts.last_day_to_apply(walk.row, calendar) is None
        assert row.pupil.links.get(tie=Tie.BOARD_CLERK).to_on is None

    def test_of_the_panels_decision_counts_the_boards_ten_days_from_the_decision_again(self, row):
        walk = Walk(row)
        walk.board_declines(date(2025, 11, 20))
        walk.apply(date(2025, 11, 24))
        walk.panel(date(2025, 12, 1), "quash_and_direct")
        before = duty(row, "irp.reconsider", PARENT).due_on
        decided = (Notice.Kind.REVIEW_DECISION, BOARD)
        give(row, walk.trust_lead, decided, on=date(2025, 12, 3))
        assert duty(row, "irp.reconsider", PARENT).due_on > before

        taken = row.notices.get(kind=Notice.Kind.REVIEW_DECISION)
        self.take_back(row, walk.trust_lead, taken, on=date(2025, 12, 3))
        assert duty(row, "irp.reconsider", PARENT).due_on == before

    def test_is_done_once_with_a_reason_and_on_its_own_page(self, row, office):
        give(row, office, (Notice.Kind.BOARD, BOARD))
        tell = duty(row, Notice.Kind.BOARD, BOARD)
        with pytest.raises(Refused, match="Take that notice back instead"):
            duties.take_back(by=office, at=at(NOV_4, 16), duty=tell, reason=self.WHY)
        with pytest.raises(Refused, match="Say why"):
            actions.take_back_notices(
                by=office, at=at(NOV_4, 16), exclusion=row, notices=list(row.notices.all()), reason=" "
            )
        self.take_back(row, office)
        with pytest.raises(Refused, match="taken back already"):
            self.take_back(row, office)

    def test_the_duty_leads_to_the_page_with_its_notice_chosen(self, row, office, signed_in, at):
        at("2025-11-04T16:30Z")
        (notice,) = give(row, office, (Notice.Kind.BOARD, BOARD))
        tell = duty(row, Notice.Kind.BOARD, BOARD)
        address = f"/exclusions/{row.pk}/notice/taken-back/"
        there = signed_in(office).get(f"/duties/{tell.pk}/take-back/")["Location"]
        assert there.startswith(address)
        page = signed_in(office).get(there)
        assert page.context["form"]["notices"].value() == [str(notice.pk)]
        assert "Take this back" in signed_in(office).get(f"/duties/{tell.pk}/").content.decode()

        typed = {"notices": [notice.pk], "reason": self.WHY}
        assert signed_in(office).post(there, typed)["Location"] == f"/exclusions/{row.pk}/"
        assert duty(row, Notice.Kind.BOARD, BOARD).status == Duty.Status.OPEN
