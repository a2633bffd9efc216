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


def of(child, pupil, noticed, exclusions, granted):
    """Signs and support of a child, of each what a person granted so much may see. What was noticed and the exclusions
    are those on the page already."""
    year = pupil_facts.school_year_start(child.on)
    signs = [
        *_suspensions(exclusions, year),
        *_noticed(noticed, year),
        *_moves(pupil, child),
        *_transition(child),
    ]
    return {
        "signs": [each for each in signs if each.seen_with in granted],
        "support": [each for each in _support(pupil, noticed, child.on) if each.seen_with in granted],
    }


def _suspensions(exclusions, year):
    counted = [row for row in exclusions if row.stands and not row.is_permanent and row.starts_on >= year]
    if counted:
        latest = max(row.starts_on for row in counted)
        says = f"Suspended {_times(len(counted))} since {_said(year)}, last from {_said(latest)}"
        yield Fact(says, "Suspensions on record", Permission.SEE_EXCLUSIONS)


def _noticed(noticed, year):
    number = noticed.worries_since(year)
    if number:
        at_least = "at least " if noticed.goes_on else ""
        says = f"A concern was recorded {at_least}{_times(number)} since {_said(year)}"
        yield Fact(says, "What staff noticed, observations apart", Permission.SEE_CONCERNS)


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
