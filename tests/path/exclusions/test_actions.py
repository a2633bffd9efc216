from datetime import date, timedelta

import pytest

from foothold.child.duties.models import Duty
from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Characteristic, Link
from foothold.desks.children import chronology
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import AgainstTheLaw, NotAllowed, Refused
from foothold.law.calendar import Session
from foothold.path.exclusions import actions, facts, preview
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.deeds import GROUNDS, at, deed, exclude, suspend

pytestmark = pytest.mark.django_db
NOV_10 = date(2025, 11, 10)


def due(pupil, kind):
    return Duty.objects.open().get(pupil=pupil, kind=kind)


def characterise(pupil, head, kind, **fields):
    pupils.characterise(
        by=head, at=at(date(2025, 9, 3)), pupil=pupil, kind=kind, from_on=date(2025, 9, 1), **fields
    )


@pytest.mark.requirement("S4-163")
def test_scenario_e_the_fourth_suspension_of_the_term_obliges_the_board_to_meet(pupil, alder, head):
    suspend(pupil, alder, head, date(2025, 9, 16), 4)
    suspend(pupil, alder, head, date(2025, 10, 7), 8)
    suspend(pupil, alder, head, date(2025, 11, 18), 10)
    last = suspend(pupil, alder, head, date(2025, 12, 8), 10)

    assert list(pupil.exclusions.order_by("starts_on").values_list("returns_on", flat=True)) == [
        date(2025, 9, 18),
        date(2025, 10, 13),
        date(2025, 11, 25),
        date(2025, 12, 15),
    ]
    assert due(pupil, "gb.consider_15").due_on == date(2026, 1, 13)
    assert due(pupil, "gb.consider_15").basis.about == last.reference


@pytest.mark.requirement("S4-163", "S4-77", "S4-78", "S4-162", "S4-167")
def test_prompts_come_with_the_second_the_third_and_a_long_suspension(pupil, alder, head):
    def prompts(starts_on, half_days):
        return {
            each.key
            for each in preview.of(deed(head, starts_on, half_days), pupil, alder, at=at(starts_on)).prompts
        }

    factories.local_rules(alder, "hackney-2019")
    assert prompts(date(2025, 9, 16), 4) == set()
    suspend(pupil, alder, head, date(2025, 9, 16), 4)
    assert prompts(date(2025, 10, 7), 8) == {"long_suspension", "support_programme"}
    suspend(pupil, alder, head, date(2025, 10, 7), 8)
    assert "consult_authority" in prompts(date(2025, 11, 18), 2)
    assert "support_programme_long" in prompts(date(2026, 1, 12), 20)
    characterise(pupil, head, Characteristic.Kind.SEN_PROVISION, code="K")
    characterise(pupil, head, Characteristic.Kind.LOOKED_AFTER)
    assert {"sen_support", "looked_after"} <= prompts(date(2026, 1, 12), 2)


def test_the_preview_says_what_the_deed_then_does(pupil, alder, head):
    done = deed(head, NOV_10, 12)
    shown = preview.of(done, pupil, alder, at=at(NOV_10))
    row = actions.record(by=head, at=at(NOV_10), pupil=pupil, school=alder, deed=done)

    chased = {(each.kind, each.on) for each in shown.dues if each.owed_by not in actions.FAMILY}
    assert chased == set(Duty.objects.filter(pupil=pupil).values_list("kind", "due_on"))
    assert row.returns_on == shown.returns.on


@pytest.mark.requirement("S4-183")
def test_only_the_head_of_that_day_may_decide(pupil, alder, head, office):
    stand_in = factories.person(Role.HEADTEACHER, alder, from_on=date(2025, 11, 11), to_on=date(2025, 11, 14))
    with pytest.raises(AgainstTheLaw, match="Amina Head"):
        suspend(pupil, alder, office, NOV_10)
    with pytest.raises(AgainstTheLaw, match=r"Education Act 2002 s\.51A"):
        suspend(pupil, alder, stand_in, NOV_10, by=office)
    assert suspend(pupil, alder, stand_in, date(2025, 11, 12), by=office).decided_by == stand_in


def test_the_office_may_type_and_the_head_confirms_with_the_clocks_running_meanwhile(
    pupil, alder, head, office
):
    row = suspend(pupil, alder, head, NOV_10, by=office)
    assert row.status == Exclusion.Status.TYPED
    assert due(pupil, "excl.notify_parent").due_on == NOV_10

    with pytest.raises(NotAllowed):
        actions.confirm(by=office, at=at(NOV_10), exclusion=row)
    row = actions.confirm(by=head, at=at(NOV_10, 10), exclusion=row)
    assert row.status == Exclusion.Status.CONFIRMED


def test_what_another_head_decided_is_not_confirmed_by_me(pupil, alder, head, office):
    other = factories.person(Role.HEADTEACHER, alder, name="Bo Other")
    row = suspend(pupil, alder, head, NOV_10, by=office)
    with pytest.raises(Refused, match="Amina Head decided this"):
        actions.confirm(by=other, at=at(NOV_10), exclusion=row)


def test_a_suspension_recorded_twice_is_refused_and_says_where_it_is(pupil, alder, head):
    suspend(pupil, alder, head, NOV_10)
    with pytest.raises(Refused, match="already recorded"):
        suspend(pupil, alder, head, NOV_10)
    assert Exclusion.objects.count() == 1


def test_a_suspension_cannot_be_lengthened_by_another_that_overlaps(pupil, alder, head):
    suspend(pupil, alder, head, NOV_10, 4)
    with pytest.raises(AgainstTheLaw, match="cannot be lengthened or converted"):
        suspend(pupil, alder, head, date(2025, 11, 11), 6)
    straight_after = suspend(pupil, alder, head, date(2025, 11, 12), 2, decided_at=at(date(2025, 11, 11)))
    assert straight_after.starts_on == date(2025, 11, 12)


def test_a_running_suspension_is_not_turned_into_a_permanent_exclusion(pupil, alder, head):
    suspend(pupil, alder, head, NOV_10, 10)
    with pytest.raises(AgainstTheLaw, match="17 November 2025"):
        exclude(pupil, alder, head, date(2025, 11, 12))
    assert exclude(pupil, alder, head, date(2025, 11, 17), decided_at=at(date(2025, 11, 14)))


def test_a_morning_and_the_afternoon_of_one_day_may_each_be_taken_once(pupil, alder, head):
    suspend(pupil, alder, head, NOV_10, 1)
    afternoon = suspend(pupil, alder, head, NOV_10, 1, starts_session="pm")
    assert afternoon.sessions.get().session == "pm"
    with pytest.raises(Refused):
        suspend(pupil, alder, head, NOV_10, 1, starts_session="pm")


def test_the_forty_sixth_day_is_refused_with_its_provision_and_the_longest_that_is_possible(
    pupil, alder, head
):
    suspend(pupil, alder, head, date(2025, 9, 15), 84)
    with pytest.raises(AgainstTheLaw, match=r"45 school days.*longest suspension possible is 3 school days"):
        suspend(pupil, alder, head, date(2026, 1, 12), 8)
    assert Exclusion.objects.count() == 1


def test_what_the_law_did_not_allow_can_be_put_on_record_by_the_authority_and_is_never_called_lawful(
    pupil, alder, head, fernleigh
):
    officer = factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)
    suspend(pupil, alder, head, date(2025, 9, 15), 84)
    over = deed(head, date(2026, 1, 12), 8)
    told = {
        "at": at(date(2026, 1, 20)),
        "pupil": pupil,
        "school": alder,
        "deed": over,
        "breach": "46 school days",
    }
    with pytest.raises(NotAllowed):
        actions.record_breach(by=head, **told)
    assert actions.record_breach(by=officer, **told).breach == "46 school days"


@pytest.mark.parametrize(
    ("starts_on", "decided_at", "says"),
    [
        (date(2025, 11, 8), at(date(2025, 11, 7)), "8 November 2025 is a Saturday"),
        (date(2025, 11, 3), at(date(2025, 11, 3)), "is an INSET day"),
        (date(2025, 11, 7), at(date(2025, 11, 10)), "cannot start before it was decided"),
        (date(2027, 11, 1), at(date(2025, 11, 7)), "outside the calendar"),
    ],
)
def test_dates_that_cannot_be_are_refused_in_words(pupil, alder, head, starts_on, decided_at, says):
    with pytest.raises(Exception, match=says):
        suspend(pupil, alder, head, starts_on, decided_at=decided_at, on=date(2025, 11, 10))


def test_a_decision_in_the_future_is_refused(pupil, alder, head):
    with pytest.raises(Refused, match="in the future"):
        suspend(pupil, alder, head, NOV_10, on=NOV_10 - timedelta(days=3))


def test_a_pupil_who_is_not_on_roll_is_refused(alder, head, fernleigh):
    other = factories.school("Birch Academy", authority=fernleigh)
    elsewhere = factories.pupil(other)
    with pytest.raises(NotAllowed):
        suspend(elsewhere, alder, head, NOV_10)
    late = factories.pupil(alder, starts_on=date(2025, 11, 12))
    with pytest.raises((NotAllowed, Refused)):
        suspend(late, alder, head, NOV_10)


def test_a_school_without_term_dates_is_told_to_add_them(fernleigh):
    bare = factories.school("Cedar School", authority=fernleigh, years=())
    head = factories.person(Role.HEADTEACHER, bare)
    with pytest.raises(Exception, match="Cedar School has no term dates"):
        suspend(factories.pupil(bare), bare, head, NOV_10)


def test_an_unknown_reason_is_refused_with_what_to_choose(pupil, alder, head):
    with pytest.raises(Refused, match="Choose DA or DB"):
        suspend(pupil, alder, head, NOV_10, reasons=("VR",))


def test_the_head_of_a_placement_may_not_exclude_a_child_who_is_merely_placed_there(pupil, fernleigh):
    beacon = factories.school("Beacon", authority=fernleigh, school_kind="academy", phase="alternative")
    lead = factories.person(Role.HEADTEACHER, beacon)
    Link.objects.create(pupil=pupil, organisation=beacon, tie=Tie.PLACED_AT, from_on=date(2025, 9, 1))
    with pytest.raises(NotAllowed):
        suspend(pupil, beacon, lead, NOV_10)


def test_cancelling_frees_the_days_to_come_keeps_the_days_served_and_owes_the_news(pupil, alder, head):
    row = suspend(pupil, alder, head, NOV_10, 20)
    row = actions.cancel(
        by=head,
        at=at(date(2025, 11, 13)),
        exclusion=row,
        cancelled_on=date(2025, 11, 13),
        because="New evidence",
    )
    assert row.status == Exclusion.Status.CANCELLED
    owed = {(each.kind, each.owed_to) for each in Duty.objects.open().filter(pupil=pupil)}
    assert ("excl.cancellation", "pupil") in owed
    assert {kind for kind, _ in owed} == {"excl.cancellation"}

    place = facts.School.of(alder, date(2025, 11, 17))
    assert facts.Known(place, [pupil]).so_far(pupil, date(2025, 11, 17))[0][0].length == 8
    assert suspend(pupil, alder, head, date(2025, 11, 17), 2)


def test_it_cannot_be_cancelled_once_the_board_has_begun(pupil, alder, head):
    row = exclude(pupil, alder, head, NOV_10)
    with pytest.raises(AgainstTheLaw, match="reg"):
        actions.cancel(
            by=head,
            at=at(date(2025, 11, 27)),
            exclusion=row,
            cancelled_on=date(2025, 11, 27),
            because="Changed my mind",
            board_meeting_started=True,
        )


def test_a_permanent_exclusion_of_a_looked_after_pupil_who_lives_in_another_authority(alder, head, fernleigh):
    oakshire = factories.authority("Oakshire", "981")
    pupil = factories.pupil(alder, home_authority=oakshire)
    characterise(pupil, head, Characteristic.Kind.LOOKED_AFTER, organisation=oakshire)
    characterise(pupil, head, Characteristic.Kind.SOCIAL_WORKER)
    exclude(pupil, alder, head, NOV_10)

    told = {(each.kind, each.owed_to) for each in Duty.objects.open().filter(kind__startswith="excl.notify")}
    assert told == {
        ("excl.notify_parent", "relevant_person"),
        ("excl.notify_la", "local_authority"),
        ("excl.notify_la", "home_authority"),
        ("excl.notify_gb", "governing_board"),
        ("excl.notify_sw_vsh", "social_worker"),
        ("excl.notify_sw_vsh", "virtual_school_head"),
    }
    sixth = due(pupil, "day6.la")
    assert (sixth.owed_by_organisation, sixth.due_on) == (oakshire, date(2025, 11, 17))
    assert due(pupil, "gb.consider_15").due_on == date(2025, 12, 1)


@pytest.mark.requirement("S4-173", "S4-175", "S4-176", "S4-177")
def test_a_permanent_exclusion_keeps_both_limbs_the_policy_clause_and_the_drivers(pupil, alder, head):
    row = exclude(pupil, alder, head, NOV_10)
    kept = row.grounds
    assert {name: getattr(kept, name) for name in GROUNDS} == GROUNDS


def test_the_clerk_sees_the_child_once_the_board_has_a_case_and_not_before(pupil, alder, head):
    clerk = factories.person(Role.BOARD_CLERK, alder)
    visible = lambda: list(type(pupil).objects.visible_to(clerk, on=NOV_10))  # noqa: E731
    suspend(pupil, alder, head, date(2025, 11, 5), 2)
    assert visible() == []
    exclude(pupil, alder, head, NOV_10)
    clerk._memberships = None
    assert visible() == [pupil]


@pytest.mark.requirement("S4-164", "S4-181")
def test_a_consultation_keeps_who_when_what_was_advised_and_the_reply(pupil, alder, head, fernleigh):
    held = at(date(2025, 11, 7), 14)
    kept = actions.consult(
        by=head,
        at=at(NOV_10),
        pupil=pupil,
        school=alder,
        spoke_with="exclusions_team",
        consulted=fernleigh,
        held_at=held,
        advice="Try a managed move first.",
        reply="Offered; the family declined.",
    )
    row = exclude(pupil, alder, head, NOV_10)
    assert kept.held_at < row.decided_at
    with pytest.raises(Refused, match="cannot be in the future"):
        actions.consult(
            by=head,
            at=at(NOV_10),
            pupil=pupil,
            school=alder,
            spoke_with="exclusions_team",
            consulted=fernleigh,
            held_at=at(date(2025, 11, 12)),
            advice="",
        )


def test_the_chronology_says_it_in_a_sentence(pupil, alder, head):
    suspend(pupil, alder, head, NOV_10)
    said = [chronology.line(event).said for event in chronology.of(pupil)]
    assert said[0] == "Suspension from 10 November 2025, decided by Amina Head"


def test_an_afternoon_start_moves_day_one_and_the_return(pupil, alder, head):
    row = suspend(pupil, alder, head, NOV_10, 3, starts_session="pm")
    assert row.returns_on == date(2025, 11, 12)
    assert list(row.sessions.values_list("on", "session")) == [
        (NOV_10, Session.PM),
        (date(2025, 11, 11), Session.AM),
        (date(2025, 11, 11), Session.PM),
    ]
