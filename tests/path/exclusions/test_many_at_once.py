from datetime import date

import pytest

from foothold.child.duties import actions as duty_actions
from foothold.child.duties.models import Duty
from foothold.desks.children import chronology
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.exclusions import actions
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.deeds import at, deed, suspend

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
    duty_actions.meet(
        by=head, at=at(date(2025, 12, 9)), duty=told, done_on=date(2025, 12, 9), how="By e-mail"
    )
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
