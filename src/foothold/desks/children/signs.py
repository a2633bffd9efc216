"""Early signs from what is on record, beside the support in place. Facts, each with its source; no score on a child."""

from dataclasses import dataclass
from datetime import date

from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Characteristic
from foothold.ground.access.permissions import Permission

Kind = Characteristic.Kind
TRANSITION = {
    "6": "In Year 6: moves to secondary school next September",
    "7": "In Year 7: the first year at secondary school",
}
AT_SUSPENSIONS, AT_CONCERNS = "sign.at_suspensions", "sign.at_concerns"
READ = ("timetables", "approaches__delivery")
"""What is read of children beside needs and registers, to tell their signs."""
SUPPORT = {Kind.SEN_PROVISION, Kind.SOCIAL_WORKER, Kind.LOOKED_AFTER, Kind.CHILD_PROTECTION_PLAN}


@dataclass(frozen=True)
class Fact:
    """One sign, or one support: what it is, where it comes from, and who may see it."""

    says: str
    source: str
    seen_with: Permission

    @property
    def seen_by(self):
        return f"for whoever may {self.seen_with.value}"


@dataclass(frozen=True)
class From:
    """From how many in a school year on something counts as a sign, and the local rule that says so, if one does."""

    suspensions: int = 1
    concerns: int = 1
    of_suspensions: str = ""
    of_concerns: str = ""


def thresholds(rules):
    """By the local rules; without one, the first is a sign."""
    often, worried = rules.get(AT_SUSPENSIONS), rules.get(AT_CONCERNS)
    return From(
        often.value if often else 1,
        worried.value if worried else 1,
        f", shown from {often.value} on ({often.cited})" if often else "",
        f", shown from {worried.value} on ({worried.cited})" if worried else "",
    )


FIRST = From()


def of(child, pupil, noticed, exclusions, plans, *, granted, since=FIRST):
    """Signs and support of a child, of each what a person granted so much may see. What was noticed, the exclusions and
    the plans are those on the page already; `since` is from how many on something counts."""
    year = pupil_facts.school_year_start(child.on)
    signs = [
        *_suspensions(exclusions, year, since),
        *_noticed(noticed, year, since),
        *_part_time(pupil),
        *_moves(pupil, child),
        *_transition(child),
    ]
    support = [*_planned(plans), *_groups(pupil), *_support(pupil, noticed, child.on)]
    return {
        "signs": [each for each in signs if each.seen_with in granted],
        "support": [each for each in support if each.seen_with in granted],
    }


def _suspensions(exclusions, year, since):
    counted = [row for row in exclusions if row.stands and not row.is_permanent and row.starts_on >= year]
    if len(counted) >= since.suspensions:
        latest = max(row.starts_on for row in counted)
        says = f"Suspended {_times(len(counted))} since {_said(year)}, last from {_said(latest)}"
        yield Fact(says, f"Suspensions on record{since.of_suspensions}", Permission.SEE_EXCLUSIONS)


def _noticed(noticed, year, since):
    number = noticed.worries_since(year)
    if number >= since.concerns:
        at_least = "at least " if noticed.goes_on else ""
        says = f"A concern was recorded {at_least}{_times(number)} since {_said(year)}"
        yield Fact(
            says, f"What staff noticed, observations apart{since.of_concerns}", Permission.SEE_CONCERNS
        )


def _part_time(pupil):
    for each in pupil.timetables.all():
        if each.is_running:
            says = f"On a part-time timetable until {_said(each.ends_on)}"
            yield Fact(says, "Part-time timetables", Permission.SEE_PART_TIME)


def _moves(pupil, child):
    """A change of school in the last twelve months, with a school before it."""
    main = pupil_facts.main_enrolment([each for each in pupil.enrolments.all() if each.holds(child.on)])
    if main is None or (child.on - main.from_on).days > 365:
        return
    before = {each.school_id for each in pupil.enrolments.all() if each.from_on < main.from_on}
    if before - {main.school_id}:
        yield Fact(f"Changed school on {_said(main.from_on)}", "Admission register", Permission.SEE_CHILD)


def _transition(child):
    if child.year_group in TRANSITION:
        yield Fact(TRANSITION[child.year_group], "Date of birth", Permission.SEE_CHILD)


def _planned(plans):
    for plan in plans:
        if plan.is_running:
            says = f"{_capital(plan.get_kind_display())} until {_said(plan.ends_on)}"
            source = f"Plan led by {plan.leader}, next review {_said(plan.next_review_on)}"
            yield Fact(says, source, Permission.SEE_PLANS)


def _groups(pupil):
    for place in pupil.approaches.all():
        if place.delivery.is_open:
            says = f"Takes part in {place.delivery.title}"
            yield Fact(says, f"Approaches, since {_said(place.joined_on)}", Permission.SEE_PLANS)


def _support(pupil, noticed, on):
    for need in pupil.characteristics.all():
        if need.kind in SUPPORT and need.holds(on):
            yield Fact(_capital(str(need)), f"Needs, since {_said(need.from_on)}", Permission.SEE_NEEDS)
    for answer in noticed.under_way(on):
        yield Fact(answer.what, f"Answer to a concern: {answer}", Permission.SEE_CONCERNS)


def _times(number):
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _said(on: date) -> str:
    return f"{on:%-d %B %Y}"


def _capital(text):
    return text[:1].upper() + text[1:]
