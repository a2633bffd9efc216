"""Duties owed, worked out again, and voided by other rooms' actions."""

from dataclasses import dataclass, field
from typing import Any

from foothold.child.duties.models import Basis, Duty
from foothold.ground.kit.move import move
from foothold.law import facts as law_facts

WORKED_OUT = ("what", "due_on", "due_session", "promptness", "strength", "provision")


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
            **columns(due),
        )


def columns(due):
    """A Due as the columns of a Duty."""
    return {
        "kind": due.kind,
        "what": due.what,
        "owed_by": due.owed_by,
        "owed_to": " ".join(sorted(due.owed_to)),
        "due_on": due.on,
        "due_session": due.session or "",
        "promptness": due.promptness,
        "strength": due.strength,
        "provision": due.provision.key,
    }


def owe(debt):
    return owe_all([debt])


def owe_all(debts):
    """Stores the duties of many happenings in two statements."""
    bases = Basis.objects.bulk_create([debt.basis() for debt in debts], batch_size=500)
    duties = [duty for debt, basis in zip(debts, bases, strict=True) for duty in debt.duties(basis)]
    return Duty.objects.bulk_create(duties, batch_size=500)


def owe_again(debt, *, by, because):
    """Works out one happening's duties anew: changes those still open, adds what is new, ends what is owed no more.

    What was done stays done.
    """
    basis = Basis.objects.select_for_update().get(about=debt.about, rule=debt.rule)
    Basis.objects.filter(pk=basis.pk).update(facts=law_facts.to_json(debt.facts))
    held = {(duty.kind, duty.owed_to): duty for duty in basis.duties.all()}
    wanted = {(duty.kind, duty.owed_to): duty for duty in debt.duties(basis)}
    Duty.objects.bulk_create([duty for key, duty in wanted.items() if key not in held])
    for key, duty in held.items():
        if duty.status == Duty.Status.OPEN:
            _brought_up_to_date(duty, wanted.get(key), by, because)


def _brought_up_to_date(duty, wanted, by, because):
    if wanted is None:
        move(duty, Duty.Status.VOID, closed_by=by, explanation=because)
    elif any(getattr(duty, name) != getattr(wanted, name) for name in WORKED_OUT):
        for name in WORKED_OUT:
            setattr(duty, name, getattr(wanted, name))
        duty.save(update_fields=WORKED_OUT)


def met(about, kinds, *, by, on, how, to=""):
    """Marks as done what is still open of one happening, of some kinds (and owed to one party), on the day it was."""
    found = Duty.objects.open().filter(basis__about=about, kind__in=kinds)
    if to:
        found = found.filter(owed_to=to)
    return found.update(status=Duty.Status.MET, met_on=on, how=how, closed_by=by)


def void(about, *, by, because):
    """Ends every duty still open of one happening; what was done stays done."""
    return Duty.objects.filter(basis__about=about, status=Duty.Status.OPEN).update(
        status=Duty.Status.VOID, closed_by=by, explanation=because
    )
