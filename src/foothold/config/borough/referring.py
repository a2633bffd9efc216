"""Referrals to outside teams: at the school of the demonstration one at each stage, and in a primary school a unit's
programme that waits for its review."""

from datetime import date, time, timedelta
from typing import Any

from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Pupil
from foothold.config.borough import names, plans
from foothold.ground.kit import clock
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Organisation
from foothold.path.referrals import actions, evidence
from foothold.path.support import actions as support
from foothold.path.support import facts as support_facts

PANEL = "Children and Young People's Partnership Panel (CYPPP)"
STORIES = (
    ("Otis", "Grange", 8, "M", 9, "help", names.FRONT_DOOR, ("received",)),
    ("Lena", "Marchetti", 7, "F", 24, "help", names.FRONT_DOOR, ("received", "passed_on")),
    ("Bilal", "Sharp", 9, "M", 30, "mental_health", "CAMHS", ("declined",)),
    ("Petra", "Quill", 8, "F", 16, "psychology", "Educational Psychology Service", ("accepted", "work")),
)
"""Name, year, sex, how many calendar days ago, the kind of help, the team, and the steps since. One has no answer."""
REASONS = {
    "help": "Nights on the sofas of friends since the summer. Falls asleep in lessons and quarrels with his group.",
    "mental_health": "Does not eat at school, and has stopped going to the club she liked.",
    "psychology": "Two plans have not changed how long she stays with a task. We do not know what to measure.",
    "unit": "Runs out of class when he loses a game, up to four times a day. His mother asks for help at home.",
}
WISHES = {
    "help": "One plan for home and school, with one person who holds it.",
    "mental_health": "To know how we can help in school, and whether more is needed.",
    "psychology": "Two measures that show whether the third plan helps.",
    "unit": "He stays in class, and his mother knows what to do on a bad morning.",
}
TRIED = "A mentor each morning for a term, and lunch in the quiet room. Both helped for some weeks."
DECLINED = (
    "It does not reach our threshold. We suggest the school counsellor, and a call to us in eight weeks."
)


def add(scene):
    for number, (given, family, year, sex, ago, route, team, steps) in enumerate(STORIES):
        pupil = scene.child(given, family, year, sex)
        if number == 0:
            plans.Telling(scene, pupil, scene.today - timedelta(days=ago + 11)).begin(number)
        by = scene.staff.demo["Ines Okafor"]
        row = _refer(scene.school, pupil, by, scene.today - timedelta(days=ago), route, team)
        for nth, step in enumerate(steps, start=1):
            _take(scene, row, step, row.sent_on + timedelta(days=2 * nth))
    _with_the_unit(scene)


def _refer(school, pupil, by, on, route, team):
    return actions.refer(
        by=by,
        at=_at(on, 15),
        pupil=pupil,
        school=school,
        team_name=team,
        referral={
            "route": route,
            "asks": "measures" if route == "psychology" else "work",
            "reason": REASONS[route],
            "wished": WISHES[route],
            "strengths": "Kind to younger children, and good with animals.",
            "tried_elsewhere": "" if route == "unit" else TRIED,
            "contacted_on": on - timedelta(days=3),
            "contact_note": "A call: they say that a referral is right.",
            "consent_by": "Mother",
            "consent_on": on - timedelta(days=1),
            "basis": "public_task",
        },
        answer_by=on + timedelta(days=14),
        sources=[each.source for each in evidence.on_record(pupil, on)],
    )


def _take(scene, row, step, on):
    school, screener = scene.staff.demo["Ines Okafor"], scene.staff.demo["Fay Norris"]
    visit = {
        "on": on,
        "kind": "advice",
        "venue": "school",
        "who": "An educational psychologist",
        "discipline": "psychology",
        "said": "Time on task and a teacher's scale, before and after.",
    }
    steps: dict[str, tuple[Any, Any, dict[str, Any]]] = {
        "received": (screener, actions.acknowledge, {"status": "received"}),
        "passed_on": (screener, actions.pass_on, {"to": PANEL, "said": "Screened by telephone."}),
        "declined": (school, actions.decline, {"because": DECLINED}),
        "accepted": (school, actions.accept, {"said": "In the second week of next month."}),
        "work": (school, actions.record_work, {"work": visit}),
    }
    by, do, given = steps[step]
    do(by=by, at=_at(on, 16), referral=row, **given)


def _with_the_unit(scene):
    """A maintained primary school whose plan had no impact asks the unit: its programme is signed, its review ahead."""
    school = next(each for each in scene.laid.schools if _may_ask_the_unit(each))
    head, worker = scene.staff.heads[school.pk], scene.staff.demo["Uma Lindt"]
    pupil = _pupil(scene, school)
    plan = _plan_without_impact(school, head, pupil, scene.today)
    row = _refer(school, pupil, head, _ago(scene, 10), "unit", names.UNIT)
    actions.accept(by=worker, at=_at(_ago(scene, 9), 11), referral=row)
    lead = {"lead_worker": worker.name, "discipline": "pastoral", "discussed_with": "The unit leader"}
    on = _ago(scene, 8)
    actions.allocate(by=worker, at=_at(on, 11), referral=row, allocated_on=on, **lead)
    for ago, kind, venue, said in (
        (7, "observation", "school", "Calm in small groups. The noise of the hall starts it."),
        (5, "family", "home", "His mother wants one plan for the mornings."),
        (4, "staff", "school", "Four adults say four different things to him."),
    ):
        work = {"on": _ago(scene, ago), "kind": kind, "venue": venue, "said": said}
        work |= {"who": worker.name, "discipline": "pastoral"}
        actions.record_work(by=worker, at=_at(work["on"], 16), referral=row, work=work)
    _programme(scene, row, plan, head, worker)


def _programme(scene, row, plan, head, worker):
    programme = {
        "plan": plan,
        "targets": "Stays in class for four of five mornings\nOne sentence that every adult says",
        "fits": "It takes over the pupil's target of the plan; the school's own stay as they are.",
        "agreed_by": "school family child",
        "review_on": scene.today + timedelta(days=12),
        "ends_on": scene.today + timedelta(days=40),
    }
    actions.write_programme(by=worker, at=_at(_ago(scene, 3), 11), referral=row, programme=programme)
    actions.sign_off(by=head, at=_at(_ago(scene, 2), 9), referral=row)


def _may_ask_the_unit(school):
    primary = school.phase == Organisation.Phase.PRIMARY
    return primary and school.school_kind == Organisation.SchoolKind.MAINTAINED


def _pupil(scene, school):
    start = scene.today.year - 9
    return pupils.add(
        by=scene.staff.administrator,
        at=scene.at,
        school=school,
        pupil=Pupil(given_name="Teo", family_name="Barrow", born_on=date(start, 3, 4), sex="M"),
        starts_on=date(start + 5, 9, 1),
    )


def _plan_without_impact(school, head, pupil, today):
    place = support_facts.Place.of(school, today)
    calendar = calendars.calendar_of(school)
    starts_on = calendar.this_or_next_school_day(today - timedelta(days=60))
    plan = support.begin(
        by=head,
        at=_at(starts_on, 16),
        pupil=pupil,
        school=school,
        plan=plans.plan_of(place, head, starts_on, 0) | plans.SAYS,
        targets=plans.targets_of(starts_on, 2),
    )
    for ago in (36, 12):
        held_on = min(calendar.this_or_next_school_day(today - timedelta(days=ago)), today)
        support.review(
            by=head,
            at=_at(held_on, 16),
            plan=plan,
            held_on=held_on,
            came=["family", "school"],
            changes=[{"target": each, "how": "same", "figure": ""} for each in support_facts.targets(plan)],
            next_review_on=place.next_review(held_on, plan.ends_on),
            agreed="The unit is asked." if ago == 12 else "A second adult in the mornings.",
        )
    return plan


def _ago(scene, days):
    return scene.today - timedelta(days=days)


def _at(day, hour):
    return clock.moment_of(day, time(hour))
