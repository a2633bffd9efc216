"""An exclusion is acted on by the people of the school that decided it, or of the bodies that answer for that school,
and a tie to one case reaches no other."""

from datetime import date

import pytest

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.child.pupils import actions as pupils
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission as P
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import NotAllowed
from foothold.path.exclusions import actions
from foothold.path.exclusions.models import Exclusion
from tests import deeds, factories
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db

NOV_10, NOV_14, NOV_17, NOV_24 = (date(2025, 11, day) for day in (10, 14, 17, 24))
ACTS = {P.CANCEL_EXCLUSION, P.CORRECT_EXCLUSION, P.DECIDE_AS_BOARD, P.DECIDE_REVIEW, P.ARRANGE_EDUCATION}


@pytest.fixture
def birch(fernleigh):
    return factories.school("Birch School", authority=fernleigh)


@pytest.fixture
def at_alder(pupil, alder, head):
    """Alder's permanent exclusion, long before its board has met."""
    return deeds.exclude(pupil, alder, head, NOV_10)


@pytest.fixture
def at_birch(at_alder, pupil, alder, birch, head):
    """The pupil moved on to Birch, and was excluded there too."""
    pupils.leave(by=head, at=deeds.at(NOV_14), pupil=pupil, last_on=NOV_14)
    office = factories.person(Role.SCHOOL_OFFICE, birch)
    pupils.enrol(by=office, at=deeds.at(NOV_17), pupil=pupil, school=birch, starts_on=NOV_17)
    return deeds.exclude(pupil, birch, factories.person(Role.HEADTEACHER, birch), NOV_17)


def may(role, body, row):
    person = factories.person(role, body)
    return check.permissions(person, Exclusion.objects.get(pk=row.pk), NOV_24) & ACTS


def sees(role, body, row):
    return Exclusion.objects.visible_to(factories.person(role, body), on=NOV_24).filter(pk=row.pk).exists()


BOARD, TEACH, REVIEW = {P.DECIDE_AS_BOARD}, {P.ARRANGE_EDUCATION}, {P.DECIDE_REVIEW}
SCHOOL = {P.CORRECT_EXCLUSION, *TEACH}
HEAD = {P.CANCEL_EXCLUSION, *SCHOOL}
TABLE = [
    # role, of, may about Alder's, may about Birch's, sees Alder's, sees Birch's
    (Role.BOARD_CLERK, "alder", BOARD, set(), True, False),
    (Role.BOARD_CLERK, "birch", set(), BOARD, False, True),
    (Role.HEADTEACHER, "birch", set(), HEAD, True, True),
    (Role.SCHOOL_OFFICE, "birch", set(), SCHOOL, True, True),
    (Role.HEADTEACHER, "alder", set(), set(), False, False),
    (Role.EXCLUSIONS_OFFICER, "fernleigh", TEACH | REVIEW, TEACH | REVIEW, True, True),
    (Role.CLASS_TEACHER, "birch", set(), set(), True, True),
]


@pytest.mark.parametrize(
    ("role", "of", "about_alders", "about_birchs", "reads_alders", "reads_birchs"), TABLE
)
def test_each_role_acts_on_the_exclusions_of_its_own_school(
    request, at_alder, at_birch, role, of, about_alders, about_birchs, reads_alders, reads_birchs
):
    body = request.getfixturevalue(of)
    assert may(role, body, at_alder) == about_alders
    assert may(role, body, at_birch) == about_birchs
    assert (sees(role, body, at_alder), sees(role, body, at_birch)) == (reads_alders, reads_birchs)


def test_the_trust_of_the_school_that_decided_hears_its_review_and_a_later_trust_does_not(
    pupil, alder, head, fernleigh, at_alder
):
    other = factories.trust("Other Trust")
    cedar = factories.school("Cedar Academy", authority=fernleigh, trust=other)
    assert may(Role.TRUST_LEAD, alder.parent_on("trust", NOV_10), at_alder) == REVIEW
    pupils.leave(by=head, at=deeds.at(NOV_14), pupil=pupil, last_on=NOV_14)
    office = factories.person(Role.SCHOOL_OFFICE, cedar)
    pupils.enrol(by=office, at=deeds.at(NOV_17), pupil=pupil, school=cedar, starts_on=NOV_17)
    assert may(Role.TRUST_LEAD, other, at_alder) == set()
    assert sees(Role.TRUST_LEAD, other, at_alder)


def test_the_clerk_of_the_school_before_cannot_decide_as_board_of_the_school_now(alder, at_birch):
    clerk = factories.person(Role.BOARD_CLERK, alder)
    said = {"met_on": NOV_24, "outcome": "decline", "reasons": "Weighed."}
    with pytest.raises(NotAllowed):
        actions.decide_as_board(by=clerk, at=deeds.at(NOV_24), exclusion=at_birch, **said)


def test_the_head_of_the_school_now_cannot_cancel_what_the_school_before_decided(birch, at_alder, at_birch):
    head = factories.person(Role.HEADTEACHER, birch)
    with pytest.raises(NotAllowed):
        actions.cancel(
            by=head, at=deeds.at(NOV_24), exclusion=at_alder, cancelled_on=NOV_24, because="A mistake"
        )


class TestDuties:
    @pytest.fixture
    def authoritys(self, at_alder, fernleigh):
        return Duty.objects.filter(pupil=at_alder.pupil, owed_by_organisation=fernleigh).first()

    def meet(self, by, duty):
        return duties.meet(by=by, at=deeds.at(NOV_24), duty=duty, done_on=NOV_24, how="Taught")

    def test_a_school_neither_marks_done_nor_lets_go_what_the_authority_owes(self, office, head, authoritys):
        with pytest.raises(NotAllowed):
            self.meet(office, authoritys)
        with pytest.raises(NotAllowed):
            duties.void(by=head, at=deeds.at(NOV_24), duty=authoritys, because="Not ours")
        done = duties.Done(authoritys, NOV_24, "Taught", deeds.at(NOV_24))
        with pytest.raises(NotAllowed):
            duties.close_all(by=head, at=deeds.at(NOV_24), closings=[done])

    def test_the_body_that_owes_it_does(self, fernleigh, authoritys):
        assert self.meet(factories.person(Role.EXCLUSIONS_OFFICER, fernleigh), authoritys).status == "met"

    def test_the_authority_that_answers_for_a_school_marks_what_the_school_owes(
        self, fernleigh, alder, at_alder
    ):
        owed = Duty.objects.filter(pupil=at_alder.pupil, owed_by_organisation=alder)
        schools = owed.exclude(pk__in=owed.notices()).first()
        assert self.meet(factories.person(Role.EXCLUSIONS_OFFICER, fernleigh), schools).status == "met"

    def test_a_trust_marks_as_done_what_it_owes_for_a_review_and_not_what_the_school_owes(
        self, pupil, alder, head
    ):
        walk = Walk(deeds.exclude(pupil, alder, head, NOV_10))
        walk.board_declines(NOV_14)
        walk.apply(NOV_17, sen_expert=True)
        assert self.meet(walk.trust_lead, walk.due("irp.sen_expert")).status == "met"
        with pytest.raises(NotAllowed):
            self.meet(walk.trust_lead, walk.duties("excl.notify_parent").first())

    def test_the_school_now_reads_what_the_school_before_owes_and_leaves_it_to_it(
        self, alder, birch, at_birch
    ):
        before = Duty.objects.filter(pupil=at_birch.pupil, owed_by_organisation=alder).first()
        office = factories.person(Role.SCHOOL_OFFICE, birch)
        assert check.may(office, P.SEE_DUTIES, before, NOV_24)
        with pytest.raises(NotAllowed):
            self.meet(office, before)
