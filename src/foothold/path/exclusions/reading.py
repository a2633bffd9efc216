"""An exclusion as a reader sees it: what was decided and how the test was met, label by label."""

from foothold.law.due import school_days
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


def decided(row):
    """Rows of a summary list; what was not asked is left out."""
    rows = [
        _line("Length", length(row)),
        _line("First day away", f"{row.starts_on:%A %-d %B %Y}, {row.get_starts_session_display()}"),
        _line("Last day away", row.ends_on and f"{row.ends_on:%A %-d %B %Y}"),
        _line("Back in school", row.returns_on and f"{row.returns_on:%A %-d %B %Y}"),
        _line("Decided by", f"{row.decided_by}, {row.decided_as}"),
        _line("Reasons", "; ".join(facts.in_words(reason.code for reason in row.reasons.all()))),
        *(_line(*_field(Exclusion, row, name)) for name in TEXTS),
        _line("Cancelled", row.cancelled_on and f"{row.cancelled_on:%A %-d %B %Y}: {row.cancelled_because}"),
    ]
    return [line for line in rows if line["value"]]


def tested(row):
    """The two limbs of a permanent exclusion, and what was considered."""
    grounds = getattr(row, "grounds", None)
    if grounds is None:
        return []
    rows = [_line("Ground", grounds.get_ground_display()), _line("Breach", grounds.get_offence_display())]
    rows += [_line(*_field(PermanentGrounds, grounds, name)) for name in LIMBS]
    return [line for line in rows if line["value"]]


def length(row):
    """5.5 school days, 3 lunchtimes, or lasting."""
    if row.kind == Exclusion.Kind.PERMANENT:
        return "Permanent"
    if row.kind == Exclusion.Kind.LUNCHTIME:
        return f"{row.length} lunchtime{'' if row.length == 1 else 's'}"
    return school_days(row.length)


def _field(model, row, name):
    label = model._meta.get_field(name).verbose_name
    return label[:1].upper() + label[1:], getattr(row, name)


def _line(key, value):
    return {"key": key, "value": value}
