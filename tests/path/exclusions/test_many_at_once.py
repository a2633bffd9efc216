from datetime import date

import pytest

from foothold.child.duties.models import Basis, Duty
from foothold.desks.children import chronology
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.deeds import at, deed, exclude, suspend
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_10 = date(2025, 11, 10)


def test_a_suspension_typed_late_works_the_later_ones_out_again(pupil, alder, head):
    suspend(pupil, alder, head, date(2025, 12, 8), 10)
    assert Duty.objects.get(kind="excl.notify_gb_termly").status == Duty.Status.OPEN

    suspend(pupil, alder, head, date(2025, 9, 16), 4, on=date(2025, 12, 9))

    later = Exclusion.objects.get(starts_on=date(2025, 12, 8))
    owed = Duty.objects.filter(basis__about=later.reference)
    assert owed.get(kind="excl.notify_gb_termly").status == Duty.Status.VOID
    assert owed.get(kind="excl.notify_gb").status == Duty.Status.OPEN
    assert owed.get(kind="gb.consider_50").status == Duty.Status.OPEN


def test_what_was_done_stays_done_when_things_are_worked_out_again(pupil, alder, head):
    row = suspend(pupil, alder, head, date(2025, 12, 8), 10)
    told = Duty.objects.get(kind="excl.notify_gb_termly")
    sent = {"told": (facts.Told.of(told.kind, told.owed_to),), "how": "email", "sent_on": date(2025, 12, 9)}
    actions.give_notice(by=head, at=at(date(2025, 12, 9)), exclusion=row, **sent)
    suspend(pupil, alder, head, date(2025, 9, 16), 4, on=date(2025, 12, 10))
    told.refresh_from_db()
    assert told.status == Duty.Status.MET
    assert Duty.objects.filter(basis__about=row.reference, kind="excl.notify_gb").exists()


def test_the_set_based_twin_records_the_same_as_one_at_a_time(alder, head):
    one, other = factories.pupil(alder), factories.pupil(alder)
    decisions = [deed(head, date(2025, 9, 16), 4), deed(head, date(2025, 10, 7), 8), deed(head, NOV_10, 3)]
    for each in decisions:
        actions.record(by=head, at=each.decided_at, pupil=one, school=alder, deed=each)
    records = [actions.Record(other, each, each.decided_at) for each in decisions]
    actions.record_all(by=head, at=at(date(2025, 12, 1)), school=alder, records=records)

    def recorded(pupil):
        fields = [each.name for each in Exclusion._meta.fields if each.name not in ("id", "pupil")]
        duty_fields = (
            "kind",
            "owed_to",
            "due_on",
            "due_session",
            "promptness",
            "provision",
            "status",
            "basis__facts",
        )
        return (
            list(pupil.exclusions.order_by("starts_on").values_list(*fields)),
            sorted(map(str, pupil.duties.values_list(*duty_fields))),
            [chronology.line(event).said for event in chronology.of(pupil)][:3],
            sorted(pupil.links.values_list("tie", "organisation", "from_on")),
        )

    assert recorded(one) == recorded(other)


def test_the_set_based_twin_refuses_what_the_single_refuses(pupil, alder, head, office):
    twice = [actions.Record(pupil, deed(head, NOV_10, 2), at(NOV_10))] * 2
    with pytest.raises(Refused, match="already recorded"):
        actions.record_all(by=head, at=at(date(2025, 12, 1)), school=alder, records=twice)
    assert not Exclusion.objects.exists()
    teacher = factories.person(Role.CLASS_TEACHER, alder)
    with pytest.raises(NotAllowed):
        actions.record_all(by=teacher, at=at(date(2025, 12, 1)), school=alder, records=twice[:1])


@pytest.mark.parametrize(("how", "later"), [("hand", 0), ("first_class_post", 1), ("oral", 0)])
def test_notices_of_many_exclusions_do_what_one_after_the_other_does(alder, head, how, later):
    day = date(2025, 11, 10 + later)

    def given(many):
        pupil = factories.pupil(alder, given_name="Same", family_name="Child")
        row = suspend(pupil, alder, head, NOV_10, 32)
        owed = list(pupil.duties.notices().order_by("pk"))
        if many:
            givings = [actions.Given(each, day, how, at(day, 15)) for each in owed]
            actions.give_all(by=head, at=at(day, 15), givings=givings)
        else:
            for each in owed:
                told = (facts.Told.of(each.kind, each.owed_to),)
                actions.give_notice(by=head, at=at(day, 15), exclusion=row, told=told, how=how, sent_on=day)
        return recorded(pupil, row)

    def recorded(pupil, row):
        duties = pupil.duties.order_by("kind", "owed_to")
        notices = row.notices.order_by("kind", "to")
        return (
            list(duties.values_list("kind", "status", "due_on", "met_on", "how", "closed_by")),
            list(notices.values_list("kind", "to", "how", "sent_on", "recorded_by", "recorded_at")),
            [Basis.objects.get(about=row.reference).facts["notice_received_on"]],
            [chronology.line(event).said for event in chronology.of(pupil)],
        )

    assert given(many=True) == given(many=False)


def test_the_last_notice_of_a_decision_lets_the_clerk_go_when_many_are_given_too(pupil, alder, head):
    walk = Walk(exclude(pupil, alder, head, NOV_10))
    walk.board(date(2025, 11, 24), "reinstate", back_on=date(2025, 11, 25))
    owed = list(walk.duties("gb.notify_decision").open())
    tie = pupil.links.get(tie=Tie.BOARD_CLERK)
    assert tie.to_on is None

    day = date(2025, 11, 25)
    givings = [actions.Given(each, day, "hand", at(day, 15)) for each in owed]
    actions.give_all(by=head, at=at(day, 15), givings=givings)

    tie.refresh_from_db()
    assert tie.to_on is not None


def test_notices_of_many_are_given_once_by_those_who_may_and_after_the_decision(pupil, alder, head):
    suspend(pupil, alder, head, NOV_10)
    owed = pupil.duties.get(kind="excl.notify_la")
    given = [actions.Given(owed, NOV_10, "email", at(NOV_10, 15))]
    early = [actions.Given(owed, date(2025, 11, 7), "email", at(NOV_10, 15))]
    with pytest.raises(NotAllowed):
        actions.give_all(by=factories.person(Role.CLASS_TEACHER, alder), at=at(NOV_10, 15), givings=given)
    with pytest.raises(Refused, match="before the headteacher's decision"):
        actions.give_all(by=head, at=at(NOV_10, 15), givings=early)
    actions.give_all(by=head, at=at(NOV_10, 15), givings=given)
    with pytest.raises(Refused, match="a moment ago"):
        actions.give_all(by=head, at=at(NOV_10, 15), givings=given)
    assert pupil.exclusions.get().notices.count() == 1
