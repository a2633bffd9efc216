"""What became of the duties of the past: nearly all done, a few late, the newest still open."""

from collections import defaultdict
from datetime import time, timedelta

from foothold.child.duties import actions
from foothold.child.duties.actions import Done, LetGo
from foothold.ground.kit import clock
from foothold.ground.policy import plan_duties
from foothold.law import facts as law_facts
from foothold.law.exclusion import Facts
from foothold.path.exclusions.actions import Given, give_all
from foothold.path.exclusions.models import Notice

READ = ("pupil", "basis", "owed_by_organisation")
STILL_OPEN_FOR = timedelta(days=4)
WAITED_FOR = timedelta(weeks=12)
FORGOTTEN, LATE = 0.004, 0.06
NOTHING_SAID = "The parent made no representations, so the board had no meeting to hold."
CONSIDERED = "Considered with the family: what is in place goes on, without a plan of this kind."
BY_HAND = ("excl.notify_parent", "excl.s104_notice")
HOW = {
    "excl.reintegration_meeting": "Meeting in school with the parent",
    "excl.set_work": "Work sent home and marked",
}


def of(duties, today, chance):
    """Closings of duties that fell due before the last few days; what is forgotten stays open and late."""
    past = [duty for duty in duties if duty.due_on and duty.due_on < today - STILL_OPEN_FOR]
    closed = [_closing(duty, today, chance) for duty in past if chance.random() > FORGOTTEN]
    return closed + [_nothing_said(duty, chance) for duty in duties if _nobody_spoke(duty, today)]


def close(closings, *, staff, at):
    """Each is recorded by the people of the body that owed it."""
    by_body = defaultdict(list)
    for each in closings:
        by_body[each.duty.owed_by_organisation_id].append(each)
    for body, theirs in by_body.items():
        _recorded(theirs, staff.who_signs_for(body), at)


def _recorded(closings, by, at):
    give_all(by=by, at=at, givings=[each for each in closings if isinstance(each, Given)])
    done = [each for each in closings if not isinstance(each, Given)]
    actions.close_all(by=by, at=at, closings=done)


def _closing(duty, today, chance):
    late = chance.randrange(1, 4) if chance.random() < LATE else 0
    done_on = min(duty.due_on + timedelta(days=late), today - timedelta(days=1))
    if duty.kind == plan_duties.PLAN_WANTED:
        return LetGo(duty, CONSIDERED, _at(done_on, chance))
    if duty.is_notice:
        how = Notice.How.HAND if duty.kind in BY_HAND else Notice.How.EMAIL
        done_on = max(done_on, _decided_on(duty))
        return Given(duty, done_on, how, _at(done_on, chance))
    return Done(duty, done_on, HOW.get(duty.kind, "By e-mail"), _at(done_on, chance))


def _nobody_spoke(duty, today):
    """Whether the board waited for representations for as long as it would have had to meet."""
    return duty.kind == "gb.consider_50" and _decided_on(duty) < today - WAITED_FOR


def _nothing_said(duty, chance):
    return LetGo(duty, NOTHING_SAID, _at(_decided_on(duty) + WAITED_FOR, chance))


def _decided_on(duty):
    return law_facts.from_json(Facts, duty.basis.facts).exclusion.day_of_decision


def _at(day, chance):
    return clock.moment_of(day, time(15, chance.randrange(60)))
