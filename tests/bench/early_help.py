"""Concerns and plans of the authority that `fill` makes: two concerns a child, and a plan for two children of five."""

from datetime import time, timedelta

from foothold.child.duties import columns
from foothold.child.duties.models import Basis, Duty
from foothold.ground.kit import clock
from foothold.ground.policy import local_duties
from foothold.law import facts as law_facts
from foothold.law.due import Party
from foothold.path.concerns.models import Answer, Concern
from foothold.path.support.models import Change, Plan, Review, Target

CONCERNS_A_PUPIL = 2
OF_FIVE_WITH_PLAN = 2
RUNNING, ANSWERED = 0.2, 0.8
A_PLAN, A_REVIEW = timedelta(weeks=16), timedelta(days=25)
BEGAN_AT_MOST, ENDED_AT_LEAST = 20, 100
"""Calendar days ago."""
TARGETS = (
    ("pupil", "Stays in every lesson", "6 of 25 lessons left", "Lesson register"),
    ("school", "A mentor meets the pupil each morning", "No mentor", "Mentor's log"),
    ("family", "A call home each Friday", "No calls", "Log of calls"),
)


def add(bulk, place, pupil, number, chance):
    for _ in range(CONCERNS_A_PUPIL):
        add_concern(bulk, place, pupil, chance)
    if number % 5 < OF_FIVE_WITH_PLAN:
        add_plan(bulk, place, pupil, chance)


def add_concern(bulk, place, pupil, chance):
    day = chance.choice(place.days)
    at = clock.moment_of(day, time(15, chance.randrange(60)))
    concern = bulk.add(
        Concern(
            pupil=pupil,
            school=place.school,
            kind=chance.choice(Concern.Kind.values),
            noticed="Came late three times this week and sat alone at lunch.",
            noticed_on=day,
            strengths="Reads with the younger ones.",
            recorded_by=place.head,
            recorded_at=at,
        )
    )
    if chance.random() < ANSWERED:
        by = day + timedelta(days=7)
        said = {"what": "The mentor speaks with the child each Monday.", "who": "Mentor", "by_on": by}
        bulk.add(Answer(concern=concern, written_by=place.head, written_at=at + timedelta(days=1), **said))


def add_plan(bulk, place, pupil, chance):
    running = chance.random() < RUNNING
    ago = chance.randrange(BEGAN_AT_MOST) if running else chance.randrange(ENDED_AT_LEAST, 1_000)
    starts_on = place.today - A_PLAN * (not running) - timedelta(days=ago)
    plan = bulk.add(
        Plan(
            pupil=pupil,
            school=place.school,
            cause="suspensions",
            purpose="Back in lessons, and calm at the door.",
            leader=place.head,
            starts_on=starts_on,
            ends_on=starts_on + A_PLAN,
            next_review_on=starts_on + A_REVIEW,
            exit_test="Four weeks without a lesson missed",
            status="running" if running else "ended",
            ended_on=None if running else starts_on + A_PLAN,
            outcome="" if running else "some_change",
        )
    )
    targets = [bulk.add(target(plan, *told)) for told in TARGETS]
    if running:
        owe_review(bulk, place, plan)
    else:
        add_review(bulk, plan, targets, chance)


def target(plan, whose, what, baseline, measure):
    told = {"whose": whose, "what": what, "baseline": baseline, "measure": measure}
    return Target(plan=plan, by_on=plan.ends_on, set_on=plan.starts_on, **told)


def add_review(bulk, plan, targets, chance):
    review = bulk.add(Review(plan=plan, held_on=plan.next_review_on, came="pupil family"))
    for each in targets:
        bulk.add(Change(review=review, target=each, how=chance.choice(Change.How.values)))


def owe_review(bulk, place, plan):
    given = local_duties.PlanReview(
        since=plan.starts_on, planned_on=plan.next_review_on, ends_on=plan.ends_on
    )
    told = {"about": plan.reference, "rule": local_duties.PLAN_REVIEW, "facts": law_facts.to_json(given)}
    basis = bulk.add(Basis(pupil=plan.pupil, school=place.school, **told))
    for due in local_duties.plan_review(given, place.calendar):
        owner = place.school if due.owed_by == Party.SCHOOL else None
        bulk.add(Duty(basis=basis, pupil=plan.pupil, owed_by_organisation=owner, **columns.of(due)))
