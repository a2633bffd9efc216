from datetime import date, timedelta

import pytest

from foothold.child.duties.models import Duty
from foothold.child.letters.models import Letter
from foothold.child.pupils.models import Characteristic, Link
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import AgainstTheLaw, NotAllowed, Refused
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Exclusion, Notice
from tests import factories
from tests.deeds import at, exclude, suspend
from tests.path.exclusions.walk import PARENT, Walk

pytestmark = pytest.mark.django_db
NOV_4, NOV_20 = date(2025, 11, 4), date(2025, 11, 20)
OPEN, MET, VOID = Duty.Status.OPEN, Duty.Status.MET, Duty.Status.VOID


@pytest.fixture
def walk(pupil, alder, head):
    return Walk(exclude(pupil, alder, head, NOV_4))


def clerk_sees(walk, on):
    links = Link.objects.on(on).filter(tie=Tie.BOARD_CLERK, about=walk.row.reference)
    return links.exists()


def test_a_meeting_arranged_owes_invitations_and_papers_five_school_days_before(walk):
    walk.arrange_board(NOV_4, NOV_20)

    assert walk.due("gb.papers").due_on == date(2025, 11, 13)
    assert set(walk.duties("gb.invite").values_list("owed_to", flat=True)) == {
        "relevant_person",
        "headteacher",
        "local_authority",
    }
    walk.give(Notice.Kind.PAPERS, PARENT, date(2025, 11, 12))
    assert walk.due("gb.papers").status == MET


def test_who_works_with_the_child_by_the_day_it_is_arranged_is_invited(walk):
    for kind in (Characteristic.Kind.LOOKED_AFTER, Characteristic.Kind.SOCIAL_WORKER):
        Characteristic.objects.create(pupil=walk.row.pupil, kind=kind, from_on=date(2025, 11, 10))
    walk.arrange_board(date(2025, 11, 7), NOV_20)
    assert not walk.duties("gb.invite").filter(owed_to="virtual_school_head").exists()
    walk.arrange_board(date(2025, 11, 11), NOV_20)
    assert walk.due("gb.invite", "virtual_school_head").status == OPEN
    assert walk.due("gb.invite", "social_worker").status == OPEN
    assert Letter.objects.filter(about=walk.row.reference, kind="invited.virtual_school_head").exists()


def test_papers_may_be_asked_for_more_school_days_before(walk):
    walk.arrange_board(NOV_4, NOV_20, papers_before=7)
    assert walk.due("gb.papers").due_on == date(2025, 11, 11)


def test_a_meeting_moved_keeps_the_earlier_one_readable_and_owes_for_the_new_day_alone(walk):
    walk.arrange_board(NOV_4, NOV_20)
    walk.arrange_board(date(2025, 11, 6), date(2025, 11, 24), moved_because="The chair is ill")

    assert [each.meets_on for each in walk.row.board_meetings.all()] == [NOV_20, date(2025, 11, 24)]
    assert list(walk.duties("gb.papers").values_list("status", "due_on").order_by("pk")) == [
        (VOID, date(2025, 11, 13)),
        (OPEN, date(2025, 11, 17)),
    ]


@pytest.mark.parametrize(
    ("how", "allowed"),
    [
        ({}, True),
        ({"remote_asked": True, "remote_works": True}, False),
        ({"remote_asked": True, "remote_works": False}, True),
        ({"is_remote": True, "remote_asked": True, "remote_works": True}, True),
        ({"is_remote": True, "remote_works": True}, False),
        ({"is_remote": True, "remote_works": True, "out_of_the_ordinary": "Flood"}, True),
    ],
)
def test_a_remote_meeting_is_held_where_the_parent_may_ask_for_it_and_only_there(walk, how, allowed):
    if allowed:
        assert walk.arrange_board(NOV_4, NOV_20, **how)
    else:
        with pytest.raises(AgainstTheLaw, match="24"):
            walk.arrange_board(NOV_4, NOV_20, **how)


@pytest.mark.requirement("X-3")
def test_a_decision_not_to_reinstate_meets_the_duty_and_owes_the_notices(walk):
    walk.arrange_board(NOV_4, NOV_20)
    walk.board(NOV_20)

    assert (walk.due("gb.consider_15").status, walk.due("gb.consider_15").met_on) == (MET, NOV_20)
    assert walk.due("gb.notify_decision").due_on == NOV_20
    assert not walk.duties("gb.invite").open().exists()
    assert walk.row.__class__.objects.get(pk=walk.row.pk).status == Exclusion.Status.CONFIRMED


def test_the_home_authority_is_told_too_where_it_is_another(alder, head):
    elsewhere = factories.pupil(alder, home_authority=factories.authority("Oakshire", "981"))
    walk = Walk(exclude(elsewhere, alder, head, NOV_4))
    walk.board(NOV_20)
    assert walk.due("gb.notify_decision", "home_authority").owed_by_organisation == alder


def test_a_decision_after_its_day_is_recorded_late_and_counts(walk):
    late = date(2025, 12, 2)
    walk.board(late)
    duty = walk.due("gb.consider_15")
    assert duty.status == MET
    assert duty.met_on > duty.due_on == date(2025, 11, 25)


def test_reinstatement_ends_what_is_to_come_and_keeps_what_was_served(pupil, alder, head):
    walk = Walk(suspend(pupil, alder, head, date(2025, 9, 9), 40))
    walk.board(date(2025, 9, 18), "reinstate", back_on=date(2025, 9, 19))

    row = Exclusion.objects.get(pk=walk.row.pk)
    assert (row.status, row.reinstated_on) == (Exclusion.Status.REINSTATED, date(2025, 9, 19))
    assert row.sessions.filter(stands=True).count() == 16
    place = facts.School.of(alder, NOV_4)
    assert [each.length for each in facts.Known(place, [pupil]).so_far(pupil, NOV_4)[0]] == [16]
    assert not walk.duties("day6.school").open().exists()
    assert walk.due("gb.notify_decision").status == OPEN


def test_a_pupil_reinstated_on_the_first_day_away_has_served_nothing(pupil, alder, head):
    walk = Walk(suspend(pupil, alder, head, date(2025, 9, 9), 40))
    walk.board(date(2025, 9, 9), "reinstate", back_on=date(2025, 9, 9))
    place = facts.School.of(alder, NOV_4)
    assert facts.Known(place, [pupil]).so_far(pupil, NOV_4) == ((), 0)


def test_after_reinstatement_a_new_permanent_exclusion_can_be_recorded(walk, pupil, alder, head):
    walk.board(NOV_20, "reinstate", back_on=date(2025, 11, 21))
    assert exclude(pupil, alder, head, date(2026, 1, 12))


def test_representations_after_more_than_five_school_days_oblige_the_board_to_meet(pupil, alder, head):
    walk = Walk(suspend(pupil, alder, head, date(2025, 9, 9), 12))
    waits = walk.due("gb.consider_50")
    assert "if the parent makes" in waits.what
    assert not waits.is_late(date(2026, 9, 9))
    walk.represent(date(2025, 9, 12))

    owed = walk.due("gb.consider_50")
    assert "if the parent makes" not in owed.what
    assert owed.is_late(owed.due_on + timedelta(days=1))
    walk.board(date(2025, 9, 25))
    assert walk.due("gb.consider_50").status == MET


def test_a_short_suspension_is_considered_and_nobody_can_direct_reinstatement(pupil, alder, head):
    walk = Walk(suspend(pupil, alder, head, date(2025, 9, 9), 4))
    walk.represent(date(2025, 9, 10))
    with pytest.raises(AgainstTheLaw, match="cannot direct reinstatement"):
        walk.board(date(2025, 9, 25), "reinstate", back_on=date(2025, 9, 26))
    walk.board(date(2025, 9, 25), "considered")
    assert walk.due("gb.consider_representations").status == MET


def test_the_chair_decides_alone_only_where_the_law_lets_it(pupil, alder, head):
    walk = Walk(suspend(pupil, alder, head, date(2025, 9, 9), 40))
    with pytest.raises(AgainstTheLaw, match="chair alone"):
        walk.board(date(2025, 9, 18), chair_alone=True)


def test_the_chair_of_a_maintained_school_may_decide_before_an_examination(fernleigh):
    birch = factories.school("Birch School", authority=fernleigh, trust=None)
    factories.belong(birch, factories.trust("Only for the walk"), "trust")
    head = factories.person(Role.HEADTEACHER, birch)
    days = {"public_exams_on": (date(2025, 9, 16),)}
    walk = Walk(suspend(factories.pupil(birch), birch, head, date(2025, 9, 9), 20, **days))
    assert walk.board(date(2025, 9, 12), chair_alone=True).chair_alone


def test_a_day_back_is_given_with_reinstatement_and_only_then(walk):
    with pytest.raises(Refused, match="day the pupil is back"):
        walk.board(NOV_20, "reinstate")
    with pytest.raises(Refused, match="day the pupil is back"):
        walk.board(NOV_20, back_on=NOV_20)


def test_the_board_decides_once_and_then_arranges_no_meeting(walk):
    walk.board(NOV_20)
    with pytest.raises(Refused, match="on record already"):
        walk.board(date(2025, 11, 21))
    with pytest.raises(Refused, match="decided already"):
        walk.arrange_board(date(2025, 11, 21), date(2025, 11, 28))


@pytest.mark.requirement("S4-183")
def test_once_the_board_has_met_the_headteacher_can_no_longer_cancel(walk, head):
    walk.board(NOV_20)
    with pytest.raises(AgainstTheLaw, match="no longer be cancelled"):
        actions.cancel(
            by=head, at=at(NOV_20, 17), exclusion=walk.row, cancelled_on=NOV_20, because="A mistake"
        )


@pytest.mark.requirement("S4-183")
def test_cancelling_before_ends_the_path(walk, head):
    walk.arrange_board(NOV_4, NOV_20)
    actions.cancel(by=head, at=at(NOV_4, 15), exclusion=walk.row, cancelled_on=NOV_4, because="Wrong pupil")
    assert not walk.duties("gb.invite").open().exists()
    with pytest.raises(NotAllowed):
        walk.board(NOV_20)
    clerk = walk.clerk
    factories.join(clerk, Role.BOARD_CLERK, walk.row.school)
    assert not clerk_sees(walk, NOV_20)


def test_the_headteacher_records_no_decision_of_the_board(walk, head):
    said = {"met_on": NOV_20, "outcome": "decline", "reasons": "Mine"}
    with pytest.raises(NotAllowed):
        actions.decide_as_board(by=head, at=at(NOV_20), exclusion=walk.row, **said)


def test_the_clerk_sees_the_child_until_the_time_for_a_review_has_passed(walk):
    walk.board(NOV_20)
    walk.tell_everybody(Notice.Kind.DECISION, NOV_20)
    assert clerk_sees(walk, date(2025, 12, 11))
    assert not clerk_sees(walk, date(2025, 12, 12))


def test_the_clerk_sees_the_child_ten_days_after_reinstatement_was_told(walk):
    walk.board(NOV_20, "reinstate", back_on=date(2025, 11, 21))
    walk.tell_everybody(Notice.Kind.DECISION, NOV_20)
    assert clerk_sees(walk, NOV_20 + timedelta(days=10))
    assert not clerk_sees(walk, NOV_20 + timedelta(days=11))


@pytest.mark.parametrize("outcome", ["reinstate", "decline"])
def test_a_clerk_who_records_an_old_decision_can_still_tell_everybody(walk, outcome):
    recorded = date(2026, 2, 2)
    back_on = date(2025, 11, 21) if outcome == "reinstate" else None
    said = {"met_on": NOV_20, "outcome": outcome, "reasons": "Weighed.", "back_on": back_on}
    actions.decide_as_board(by=walk.clerk, at=at(recorded), exclusion=walk.row, **said)
    assert clerk_sees(walk, recorded + timedelta(days=100))

    first, *_ = walk.duties("gb.notify_decision").open()
    told = (facts.Told.of(Notice.Kind.DECISION, first.owed_to),)
    actions.give_notice(
        by=walk.clerk, at=at(recorded), exclusion=walk.row, told=told, how="hand", sent_on=NOV_20
    )
    assert clerk_sees(walk, recorded + timedelta(days=100))

    walk.tell_everybody(Notice.Kind.DECISION, NOV_20, recorded=recorded)
    assert clerk_sees(walk, recorded + timedelta(days=10))
    assert not clerk_sees(walk, recorded + timedelta(days=11))


def test_a_board_that_must_decide_on_reinstatement_does_not_only_consider_what_was_said(walk):
    with pytest.raises(Refused, match="decides whether the pupil is reinstated"):
        walk.board(NOV_20, "considered")


def test_nobody_is_back_before_they_were_away_nor_before_the_board_let_them(walk):
    with pytest.raises(Refused, match="cannot be back before"):
        walk.board(NOV_20, "reinstate", back_on=date(2025, 11, 19))


@pytest.mark.parametrize("on", [date(2025, 11, 3), date(2025, 11, 5)])
def test_an_exclusion_is_not_cancelled_before_it_was_decided_nor_ahead_of_the_day(walk, head, on):
    with pytest.raises(Refused, match="The cancellation cannot be"):
        actions.cancel(by=head, at=at(NOV_4, 16), exclusion=walk.row, cancelled_on=on, because="Mistaken")


def test_a_pupil_to_be_back_tomorrow_is_still_excluded_today(walk, pupil, alder, head):
    walk.board(NOV_20, "reinstate", back_on=date(2025, 11, 21))
    with pytest.raises(Refused, match="already permanently excluded"):
        suspend(pupil, alder, head, NOV_20)
    assert suspend(pupil, alder, head, date(2025, 11, 21))


@pytest.fixture
def considered(pupil, alder, head):
    """A suspension of 8 school days of which the board has only considered what was said."""
    walk = Walk(suspend(pupil, alder, head, NOV_4, 16))
    walk.board(date(2025, 11, 17), "considered")
    return walk


def test_a_board_that_only_considered_decides_once_a_suspension_recorded_late_obliges_it_to(
    considered, pupil, alder, head
):
    suspend(pupil, alder, head, date(2025, 9, 9), 16, on=NOV_20)
    assert considered.due("gb.consider_15").status == OPEN
    assert clerk_sees(considered, date(2025, 12, 8))

    considered = Walk(Exclusion.objects.get(pk=considered.row.pk))
    considered.arrange_board(NOV_20, date(2025, 11, 25))
    considered.board(date(2025, 11, 25))
    assert considered.due("gb.consider_15").met_on == date(2025, 11, 25)
    with pytest.raises(Refused, match="on record already"):
        considered.board(date(2025, 11, 26))


def test_representations_after_it_considered_oblige_the_board_to_decide(considered):
    assert considered.due("gb.consider_50").status == MET
    considered.represent(NOV_20)
    assert (considered.due("gb.consider_50").status, considered.due("gb.consider_50").met_on) == (OPEN, None)

    considered = Walk(Exclusion.objects.get(pk=considered.row.pk))
    considered.board(date(2025, 11, 25), "reinstate", back_on=date(2025, 11, 14))
    assert considered.due("gb.consider_50").status == MET
    assert Letter.objects.filter(about=considered.row.reference, kind="board.reinstated").exists()


def test_a_board_that_has_decided_is_not_asked_again_when_another_limit_is_passed(pupil, alder, head):
    walk = Walk(suspend(pupil, alder, head, NOV_4, 16))
    walk.represent(NOV_4)
    walk.board(date(2025, 11, 17))
    suspend(pupil, alder, head, date(2025, 9, 9), 16, on=NOV_20)
    assert walk.due("gb.consider_15").met_on == date(2025, 11, 17)
    assert not walk.row.pupil.duties.open().filter(
        kind__startswith="gb.consider", basis__about=walk.row.reference
    )


@pytest.mark.requirement("S4-183")
def test_what_was_only_considered_may_still_be_cancelled(considered, head):
    cancelled = {"cancelled_on": NOV_20, "because": "New evidence"}
    row = actions.cancel(by=head, at=at(NOV_20, 17), exclusion=considered.row, **cancelled)
    assert row.status == Exclusion.Status.CANCELLED
