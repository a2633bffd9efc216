"""Duties owed, worked out again, and voided by other rooms' actions."""

from dataclasses import dataclass, field
from typing import Any

from foothold.child.duties import columns
from foothold.child.duties.models import Basis, Duty, Handed, Handover, Recount, Shift
from foothold.child.duties.recount import ENDED, WHAT_LAW_SAYS
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import MoveRefused
from foothold.law import facts as law_facts
from foothold.law import rules

AT_A_TIME = 100


@dataclass
class Debt:
    """What one happening makes owed: the rule, the facts, what `law` answered, and which body each party is."""

    pupil: Any
    school: Any
    about: str
    rule: str
    facts: Any
    dues: list[Any]
    bodies: dict[str, Any] = field(default_factory=dict)

    def basis(self):
        facts = law_facts.to_json(self.facts)
        return Basis(pupil=self.pupil, school=self.school, about=self.about, rule=self.rule, facts=facts)

    def duties(self, basis):
        return [self._duty(basis, due) for due in self.dues]

    def _duty(self, basis, due):
        return Duty(
            basis=basis,
            pupil=self.pupil,
            owed_by_organisation=self.bodies.get(due.owed_by),
            **columns.of(due),
        )


def owe(debt):
    return owe_all([debt])


def owe_all(debts):
    """Stores the duties of many happenings in two statements."""
    bases = Basis.objects.bulk_create([debt.basis() for debt in debts], batch_size=500)
    duties = [duty for debt, basis in zip(debts, bases, strict=True) for duty in debt.duties(basis)]
    return Duty.objects.bulk_create(duties, batch_size=500)


def owe_again(debt, *, by, because):
    """Works out one happening's duties anew: changes those still open, adds what is new, ends what is owed no more,
    and owes again what was ended in this way before. Where nothing was owed by this rule yet, it is from now on.

    What was done stays done, and what a person let go stays let go.
    """
    basis = Basis.objects.select_for_update().filter(about=debt.about, rule=debt.rule).first()
    if basis is None:
        owe(debt)
        return
    Basis.objects.filter(pk=basis.pk).update(facts=law_facts.to_json(debt.facts))
    held = {(duty.kind, duty.owed_to): duty for duty in basis.duties.select_for_update()}
    wanted = {(duty.kind, duty.owed_to): duty for duty in debt.duties(basis)}
    Duty.objects.bulk_create([duty for key, duty in wanted.items() if key not in held])
    for key, duty in held.items():
        if duty.status == Duty.Status.OPEN or duty.ended_by_law:
            _brought_up_to_date(duty, wanted.get(key), by, because)


def _brought_up_to_date(duty, wanted, by, because):
    if wanted is None:
        _end(duty, by, because)
        return
    if duty.ended_by_law:
        move(duty, Duty.Status.OPEN, closed_by=None, explanation="", ended_by_law=False)
    again = (*WHAT_LAW_SAYS, "owed_by_organisation_id")
    if any(getattr(duty, name) != getattr(wanted, name) for name in again):
        for name in again:
            setattr(duty, name, getattr(wanted, name))
        duty.save(update_fields=again)


def _end(duty, by, because):
    if duty.status == Duty.Status.OPEN:
        move(duty, Duty.Status.VOID, closed_by=by, explanation=because, ended_by_law=True)


def met(about, kinds, *, by, on, how, to=""):
    """Marks as done what is still open of one happening, of some kinds (and owed to one party), on the day it was."""
    found = Duty.objects.open().filter(basis__about=about, kind__in=kinds)
    if to:
        found = found.filter(owed_to=to)
    return found.update(status=Duty.Status.MET, met_on=on, how=how, closed_by=by)


def met_for(pupils, kinds, *, by, on, how):
    """Marks as done what is still open for some pupils, of some kinds, whatever made it owed."""
    found = Duty.objects.open().filter(pupil__in=pupils, kind__in=kinds)
    return found.update(status=Duty.Status.MET, met_on=on, how=how, closed_by=by)


def not_met(about, kinds, to=""):
    """Owes again what had been marked as done of one happening, of some kinds (and owed to one party)."""
    found = Duty.objects.filter(basis__about=about, kind__in=kinds, status=Duty.Status.MET)
    if to:
        found = found.filter(owed_to=to)
    return found.update(status=Duty.Status.OPEN, met_on=None, how="", closed_by=None)


def still_owed(about, kinds):
    """Whether something of these kinds is open after one happening."""
    return Duty.objects.open().filter(basis__about=about, kind__in=kinds).exists()


def owed_to(about, kind):
    """To whom something of a kind is still open after one happening."""
    found = Duty.objects.open().filter(basis__about=about, kind=kind)
    return set(found.values_list("owed_to", flat=True))


def void(about, *, by, because, rules=(), kinds=(), to="", apart_from=(), due_from=None):
    """Ends every duty still open of one happening (or of some rules or kinds, to one party, or due from a day, alone);
    what was done stays done, and what the law had ended does not come back either."""
    found = Duty.objects.filter(basis__about=about).exclude(kind__in=apart_from)
    if due_from:
        found = found.filter(due_on__gte=due_from)
    if rules:
        found = found.filter(basis__rule__in=rules)
    if kinds:
        found = found.filter(kind__in=kinds)
    if to:
        found = found.filter(owed_to=to)
    found.filter(ended_by_law=True).update(ended_by_law=False)
    return found.open().update(status=Duty.Status.VOID, closed_by=by, explanation=because)


def met_all(done, *, by):
    """`met` for many at once: triples of an open duty, the day on which it was done, and how."""
    for start in range(0, len(done), AT_A_TIME):
        some = done[start : start + AT_A_TIME]
        held = Duty.objects.open().select_for_update().filter(pk__in=[duty.pk for duty, _, _ in some])
        if len(held.values_list("pk")) < len(some):
            raise MoveRefused("Something of this was done or let go a moment ago. Open it again to see it.")
        for duty, on, how in some:
            duty.status, duty.met_on, duty.how, duty.closed_by = Duty.Status.MET, on, how, by
        Duty.objects.bulk_update([duty for duty, _, _ in some], ["status", "met_on", "how", "closed_by"])


def worded_anew(given, calendars):
    """Keeps the changed facts of many happenings (pairs of a basis and its facts) and what they make of what is still
    open: its days and its words. What else may begin or end is left to `owe_again`."""
    changed = []
    for basis, facts in given:
        basis.facts = law_facts.to_json(facts)
        changed += _worded(basis, rules.dues(basis.rule, facts, calendars[basis.school_id]))
    Basis.objects.bulk_update([basis for basis, _ in given], ["facts"], batch_size=AT_A_TIME)
    Duty.objects.bulk_update(changed, WHAT_LAW_SAYS, batch_size=AT_A_TIME)


def _worded(basis, dues):
    now = {(each["kind"], each["owed_to"]): each for each in map(columns.of, dues)}
    held = [duty for duty in basis.duties.all() if duty.status == Duty.Status.OPEN]
    found = [duty for duty in held if (duty.kind, duty.owed_to) in now]
    for duty in found:
        for name in WHAT_LAW_SAYS:
            setattr(duty, name, now[duty.kind, duty.owed_to][name])
    return found


def ask_again(schools, *, change, by, at, because, days):
    """Notes that the duties of some schools are to be worked out again; `days` are the changed days by school."""
    return Recount.objects.bulk_create(
        Recount(
            change=change,
            school=school,
            by=by,
            asked_at=at,
            because=because[:200],
            first_on=days[school.pk][0],
            last_on=days[school.pk][1],
        )
        for school in schools
    )


def shift(recounts, plan):
    """Stores a plan in a fixed number of statements, and what moved from which day to which at which school."""
    asked = {each.school_id: each for each in recounts}
    moves = [*plan.moves, *plan.reworded]
    Basis.objects.bulk_update(plan.facts, ["facts"], batch_size=200)
    begun = [move.duty for move in moves if move.how == Shift.How.BEGUN]
    Duty.objects.bulk_create(begun, batch_size=300)
    held = [_shifted(move) for move in moves if move.how != Shift.How.BEGUN]
    Duty.objects.bulk_update(held, [*WHAT_LAW_SAYS, "status", "explanation", "ended_by_law"], batch_size=100)
    Shift.objects.bulk_create(
        [
            Shift(
                recount=asked[move.duty.basis.school_id],
                duty=move.duty,
                how=move.how,
                was_on=move.was_on,
                now_on=move.now_on,
            )
            for move in plan.moves
        ],
        batch_size=500,
    )


def _say(duty, status, explanation, *, ended_by_law):
    duty.status, duty.explanation, duty.ended_by_law = status, explanation, ended_by_law


def _shifted(move):
    for name in WHAT_LAW_SAYS:
        if name in move.now:
            setattr(move.duty, name, move.now[name])
    if move.how == Shift.How.ENDED:
        _say(move.duty, Duty.Status.VOID, ENDED, ended_by_law=True)
    if move.how == Shift.How.AGAIN:
        _say(move.duty, Duty.Status.OPEN, "", ended_by_law=False)
    return move.duty


def ask_to_hand_over(*, by, at, from_on, because, pupil=None, school=None):
    """Notes that whoever answers for a child, or for a school, is another from a day."""
    return Handover.objects.create(
        pupil=pupil, school=school, by=by, asked_at=at, from_on=from_on, because=because[:200]
    )


def hand_over(handover, passing, *, at):
    """What is open passes to the bodies that owe it now; each learns once what came to it, or went."""
    rows = [
        Handed(handover=handover, duty=duty, was_owed_by=duty.owed_by_organisation, now_owed_by=body)
        for duty, body in passing
    ]
    for row in rows:
        row.duty.owed_by_organisation = row.now_owed_by
    Duty.objects.bulk_update([row.duty for row in rows], ["owed_by_organisation"], batch_size=AT_A_TIME)
    Handover.objects.filter(pk=handover.pk, done_at=None).update(done_at=at)
    return Handed.objects.bulk_create(rows, batch_size=500)
