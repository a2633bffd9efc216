"""From the decision to the letter that has gone out, through the verbs."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from foothold.child.duties.models import Duty
from foothold.child.letters import actions, keeping
from foothold.child.letters.kinds import others as others_told
from foothold.child.letters.models import Letter
from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Carer
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.exclusions import actions as exclusions
from foothold.path.exclusions import letters as of_exclusion
from foothold.path.exclusions.models import Notice
from tests import deeds, factories

pytestmark = pytest.mark.django_db
NOV_4 = date(2025, 11, 4)


@pytest.fixture
def suspended(rowan, alder, head, letterhead):
    return deeds.suspend(rowan, alder, head, NOV_4, 4)


@pytest.fixture
def letter(suspended):
    return Letter.objects.get(about=suspended.reference, kind="suspension.up_to_5")


def family_letter():
    return Letter.objects.get(kind__regex=r"^(suspension|permanent)\.", status="drafted")


def drafted():
    return set(Letter.objects.filter(status="drafted").values_list("kind", flat=True))


def changed(letter, **with_):
    given = {name: getattr(letter, name) for name in ("body", "to_name", "to_address", "dated_on")}
    return given | with_


def send(letter, by, **fields):
    given = {"sent_on": NOV_4, "sent_how": "first_class_post", "sent_to": "Rosa Ashdown"}
    return exclusions.send_letter(by=by, at=deeds.at(NOV_4, 15), letter=letter, **given | fields)


def test_recording_a_suspension_drafts_its_letter_ready_to_print(letter):
    assert (letter.status, letter.version, letter.to_name) == ("drafted", 1, "Rosa Ashdown")
    assert letter.to_address == "4 Canal Row\nFernleigh"
    assert "suspend Rowan from school for 2 school days" in letter.body
    assert "Rowan comes back to school on Thursday 6 November 2025" in letter.body
    assert letter.lacks == []


@pytest.mark.parametrize(
    ("half_days", "kind"),
    [
        (10, "suspension.up_to_5"),
        (11, "suspension.over_5"),
        (30, "suspension.over_5"),
        (31, "suspension.over_15"),
    ],
)
def test_the_letter_follows_what_the_board_must_do(rowan, alder, head, half_days, kind):
    deeds.suspend(rowan, alder, head, NOV_4, half_days)

    assert family_letter().kind == kind


def test_a_lunchtime_suspension_has_its_own_letter(rowan, alder, head, letterhead):
    deeds.suspend(rowan, alder, head, NOV_4, 3, kind="lunchtime_suspension", starts_session="lunch")

    letter = family_letter()
    assert letter.kind == "suspension.lunchtime"
    assert "suspend Rowan at lunchtime for 3 lunchtimes" in letter.body
    assert letter.lacks == []


def test_from_the_sixth_day_the_letter_says_who_arranges_education(rowan, alder, head):
    deeds.suspend(rowan, alder, head, NOV_4, 12)

    body = family_letter().body
    assert (
        "From Tuesday 11 November 2025, Rowan must be given full-time education. The school will arrange it."
        in body
    )
    assert "- Monday 10 November 2025" in body


@pytest.mark.parametrize(
    ("born_on", "to", "says"),
    [
        (date(2007, 11, 4), "Sam Grown", "You come back to school on Wednesday 5 November 2025"),
        (date(2007, 11, 5), "Rosa Grown", "Sam comes back to school on Wednesday 5 November 2025"),
    ],
)
def test_from_the_18th_birthday_the_letter_goes_to_the_pupil_and_says_you(alder, head, born_on, to, says):
    grown = factories.pupil(alder, given_name="Sam", family_name="Grown", born_on=born_on)
    grown.carers.create(name="Rosa Grown", relation="mother")
    deeds.suspend(grown, alder, head, NOV_4, 2)

    letter = family_letter()
    assert (letter.to_name, letter.carer is None) == (to, to == "Sam Grown")
    assert says in letter.body


def test_a_carer_without_parental_responsibility_is_not_written_to(rowan, alder, head):
    Carer.objects.create(
        pupil=rowan, name="Aunt", relation="aunt", has_parental_responsibility=False, first_contact=0
    )
    deeds.suspend(rowan, alder, head, NOV_4, 2)

    assert family_letter().to_name == "Rosa Ashdown"


def test_a_date_that_changes_later_does_not_reach_a_letter(letter, rowan):
    before = letter.body
    type(rowan).objects.filter(pk=rowan.pk).update(known_as="Ro")
    letter.refresh_from_db()

    assert letter.body == before
    assert letter.given["ends_on"] == date(2025, 11, 5)


def test_facts_are_kept_and_given_back_as_they_were():
    given = {
        "starts_on": NOV_4,
        "exam_on": None,
        "public_place_days": [NOV_4],
        "length": "2",
        "advice": ["a"],
    }

    assert keeping.unpacked(keeping.packed(given)) == given


def test_a_change_makes_the_next_version_and_the_one_before_stays(letter, office):
    body = letter.body.replace("I know that", "We know that")
    second = actions.revise(by=office, at=deeds.at(NOV_4, 11), letter=letter, **changed(letter, body=body))
    letter.refresh_from_db()

    assert (second.version, second.status, letter.status) == (2, "drafted", "replaced")
    assert "I know that" in letter.body
    assert second.facts == letter.facts


def test_sending_meets_what_was_owed_and_nothing_else(letter, office, suspended):
    sent = send(letter, office)

    met = Duty.objects.filter(basis__about=suspended.reference, status="met")
    when_given_by_post = date(2025, 11, 6)
    assert {duty.kind: duty.met_on for duty in met} == {
        "excl.notify_parent": NOV_4,
        "excl.s104_notice": when_given_by_post,
    }
    assert (sent.status, sent.sent_by, sent.sent_to) == ("sent", office, "Rosa Ashdown")
    assert Event.objects.filter(verb="exclusions.send_letter").count() == 1


def test_what_was_sent_is_never_changed(letter, office):
    send(letter, office)
    second = actions.revise(
        by=office, at=deeds.at(NOV_4, 16), letter=letter, **changed(letter, body="Corrected.")
    )
    letter.refresh_from_db()

    assert (letter.status, second.version) == ("sent", 2)
    with pytest.raises(Refused, match="sent"):
        send(letter, office)


def test_a_letter_with_a_gap_is_not_sent(rowan, alder, head):
    deeds.suspend(rowan, alder, head, NOV_4, 2)

    with pytest.raises(Refused, match="Fill in how the work reaches the pupil"):
        send(family_letter(), head)


def test_a_letter_that_lacks_something_is_sent_only_with_a_reason_that_stays(letter, head):
    body = letter.body.replace("making representations", "having a say")
    short = actions.revise(by=head, at=deeds.at(NOV_4, 11), letter=letter, **changed(letter, body=body))

    with pytest.raises(Refused, match="the right to make representations"):
        send(short, head)
    sent = send(short, head, missing_because="Read out on the telephone the same day.")
    assert (sent.missing, sent.missing_because) == (
        ["representations"],
        "Read out on the telephone the same day.",
    )


def test_nothing_is_sent_in_the_future(letter, head):
    with pytest.raises(Refused, match="cannot be in the future"):
        send(letter, head, sent_on=NOV_4 + timedelta(days=1))


def test_the_clerk_does_not_write_for_the_headteacher(rowan, alder, head, clerk, letterhead):
    deeds.suspend(rowan, alder, head, NOV_4, 12)

    with pytest.raises(NotAllowed, match="The headteacher of Alder Academy writes this letter"):
        send(family_letter(), clerk)


def test_a_letter_drafted_again_takes_the_facts_of_now(letter, suspended, rowan, head):
    rowan.carers.update(name="Rosa Harker")
    wanted = of_exclusion.Occasion.of(suspended, NOV_4).drafts(["suspension.up_to_5"])
    second = actions.draft(by=head, at=deeds.at(NOV_4, 12), pupil=rowan, title="Suspension", wanted=wanted)

    assert (second.version, second.to_name) == (2, "Rosa Harker")


def test_there_is_one_draft_of_a_kind(letter):
    letter.pk, letter.version = None, 9
    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()


def test_what_was_cancelled_needs_no_letter_any_more(letter, suspended, head):
    exclusions.cancel(
        by=head, at=deeds.at(NOV_4, 12), exclusion=suspended, cancelled_on=NOV_4, because="Mistaken identity."
    )
    letter.refresh_from_db()

    assert letter.status == "not_needed"


def test_a_short_suspension_tells_the_parent_and_the_authority(letter):
    assert drafted() == {"suspension.up_to_5", "notice.authority"}


def test_a_permanent_exclusion_tells_everybody_whom_the_law_names(alder, head, fernleigh, letterhead):
    oakshire = factories.authority("Oakshire", "981")
    maya = factories.pupil(alder, given_name="Maya", home_authority=oakshire)
    since = factories.LONG_AGO
    for kind in ("looked_after", "social_worker"):
        pupils.characterise(by=head, at=factories.moment(since), pupil=maya, kind=kind, from_on=since)
    deeds.exclude(maya, alder, head, NOV_4)

    others = {f"notice.{name}" for name in others_told.TOLD}
    assert drafted() == {"permanent.exclusion", "schooling.day_six"} | others
    letter = family_letter()
    assert "Oakshire local authority will arrange it." in letter.body
    assert "It must meet by Tuesday 25 November 2025" in letter.body
    assert "Two pupils no longer feel safe in lessons with him." in letter.body
    assert letter.lacks == []


def test_a_notice_to_the_authority_starts_its_clock(letter, office, suspended):
    send(Letter.objects.get(kind="notice.authority"), office, sent_how="email", sent_to="Exclusions team")

    assert Notice.objects.get().to == "local_authority"
    assert not Duty.objects.open().filter(kind="excl.notify_la").exists()


def test_a_cancellation_drafts_what_it_has_to_tell(letter, suspended, head):
    exclusions.cancel(
        by=head, at=deeds.at(NOV_4, 12), exclusion=suspended, cancelled_on=NOV_4, because="Mistaken identity."
    )

    assert drafted() == {"cancelled.family", "cancelled.board", "cancelled.authority"}
    family = Letter.objects.get(kind="cancelled.family")
    assert "Mistaken identity." in family.body
    assert family.lacks == []
    send(family, head)
    assert not Duty.objects.open().filter(kind="excl.cancellation", owed_to="relevant_person").exists()


def test_the_authority_answers_in_its_own_name(rowan, alder, head, fernleigh, letterhead):
    officer = factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)
    row = deeds.exclude(rowan, alder, head, NOV_4)
    wanted = of_exclusion.Occasion.of(row, NOV_4).drafts(["authority.acknowledgement"])
    letter = actions.draft(by=officer, at=deeds.at(NOV_4), pupil=rowan, title="Answer", wanted=wanted)

    assert (letter.organisation, letter.to_name) == (fernleigh, "Amina Farrow")
    with pytest.raises(NotAllowed):
        actions.draft(by=head, at=deeds.at(NOV_4), pupil=rowan, title="Answer", wanted=wanted)
