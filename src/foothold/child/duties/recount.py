"""What a changed calendar does to open duties: worked out again through `law` alone, from the rule and the facts kept.

Nothing is stored here. The preview of a change and the change itself read the same plan.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from foothold.child.duties import columns, rules
from foothold.child.duties.models import Basis, Duty, Shift
from foothold.ground.organisations.models import Belonging
from foothold.law import facts as law_facts
from foothold.law.due import Party
from foothold.law.errors import LawError
from foothold.law.exclusion import Exclusion

WHAT_LAW_SAYS = ("what", "due_on", "due_session", "promptness", "strength", "provision")
ENDED = "The law no longer asks for it after a change of the school's calendar."
How = Shift.How


@dataclass(frozen=True)
class Move:
    """One duty that is due on another day, begins, or is no longer owed."""

    duty: Duty
    how: str
    was_on: date | None
    now_on: date | None
    now: dict[str, Any] = field(default_factory=dict)

    def __str__(self):
        """Tell the governing board: moves, was 2 December 2026, now 3 December 2026."""
        was = f", was {self.was_on:%-d %B %Y}" if self.was_on else ""
        now = f", now {self.now_on:%-d %B %Y}" if self.now_on else ""
        return f"{self.duty}: {How(self.how).label}{was}{now}"


@dataclass(frozen=True)
class Plan:
    """What a change does to the duties of some schools."""

    moves: list[Move]
    reworded: list[Move]
    facts: list[Basis]
    left_alone: list[Basis]


def plan(calendars, anew, on, *, lock=False):
    """Works out again what is owed at the schools of `calendars`, in a fixed number of queries.

    `anew` says, by pupil, what a suspension counted as before and counts as now; it is replaced in the facts kept.
    """
    made = Plan([], [], [], [])
    authorities = _authorities(list(calendars), on)
    for basis in _bases(list(calendars), anew, lock):
        _again(made, basis, calendars[basis.school_id], anew.get(basis.pupil_id, {}), authorities)
    return made


def _bases(schools, anew, lock):
    held = Duty.objects.filter(basis__school__in=schools).select_related("owed_by_organisation")
    open_or_ended = held.filter(Q(status=Duty.Status.OPEN) | Q(ended_by_law=True))
    if lock:
        list(open_or_ended.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    wanted = Q(pk__in=open_or_ended.values("basis")) | Q(pupil__in=list(anew))
    found = Basis.objects.filter(wanted, school__in=schools).select_related("school", "pupil")
    return found.prefetch_related(Prefetch("duties", held.order_by("pk"))).order_by("pk")


def _authorities(schools, on):
    rows = Belonging.objects.on(on).filter(organisation__in=schools, kind=Belonging.Kind.AUTHORITY)
    return {row.organisation_id: row.parent for row in rows.select_related("parent")}


def _again(made, basis, calendar, anew, authorities):
    try:
        dues = _dues(made, basis, calendar, anew)
    except LawError:
        made.left_alone.append(basis)
        return
    held = {(duty.kind, duty.owed_to): duty for duty in basis.duties.all()}
    bodies = _bodies(basis, held.values(), authorities)
    wanted = {key: due for key, due in _by_key(dues).items() if bodies.get(due.owed_by)}
    for key, duty in held.items():
        duty.basis = basis
        _compare(made, duty, wanted.get(key))
    for key in wanted.keys() - held.keys():
        _begin(made, basis, wanted[key], bodies)


def _dues(made, basis, calendar, anew):
    """What the rule says on the calendar as it is now, with the facts put right where a suspension counts anew."""
    facts = law_facts.from_json(rules.RULES[basis.rule][0], basis.facts)
    again = law_facts.mapped(facts, Exclusion, lambda each: _counted(each, anew))
    if again != facts:
        basis.facts = law_facts.to_json(again)
        made.facts.append(basis)
    return rules.rederive(basis.rule, basis.facts, calendar)


def _counted(exclusion, anew):
    plain = replace(exclusion, further_evidence=False)
    return replace(exclusion, length=anew[plain].length) if plain in anew else exclusion


def _by_key(dues):
    return {(due.kind, " ".join(sorted(due.owed_to))): due for due in dues}


def _bodies(basis, duties, authorities):
    """Which body owes what each party owes; the family's part is shown, not chased."""
    authority = authorities.get(basis.school_id)
    own = (Party.HEADTEACHER, Party.SCHOOL, Party.GOVERNING_BOARD, Party.CLERK)
    known = dict.fromkeys(own, basis.school)
    known |= dict.fromkeys((Party.LOCAL_AUTHORITY, Party.HOME_AUTHORITY), authority)
    return known | {Party(duty.owed_by): duty.owed_by_organisation for duty in duties}


def _compare(made, duty, due):
    if duty.status == Duty.Status.OPEN and due is None:
        made.moves.append(Move(duty, How.ENDED, duty.due_on, None))
    elif duty.status == Duty.Status.OPEN:
        _moved(made, duty, columns.of(due))
    elif duty.status == Duty.Status.VOID and duty.ended_by_law and due is not None:
        made.moves.append(Move(duty, How.AGAIN, None, due.on, columns.of(due)))


def _moved(made, duty, now):
    if all(getattr(duty, name) == now[name] for name in WHAT_LAW_SAYS):
        return
    moved = (duty.due_on, duty.due_session) != (now["due_on"], now["due_session"])
    kept = made.moves if moved else made.reworded
    kept.append(Move(duty, How.MOVED, duty.due_on, now["due_on"], now))


def _begin(made, basis, due, bodies):
    now = columns.of(due)
    duty = Duty(basis=basis, pupil=basis.pupil, owed_by_organisation=bodies[due.owed_by], **now)
    made.moves.append(Move(duty, How.BEGUN, None, due.on, now))
