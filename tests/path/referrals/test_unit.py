"""A unit that works in school and family: who may ask it, who leads, its planning, its programme, its end."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.referrals import actions, reading
from foothold.path.referrals.models import Programme
from foothold.path.support import actions as support
from tests import factories
from tests.path.referrals import asking
from tests.path.referrals.asking import DEC_11, JAN_9, NOV_17, NOV_18, step

pytestmark = pytest.mark.django_db


def owed(row):
    found = Duty.objects.filter(basis__about=row.reference, kind__startswith="programme")
    return {duty.kind: (duty.status, duty.due_on) for duty in found}


@pytest.fixture
def running(area):
    """Accepted, led by somebody, planned and written; the headteacher has not signed yet."""
    asking.plan(area)
    row = asking.accepted(area)
    asking.programme(area, row)
    return row


@pytest.mark.requirement("S4-96")
@pytest.mark.parametrize(
    ("fields", "takes"),
    [
        ({"school_kind": "maintained", "phase": "primary"}, True),
        ({"school_kind": "maintained", "phase": "secondary"}, False),
        ({"school_kind": "academy", "phase": "primary"}, False),
        (
            {
                "school_kind": "academy",
                "school_kind_before": "maintained",
                "school_kind_from": date(2026, 1, 1),
                "phase": "primary",
            },
            True,
        ),
    ],
)
def test_all_maintained_primary_schools_may_ask_it_and_others_are_told_whom_to_ask(area, fields, takes):
    asking.plan(area)
    type(area.school).objects.filter(pk=area.school.pk).update(**fields)
    area.school.refresh_from_db()

    if takes:
        assert asking.to_unit(area).is_open
    else:
        with pytest.raises(Refused, match=r"works with maintained primary schools.*Ask First Access"):
            asking.to_unit(area)


@pytest.mark.requirement("S4-97")
def test_it_takes_referrals_from_schools_alone_and_others_are_told_whom_to_ask(area):
    asking.plan(area)
    with pytest.raises(Refused, match=r"from schools only\. Ask the headteacher or the SENCO of Elm Primary"):
        asking.to_unit(area, by=area.officer)

    assert asking.refer(area, "psychology", "Educational Psychology Service", by=area.officer).is_open


@pytest.mark.requirement("S4-100", "S4-107", "S4-108")
def test_it_is_discussed_and_allocated_to_a_lead_worker_and_the_times_are_counted(area):
    asking.plan(area)
    row = asking.accepted(area)
    known = {"lead_worker": "Uma Lindt", "discipline": "pastoral", "discussed_with": "Ora Penn, unit leader"}
    with pytest.raises(Refused, match="before 17 November 2025, the day of the referral"):
        step(actions.allocate, row, by=area.unit_worker, allocated_on=asking.NOV_13, **known)

    step(actions.allocate, row, by=area.unit_worker, allocated_on=NOV_18, **known)
    asking.work(row, by=area.unit_worker, on=NOV_18 + timedelta(days=2))

    row.refresh_from_db()
    times = reading.times(row, list(row.steps.all()), list(row.work.all()))
    assert (times.to_answer, times.to_allocation, times.to_first_contact) == (1, 1, 3)
    assert (row.discipline, row.discussed_with) == ("pastoral", "Ora Penn, unit leader")


@pytest.mark.requirement("S4-101", "S4-106", "S4-107", "S3-3")
def test_the_planning_is_a_list_of_what_was_done_and_what_was_not_at_school_and_at_home(area):
    asking.plan(area)
    row = asking.accepted(area)
    asking.work(row, by=area.unit_worker)
    asking.work(row, by=area.unit_worker, on=NOV_18 + timedelta(days=1))
    asking.work(row, by=area.unit_worker, kind="family", venue="home", discipline="mental_health")

    done = {label: [each.on.day for each in rows] for label, rows in reading.planned(list(row.work.all()))}

    assert done == {
        "observed the child": [18, 19],
        "visited or met the family": [18],
        "met school staff": [],
        "met other professionals": [],
    }
    assert {each.get_venue_display() for each in row.work.all()} == {"at school", "in the family home"}


def test_work_comes_once_it_was_accepted(area):
    asking.plan(area)
    row = asking.to_unit(area)
    with pytest.raises(Refused, match="This comes once the team has accepted it"):
        asking.work(row, by=area.unit_worker)


@pytest.mark.requirement("S4-102", "S4-104")
def test_a_programme_dovetails_with_a_plan_and_has_its_review_and_end_from_the_start(area, running):
    made = running.programme

    assert made.plan.kind == "pastoral_support_programme"
    assert owed(running) == {"programme_review": ("open", DEC_11), "programme_end": ("open", JAN_9)}
    assert Duty.objects.work_of(area.unit_worker, on=NOV_18).filter(kind="programme_review").exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.filter(pk=made.pk).update(review_on=JAN_9)


@pytest.mark.requirement("S4-104")
@pytest.mark.parametrize("review_on", [NOV_18, JAN_9])
def test_the_review_lies_between_its_start_and_its_end(area, review_on):
    asking.plan(area)
    row = asking.accepted(area)
    with pytest.raises(Refused, match="lies between today and the last day"):
        asking.programme(area, row, review_on=review_on)


@pytest.mark.requirement("S4-102")
def test_without_a_running_plan_there_is_nothing_to_dovetail_with(area):
    plan = asking.plan(area)
    row = asking.accepted(area)
    support.end(
        by=area.head,
        at=factories.moment(NOV_18),
        plan=plan,
        ended_on=NOV_18,
        outcome="other_help",
        learned="Little",
    )
    with pytest.raises(Refused, match="Choose the running plan of support"):
        asking.programme(area, row)


def test_only_a_unit_has_a_programme(area):
    asking.plan(area)
    row = asking.refer(area)
    step(actions.accept, row, by=area.screener)
    given = {"plan": area.pupil.plans.get(), "review_on": DEC_11, "ends_on": JAN_9}
    with pytest.raises(Refused, match="Only a unit"):
        step(actions.write_programme, row, by=area.screener, programme=given)


@pytest.mark.requirement("S4-103")
def test_the_headteacher_signs_targets_that_school_family_and_child_have_agreed(area):
    asking.plan(area)
    row = asking.accepted(area)
    with pytest.raises(Refused, match="has not written its programme yet"):
        step(actions.sign_off, row, by=area.head)
    asking.programme(area, row, agreed_by="school")
    with pytest.raises(Refused, match="agreed by the family, the child too"):
        step(actions.sign_off, row, by=area.head)

    asking.programme(area, row, on=NOV_18)
    for person in (area.lead, area.unit_worker):
        with pytest.raises(NotAllowed):
            step(actions.sign_off, row, by=person)
    step(actions.sign_off, row, by=area.head, on=NOV_18)

    made = Programme.objects.get()
    assert (made.signed_by, made.signed_on) == (area.head, NOV_18)
    with pytest.raises(Refused, match="has signed these targets"):
        asking.programme(area, row)
    with pytest.raises(Refused, match="signed off on 18 November 2025 already"):
        step(actions.sign_off, row, by=area.head)


@pytest.mark.requirement("S4-104")
def test_other_days_written_before_it_is_signed_are_owed_instead(area, running):
    asking.programme(area, running, review_on=date(2025, 12, 12))

    assert owed(running)["programme_review"] == ("open", date(2025, 12, 12))
    assert Programme.objects.count() == 1


@pytest.mark.requirement("S4-104")
def test_the_review_is_recorded_on_the_programme_and_not_ticked_off(area, running):
    held = {"held_on": DEC_11, "came": ["school", "unit", "family", "services"], "found": "Four of five"}
    with pytest.raises(Refused, match="signs the targets off first"):
        step(actions.review_programme, running, by=area.unit_worker, on=DEC_11, **held)
    step(actions.sign_off, running, by=area.head)
    duty = Duty.objects.get(kind="programme_review")
    with pytest.raises(NotAllowed):
        duties.meet(by=area.unit_worker, at=factories.moment(DEC_11), duty=duty, done_on=DEC_11, how="Done")

    step(actions.review_programme, running, by=area.unit_worker, on=DEC_11, **held)

    assert owed(running)["programme_review"] == ("met", DEC_11)
    with pytest.raises(Refused, match="was held on 11 December 2025 already"):
        step(actions.review_programme, running, by=area.unit_worker, on=DEC_11, **held)


@pytest.mark.requirement("S4-105")
def test_it_ends_with_a_sustainability_plan_and_not_without(area, running):
    step(actions.sign_off, running, by=area.head)
    over = {"ended_on": JAN_9, "result": "In class every morning of the last two weeks"}
    with pytest.raises(Refused, match="The programme ends with a sustainability plan"):
        step(actions.end, running, by=area.unit_worker, on=JAN_9, **over)

    plan = asking.sustainability_plan(area)
    step(actions.end, running, by=area.unit_worker, on=JAN_9, sustained_by=plan, **over)

    running.refresh_from_db()
    assert running.status == "ended"
    assert (running.programme.sustained_by, running.programme.plan.kind) == (
        plan,
        "pastoral_support_programme",
    )
    assert owed(running) == {"programme_review": ("void", DEC_11), "programme_end": ("met", JAN_9)}


@pytest.mark.requirement("S4-105")
def test_without_a_programme_a_unit_does_not_end_its_work(area):
    asking.plan(area)
    row = asking.accepted(area)
    with pytest.raises(Refused, match="Write it first, or withdraw the referral"):
        step(actions.end, row, by=area.unit_worker, ended_on=NOV_18, result="Nothing")


def test_a_unit_that_does_not_sign_in_is_followed_by_the_school(area):
    area.unit_worker.memberships.update(to_on=NOV_17 - timedelta(days=1))
    asking.plan(area)
    row = asking.to_unit(area)
    assert row.team is None
    step(actions.accept, row, by=area.lead)
    area.unit_worker = area.lead

    asking.programme(area, row)

    assert set(owed(row)) == {"programme_review", "programme_end"}
    assert Duty.objects.work_of(area.lead, on=NOV_18).filter(kind="programme_review").exists()


def test_a_class_teacher_records_no_work(area, running):
    with pytest.raises(NotAllowed):
        asking.work(running, by=factories.person(Role.CLASS_TEACHER, area.school))
