"""Referrals as people make and answer them, with the days of the story they belong to."""

from datetime import date, timedelta

from foothold.path.referrals import actions, evidence
from foothold.path.support import actions as support
from tests import factories

SEP_22, OCT_16, NOV_13, NOV_17 = date(2025, 9, 22), date(2025, 10, 16), date(2025, 11, 13), date(2025, 11, 17)
NOV_18, DEC_11, JAN_9 = date(2025, 11, 18), date(2025, 12, 11), date(2026, 1, 9)
EXPECTED = date(2025, 12, 1)
FAST = "First Access and Screening Team (FAST)"
YOUNG, PANEL = "Multi Agency Team", "Children and Young People's Partnership Panel (CYPPP)"
UNIT = "Re-engagement Unit (REU)"
SAID = {
    "asks": "work",
    "reason": "Hits other children when he loses, three times a week.",
    "wished": "He stays in class, and his mother is heard.",
    "consent_by": "Rosa Example, mother",
    "consent_on": NOV_13,
    "basis": "public_task",
}


def plan(area, pupil=None, on=SEP_22):
    return factories.plan(pupil or area.pupil, area.school, area.head, on=on)


def review_without_impact(area, row, on):
    target = row.targets.get()
    return support.review(
        by=area.head,
        at=factories.moment(on, 10),
        plan=row,
        held_on=on,
        came=["school"],
        changes=[{"target": target, "how": "same", "figure": "9 of 25"}],
        next_review_on=min(on + timedelta(days=22), row.ends_on),
    )


def refer(area, route="help", team_name=FAST, *, by=None, pupil=None, on=NOV_17, sources=None, **said):
    """With all that is on record, unless the sources are named."""
    pupil = pupil or area.pupil
    every = [each.source for each in evidence.on_record(pupil, on)]
    return actions.refer(
        by=by or area.lead,
        at=factories.moment(on, 10),
        pupil=pupil,
        school=area.school,
        team_name=team_name,
        referral={"route": route, **SAID, **said},
        answer_by=EXPECTED,
        sources=every if sources is None else sources,
    )


def to_unit(area, **said):
    return refer(area, "unit", UNIT, **said)


def step(do, row, *, by, on=NOV_18, hour=11, **given):
    return do(by=by, at=factories.moment(on, hour), referral=row, **given)


def accepted(area, **said):
    row = to_unit(area, **said)
    step(actions.accept, row, by=area.unit_worker)
    row.refresh_from_db()
    return row


def work(row, *, by, on=NOV_18, kind="observation", venue="school", **fields):
    given = {"who": "Uma Lindt", "discipline": "pastoral", "said": "Quiet until the end of play."}
    return step(
        actions.record_work, row, by=by, on=on, work={"on": on, "kind": kind, "venue": venue} | given | fields
    )


def programme(area, row, *, on=NOV_18, agreed_by="school family child", **fields):
    given = {
        "plan": area.pupil.plans.first(),
        "targets": "Stays in class for four of five mornings",
        "fits": "It takes over the second target of the plan.",
        "agreed_by": agreed_by,
        "review_on": DEC_11,
        "ends_on": JAN_9,
    }
    return step(actions.write_programme, row, by=area.unit_worker, on=on, programme=given | fields)


def sustainability_plan(area, on=JAN_9):
    ends = on + timedelta(weeks=10)
    target = {"whose": "school", "what": "A key adult each morning", "baseline": "None", "measure": "A list"}
    return support.begin(
        by=area.head,
        at=factories.moment(on, 9),
        pupil=area.pupil,
        school=area.school,
        plan={
            "kind": "sustainability_plan",
            "cause": "at_risk",
            "purpose": "To keep what was reached",
            "leader": area.head,
            "starts_on": on,
            "ends_on": ends,
            "next_review_on": on + timedelta(days=25),
            "exit_test": "A term without a lesson missed",
        },
        targets=[target | {"by_on": ends}],
    )
