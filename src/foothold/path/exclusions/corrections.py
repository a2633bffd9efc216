"""What may be corrected of a recorded exclusion, as it stands and as it would stand, name by name."""

from datetime import date

from foothold.path.exclusions import facts, reading, rows
from foothold.path.exclusions.models import Exclusion, Measure

DECISION = ("starts_on", "starts_session", "length", "decided_by", "decided_at")
DAYS = ("public_exams_on", "tests_on")
GROUNDS = ("ground", "offence", *reading.LIMBS)


def may_change_decision(row):
    """Until the headteacher has confirmed it, and the board has not decided, everything typed may be put right."""
    return row.status == Exclusion.Status.TYPED and facts.held(row, "board_decision") is None


def may_correct(row):
    """What the authority put on record as not lawful is not for the school to change."""
    return row.stands and not row.breach


def as_it_stands(row):
    grounds = facts.held(row, "grounds")
    return (
        {name: getattr(row, name) for name in (*DECISION, *rows.TEXTS)}
        | {name: tuple(date.fromisoformat(day) for day in getattr(row, name)) for name in DAYS}
        | {"reasons": tuple(reason.code for reason in row.several("reasons"))}
        | {"measures": [_measure(each) for each in row.several("measures")]}
        | ({name: getattr(grounds, name) for name in GROUNDS} if grounds else {})
    )


def _measure(row):
    return {"kind": row.kind, "outcome": row.outcome, "on": row.on, "note": row.note}


def differences(stands, typed):
    """The names whose value differs; measures are compared without regard to their order."""
    return [name for name, value in typed.items() if _plainly(name, value) != _plainly(name, stands[name])]


def _plainly(name, value):
    return sorted(in_words(name, value)) if name == "measures" else value


def in_words(name, value):
    """A value as the record keeps it for a reader."""
    if name == "measures":
        return [_measure_in_words(each) for each in value]
    if name == "reasons":
        return facts.in_words(value)
    if name == "decided_at":
        return f"{value:%-d %B %Y, %H:%M}"
    return list(value) if name in DAYS else value


def _measure_in_words(measure):
    on = f", {measure['on']:%-d %B %Y}" if measure.get("on") else ""
    kind, outcome = Measure.Kind(measure["kind"]).label, Measure.Outcome(measure["outcome"]).label
    return f"{kind}: {outcome}{on}. {measure['note']}"


def deed(row, stands, typed):
    """The decision as it would stand."""
    given = stands | typed
    if given.get("breach") != stands.get("breach"):
        given["what_happened"] = given["breach"]
    names = (*DECISION, *rows.TEXTS, *DAYS, "reasons")
    return facts.Deed(kind=row.kind, **{name: given[name] for name in names})
