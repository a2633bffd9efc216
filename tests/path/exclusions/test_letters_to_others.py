"""What a board or a panel decided goes in writing to everybody the law names, drafted by the step that decided it."""

from datetime import date

import pytest

from foothold.child.letters.models import Letter
from foothold.child.pupils import actions as pupils
from foothold.ground.access.roles import Role
from foothold.law.due import Party
from foothold.path.exclusions import actions
from tests import factories
from tests.deeds import at, exclude, suspend
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_4, NOV_7, NOV_20, NOV_25 = (date(2025, 11, day) for day in (4, 7, 20, 25))
DEC_10, DEC_12 = date(2025, 12, 10), date(2025, 12, 12)


@pytest.fixture
def walk(alder, head):
    """A looked-after pupil with a social worker, who lives in another authority's area."""
    oakshire = factories.authority("Oakshire", "981")
    pupil = factories.pupil(alder, home_authority=oakshire)
    since = factories.LONG_AGO
    for kind in ("looked_after", "social_worker"):
        pupils.characterise(by=head, at=factories.moment(since), pupil=pupil, kind=kind, from_on=since)
    return Walk(exclude(pupil, alder, head, NOV_4))


def drafted(family):
    found = Letter.objects.filter(kind__startswith=f"{family}.", status="drafted")
    return {letter.kind.partition(".")[2]: letter for letter in found}


def ready(letter):
    return letter.lacks == [] and "[Fill in" not in letter.body


def owed_open(walk, kind):
    return set(walk.duties(kind).filter(status="open").values_list("owed_to", flat=True))


def sent(letters, by, on):
    for letter in letters.values():
        how = {"sent_on": on, "sent_how": "email", "sent_to": letter.to_name}
        actions.send_letter(by=by, at=at(on, 17), letter=letter, **how)


def test_everybody_who_takes_part_is_invited_in_writing(walk):
    walk.arrange_board(NOV_7, NOV_20, meets_at="16:30", place="the library")

    letters = drafted("invited")
    assert set(letters) == {"headteacher", "authority", "social_worker", "virtual_school_head"}
    assert all(ready(letter) for letter in letters.values())
    assert "You may ask to join from where you are" in letters["social_worker"].body
    assert "join from where you are" not in letters["authority"].body
    sent(letters, walk.clerk, NOV_7)
    assert owed_open(walk, "gb.invite") == {Party.RELEVANT_PERSON}


def test_a_decision_lets_go_of_invitations_that_were_not_sent(walk):
    walk.arrange_board(NOV_7, NOV_20, meets_at="16:30")
    walk.board(NOV_20)

    assert not drafted("invited")


def test_the_boards_decision_goes_to_head_authority_and_home_authority(walk):
    walk.board(NOV_20)

    letters = drafted("decided")
    assert set(letters) == {"headteacher", "authority", "home_authority"}
    assert letters["headteacher"].to_name == "Amina Head"
    assert letters["home_authority"].to_name == "Oakshire local authority"
    assert "The panel weighed what it heard." in letters["authority"].body
    assert all(ready(letter) for letter in letters.values())
    sent(letters, walk.clerk, NOV_20)
    assert owed_open(walk, "gb.notify_decision") == {Party.RELEVANT_PERSON}


def test_after_a_suspension_the_home_authority_is_not_written_to(alder, head):
    pupil = factories.pupil(alder, home_authority=factories.authority("Oakshire", "981"))
    walk = Walk(suspend(pupil, alder, head, NOV_4, 4))
    walk.represent(NOV_7)
    walk.board(NOV_20, "considered")

    assert set(drafted("decided")) == {"headteacher", "authority"}
    assert "It has no power to order an earlier return." in drafted("decided")["headteacher"].body


@pytest.fixture
def before_the_panel(walk):
    walk.board_declines(NOV_20)
    walk.apply(NOV_25)
    return walk


def test_everybody_who_takes_part_has_the_day_and_the_papers_of_the_hearing(before_the_panel):
    walk = before_the_panel
    walk.arrange_hearing(NOV_25, DEC_10, meets_at="10:00")

    letters = drafted("heard")
    assert set(letters) == {"board", "headteacher", "authority", "social_worker", "virtual_school_head"}
    assert all(ready(letter) for letter in letters.values())
    assert letters["board"].organisation.name == "Foxglove Trust"
    assert "Wednesday 10 December 2025 at 10:00am" in letters["authority"].body
    sent(letters, walk.trust_lead, NOV_25)
    assert owed_open(walk, "irp.papers") == {Party.RELEVANT_PERSON}


def test_the_panels_decision_lets_go_of_papers_that_were_not_sent(before_the_panel):
    before_the_panel.arrange_hearing(NOV_25, DEC_10)
    before_the_panel.panel(DEC_10, "uphold")

    assert not drafted("heard")


def test_the_panels_decision_goes_to_board_and_authority_and_starts_the_boards_time(before_the_panel):
    walk = before_the_panel
    walk.panel(DEC_10, "quash_and_direct")

    letters = drafted("reviewed")
    assert set(letters) == {"board", "authority"}
    assert letters["board"].organisation.name == "Foxglove Trust"
    assert "directs the board to think again" in letters["board"].body
    assert "within 10 school days" in letters["board"].body
    sent(letters, walk.trust_lead, DEC_12)
    assert owed_open(walk, "irp.notify_decision") == {Party.RELEVANT_PERSON}
    assert walk.due("irp.reconsider").due_on == date(2026, 1, 12)


def test_the_second_decision_goes_to_head_authority_and_home_authority(before_the_panel):
    walk = before_the_panel
    walk.panel(DEC_10, "recommend_reconsideration")
    walk.reconsider(DEC_12, reinstates=False)

    letters = drafted("again")
    assert set(letters) == {"headteacher", "authority", "home_authority"}
    assert "as the review panel asked it to" in letters["headteacher"].body
    assert all(ready(letter) for letter in letters.values())
    sent(letters, walk.clerk, DEC_12)
    assert owed_open(walk, "irp.notify_reconsidered") == {Party.RELEVANT_PERSON}


def test_an_academy_that_has_no_trust_arranges_the_review_itself_and_its_clerk_writes(head, fernleigh):
    alone = factories.school("Heron Academy", authority=fernleigh, school_kind="academy")
    amina = factories.person(Role.HEADTEACHER, alone)
    clerk = factories.person(Role.BOARD_CLERK, alone)
    officer = factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)
    row = exclude(factories.pupil(alone), alone, amina, NOV_4)
    said = {"met_on": NOV_20, "outcome": "decline", "reasons": "Both limbs were met."}
    actions.decide_as_board(by=clerk, at=at(NOV_20, 15), exclusion=row, **said)
    actions.apply_for_review(by=officer, at=at(NOV_25), exclusion=row, how="hand", sent_on=NOV_25)
    decided = {"decided_on": DEC_10, "outcome": "uphold", "reasons": "The board weighed it."}
    actions.decide_review(by=officer, at=at(DEC_10, 15), exclusion=row, **decided)

    letter = drafted("reviewed")["authority"]
    assert letter.organisation == alone
    assert letter.body.endswith(f"{clerk.name}\nHeron Academy")
    sent({"authority": letter}, clerk, DEC_10)
