from datetime import date

import pytest

from foothold.child.duties.models import Duty
from foothold.child.letters.models import Letter
from foothold.child.pupils.models import Characteristic, Link
from foothold.desks.children import chronology
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import AgainstTheLaw, NotAllowed, Refused
from foothold.law.due import Party
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Exclusion, Notice
from tests import factories
from tests.deeds import at, exclude, suspend
from tests.path.exclusions.walk import PARENT, Walk

pytestmark = pytest.mark.django_db
MAR_3, MAR_23, APR_14, MAY_6 = date(2026, 3, 3), date(2026, 3, 23), date(2026, 4, 14), date(2026, 5, 6)
LAST = date(2026, 4, 28)
MAY_14 = date(2026, 5, 14)
BOARD = Party.GOVERNING_BOARD
MET = Duty.Status.MET


@pytest.fixture
def walk(pupil, alder, head):
    walk = Walk(exclude(pupil, alder, head, MAR_3))
    walk.board_declines(MAR_23)
    return walk


def last_day(walk):
    row = Exclusion.objects.get(pk=walk.row.pk)
    return facts.last_day_to_apply(row, facts.School.of(row.school, MAR_3).calendar)


@pytest.mark.requirement("X-3")
def test_the_last_day_to_ask_is_fifteen_school_days_after_the_notice_counts_as_given(walk):
    assert last_day(walk) == LAST


def test_until_the_parent_has_the_decision_in_writing_the_time_has_not_begun(pupil, alder, head):
    walk = Walk(exclude(pupil, alder, head, MAR_3))
    walk.board(MAR_23)
    walk.give(Notice.Kind.DECISION, PARENT, MAR_23, how="oral")
    assert last_day(walk) is None
    assert walk.apply(date(2026, 7, 1)).status == "accepted"


@pytest.mark.requirement("X-3")
def test_an_application_in_time_owes_the_hearing_and_the_sen_expert_to_the_trust(walk, alder):
    assert walk.apply(APR_14, sen_expert=True).status == "accepted"

    assert walk.due("irp.hearing").due_on == MAY_6
    assert walk.due("irp.hearing").owed_by_organisation == alder.parent_on("trust", MAR_3)
    assert walk.due("irp.sen_expert").due_on is None


def test_the_authority_arranges_the_review_of_a_maintained_school(fernleigh):
    birch = factories.school("Birch School", authority=fernleigh)
    factories.belong(birch, factories.trust("Only for the walk"), "trust")
    head = factories.person(Role.HEADTEACHER, birch)
    walk = Walk(exclude(factories.pupil(birch), birch, head, MAR_3))
    walk.board_declines(MAR_23)
    walk.apply(APR_14)
    assert walk.due("irp.hearing").owed_by_organisation == fernleigh


def test_a_school_that_becomes_an_academy_later_leaves_the_review_to_the_authority_it_had(fernleigh):
    birch = factories.school("Birch School", authority=fernleigh)
    head = factories.person(Role.HEADTEACHER, birch)
    row = exclude(factories.pupil(birch), birch, head, MAR_3)
    birch.school_kind, birch.school_kind_before, birch.school_kind_from = "academy", "maintained", APR_14
    birch.save()
    assert facts.School.of(birch, row.starts_on).arranging_body(APR_14) == fernleigh


def test_an_academy_without_a_trust_arranges_its_own(fernleigh):
    cedar = factories.school("Cedar Academy", authority=fernleigh, school_kind="academy")
    head = factories.person(Role.HEADTEACHER, cedar)
    row = exclude(factories.pupil(cedar), cedar, head, MAR_3)
    assert facts.School.of(cedar, row.starts_on).arranging_body(APR_14) == cedar


def test_an_application_out_of_time_is_recorded_as_that_and_owes_nothing(walk):
    late = walk.apply(date(2026, 4, 29))

    assert late.status == "rejected"
    assert not walk.duties("irp.hearing").exists()
    with pytest.raises(Refused, match="No application made in time"):
        walk.arrange_hearing(date(2026, 4, 30), MAY_6)


def test_one_posted_on_the_last_day_counts_as_made_two_working_days_later_and_is_late(walk):
    assert walk.apply(LAST, how="first_class_post").status == "rejected"


def test_one_rejected_as_late_is_in_time_once_the_notice_it_was_counted_from_is_taken_back(walk, pupil):
    late = walk.apply(date(2026, 4, 29))
    taken = list(walk.row.notices.filter(kind=Notice.Kind.DECISION))
    why = {"reason": "It came back unopened"}
    actions.take_back_notices(
        by=walk.clerk, at=at(date(2026, 4, 30)), exclusion=walk.row, notices=taken, **why
    )

    late.refresh_from_db()
    assert late.status == "accepted"
    assert walk.due("irp.hearing").status == Duty.Status.OPEN
    assert (
        "in time after all"
        in chronology.line(chronology.of(pupil)[0]).said + chronology.line(chronology.of(pupil)[1]).said
    )


def test_one_rejected_as_late_stays_so_where_another_notice_still_stands(walk):
    walk.give(Notice.Kind.DECISION, PARENT, MAR_23)
    late = walk.apply(date(2026, 4, 29))
    taken = list(walk.row.notices.filter(kind=Notice.Kind.DECISION))[-1:]
    why = {"reason": "Recorded twice"}
    actions.take_back_notices(
        by=walk.clerk, at=at(date(2026, 4, 30)), exclusion=walk.row, notices=taken, **why
    )

    late.refresh_from_db()
    assert late.status == "rejected"


def test_one_rejected_as_late_is_in_time_once_a_claim_holds_the_time_open(walk):
    late = walk.apply(date(2026, 4, 29))
    actions.claim(by=walk.officer, at=at(date(2026, 4, 30)), exclusion=walk.row, made_on=date(2026, 4, 30))

    late.refresh_from_db()
    assert late.status == "accepted"


def test_the_time_runs_from_the_end_of_an_equality_act_claim(walk):
    actions.claim(by=walk.officer, at=at(APR_14), exclusion=walk.row, made_on=APR_14)
    assert last_day(walk) is None
    actions.determine_claim(
        by=walk.officer,
        at=at(date(2026, 6, 1), 15),
        exclusion=walk.row,
        determined_on=date(2026, 6, 1),
        result="Dismissed",
    )
    assert last_day(walk) == date(2026, 6, 22)
    with pytest.raises(Refused, match="no claim that is still open"):
        actions.determine_claim(
            by=walk.officer, at=at(date(2026, 6, 2)), exclusion=walk.row, determined_on=MAY_6, result="Again"
        )
    with pytest.raises(Refused, match="already"):
        actions.claim(by=walk.officer, at=at(date(2026, 6, 2)), exclusion=walk.row, made_on=APR_14)


def test_a_hearing_arranged_owes_the_papers_and_one_moved_only_those_of_the_new_day(walk):
    walk.apply(APR_14)
    walk.arrange_hearing(date(2026, 4, 16), MAY_6)
    assert walk.due("irp.papers").due_on == date(2026, 4, 28)
    walk.arrange_hearing(date(2026, 4, 20), date(2026, 5, 8), moved_because="Adjourned for a witness")
    assert {each.due_on for each in walk.duties("irp.papers").open()} == {date(2026, 4, 30)}


def test_everyone_who_takes_part_is_owed_the_day_and_the_papers(alder, head):
    pupil = factories.pupil(alder)
    for kind in (Characteristic.Kind.LOOKED_AFTER, Characteristic.Kind.SOCIAL_WORKER):
        Characteristic.objects.create(pupil=pupil, kind=kind, from_on=date(2025, 9, 1))
    walk = Walk(exclude(pupil, alder, head, MAR_3))
    walk.board_declines(MAR_23)
    walk.apply(APR_14)
    walk.arrange_hearing(date(2026, 4, 16), MAY_6)
    assert {each.owed_to for each in walk.duties("irp.papers")} == {
        "relevant_person",
        "governing_board",
        "headteacher",
        "local_authority",
        "social_worker",
        "virtual_school_head",
    }


def test_the_hearing_is_remote_where_the_parent_may_ask_for_it(walk):
    walk.apply(APR_14)
    with pytest.raises(AgainstTheLaw, match="must be remote"):
        walk.arrange_hearing(date(2026, 4, 16), MAY_6, remote_asked=True, remote_works=True)
    with pytest.raises(AgainstTheLaw, match="may be remote only if"):
        walk.arrange_hearing(date(2026, 4, 16), MAY_6, is_remote=True)


@pytest.mark.requirement("X-3")
def test_scenario_g_a_quashed_decision_is_reconsidered_in_time_and_the_pupil_reinstated(walk):
    walk.apply(APR_14)
    walk.panel(MAY_6, "quash_and_direct")
    assert walk.due("irp.hearing").met_on == MAY_6
    assert walk.due("irp.reconsider").due_on == date(2026, 5, 20)

    walk.give(Notice.Kind.REVIEW_DECISION, BOARD, MAY_6, by=walk.trust_lead, how="first_class_post")
    assert walk.due("irp.reconsider").due_on == date(2026, 5, 22)
    walk.reconsider(MAY_14, reinstates=True, back_on=date(2026, 5, 15))

    row = Exclusion.objects.get(pk=walk.row.pk)
    assert (row.status, row.reinstated_on) == (Exclusion.Status.REINSTATED, date(2026, 5, 15))
    assert walk.due("irp.reconsider").status == MET
    assert not walk.duties("irp.readjust").open().exists()
    assert walk.due("irp.notify_reconsidered").due_on == MAY_14


@pytest.mark.parametrize(("on", "reinstates"), [(MAY_14, False), (date(2026, 5, 21), True)])
def test_without_an_offer_in_time_after_quash_and_direct_the_readjustment_is_owed(walk, on, reinstates):
    walk.apply(APR_14)
    walk.panel(MAY_6, "quash_and_direct")
    walk.give(Notice.Kind.REVIEW_DECISION, BOARD, MAY_6, by=walk.trust_lead)
    walk.reconsider(on, reinstates=reinstates, back_on=on if reinstates else None)

    assert walk.due("irp.readjust", "local_authority").due_on is None
    paid = actions.settle_readjustment(by=walk.officer, at=at(on, 17), exclusion=walk.row, settled_on=on)
    assert paid.amount_pence == 400_000
    assert walk.due("irp.readjust", "local_authority").status == MET


def test_where_the_board_never_meets_again_after_quash_and_direct_the_readjustment_is_owed_all_the_same(walk):
    walk.apply(APR_14)
    walk.panel(MAY_6, "quash_and_direct")
    walk.give(Notice.Kind.REVIEW_DECISION, BOARD, MAY_6, by=walk.trust_lead)
    last, after = date(2026, 5, 20), date(2026, 5, 21)
    assert walk.due("irp.readjust", "local_authority").what.endswith(
        "unless the pupil is offered reinstatement"
    )

    with pytest.raises(Refused, match="only owed after quash"):
        actions.settle_readjustment(by=walk.officer, at=at(last, 17), exclusion=walk.row, settled_on=last)
    actions.settle_readjustment(by=walk.officer, at=at(after, 9), exclusion=walk.row, settled_on=after)
    assert walk.due("irp.readjust", "local_authority").met_on == after

    walk.row = Exclusion.objects.get(pk=walk.row.pk)
    walk.reconsider(date(2026, 5, 22), reinstates=False)
    assert not walk.duties("irp.readjust").open().exists()


def test_after_a_recommendation_no_readjustment_is_owed(walk):
    walk.apply(APR_14)
    walk.panel(MAY_6, "recommend_reconsideration")
    walk.reconsider(MAY_14, reinstates=False)
    with pytest.raises(Refused, match="only owed after quash"):
        actions.settle_readjustment(by=walk.officer, at=at(MAY_14, 17), exclusion=walk.row, settled_on=MAY_14)


def test_an_upheld_decision_is_final(walk):
    walk.apply(APR_14)
    walk.panel(MAY_6, "uphold")
    assert not walk.duties("irp.reconsider").exists()
    with pytest.raises(Refused, match="no review decision"):
        walk.reconsider(MAY_14, reinstates=False)


def test_a_review_comes_after_the_boards_decision(pupil, alder, head):
    walk = Walk(exclude(pupil, alder, head, MAR_3))
    with pytest.raises(Refused, match="once the governing board"):
        walk.apply(MAR_23)


def test_the_parent_may_give_the_review_up_in_writing(walk):
    walk.apply(APR_14)
    actions.waive_review(by=walk.officer, at=at(APR_14, 17), exclusion=walk.row, said_on=APR_14)
    assert not walk.duties("irp.hearing").open().exists()
    with pytest.raises(Refused, match="already"):
        actions.waive_review(by=walk.officer, at=at(APR_14, 18), exclusion=walk.row, said_on=APR_14)
    with pytest.raises(Refused, match="No application"):
        walk.panel(MAY_6, "uphold")


def test_what_is_decided_is_not_decided_twice(walk):
    walk.apply(APR_14)
    with pytest.raises(Refused, match="already"):
        walk.apply(APR_14)
    walk.panel(MAY_6, "quash_and_direct")
    with pytest.raises(Refused, match="already"):
        walk.panel(MAY_6, "uphold")
    with pytest.raises(Refused, match="after the panel's decision"):
        actions.reconsider(
            by=walk.clerk,
            at=at(MAY_14),
            exclusion=walk.row,
            met_on=date(2026, 5, 5),
            reinstates=False,
            reasons="Early",
        )
    with pytest.raises(Refused, match="day the pupil is back"):
        walk.reconsider(MAY_14, reinstates=True)


def test_a_panel_member_sees_the_case_until_ten_days_after_the_decision(walk, alder):
    member = factories.person(Role.PANEL_MEMBER, alder.parent_on("trust", MAR_3))
    walk.apply(APR_14)
    said = {"decided_on": MAY_6, "outcome": "uphold", "reasons": "Sound."}
    actions.decide_review(by=member, at=at(MAY_6, 16), exclusion=walk.row, **said)

    link = Link.objects.get(tie=Tie.REVIEW_PANEL, pupil=walk.row.pupil)
    assert (link.from_on, link.to_on) == (APR_14, date(2026, 5, 16))


def test_a_school_records_no_review(walk, head):
    with pytest.raises(NotAllowed):
        actions.apply_for_review(by=head, at=at(APR_14), exclusion=walk.row, how="hand", sent_on=APR_14)


def test_a_panel_whose_review_is_given_up_sees_the_case_for_ten_more_days_and_sends_no_invitation(walk):
    walk.apply(APR_14)
    walk.arrange_hearing(APR_14, MAY_6)
    actions.waive_review(by=walk.officer, at=at(APR_14, 17), exclusion=walk.row, said_on=APR_14)

    assert Link.objects.get(tie=Tie.REVIEW_PANEL, pupil=walk.row.pupil).to_on == date(2026, 4, 24)
    assert not Letter.objects.filter(
        about=walk.row.reference, kind="review.hearing", status="drafted"
    ).exists()
    walk.apply(date(2026, 4, 20))
    assert Link.objects.get(tie=Tie.REVIEW_PANEL, pupil=walk.row.pupil).to_on is None


def test_a_claim_has_not_ended_before_it_was_made(walk):
    actions.claim(by=walk.officer, at=at(APR_14), exclusion=walk.row, made_on=APR_14)
    said = {"determined_on": MAR_23, "result": "Dismissed"}
    with pytest.raises(Refused, match="cannot have ended before"):
        actions.determine_claim(by=walk.officer, at=at(APR_14, 17), exclusion=walk.row, **said)


def test_a_claim_that_ends_while_the_review_runs_leaves_the_clerk_the_case(walk):
    actions.claim(by=walk.officer, at=at(APR_14), exclusion=walk.row, made_on=APR_14)
    walk.apply(APR_14)
    said = {"determined_on": APR_14, "result": "Dismissed"}
    actions.determine_claim(by=walk.officer, at=at(APR_14, 17), exclusion=walk.row, **said)
    assert Link.objects.get(tie=Tie.BOARD_CLERK, pupil=walk.row.pupil).to_on is None


def test_a_claim_that_holds_the_time_for_a_review_open_is_about_a_permanent_exclusion(pupil, alder, head):
    walk = Walk(suspend(pupil, alder, head, MAR_3, 4))
    with pytest.raises(Refused, match="after a permanent exclusion"):
        actions.claim(by=walk.officer, at=at(MAR_3, 17), exclusion=walk.row, made_on=MAR_3)


def test_a_readjustment_is_settled_once(walk):
    walk.apply(APR_14)
    walk.panel(MAY_6, "quash_and_direct")
    walk.reconsider(MAY_14, reinstates=False)
    settled = {"by": walk.officer, "at": at(MAY_14, 17), "exclusion": walk.row, "settled_on": MAY_14}
    actions.settle_readjustment(**settled)
    with pytest.raises(Refused, match="settled already"):
        actions.settle_readjustment(**settled)
