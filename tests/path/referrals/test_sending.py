"""A school asks an outside team: with what was tried, on what ground, and until when it waits."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from foothold.child.duties import actions as duties
from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Link
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.organisations import calendars
from foothold.path.referrals import actions
from foothold.path.referrals.models import Referral
from tests import factories
from tests.path.referrals import asking
from tests.path.referrals.asking import EXPECTED, FAST, NOV_17, NOV_18, PANEL, UNIT, YOUNG, step

pytestmark = pytest.mark.django_db


def owed(row):
    return {duty.kind: (duty.status, duty.due_on) for duty in Duty.objects.filter(basis__about=row.reference)}


def trail(row):
    return [(each.kind, str(each.by), each.team_name) for each in row.steps.all()]


@pytest.mark.requirement("S4-29", "S4-93", "S4-99", "S4-130", "X-6")
def test_what_was_tried_goes_along_from_the_record_as_it_stood_and_is_not_typed_again(area):
    plan = asking.plan(area)
    asking.review_without_impact(area, plan, asking.OCT_16)
    factories.measure(area.pupil, area.school, by=area.head, on=asking.SEP_22)

    row = asking.refer(area)
    asking.review_without_impact(area, plan, asking.NOV_13)

    sent = {each.kind: each for each in row.evidence.all()}
    assert sent["plan"].title == "Pastoral support programme from 22 September 2025"
    assert "Review of 16 October 2025. In class on time: the same (9 of 25)" in sent["plan"].said
    assert "13 November" not in sent["plan"].said
    assert "18" in sent["measure"].said


def test_a_school_takes_away_what_the_team_does_not_need(area):
    plan = asking.plan(area)
    factories.measure(area.pupil, area.school, by=area.head, on=asking.SEP_22)

    row = asking.refer(area, sources=[plan.reference])

    assert [each.kind for each in row.evidence.all()] == ["plan"]


@pytest.mark.requirement("S4-29")
def test_without_anything_tried_the_screening_team_is_not_asked(area):
    with pytest.raises(Refused, match="this referral has none: what the school has tried"):
        asking.refer(area)

    row = asking.refer(area, tried_elsewhere="A lunch club at the last school. It helped a little.")
    assert row.evidence.count() == 0


@pytest.mark.requirement("S4-93", "S4-99")
def test_the_unit_is_not_asked_without_a_plan(area):
    factories.measure(area.pupil, area.school, by=area.head, on=asking.SEP_22)
    with pytest.raises(Refused, match="a pastoral support programme or a plan like it"):
        asking.to_unit(area, tried_elsewhere="A lunch club")

    asking.plan(area)
    assert asking.to_unit(area).team_name == UNIT


@pytest.mark.requirement("S4-93")
def test_where_the_rule_only_warns_it_is_sent_without_evidence(area):
    factories.adopt_rule(area.school, "help.evidence", "support tried, or a warning", by=area.head)

    assert asking.refer(area).status == "sent"


@pytest.mark.requirement("S4-29")
def test_consent_and_lawful_basis_are_kept_apart_and_one_may_be_missing_with_a_reason(area):
    asking.plan(area)
    nobody = {"consent_by": "", "consent_on": None}
    with pytest.raises(Refused, match="or why it is sent without consent"):
        asking.refer(area, **nobody)
    with pytest.raises(Refused, match="both of them"):
        asking.refer(area, consent_by="Rosa", consent_on=None)

    row = asking.refer(area, **nobody, without_consent="Nobody could reach the family, and it cannot wait.")

    assert (row.has_consent, row.basis) == (False, "public_task")
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=row.pk).update(without_consent="")


@pytest.mark.requirement("S4-98")
def test_an_informal_contact_before_it_is_noted(area):
    asking.plan(area)
    with pytest.raises(Refused, match="The informal contact came before"):
        asking.refer(area, contacted_on=NOV_18)

    row = asking.refer(area, contacted_on=asking.NOV_13, contact_note="They advise to refer.")

    assert row.contact_note == "They advise to refer."


def test_without_a_local_rule_the_referral_names_the_day_of_its_answer(area):
    asking.plan(area)

    row = asking.refer(area)

    assert row.answer_by == EXPECTED
    assert owed(row) == {
        "referral_answer": ("open", EXPECTED),
        "referral_silent": ("open", date(2025, 12, 2)),
    }


def test_a_local_rule_sets_the_day_and_says_so(area):
    factories.local_rules(area.school, "example-borough")
    asking.plan(area)

    row = asking.refer(area, team_name="Borough Front Door")

    assert owed(row) == {"referral_silent": ("open", date(2025, 11, 28))}
    duty = Duty.objects.select_related("basis").get(basis__about=row.reference)
    lines = explain.due(duty, calendars.calendar_of(area.school)).because.lines()
    assert lines[1] == "The answer is due by calendar day 10 after that: Thu 27 Nov 2025."


@pytest.mark.requirement("S4-193")
def test_silence_stands_in_the_schools_work_the_day_after_and_is_ticked_off_there(area):
    asking.plan(area)
    row = asking.refer(area)
    duty = Duty.objects.get(basis__about=row.reference, kind="referral_silent")

    assert duty in Duty.objects.work_of(area.lead, on=NOV_17)
    assert duty.is_late(date(2025, 12, 3))
    duties.meet(
        by=area.lead,
        at=factories.moment(date(2025, 12, 3)),
        duty=duty,
        done_on=date(2025, 12, 3),
        how="By telephone",
    )
    assert owed(row)["referral_answer"][0] == "open"


@pytest.mark.requirement("S4-28", "S4-193")
def test_the_team_that_was_asked_owes_its_answer_and_records_it_itself(area):
    asking.plan(area)
    row = asking.refer(area)
    answer = Duty.objects.get(basis__about=row.reference, kind="referral_answer")

    assert list(Duty.objects.visible_to(area.screener, on=NOV_17).work_of(area.screener, on=NOV_17)) == [
        answer
    ]
    with pytest.raises(NotAllowed, match="records this itself in Foothold"):
        step(actions.accept, row, by=area.lead)
    with pytest.raises(NotAllowed):
        step(actions.accept, row, by=area.unit_worker)

    step(actions.acknowledge, row, by=area.screener, status="received")
    step(actions.accept, row, by=area.screener, hour=12, said="We shall ring the mother.")

    assert trail(row) == [
        ("sent", "Ines Okafor", FAST),
        ("received", "Fay Norris", FAST),
        ("read", "Fay Norris", FAST),
        ("accepted", "Fay Norris", FAST),
    ]
    assert owed(row) == {
        "referral_answer": ("met", EXPECTED),
        "referral_silent": ("void", date(2025, 12, 2)),
    }


def test_for_a_team_that_does_not_sign_in_the_school_records_what_it_heard(area):
    row = asking.refer(
        area, "psychology", "Educational Psychology Service", asks="measures", tried_elsewhere="A lunch club"
    )
    assert row.team is None

    step(actions.decline, row, by=area.lead, because="The list is full until spring. Ask CAMHS.")

    row.refresh_from_db()
    assert (row.status, row.ended_on, row.result[:8]) == ("declined", NOV_18, "The list")
    with pytest.raises(Refused, match="This referral was declined on 18 November 2025"):
        step(actions.accept, row, by=area.lead)


@pytest.mark.requirement("S4-37")
def test_psychologists_and_camhs_advise_on_what_to_measure_and_nobody_else(area):
    asking.plan(area)
    with pytest.raises(Refused, match="Educational psychologists and CAMHS advise on what to measure"):
        asking.refer(area, asks="measures")

    assert asking.refer(area, "mental_health", "CAMHS", asks="measures").asks == "measures"
    assert asking.refer(area, "psychology", "Educational Psychology Service", asks="measures").is_open


@pytest.mark.requirement("S4-26", "S4-27", "S4-28", "S4-193", "X-3")
@pytest.mark.parametrize(
    ("born_on", "panel"),
    [
        (date(2019, 11, 18), YOUNG),
        (date(2019, 11, 17), PANEL),
        (date(2019, 11, 16), PANEL),
        (date(2020, 2, 29), YOUNG),
    ],
)
def test_after_the_screening_it_goes_to_the_panel_of_the_childs_age_on_the_day_of_the_referral(
    area, born_on, panel
):
    pupil = factories.pupil(area.school, born_on=born_on)
    row = asking.refer(area, pupil=pupil, tried_elsewhere="A lunch club")
    other = ({YOUNG, PANEL} - {panel}).pop()

    # The birthday in between changes nothing: the day of the referral counts.
    with pytest.raises(Refused, match="Choose one of the teams that the page offers"):
        step(actions.pass_on, row, by=area.screener, on=NOV_18 + timedelta(days=20), to=other)
    step(actions.pass_on, row, by=area.screener, on=NOV_18 + timedelta(days=20), to=panel)

    row.refresh_from_db()
    assert (row.team_name, row.team, row.status) == (panel, area.teams[panel], "sent")
    assert trail(row)[-1] == ("passed_on", "Fay Norris", FAST)


@pytest.mark.requirement("S4-28", "S4-193")
def test_when_it_is_passed_on_the_next_team_answers_and_the_first_reads_it_no_longer(area):
    asking.plan(area)
    row = asking.refer(area)
    step(actions.pass_on, row, by=area.screener, to=PANEL, said="Screened by telephone.")

    panel = area.workers[PANEL]
    tomorrow = NOV_18 + timedelta(days=1)
    assert list(Referral.objects.visible_to(panel, on=tomorrow)) == [row]
    assert list(Referral.objects.visible_to(area.screener, on=tomorrow)) == []
    again = Duty.objects.open().get(basis__about=row.reference, kind="referral_answer")
    assert (again.owed_by_organisation, again.due_on) == (area.teams[PANEL], date(2025, 12, 2))


def test_more_is_asked_for_by_a_day_and_the_answer_is_owed_anew_once_it_was_sent(area):
    asking.plan(area)
    row = asking.refer(area)
    step(
        actions.ask_more,
        row,
        by=area.screener,
        what="The last report of the school nurse",
        by_on=NOV_18 + timedelta(7),
    )

    assert owed(row)["referral_more"] == ("open", date(2025, 11, 25))
    with pytest.raises(Refused, match="cannot become"):
        step(actions.accept, row, by=area.screener)
    step(actions.supply, row, by=area.lead, on=date(2025, 11, 20), said="It is in the post.")

    assert owed(row)["referral_more"] == ("met", date(2025, 11, 25))
    again = Duty.objects.open().get(basis__about=row.reference, kind="referral_answer")
    assert again.due_on == date(2025, 12, 4)


def test_one_referral_to_a_team_is_open_at_a_time(area):
    asking.plan(area)
    row = asking.refer(area)
    with pytest.raises(Refused, match="is open for this child already"):
        asking.refer(area)

    step(actions.withdraw, row, by=area.lead, because="The family moved away")

    assert owed(row)["referral_answer"][0] == "void"
    assert asking.refer(area, on=NOV_18).is_open


@pytest.mark.requirement("S2-8")
def test_where_no_rule_names_a_team_the_school_names_one(area):
    row = asking.refer(area, "other", "Fernleigh Behaviour Support", tried_elsewhere="A lunch club")
    step(actions.accept, row, by=area.lead)
    asking.work(row, by=area.lead, kind="advice", who="Bo Frey")

    step(actions.end, row, by=area.lead, ended_on=NOV_18, result="Two teachers changed the seating.")

    row.refresh_from_db()
    assert (row.status, row.work.get().who) == ("ended", "Bo Frey")


def test_the_people_of_a_team_see_the_referral_and_nothing_else_of_the_child(area):
    asking.plan(area)
    row = asking.refer(area)

    links = Link.objects.filter(pupil=area.pupil, tie=Tie.REFERRED_TO)
    assert [(link.organisation, link.about) for link in links] == [(area.teams[FAST], row.reference)]
    assert not type(area.pupil).objects.visible_to(area.screener, on=NOV_17).exists()
    other = asking.to_unit(area)
    assert list(Referral.objects.visible_to(area.screener, on=NOV_17)) == [row]
    assert list(Referral.objects.visible_to(area.unit_worker, on=NOV_17)) == [other]


def test_a_team_of_the_same_name_in_another_area_is_not_shown_it(area):
    elsewhere = factories.authority("Oakshire", "981")
    factories.belong(area.teams[FAST], elsewhere, "authority")
    asking.plan(area)

    assert asking.refer(area).team is None


def test_only_those_who_plan_the_support_ask(area):
    asking.plan(area)
    for role in (Role.CLASS_TEACHER, Role.SCHOOL_OFFICE):
        with pytest.raises(NotAllowed):
            asking.refer(area, by=factories.person(role, area.school))
