"""Every person who must be told has a letter of their own, and reads no other."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from foothold.child.duties.models import Duty
from foothold.child.letters import actions as letters
from foothold.child.letters.models import Letter
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations import calendars
from foothold.law.due import Party
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.deeds import at, exclude, suspend
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_4, NOV_5, NOV_20, NOV_25 = (date(2025, 11, day) for day in (4, 5, 20, 25))
STANDS = {
    "representations_to": "the clerk, clerk@alder.example",
    "review_to": "Foxglove Trust",
    "work": "It is on the homework site.",
}


@pytest.fixture(autouse=True)
def letterhead(alder, head):
    alder.letterheads.create(set_by=head, set_at=factories.moment(factories.LONG_AGO), **STANDS)


@pytest.fixture
def rosa(pupil):
    return pupil.carers.create(name="Rosa Ashdown", relation="mother", address="4 Canal Row, Fernleigh")


@pytest.fixture
def ben(pupil):
    return pupil.carers.create(
        name="Ben Ashdown", relation="father", address="9 Hidden Lane, Oakshire", lives_with_pupil=False
    )


def drafts(kind="suspension.up_to_5"):
    return Letter.objects.filter(kind=kind, status="drafted")


def sent(letter, by, on=NOV_4, how="hand", to=""):
    how = {"sent_on": on, "sent_how": how, "sent_to": to or letter.to_name}
    return actions.send_letter(by=by, at=at(on, 16), letter=letter, **how)


def is_open(kind):
    return Duty.objects.open().filter(kind=kind, owed_to=Party.RELEVANT_PERSON).exists()


def test_each_parent_has_a_letter_with_their_own_address_and_no_other(pupil, alder, head, rosa, ben):
    suspend(pupil, alder, head, NOV_4)

    hers, his = drafts().get(carer=rosa), drafts().get(carer=ben)
    assert (hers.to_name, hers.to_address) == ("Rosa Ashdown", "4 Canal Row\nFernleigh")
    assert his.body.startswith("Dear Ben Ashdown")
    assert "Hidden" not in hers.to_address + hers.body + str(hers.facts)
    assert "Canal" not in his.to_address + his.body + str(his.facts)


def test_the_duty_is_done_when_the_last_who_must_be_told_has_the_letter(pupil, alder, head, rosa, ben):
    suspend(pupil, alder, head, NOV_4)

    sent(drafts().get(carer=rosa), head)
    assert is_open("excl.notify_parent")
    sent(drafts().get(carer=ben), head)
    assert not is_open("excl.notify_parent")


def test_nothing_is_drafted_for_somebody_the_record_lets_nobody_write_to(pupil, alder, head, rosa, ben):
    type(ben).objects.filter(pk=ben.pk).update(no_letters=True)
    suspend(pupil, alder, head, NOV_4)

    assert [letter.carer for letter in drafts()] == [rosa]


def test_nothing_is_sent_to_somebody_whom_the_record_has_barred_since(pupil, alder, head, rosa, ben):
    suspend(pupil, alder, head, NOV_4)
    type(ben).objects.filter(pk=ben.pk).update(no_letters=True, contact_limit="Court order of 3 November.")

    with pytest.raises(Refused, match=r"no letters to Ben Ashdown \(father\)\. Court order"):
        sent(drafts().get(carer=ben), head)
    with pytest.raises(Refused, match="no letters to Ben Ashdown"):
        sent(drafts().get(carer=rosa), head, to=" ben ashdown")
    sent(drafts().get(carer=rosa), head)
    assert not is_open("excl.notify_parent")


def test_where_nobody_may_be_written_to_the_letter_says_that_a_name_is_wanting(pupil, alder, head, rosa):
    type(rosa).objects.filter(pk=rosa.pk).update(no_letters=True)
    suspend(pupil, alder, head, NOV_4)

    with pytest.raises(Refused, match="Fill in the name of the person written to"):
        sent(drafts().get(), head)


def test_a_letter_changed_takes_the_address_the_contact_has_now(pupil, alder, head, rosa, ben):
    suspend(pupil, alder, head, NOV_4)
    type(ben).objects.filter(pk=ben.pk).update(address="1 New Street")
    letter = drafts().get(carer=ben)
    second = letters.revise(by=head, at=at(NOV_4), letter=letter, body=letter.body, dated_on=NOV_4)

    assert (second.version, second.carer, second.to_address) == (2, ben, "1 New Street")
    assert drafts().get(carer=rosa).version == 1


def test_who_gets_a_letter_to_a_contact_is_not_typed(pupil, alder, head, rosa, signed_in, at):
    suspend(pupil, alder, head, NOV_4)
    at("2025-11-04T16:00Z")
    page = signed_in(head).get(reverse("letters:change", args=[drafts().get().pk])).content.decode()

    assert 'name="body"' in page
    assert 'name="to_name"' not in page


def test_a_letter_drafted_again_by_hand_is_drafted_for_each(pupil, alder, head, rosa, signed_in, at):
    row = suspend(pupil, alder, head, NOV_4)
    pupil.carers.create(name="Ben Ashdown", relation="father")
    at("2025-11-04T16:00Z")
    address = reverse("exclusions:letters", args=[row.pk])
    page = signed_in(head).post(address, {"kind": "suspension.up_to_5"}, follow=True).content.decode()

    assert {(letter.to_name, letter.version) for letter in drafts()} == {
        ("Rosa Ashdown", 2),
        ("Ben Ashdown", 1),
    }
    assert "Ben Ashdown" in page


def test_the_name_stays_on_the_register_until_each_parents_own_time_is_over(pupil, alder, head, rosa, ben):
    walk = Walk(exclude(pupil, alder, head, NOV_4))
    walk.board(NOV_20)
    for carer, on in ((rosa, NOV_20), (ben, NOV_25)):
        letter = drafts("board.not_reinstated").get(carer=carer)
        again = letters_again(walk, letter, on)
        assert sent(again, walk.clerk, on).status == "sent"

    row = Exclusion.objects.get(pk=walk.row.pk)
    assert facts.last_day_to_apply(row, calendars.calendar_of(alder)) == date(2025, 12, 16)


def letters_again(walk, letter, on):
    return actions.correct_last_day(by=walk.clerk, at=at(on, 15), letter=letter, sent_on=on, sent_how="hand")


@pytest.fixture
def home(pupil):
    made = factories.organisation("At home", "household")
    pupil.links.create(organisation=made, tie=Tie.FAMILY, from_on=NOV_4)
    return made


def test_a_parent_reads_the_letters_sent_to_them_and_not_the_other_parents(
    pupil, alder, head, rosa, ben, home, signed_in, at
):
    type(rosa).objects.filter(pk=rosa.pk).update(
        name="Mrs R. Ashdown", person=factories.person(Role.FAMILY, home, name="Rosa Ashdown")
    )
    rosa.refresh_from_db()
    row = suspend(pupil, alder, head, NOV_4)
    at("2025-11-05T10:00Z")
    client = signed_in(rosa.person)
    address = reverse("exclusions:letters-to-you", args=[row.pk])

    assert address in client.get(reverse("exclusions:exclusion", args=[row.pk])).content.decode()
    sent(drafts().get(carer=ben), head)
    assert "No letter to you" in client.get(address).content.decode()
    letter = sent(drafts().get(carer=rosa), head)
    page = client.get(address).content.decode()
    assert "4 Canal Row" in page
    assert "Hidden Lane" not in page
    assert "<button" not in page.partition("<main")[2].partition("</main")[0]
    assert client.get(reverse("letters:letter", args=[letter.pk])).status_code == 404


def test_a_parent_sees_what_is_on_record_of_themself_and_not_of_the_other(
    pupil, rosa, ben, home, signed_in, at
):
    type(rosa).objects.filter(pk=rosa.pk).update(person=factories.person(Role.FAMILY, home))
    type(ben).objects.filter(pk=ben.pk).update(phone="07700 900999", contact_limit="Court order")
    rosa.refresh_from_db()
    at("2025-11-05T10:00Z")
    page = signed_in(rosa.person).get(reverse("children:child", args=[pupil.pk])).content.decode()

    assert "Rosa Ashdown" in page
    assert "Ben Ashdown" not in page
    assert "07700 900999" not in page


def test_the_office_says_which_contact_signs_in_here(pupil, office, rosa, home, signed_in, at):
    elsewhere = factories.organisation("Another home", "household")
    mother, stranger = (factories.person(Role.FAMILY, each) for each in (home, elsewhere))
    at("2025-11-05T10:00Z")
    address = reverse("children:correct-carer", args=[pupil.pk, rosa.pk])
    answer = signed_in(office).get(address)
    page, shown = answer.content.decode(), answer.context["form"]["shown"].value()
    assert str(mother) in page
    assert str(stranger) not in page
    typed = {"name": rosa.name, "relation": "mother", "first_contact": 1, "person": mother.pk, "reason": "x"}
    signed_in(office).post(address, typed | {"shown": shown})

    rosa.refresh_from_db()
    assert rosa.person == mother


def migrated(app, name):
    import_module(f"foothold.{app}.migrations.{name}").link(apps, None)


def test_what_was_matched_by_name_is_linked_where_the_name_fits_one_and_only_there(
    pupil, alder, head, rosa, ben, home
):
    person = factories.person(Role.FAMILY, home, name="rosa ashdown")
    suspend(pupil, alder, head, NOV_4)
    sent(drafts().get(carer=rosa), head)
    Letter.objects.filter(carer=ben).delete()
    Letter.objects.update(carer=None)
    type(ben).objects.filter(pk=ben.pk).update(contact_limit="No letters to this address")
    for app, name in (
        ("child.pupils", "0005_who_signs_in_as_whom"),
        ("child.letters", "0004_to_the_contact_they_name"),
        ("path.exclusions", "0010_as_their_letter_says"),
    ):
        migrated(app, name)

    for each in (rosa, ben):
        each.refresh_from_db()
    assert (rosa.person, ben.person, ben.no_letters, rosa.no_letters) == (person, None, True, False)
    assert Letter.objects.get(kind="suspension.up_to_5").carer == rosa
    assert Letter.objects.filter(kind="notice.authority", carer=None).exists()
