"""An exclusion as a reader sees it: what is owed, what was decided and how the test was met, label by label."""

from dataclasses import dataclass

from django.utils.text import capfirst

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.ground.access.permissions import Permission
from foothold.law.due import school_days
from foothold.path.exclusions import closed_days as changed
from foothold.path.exclusions import facts
from foothold.path.exclusions.models import Exclusion, PermanentGrounds

TEXTS = ("what_happened", "why_not_less", "factors", "adjustments", "why_in_spite", "further_evidence")
LIMBS = (
    "breach",
    "harm",
    "policy_clause",
    "policy_version",
    "drivers",
    "why_not_suspension",
    "waived_because",
    "not_consulted_because",
    "annual_review_asked_on",
    "annual_review_answer",
)
OF_NEEDS = (
    "factors",
    "adjustments",
    "why_in_spite",
    "drivers",
    "annual_review_asked_on",
    "annual_review_answer",
)
"""What tells of a pupil's needs: for those who may see these."""
TAGS = {
    Duty.Status.OPEN: ("", "blue"),
    Duty.Status.MET: ("Done", "green"),
    Duty.Status.VOID: ("No longer owed", "grey"),
}


@dataclass(frozen=True)
class Owed:
    """One duty after an exclusion: how far off its day is, or what became of it."""

    duty: Duty
    distance: str
    tag: str
    colour: str
    is_due: bool

    @property
    def is_open(self):
        return self.duty.status == Duty.Status.OPEN

    @property
    def may_be_marked(self):
        """A notice is not, nor what is done by a record: each is recorded on a page of its own."""
        return self.is_due and not self.duty.is_notice and not self.duty.is_done_by_a_record


def owed(row, today, calendar):
    """What an exclusion made owed, in the order of its days."""
    duties = Duty.objects.filter(basis__about=row.reference).select_related("owed_by_organisation", "basis")
    return [_owed(duty, today, explain.distance(duty.due_on, today, calendar)) for duty in duties]


def _owed(duty, today, distance):
    tag, colour = (distance, "red") if duty.is_late(today) else TAGS[duty.status]
    due = duty.status == Duty.Status.OPEN and duty.due_on is not None and duty.due_on <= today
    return Owed(duty, distance, tag, colour, due)


def decided(row, untold=()):
    """Rows of a summary list; what was not asked is left out, and so are the texts not told to this reader."""
    rows = [
        _line("Length", length(row)),
        _line("First day away", f"{row.starts_on:%A %-d %B %Y}, {row.get_starts_session_display()}"),
        _line("Last day away", row.ends_on and f"{row.ends_on:%A %-d %B %Y}"),
        _line("Back in school", row.returns_on and _return(row)),
        _line("Decided by", f"{row.decided_by}, {row.decided_as}"),
        _line("Reasons", "; ".join(facts.in_words(reason.code for reason in row.several("reasons")))),
        *(_line(*_field(Exclusion, row, name)) for name in TEXTS if name not in untold),
        _line("Reinstated", row.reinstated_on and f"{row.reinstated_on:%A %-d %B %Y}"),
        _line("Cancelled", row.cancelled_on and f"{row.cancelled_on:%A %-d %B %Y}: {row.cancelled_because}"),
    ]
    return [line for line in rows if line["value"]]


def tested(row, untold):
    """The two limbs of a permanent exclusion, and what was considered."""
    grounds = getattr(row, "grounds", None)
    if grounds is None:
        return []
    rows = [_line("Ground", capfirst(grounds.get_ground_display()))]
    rows += [_line("Kind of breach", capfirst(grounds.get_offence_display()))]
    rows += [_line(*_field(PermanentGrounds, grounds, name)) for name in LIMBS if name not in untold]
    return [line for line in rows if line["value"]]


def length(row):
    """5.5 school days, 3 lunchtimes, or lasting."""
    if row.kind == Exclusion.Kind.PERMANENT:
        return "Permanent"
    if row.half_days_lost:
        decided = _amount(row, row.length)
        return f"{_amount(row, row.counted_length)}, of {decided} decided: the school did not meet on all of them"
    return _amount(row, row.length)


def closed_days(row, granted, on, calendar):
    """What is said of days on which the school did not meet, and whether this reader decides on them."""
    decides = Permission.CONFIRM_EXCLUSION in granted
    return {
        "may_keep_length": decides and changed.may_keep_length(row, on),
        "days_unclear": changed.is_unclear(row, calendar),
    }


def _return(row):
    """Whoever misses a morning, or a lunchtime, is back that afternoon."""
    afternoon = ", afternoon" if row.returns_on == row.ends_on else ""
    return f"{row.returns_on:%A %-d %B %Y}{afternoon}"


def _amount(row, number):
    if row.kind == Exclusion.Kind.LUNCHTIME:
        return f"{number} lunchtime{'' if number == 1 else 's'}"
    return school_days(number)


def _field(model, row, name):
    label = model._meta.get_field(name).verbose_name
    return label[:1].upper() + label[1:], getattr(row, name)


def _line(key, value):
    return {"key": key, "value": value}


def deletion_return(pupil):
    """What the return to the authority says of a pupil, as far as it is known."""
    home = [carer for carer in pupil.carers.all() if carer.lives_with_pupil]
    first = home[0] if home else None
    return {
        "name": f"{pupil.given_name} {pupil.family_name}",
        "address": first.address if first else "",
        "parents": ", ".join(carer.name for carer in home),
        "phone": first.phone if first else "",
    }
