"""Each stage drafts its letters, filled in from what it recorded; marking them as sent does what was owed with them."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.letters import wording
from foothold.child.letters.models import Letter
from foothold.child.pupils.models import Carer
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.organisations import calendars
from foothold.law.due import Party
from foothold.path.exclusions import actions, facts, letters_stages
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.deeds import at, exclude, suspend
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_4, NOV_7, NOV_11, NOV_20, NOV_25 = (date(2025, 11, day) for day in (4, 7, 11, 20, 25))
DEC_10, DEC_12 = date(2025, 12, 10), date(2025, 12, 12)
STANDS = {"representations_to": "the clerk, clerk@alder.example", "review_to": "Foxglove Trust, Harbour Road"}


@pytest.fixture(autouse=True)
def letterhead(alder, head):
    alder.letterheads.create(set_by=head, set_at=factories.moment(factories.LONG_AGO), **STANDS)


@pytest.fixture
def walk(alder, head, pupil):
    Carer.objects.create(pupil=pupil, name="Rosa Ashdown", relation="mother", address="4 Canal Row")
    return Walk(exclude(pupil, alder, head, NOV_4))


def draft(walk, kind):
    return Letter.objects.get(about=walk.row.reference, kind=kind, status="drafted")


def sent(letter, by, on, how="hand"):
    how = {"sent_on": on, "sent_how": how, "sent_to": "Rosa Ashdown"}
    return actions.send_letter(by=by, at=at(on, 16), letter=letter, **how)


def open_to_parent(walk, kind):
    return walk.duties(kind).filter(owed_to=Party.RELEVANT_PERSON, status="open").exists()


def test_a_meeting_arranged_drafts_the_invitation_with_its_day_time_and_place(walk):
    walk.arrange_board(NOV_7, NOV_20, meets_at="16:30", place="the library.")

    letter = draft(walk, "board.invitation")
    assert "will meet on Thursday 20 November 2025 at 4:30pm. The meeting is at the library." in letter.body
    assert "I will send you the papers by Thursday 13 November 2025. That is 5 school days" in letter.body
    assert walk.clerk.name in letter.body
    assert (letter.lacks, "[Fill in" in letter.body) == ([], False)


def test_a_remote_meeting_says_how_to_join(walk):
    remote = {
        "is_remote": True,
        "remote_asked": True,
        "remote_works": True,
        "place": "the link in the e-mail",
    }
    walk.arrange_board(NOV_7, NOV_20, meets_at="16:30", **remote)

    assert "held remotely. To join: the link in the e-mail." in draft(walk, "board.papers").body


def test_sending_the_invitation_and_the_papers_meets_what_the_meeting_made_owed(walk):
    walk.arrange_board(NOV_7, NOV_20, meets_at="16:30")
    for kind in ("board.invitation", "board.papers"):
        sent(draft(walk, kind), walk.clerk, NOV_7)

    assert not open_to_parent(walk, "gb.invite")
    assert not open_to_parent(walk, "gb.papers")


def test_a_meeting_moved_drafts_its_letters_anew_and_the_first_stay_readable(walk):
    walk.arrange_board(NOV_7, NOV_20, meets_at="16:30")
    walk.arrange_board(NOV_11, date(2025, 11, 21), meets_at="17:00", moved_because="The mother is away.")

    letter = draft(walk, "board.invitation")
    assert letter.version == 2
    assert "Friday 21 November 2025 at 5:00pm" in letter.body


def test_a_decision_drafts_its_letter_with_reasons_and_the_last_day_to_ask_for_a_review(walk):
    walk.arrange_board(NOV_7, NOV_20, meets_at="16:30")
    walk.board(NOV_20)

    letter = draft(walk, "board.not_reinstated")
    assert "The governing board of Alder Academy met on Thursday 20 November 2025." in letter.body
    assert "The board has decided that the headteacher's decision stands." in letter.body
    assert "these reasons for the decision: The panel weighed what it heard." in letter.body
    # Posted first class on Thursday 20 November it counts as given on Monday 24 November.
    assert "You must ask by Monday 15 December 2025." in letter.body
    assert "Send your request to Foxglove Trust, Harbour Road." in letter.body
    assert (letter.lacks, "[Fill in" in letter.body) == ([], False)
    assert not Letter.objects.filter(kind="board.invitation", status="drafted").exists()


def test_sending_the_decision_starts_the_time_to_ask_for_a_review(walk):
    walk.board(NOV_20)
    sent(draft(walk, "board.not_reinstated"), walk.clerk, NOV_20, how="first_class_post")

    assert not open_to_parent(walk, "gb.notify_decision")
    assert walk.apply(date(2025, 12, 15)).status == "accepted"


@pytest.mark.parametrize(
    ("on", "how", "last"),
    [
        (NOV_20, "hand", "Thursday 11 December 2025"),
        (NOV_20, "email", "Thursday 11 December 2025"),
        (NOV_25, "first_class_post", "Thursday 18 December 2025"),
    ],
)
def test_another_day_or_way_of_sending_is_refused_until_the_letter_names_its_own_last_day(
    walk, on, how, last
):
    walk.board(NOV_20)
    letter = draft(walk, "board.not_reinstated")

    with pytest.raises(Refused, match=f"the last day to ask for a review is {last}"):
        sent(letter, walk.clerk, on, how)
    again = actions.correct_last_day(by=walk.clerk, at=at(on, 16), letter=letter, sent_on=on, sent_how=how)
    assert f"You must ask by {last}." in again.body
    assert (again.version, again.dated_on, again.lacks) == (2, on, [])
    assert sent(again, walk.clerk, on, how).status == "sent"
    assert f"{last_to_ask(walk):%A %-d %B %Y}" == last


def last_to_ask(walk):
    row = type(walk.row).objects.get(pk=walk.row.pk)
    return facts.last_day_to_apply(row, calendars.calendar_of(row.school))


def test_words_a_person_changed_stay_when_the_last_day_is_corrected(walk):
    walk.board(NOV_20)
    letter = draft(walk, "board.not_reinstated")
    Letter.objects.filter(pk=letter.pk).update(body=letter.body + "\n\nOur door is open.")
    again = actions.correct_last_day(
        by=walk.clerk, at=at(NOV_20, 16), letter=letter, sent_on=NOV_20, sent_how="hand"
    )

    assert again.body.endswith("Our door is open.")
    with pytest.raises(Refused, match="names the right last day already"):
        actions.correct_last_day(
            by=walk.clerk, at=at(NOV_20, 16), letter=again, sent_on=NOV_20, sent_how="hand"
        )


def test_the_page_offers_the_letter_again_with_the_right_day(walk, signed_in, at):
    walk.board(NOV_20)
    letter = draft(walk, "board.not_reinstated")
    at("2025-11-20T16:00Z")
    address = reverse("exclusions:send-letter", args=[letter.pk])
    typed = {"sent_to": "Rosa Ashdown", "sent_how": "hand"}
    typed |= {"sent_on_day": "20", "sent_on_month": "11", "sent_on_year": "2025"}
    client = signed_in(walk.clerk)

    assert "Draft it again with Thursday 11 December 2025" in client.post(address, typed).content.decode()
    page = client.post(address, typed | {"again": "yes"}, follow=True).content.decode()
    assert "You must ask by Thursday 11 December 2025." in page
    assert "version 2" in page


def test_after_reinstatement_no_earlier_letter_can_be_sent_any_more(walk):
    assert "permanent.exclusion" in unsent(walk)
    walk.board(NOV_20, "reinstate", back_on=date(2025, 11, 21))
    assert unsent(walk) == {"board.reinstated", "decided.authority", "decided.headteacher"}


def unsent(walk):
    drafted = Letter.objects.filter(about=walk.row.reference, status="drafted")
    return set(drafted.values_list("kind", flat=True))


def test_reinstatement_drafts_its_letter_with_the_day_and_time_of_the_return(walk, alder):
    type(alder).objects.filter(pk=alder.pk).update(morning_starts_at="08:50")
    walk.board(NOV_20, "reinstate", back_on=date(2025, 11, 24))

    letter = draft(walk, "board.reinstated")
    assert "comes back on Monday 24 November 2025 at 8:50am." in letter.body
    assert "review" not in letter.body
    assert letter.lacks == []


def test_a_board_that_cannot_direct_a_return_answers_what_was_said(alder, head, pupil):
    walk = Walk(suspend(pupil, alder, head, NOV_4, 4))
    walk.represent(NOV_7)
    walk.board(NOV_20, "considered")

    letter = draft(walk, "board.considered")
    assert "It does not have the power to order" in letter.body
    assert letter.lacks == []


def test_education_arranged_drafts_where_when_and_whom_to_ask_for(walk):
    walk.arrange_education(NOV_7, NOV_11, bring="a pen; lunch is free.")

    letter = draft(walk, "schooling.day_six")
    assert letter.version == 2
    assert "It starts on Tuesday 11 November 2025." in letter.body
    assert "The place is Turnstone Centre, 2 Quay Street." in letter.body
    assert "The times are 9:15 to 2:45." in letter.body
    assert "ask for Reception." in letter.body
    assert "Please bring a pen; lunch is free." in letter.body
    assert letter.lacks == []
    sent(letter, walk.office, NOV_7)
    assert not open_to_parent(walk, "excl.s104_further")


def test_the_authority_answers_a_permanent_exclusion_with_the_place(walk):
    walk.arrange_education(NOV_7, NOV_11)

    letter = draft(walk, "authority.acknowledgement")
    assert "It will be at Turnstone Centre, 2 Quay Street." in letter.body
    assert walk.officer.name in letter.body
    assert letter.lacks == []


def test_recording_a_notice_leads_to_the_letter_that_gives_it(walk, signed_in, at):
    walk.arrange_board(NOV_7, NOV_20, meets_at="16:30")
    at("2025-11-07T16:00Z")
    page = signed_in(walk.clerk).get(reverse("exclusions:give-notice", args=[walk.row.pk])).content.decode()

    assert reverse("exclusions:send-letter", args=[draft(walk, "board.invitation").pk]) in page
    assert reverse("exclusions:send-letter", args=[draft(walk, "permanent.exclusion").pk]) not in page


def test_a_decision_on_its_page_leads_to_its_letter(walk, signed_in, at):
    at("2025-11-20T16:00Z")
    typed = {"outcome": "decline", "reasons": "Both parts were met.", "chair_alone": "no"}
    typed |= {"met_on_day": "20", "met_on_month": "11", "met_on_year": "2025"}
    address = reverse("exclusions:decide-as-board", args=[walk.row.pk])
    page = signed_in(walk.clerk).post(address, typed, follow=True).content.decode()

    assert "The governing board&#x27;s decision: it stands" in page


@pytest.fixture
def before_the_panel(walk):
    walk.board_declines(NOV_20)
    walk.apply(NOV_25, sen_expert=True)
    return walk


def test_a_hearing_arranged_drafts_the_notice_of_whoever_arranges_it(before_the_panel):
    walk = before_the_panel
    walk.arrange_hearing(NOV_25, DEC_10, meets_at="10:00")

    letter = draft(walk, "review.hearing")
    assert letter.organisation.name == "Foxglove Trust"
    assert "will meet on Wednesday 10 December 2025 at 10:00am. The hearing is at Town hall." in letter.body
    assert "You asked for an SEN expert." in letter.body
    assert walk.trust_lead.name in letter.body
    assert (letter.lacks, "[Fill in" in letter.body) == ([], False)
    sent(letter, walk.trust_lead, NOV_25)
    assert not open_to_parent(walk, "irp.papers")


@pytest.mark.parametrize(
    ("outcome", "kind", "words"),
    [
        ("uphold", "review.upheld", "The panel upholds the board's decision."),
        (
            "recommend_reconsideration",
            "review.recommended",
            "The panel recommends that the board thinks again.",
        ),
        ("quash_and_direct", "review.quashed", "directs the board to think again."),
    ],
)
def test_the_panels_decision_drafts_its_letter_and_sending_it_tells_the_parent(
    before_the_panel, outcome, kind, words
):
    walk = before_the_panel
    walk.arrange_hearing(NOV_25, DEC_10)
    walk.panel(DEC_10, outcome)

    letter = draft(walk, kind)
    assert words in letter.body
    assert "decided on Wednesday 10 December 2025" in letter.body
    assert "The minutes show no weighing." in letter.body
    assert letter.lacks == []
    assert not Letter.objects.filter(kind="review.hearing", status="drafted").exists()
    sent(letter, walk.trust_lead, DEC_10)
    assert not open_to_parent(walk, "irp.notify_decision")


@pytest.mark.parametrize(
    ("reinstates", "kind", "words"),
    [
        (True, "board.offered_back", "comes back on Monday 15 December 2025"),
        (False, "board.not_offered_back", "its first decision stands"),
    ],
)
def test_the_second_decision_drafts_its_letter_and_sending_it_tells_the_parent(
    before_the_panel, reinstates, kind, words
):
    walk = before_the_panel
    walk.panel(DEC_10, "quash_and_direct")
    walk.reconsider(DEC_12, reinstates=reinstates, back_on=date(2025, 12, 15) if reinstates else None)

    letter = draft(walk, kind)
    assert words in letter.body
    assert "met again on Friday 12 December 2025" in letter.body
    assert "as the review panel told it to" in letter.body
    assert letter.lacks == []
    sent(letter, walk.clerk, DEC_12)
    assert not open_to_parent(walk, "irp.notify_reconsidered")


def test_the_trust_does_not_write_for_the_board(before_the_panel):
    before_the_panel.panel(DEC_10, "quash_and_direct")
    before_the_panel.reconsider(DEC_12, reinstates=False)

    with pytest.raises(NotAllowed, match="writes this letter"):
        sent(draft(before_the_panel, "board.not_offered_back"), before_the_panel.trust_lead, DEC_12)


def test_an_open_claim_is_said_in_the_letter_instead_of_a_last_day(walk):
    walk.board(NOV_20)
    actions.claim(by=walk.trust_lead, at=at(NOV_20, 16), exclusion=walk.row, made_on=NOV_20)

    letter = draft(walk, "board.not_reinstated")
    assert "A claim under the Equality Act was made on Thursday 20 November 2025." in letter.body
    assert "until 15 school days after the claim has been decided" in letter.body
    assert "You must ask by" not in letter.body
    assert "You can ask at any time until the claim is decided." in wording.write(
        letter.of_kind, letter.given, easy=True
    )
    assert (letter.version, letter.lacks) == (2, [])
    assert sent(letter, walk.clerk, NOV_25).status == "sent"
    assert last_to_ask(walk) is None


def test_a_claim_that_was_decided_moves_the_last_day_in_the_letter(walk):
    walk.board(NOV_20)
    actions.claim(by=walk.trust_lead, at=at(NOV_20, 16), exclusion=walk.row, made_on=NOV_20)
    said = {"determined_on": DEC_12, "result": "Dismissed"}
    actions.determine_claim(by=walk.trust_lead, at=at(DEC_12, 9), exclusion=walk.row, **said)

    letter = draft(walk, "board.not_reinstated")
    # Posted first class on Friday 12 December it counts as given on Tuesday 16 December, after the claim's end.
    assert "You must ask by Wednesday 21 January 2026." in letter.body
    by_hand = actions.correct_last_day(
        by=walk.clerk, at=at(DEC_12, 16), letter=letter, sent_on=DEC_12, sent_how="hand"
    )
    assert "You must ask by Monday 19 January 2026." in by_hand.body


def test_a_claim_decided_after_the_letter_counted_as_given_is_what_the_last_day_runs_from(walk):
    walk.board_declines(NOV_20)
    actions.claim(by=walk.trust_lead, at=at(NOV_25, 16), exclusion=walk.row, made_on=NOV_25)
    said = {"determined_on": DEC_12, "result": "Dismissed"}
    actions.determine_claim(by=walk.trust_lead, at=at(DEC_12, 9), exclusion=walk.row, **said)

    stages = letters_stages.Stages(Exclusion.objects.get(pk=walk.row.pk), calendar_of(walk), NOV_20)
    told = stages.facts("board.not_reinstated")
    assert (told["claim_decided_on"], told["apply_by_on"]) == (DEC_12, last_to_ask(walk))


def calendar_of(walk):
    return calendars.calendar_of(walk.row.school)


def test_a_letter_that_has_gone_out_is_not_drafted_again_for_a_claim(walk):
    walk.board(NOV_20)
    sent(draft(walk, "board.not_reinstated"), walk.clerk, NOV_20, how="first_class_post")
    actions.claim(by=walk.trust_lead, at=at(NOV_25, 16), exclusion=walk.row, made_on=NOV_25)

    assert Letter.objects.filter(kind="board.not_reinstated").count() == 1
