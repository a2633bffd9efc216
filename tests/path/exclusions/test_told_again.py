"""What a notice said is corrected: whoever had it is told what was wrong and what is right, and nobody else is."""

from datetime import date, time

import pytest
from django.urls import reverse

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.child.letters.models import Letter
from foothold.desks.children import chronology
from foothold.law.due import Party
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Notice
from tests.deeds import at, exclude, suspend
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_10, NOV_11, NOV_12, NOV_13 = (date(2025, 11, day) for day in (10, 11, 12, 13))
PARENT, AUTHORITY = Party.RELEVANT_PERSON, Party.LOCAL_AUTHORITY
LETTER = "suspension.up_to_5"
STANDS = {"representations_to": "the clerk, clerk@alder.example", "work": "It is on the homework site."}


@pytest.fixture(autouse=True)
def letterhead(alder, head):
    alder.letterheads.create(set_by=head, set_at=at(date(2020, 1, 1)), **STANDS)


@pytest.fixture
def rosa(pupil):
    return pupil.carers.create(name="Rosa Ashdown", relation="mother", address="4 Canal Row, Fernleigh")


@pytest.fixture
def told(pupil, alder, head, office, rosa):
    """Two days, typed by the office; the mother has the letter, the authority its notice."""
    row = suspend(pupil, alder, head, NOV_10, 4, by=office)
    for kind in (LETTER, "notice.authority"):
        send(Letter.objects.get(kind=kind), head)
    return row


def send(letter, by, on=NOV_10):
    how = {"sent_on": on, "sent_how": "hand", "sent_to": letter.to_name}
    return actions.send_letter(by=by, at=at(on, 16), letter=letter, **how)


def correct(row, by, *, on=NOV_11, reason="Read from the wrong line", **typed):
    actions.correct(by=by, at=at(on, 12), exclusion=row, typed=typed, reason=reason)


def drafted(kind=LETTER):
    return Letter.objects.filter(kind=kind, status="drafted")


def owed(to=PARENT):
    return Duty.objects.filter(kind="excl.correction", owed_to=to)


def test_the_parent_has_a_new_letter_to_be_sent_that_says_what_was_wrong(told, office):
    correct(told, office, starts_on=NOV_11)

    letter = drafted().get()
    assert letter.version == 2
    assert "This letter puts right what we told you on Monday 10 November 2025." in letter.body
    assert (
        "- The first day: now Tuesday 11 November 2025. We told you Monday 10 November 2025." in letter.body
    )
    assert "The suspension starts on Tuesday 11 November 2025" in letter.body
    assert [item.key for item in letter.lacks] == []


def test_that_telling_is_owed_on_the_day_of_the_correction_as_one_reading_of_the_law(
    told, office, signed_in, head
):
    correct(told, office, starts_on=NOV_11)

    duty = owed().get()
    assert (duty.status, duty.due_on, duty.owed_by, duty.strength) == (
        "open",
        NOV_11,
        "headteacher",
        "should",
    )
    assert explain.provision(duty).confidence.is_open
    assert not Duty.objects.open().filter(kind="excl.notify_parent").exists()


def test_my_work_and_the_path_show_it(told, office, signed_in, at):
    correct(told, office, starts_on=NOV_11)
    at(noon(NOV_11))

    browser = signed_in(office)
    work = browser.get(reverse("worklist:my-work")).content.decode()
    page = browser.get(reverse("exclusions:exclusion", args=[told.pk])).content.decode()
    assert "Tell the parent (the pupil at 18 or over) what was corrected" in work
    assert "What was corrected is told" in page


def test_sending_the_new_letter_is_all_that_was_owed(told, office, head, signed_in):
    correct(told, office, starts_on=NOV_11)
    send(drafted().get(), head, NOV_11)

    assert owed().get().status == "met"
    page = signed_in(head).get(reverse("exclusions:exclusion", args=[told.pk])).content.decode()
    assert "What was corrected to the parent" in page


def test_bodies_are_told_again_of_what_their_notice_said(told, office):
    correct(told, office, starts_on=NOV_11)

    assert owed(AUTHORITY).get().status == "open"
    assert "puts right what we told you" in drafted("notice.authority").get().body


def test_the_record_says_why_and_who_is_told_again(told, office, pupil):
    correct(told, office, what_happened="Threw a stool.")

    said = chronology.line(chronology.of(pupil)[0]).said
    assert said == (
        "Suspension from 10 November 2025 corrected: Read from the wrong line; to be told what was wrong: the school's"
        " local authority, the parent (the pupil at 18 or over)"
    )


def test_the_reasons_are_put_right_without_saying_the_wrong_ones_again(told, office):
    correct(told, office, what_happened="Threw a stool.")

    body = drafted().get().body
    assert "- Why I took this decision: this letter has the right words." in body
    assert "chair" not in body


@pytest.mark.parametrize(
    "typed", [{"reasons": ("PP",)}, {"why_not_less": "Tried twice."}, {"factors": "None known."}]
)
def test_what_no_letter_says_is_told_to_nobody_again(told, office, typed):
    correct(told, office, **typed)

    assert not drafted().exists()
    assert not Duty.objects.filter(kind="excl.correction").exists()


def test_a_parent_not_told_yet_has_the_right_letter_and_nothing_is_owed_twice(pupil, alder, head, office):
    row = suspend(pupil, alder, head, NOV_10, 4, by=office)
    correct(row, office, starts_on=NOV_11)

    assert "puts right" not in drafted().get().body
    assert not owed().exists()


def test_one_parent_told_and_one_who_waits_each_have_the_letter_that_fits(pupil, alder, head, office, rosa):
    ben = pupil.carers.create(name="Ben Ashdown", relation="father", address="9 Lane")
    row = suspend(pupil, alder, head, NOV_10, 4, by=office)
    send(drafted().get(carer=rosa), head)

    correct(row, office, starts_on=NOV_11)

    assert "puts right" in drafted().get(carer=rosa).body
    assert "puts right" not in drafted().get(carer=ben).body


def test_a_parent_told_by_a_letter_of_the_schools_own_is_told_again_too(pupil, alder, head, office):
    row = suspend(pupil, alder, head, NOV_10, 4, by=office)
    given = (facts.Told.of(Notice.Kind.EXCLUSION, PARENT),)
    actions.give_notice(by=office, at=at(NOV_10, 16), exclusion=row, told=given, how="hand", sent_on=NOV_10)

    correct(row, office, length=2)

    assert "- The last day: now Monday 10 November 2025. We told you Tuesday" in drafted().get().body
    assert owed().get().status == "open"


def test_a_correction_taken_back_before_it_was_told_is_told_to_nobody(told, office):
    correct(told, office, starts_on=NOV_11)
    correct(told, office, starts_on=NOV_10, on=NOV_12)

    assert not drafted().exists()
    assert owed().get().status == "void"


def test_two_corrections_are_told_in_one_letter_and_owed_since_the_first(told, office):
    correct(told, office, starts_on=NOV_11)
    correct(told, office, what_happened="Threw a stool.", on=NOV_12)

    assert owed().open().get().due_on == NOV_11
    body = drafted().get().body
    assert "The first day: now" in body
    assert "Why I took this decision" in body


def test_a_second_mistake_is_owed_anew_once_the_first_was_told(told, office, head):
    correct(told, office, starts_on=NOV_11)
    send(drafted().get(), head, NOV_11)
    correct(told, office, what_happened="Threw a stool.", on=NOV_12)

    assert owed().open().get().due_on == NOV_12
    body = drafted().get().body
    assert "what we told you on Tuesday 11 November 2025" in body
    assert "The first day: now" not in body


def test_who_was_told_of_it_in_another_way_needs_no_letter_and_hears_of_the_next_mistake_alone(told, office):
    correct(told, office, starts_on=NOV_11)
    given = (facts.Told.of(Notice.Kind.CORRECTION, PARENT),)
    actions.give_notice(by=office, at=at(NOV_11, 16), exclusion=told, told=given, how="hand", sent_on=NOV_11)
    assert not drafted().exists()
    assert owed().get().status == "met"

    correct(told, office, what_happened="Threw a stool.", on=NOV_12)

    body = drafted().get().body
    assert "Why I took this decision" in body
    assert "The first day: now" not in body


def test_the_letter_drafted_again_by_hand_still_says_what_was_wrong(told, office, signed_in, at):
    correct(told, office, starts_on=NOV_11)
    at(noon(NOV_11))
    answer = signed_in(office).post(reverse("exclusions:letters", args=[told.pk]), {"kind": LETTER})

    assert answer.status_code == 302
    letter = drafted().get()
    assert letter.version == 3
    assert "The first day: now Tuesday 11 November 2025" in letter.body


def test_an_examination_typed_late_changes_what_the_board_does_and_so_what_is_told(told, office):
    correct(told, office, public_exams_on=(NOV_11,))

    body = drafted("suspension.over_15").get().body
    assert "- What the governing board does: this letter has the right words." in body
    assert "- The examination or test that may be missed: now Tuesday 11 November 2025." in body


def test_a_board_that_need_not_have_been_told_is_told_so(pupil, alder, head, office):
    row = suspend(pupil, alder, head, NOV_10, 12, by=office)
    send(drafted("notice.board").get(), head)
    assert not drafted("notice.board").exists()

    correct(row, office, length=4)

    assert "- The governing board must meet by: now none." in drafted("notice.board").get().body
    assert owed(Party.GOVERNING_BOARD).get().status == "open"


def test_of_a_permanent_exclusion_the_harm_is_put_right_for_the_parent_and_not_for_the_authority(
    pupil, alder, head, office, rosa
):
    row = exclude(pupil, alder, head, NOV_10, by=office)
    for kind in ("permanent.exclusion", "notice.authority"):
        send(drafted(kind).get(), head)

    correct(row, office, harm="Staff are afraid.")

    assert "- The harm if the pupil stayed" in drafted("permanent.exclusion").get().body
    assert not drafted("notice.authority").exists()
    assert not owed(AUTHORITY).exists()


class TestTakingNoticesBack:
    def test_of_the_first_letter_leaves_nothing_to_put_right(self, told, office):
        correct(told, office, starts_on=NOV_11)
        take_back(told, office, told.notices.filter(kind=Notice.Kind.EXCLUSION))

        assert "puts right" not in drafted().get().body
        assert owed().get().status == "void"
        assert owed(AUTHORITY).get().status == "open"

    def test_of_the_letter_that_put_it_right_owes_that_again(self, told, office, head):
        correct(told, office, starts_on=NOV_11)
        send(drafted().get(), head, NOV_11)
        take_back(told, office, told.notices.filter(kind=Notice.Kind.CORRECTION))

        assert "The first day: now Tuesday 11 November 2025" in drafted().get().body
        assert owed().get().status == "open"
        assert not Duty.objects.open().filter(kind="excl.notify_parent").exists()


def take_back(row, by, notices):
    given = {"notices": list(notices), "reason": "It was never posted"}
    actions.take_back_notices(by=by, at=at(NOV_13, 12), exclusion=row, **given)


def noon(day):
    return at(day, 12)


class TestLettersOfLaterStages:
    """A suspension of six days, typed wrongly, whose board meeting has been arranged and announced."""

    MEETS = date(2025, 12, 4)

    @pytest.fixture
    def walk(self, pupil, alder, head, office, rosa):
        made = Walk(suspend(pupil, alder, head, NOV_10, 12, by=office))
        send(Letter.objects.get(kind="suspension.over_5"), head)
        made.arrange_board(NOV_10, self.MEETS, meets_at=time(16))
        send(Letter.objects.get(kind="board.invitation"), made.clerk)
        send(Letter.objects.get(kind="invited.authority"), made.clerk)
        return made

    def test_that_said_what_was_wrong_are_written_again(self, walk, office):
        correct(walk.row, office, starts_on=NOV_11)

        invitation = drafted("board.invitation").get()
        assert "This letter puts right what we told you on Monday 10 November 2025." in invitation.body
        assert "from Tuesday 11 November 2025" in invitation.body
        assert [item.key for item in invitation.lacks] == []
        assert drafted("invited.authority").exists()

    def test_are_not_written_again_to_the_school_that_corrected_it(self, walk, office):
        send(Letter.objects.get(kind="invited.headteacher"), walk.clerk)
        correct(walk.row, office, starts_on=NOV_11)

        assert not drafted("invited.headteacher").exists()
        assert not owed(Party.HEADTEACHER).exists()

    def test_that_said_nothing_of_it_stay(self, walk, office):
        correct(walk.row, office, what_happened="Threw a stool.")

        assert drafted("suspension.over_5").exists()
        assert not drafted("board.invitation").exists()

    def test_owe_the_telling_until_the_last_of_them_is_sent(self, walk, head, office):
        correct(walk.row, office, starts_on=NOV_11)
        send(drafted("suspension.over_5").get(), head, NOV_11)
        assert owed().get().status == "open"

        send(drafted("board.invitation").get(), walk.clerk, NOV_11)
        assert owed().get().status == "met"

    def test_are_overtaken_by_the_step_they_announced(self, walk, head, office):
        correct(walk.row, office, starts_on=NOV_11)
        send(drafted("suspension.over_5").get(), head, NOV_11)
        walk.represent(NOV_12)
        walk.board(NOV_13, "decline")
        assert owed().get().status == "void"

    def test_that_still_wait_say_what_is_right_from_the_start(self, walk, office):
        walk.arrange_board(NOV_10, self.MEETS)
        correct(walk.row, office, starts_on=NOV_11)

        waits = drafted("invited.headteacher").get()
        assert "from Tuesday 11 November 2025" in waits.body
        assert "puts right" not in waits.body


class TestLettersOfALaterSuspension:
    LATER = date(2025, 11, 24)

    def test_say_what_was_wrong_of_the_running_total(self, told, pupil, alder, head, office):
        later = suspend(pupil, alder, head, self.LATER, 2)
        send(Letter.objects.get(about=later.reference, kind="notice.authority"), head, self.LATER)
        correct(told, office, on=self.LATER, length=6)

        letter = Letter.objects.get(about=later.reference, kind="notice.authority", status="drafted")
        assert "Suspended this term: now 4 school days. We told you 3 school days." in letter.body
        assert Duty.objects.open().filter(kind="excl.correction", basis__about=later.reference).exists()

    def test_stay_where_their_reader_was_told_no_total(self, told, pupil, alder, head, office):
        later = suspend(pupil, alder, head, self.LATER, 2)
        send(Letter.objects.get(about=later.reference, kind=LETTER), head, self.LATER)
        correct(told, office, on=self.LATER, length=6)

        assert not Letter.objects.filter(about=later.reference, kind=LETTER, status="drafted").exists()

    def test_are_named_in_the_record(self, told, pupil, alder, head, office):
        later = suspend(pupil, alder, head, self.LATER, 2)
        send(Letter.objects.get(about=later.reference, kind="notice.authority"), head, self.LATER)
        correct(told, office, on=self.LATER, length=6)

        said = chronology.line(chronology.of(pupil)[0]).said
        assert "to be told what was wrong of the suspension from 24 November 2025: the school's local" in said
