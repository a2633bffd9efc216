"""What may be done about a duty: record it as done, say why it was late, take it back, or let it go."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import transaction

from foothold.child.duties import ledger, passing_on
from foothold.child.duties.models import Duty, Handed, Recount
from foothold.child.pupils import cases
from foothold.child.pupils import ledger as ties
from foothold.ground.access.permissions import Permission
from foothold.ground.audit import chain
from foothold.ground.kit import clock
from foothold.ground.kit.action import action, action_on_many, afterwards, entry, require_for_all
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import MoveRefused, Refused
from foothold.law.due import Party

AT_A_TIME = 300


@action(Permission.MEET_DUTY, on="duty", says="Done: {duty}, on {done_on}, {how}")
def meet(*, by, at, duty, done_on, how, evidence="", explanation=""):
    """Records that something owed was done, when and how; late or not, the record says which."""
    _refuse_the_future(done_on, at)
    _refuse_a_tick_alone(duty)
    duty = _held(duty)
    why = explanation or duty.explanation
    move(duty, Duty.Status.MET, met_on=done_on, how=how, evidence=evidence, explanation=why, closed_by=by)
    return duty


@action(Permission.VOID_DUTY, on="duty", says="No longer owed: {duty}, because {because}")
def void(*, by, at, duty, because):
    _refuse_silence(because)
    duty = _held(duty)
    move(duty, Duty.Status.VOID, closed_by=by, explanation=because)
    return duty


@action(Permission.EXPLAIN_DUTY, on="duty", says="Why it was late: {duty}: {explanation}")
def explain(*, by, at, duty, explanation):
    """Adds why something was or will be late. The duty itself stays as it is."""
    _refuse_silence(explanation)
    duty = _held(duty)
    duty.explanation = explanation
    duty.save(update_fields=["explanation"])
    return duty


@action(Permission.MEET_DUTY, on="duty", says="Taken back: {duty} was not done after all, because {reason}")
def take_back(*, by, at, duty, reason):
    """Corrects a duty recorded as done or let go by mistake; the earlier record stays readable."""
    _refuse_silence(reason)
    duty = _held(duty)
    _refuse_to_leave_its_notice(duty)
    was_late_because = duty.explanation if duty.status == Duty.Status.MET else ""
    move(
        duty, Duty.Status.OPEN, met_on=None, how="", evidence="", explanation=was_late_because, closed_by=None
    )
    return duty


@dataclass(frozen=True)
class Done:
    """One duty done, among many: on which day, how, and when that was recorded."""

    permission: ClassVar = Permission.MEET_DUTY
    duty: Duty
    done_on: date
    how: str
    recorded_at: datetime

    def closed(self, by):
        _refuse_the_future(self.done_on, self.recorded_at)
        _refuse_a_tick_alone(self.duty)
        return {"status": Duty.Status.MET, "met_on": self.done_on, "how": self.how, "closed_by": by}

    def entry(self, by):
        said = {"duty": self.duty, "done_on": self.done_on, "how": self.how}
        return entry(meet, by=by, at=self.recorded_at, facts=said, result=self.duty)


@dataclass(frozen=True)
class LetGo:
    """One duty no longer owed, among many."""

    permission: ClassVar = Permission.VOID_DUTY
    duty: Duty
    because: str
    recorded_at: datetime

    def closed(self, by):
        return {"status": Duty.Status.VOID, "explanation": self.because, "closed_by": by}

    def entry(self, by):
        said = {"duty": self.duty, "because": self.because}
        return entry(void, by=by, at=self.recorded_at, facts=said, result=self.duty)


@transaction.atomic
def close_all(*, by, at, closings):
    """`meet` and `void` for many duties of one organisation's pupils: one check, bulk rows, the same events."""
    for permission in (Permission.MEET_DUTY, Permission.VOID_DUTY):
        owed = [closing.duty for closing in closings if closing.permission == permission]
        require_for_all(by, permission, cases.ties_of(owed, clock.day_of(at)), at)
    stands = _held_all([closing.duty.pk for closing in closings])
    for closing in closings:
        closing.duty.status = stands[closing.duty.pk]
        if closing.duty.status != Duty.Status.OPEN:
            raise MoveRefused(f"{closing.duty} is {closing.duty.get_status_display()} already.")
        for name, value in closing.closed(by).items():
            setattr(closing.duty, name, value)
    Duty.objects.bulk_create(
        [closing.duty for closing in closings],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["status", "met_on", "how", "closed_by", "explanation"],
        batch_size=AT_A_TIME,
    )
    chain.append_all([closing.entry(by) for closing in closings])


@action_on_many(
    Permission.MANAGE_CALENDAR,
    on="schools",
    record_on="pupil",
    says="Worked out again after a change of the school's calendar ({because}): {moved}",
)
def work_out_again(*, by, at, schools, asked, plan):
    """Stores what a changed calendar makes of the open duties of some schools; `asked` are the parts of that one
    change. What was done stays done."""
    ledger.shift(asked, plan)
    Recount.objects.filter(pk__in=[each.pk for each in asked]).update(done_at=at)
    pupils: dict[Any, list[str]] = {}
    for each in plan.moves:
        pupils.setdefault(each.duty.pupil, []).append(str(each))
    because = asked[0].because
    return [{"pupil": pupil, "because": because, "moved": moved} for pupil, moved in pupils.items()]


@action_on_many(
    Permission.MANAGE_BELONGING,
    on="handover",
    record_on="pupil",
    says="Owed by another body from {from_on} ({because}): {passed}",
)
def hand_over(*, by, at, handover):
    """What is open passes to the body that owes it now; what was done stays done. Harmless when done again."""
    handed = ledger.hand_over(handover, passing_on.plan(handover, clock.day_of(at)), at=at)
    pupils: dict[Any, list[Handed]] = {}
    for each in handed:
        if each.duty.owed_by == Party.ARRANGING_AUTHORITY:
            _pass_the_case_on(each, clock.day_of(at))
        pupils.setdefault(each.duty.pupil, []).append(each)
    said = {"because": handover.because, "from_on": handover.from_on}
    return [said | {"pupil": pupil, "passed": [str(each) for each in rows]} for pupil, rows in pupils.items()]


@transaction.atomic
def answer_from(*, by, at, from_on, because, pupil=None, school=None):
    """Whoever answers for a child, or for a school, is another from a day. What is open passes to them at once, or
    on that day where it is still ahead: it is noted, so that nobody has to think of it."""
    handover = ledger.ask_to_hand_over(
        by=by, at=at, from_on=from_on, because=because, pupil=pupil, school=school
    )
    if from_on <= clock.day_of(at):
        afterwards(hand_over, by=by, at=at, handover=handover)
    return handover


def _pass_the_case_on(handed, on):
    duty = handed.duty
    ties.pass_case_on(duty.pupil, duty.case, handed.was_owed_by, handed.now_owed_by, on)


def _refuse_the_future(done_on, at):
    if done_on > clock.day_of(at):
        raise Refused("The day it was done cannot be in the future. Record it once it has been done.")


def _refuse_a_tick_alone(duty):
    """The next clock may count from a notice or from what was decided: who was told or what was decided is kept."""
    if duty.is_notice:
        raise Refused(
            f"“{duty}” is done by giving a notice. Choose “Record that a notice was given” and say how and when: other"
            " days may count from it."
        )
    if duty.is_done_by_a_record:
        raise Refused(
            f"“{duty}” is done by recording what happened on the page it comes from. Open that page and do so."
        )


def _refuse_to_leave_its_notice(duty):
    if duty.is_notice and duty.status == Duty.Status.MET:
        raise Refused(
            f"“{duty}” was done by giving a notice. Take that notice back instead, so that no day counts from it any"
            " more."
        )


def _refuse_silence(reason):
    if not reason.strip():
        raise Refused("Say why, in a sentence that somebody reading this in a year will understand.")


def _held_all(ids):
    """The status of each as it is now, locked until all are closed."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), AT_A_TIME):
        some = Duty.objects.select_for_update().filter(pk__in=ids[start : start + AT_A_TIME]).order_by("pk")
        found |= dict(some.values_list("pk", "status"))
    return found


def _held(duty):
    """The row as it is now, locked, so that two people never close one duty twice."""
    return Duty.objects.select_for_update(of=("self",)).select_related("pupil").get(pk=duty.pk)
