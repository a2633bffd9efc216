"""The time to ask for a review is over once it is over for all, and nobody waits for a letter that never comes."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.duties.models import Duty
from foothold.child.letters.models import Letter
from foothold.child.pupils.models import Link
from foothold.desks.children import actions as children
from foothold.ground.access.roles import Tie
from foothold.ground.kit.refusals import AgainstTheLaw
from foothold.ground.organisations import calendars
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.deeds import at, exclude
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_4, NOV_20, DEC_11, DEC_15 = date(2025, 11, 4), date(2025, 11, 20), date(2025, 12, 11), date(2025, 12, 15)


@pytest.fixture
def rosa(pupil):
    return pupil.carers.create(name="Rosa Ashdown", relation="mother", address="4 Canal Row")


@pytest.fixture
def ben(pupil):
    return pupil.carers.create(name="Ben Ashdown", relation="father", lives_with_pupil=False)


@pytest.fixture
def walk(alder, head, pupil, rosa, ben):
    """The board has declined to reinstate; the mother has its letter, the father's still waits."""
    stands = {"representations_to": "the clerk", "review_to": "Foxglove Trust"}
    alder.letterheads.create(set_by=head, set_at=factories.moment(factories.LONG_AGO), **stands)
    made = Walk(exclude(pupil, alder, head, NOV_4))
    made.board(NOV_20)
    hers = Letter.objects.get(kind="board.not_reinstated", status="drafted", carer=rosa)
    how = {"sent_on": NOV_20, "sent_how": "hand"}
    letter = actions.correct_last_day(by=made.clerk, at=at(NOV_20, 16), letter=hers, **how)
    actions.send_letter(by=made.clerk, at=at(NOV_20, 16), letter=letter, sent_to="Rosa Ashdown", **how)
    return made


def last_day(walk):
    row = Exclusion.objects.get(pk=walk.row.pk)
    return facts.last_day_to_apply(row, calendars.calendar_of(row.school))


def is_waited_for():
    return Duty.objects.open().filter(kind="gb.notify_decision", owed_to="relevant_person").exists()


def test_the_name_stays_while_a_parent_has_not_been_told(walk):
    assert last_day(walk) is None
    with pytest.raises(AgainstTheLaw, match="stays on the register"):
        walk.delete(DEC_15)


def test_a_parent_who_was_not_told_yet_asks_in_time(walk):
    assert walk.apply(DEC_15).status == "accepted"


def test_once_the_other_parent_is_told_nothing_any_more_everybody_has_been_told(
    walk, office, pupil, ben, signed_in, at
):
    at("2025-11-21T10:00Z")
    address = reverse("children:correct-carer", args=[pupil.pk, ben.pk])
    client = signed_in(office)
    shown = client.get(address).context["form"]["shown"].value()
    typed = {
        "name": ben.name,
        "relation": "father",
        "first_contact": ben.first_contact,
        "reason": "Court order",
    }
    typed |= {"has_parental_responsibility": "on", "no_letters": "on", "contact_limit": "Court order"}
    assert client.post(address, typed | {"shown": shown}).status_code == 302

    ben.refresh_from_db()
    assert ben.no_letters
    assert not is_waited_for()
    assert last_day(walk) == DEC_11
    assert Link.objects.get(tie=Tie.BOARD_CLERK, about=walk.row.reference).to_on == DEC_11
    walk.delete(DEC_15)


def test_the_same_once_the_other_parent_is_removed_as_a_slip(walk, office, pupil, ben):
    said = {"was": {"name": ben.name}, "reason": "Another child's"}
    children.remove_carer(by=office, at=at(NOV_20, 17), pupil=pupil, carer=ben, **said)

    assert not is_waited_for()
    assert last_day(walk) == DEC_11


def test_asked_again_while_somebody_still_waits_changes_nothing(walk, office, pupil):
    actions.ask_who_waits(by=office, at=at(NOV_20, 17), pupil=pupil)

    assert is_waited_for()
    assert last_day(walk) is None
