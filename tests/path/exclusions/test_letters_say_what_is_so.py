"""What a letter tells its reader to do is so: where to write, from when education is due, which days bind."""

from datetime import date

import pytest

from foothold.child.letters.models import Letter
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Organisation
from foothold.path.exclusions import actions, letters
from tests import factories
from tests.deeds import at, exclude, suspend
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_4, NOV_5, NOV_10, NOV_17, NOV_20, NOV_24 = (date(2025, 11, day) for day in (4, 5, 10, 17, 20, 24))
WEEK = 10


def stands(organisation, head, **said):
    organisation.letterheads.create(set_by=head, set_at=factories.moment(factories.LONG_AGO), **said)


@pytest.fixture(autouse=True)
def letterheads(fernleigh, alder, head):
    stands(fernleigh, head, review_to="Exclusions team, Fernleigh")
    stands(alder, head, representations_to="the clerk, clerk@alder.example", work="It is on the site.")


def draft(row, kind):
    return Letter.objects.get(about=row.reference, kind=kind, status="drafted")


def declined(pupil, school, head):
    walk = Walk(exclude(pupil, school, head, NOV_4))
    walk.board(NOV_20)
    return walk


def test_the_review_of_an_academys_decision_is_asked_for_where_its_trust_says(alder, head, pupil):
    stands(alder.parent_on("trust", NOV_4), head, review_to="Foxglove Trust, Harbour Road")

    letter = draft(declined(pupil, alder, head).row, "board.not_reinstated")
    assert "Send your request to Foxglove Trust, Harbour Road." in letter.body


def test_where_the_trust_says_no_place_the_letter_waits_for_it_and_names_no_other_body(alder, head, pupil):
    walk = declined(pupil, alder, head)
    letter = draft(walk.row, "board.not_reinstated")

    assert "Exclusions team" not in letter.body
    how = {"sent_on": NOV_20, "sent_how": "first_class_post", "sent_to": "Rosa Ashdown"}
    type(letter).objects.filter(pk=letter.pk).update(
        body=letter.body.replace("[Fill in: the name of the person written to]", "Rosa")
    )
    with pytest.raises(Refused, match="where to ask for a review, with the address"):
        actions.send_letter(by=walk.clerk, at=at(NOV_20, 16), letter=letter, **how)


def test_a_maintained_schools_authority_arranges_the_review_and_says_where(alder, head, pupil):
    Organisation.objects.filter(pk=alder.pk).update(school_kind="maintained")
    alder.refresh_from_db()

    letter = draft(declined(pupil, alder, head).row, "board.not_reinstated")
    assert "Send your request to Exclusions team, Fernleigh." in letter.body


def test_an_authoritys_answer_is_signed_as_the_authority_that_writes(alder, head):
    oakshire = factories.authority("Oakshire", "981")
    pupil = factories.pupil(alder, home_authority=oakshire)
    row = exclude(pupil, alder, head, NOV_4)
    (written,) = letters.Occasion.of(row, NOV_4).drafts(["authority.acknowledgement"])

    body = written.letter(by=head, at=at(NOV_4)).body
    assert body.rstrip().endswith("Oakshire local authority")


def test_a_suspension_that_begins_after_the_sixth_day_has_passed_says_that_education_is_due_at_once(
    alder, head, pupil
):
    for monday in (NOV_10, NOV_17):
        suspend(pupil, alder, head, monday, WEEK)
    row = suspend(pupil, alder, head, NOV_24, WEEK)

    letter = draft(row, "suspension.over_5")
    assert "From Monday 24 November 2025, Sam must be given full-time education." in letter.body.replace(
        pupil.given_name, "Sam"
    )
    assert draft(row, "schooling.day_six").given["education_starts_on"] == NOV_24
    assert row.pupil.duties.filter(basis__about=row.reference, kind="excl.s104_further").exists()


def test_no_penalty_is_threatened_for_days_on_which_the_pupil_is_taught(alder, head, pupil):
    walk = Walk(exclude(pupil, alder, head, NOV_4))
    walk.arrange_education(NOV_4, NOV_5)
    (written,) = letters.Occasion.of(walk.row, NOV_4).drafts(["schooling.first_days"])

    assert written.letter(by=head, at=at(NOV_4)).given["public_place_days"] == [NOV_4]


def test_days_bind_until_education_really_begins(alder, head, pupil):
    walk = Walk(exclude(pupil, alder, head, NOV_4))
    walk.arrange_education(NOV_4, NOV_5)
    walk.begin_education(date(2025, 11, 6))
    (written,) = letters.Occasion.of(walk.row, date(2025, 11, 6)).drafts(["schooling.first_days"])

    assert written.letter(by=head, at=at(NOV_4)).given["public_place_days"] == [NOV_4, NOV_5]
