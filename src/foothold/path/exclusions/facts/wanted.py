"""What local rules take of a suspension, to suggest a plan of support."""

from foothold.ground.policy.plan_duties import AT_DAYS, AT_SUSPENSIONS, AfterSuspension, Item
from foothold.law import totals
from foothold.path.support.models import Plan


def plan_wanted(pupil, given, known):
    """The facts of `plan_duties.after_suspension`; None where no local rule speaks of plans, or there is no return."""
    rules = known.school.local_rules
    items = tuple(
        Item(key=key, value=rules[key].value, source=rules[key].cited)
        for key in (AT_DAYS, AT_SUSPENSIONS)
        if key in rules
    )
    if not items or given.exclusion.is_permanent:
        return None
    return AfterSuspension(
        exclusion=given.exclusion,
        number=number_in_term(totals.tally(given, known.school.calendar)),
        items=items,
        planned=_planned(known.plans[pupil.pk], given.exclusion.starts_on),
    )


def number_in_term(tally):
    """Which suspension of its term it is."""
    return sum(part.exclusion is not None for part in tally.this_term.parts)


def _planned(plans, on):
    """Whether a pastoral support programme ran, or was written since."""
    pastoral = [each for each in plans if each.kind == Plan.Kind.PASTORAL]
    return any(each.ended_on is None or each.ended_on >= on for each in pastoral)
