"""From rows to plain facts about a child on one day, as `law` and the pages take them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from foothold.child.pupils.models import Characteristic, Enrolment, Pupil
from foothold.ground.access.roles import Tie
from foothold.ground.organisations.models import Belonging, Organisation

Kind = Characteristic.Kind


@dataclass(frozen=True)
class ChildFacts:
    """What was true of a child on one day."""

    on: date
    born_on: date
    year_group: str
    school: Organisation | None
    sen_provision: str
    looked_after: bool
    has_social_worker: bool
    disabled: bool
    child_protection_plan: bool

    @property
    def ehc_plan(self):
        return self.sen_provision == "E"

    @property
    def has_sen(self):
        return self.sen_provision in ("E", "K")


def of(pupil, on):
    """Facts of a child on one day, in two queries."""
    return _on_day(pupil, on, pupil.characteristics.on(on), pupil.enrolments.on(on).select_related("school"))


def many(pupil_ids, on):
    """Facts of many children on one day, by pupil id, in three queries."""
    return {pupil.pk: on_day(pupil, on) for pupil in read(pupil_ids)}


def read(pupil_ids):
    """Children with all that is dated about them, in three queries, to ask about any day."""
    return with_what_is_dated(Pupil.objects.filter(pk__in=pupil_ids))


def with_what_is_dated(pupils):
    """Children of a queryset with their needs and their registers, in two more queries."""
    rolls = Prefetch("enrolments", Enrolment.objects.select_related("school"))
    return pupils.prefetch_related("characteristics", rolls)


def on_day(pupil, on):
    """Facts of a child that was read."""
    characteristics = [each for each in pupil.characteristics.all() if each.holds(on)]
    return _on_day(pupil, on, characteristics, [each for each in pupil.enrolments.all() if each.holds(on)])


def _on_day(pupil, on, characteristics, roll):
    held = {each.kind: each for each in characteristics}
    main = main_enrolment(roll)
    return ChildFacts(
        on=on,
        born_on=pupil.born_on,
        year_group=year_group(pupil.born_on, on, main.years_apart if main else 0),
        school=main.school if main else None,
        sen_provision=held[Kind.SEN_PROVISION].code if Kind.SEN_PROVISION in held else "N",
        looked_after=Kind.LOOKED_AFTER in held,
        has_social_worker=Kind.SOCIAL_WORKER in held,
        disabled=Kind.DISABILITY in held,
        child_protection_plan=Kind.CHILD_PROTECTION_PLAN in held,
    )


def main_enrolment(roll):
    """The school that keeps the pupil on roll: the single registration, or the main of two."""
    return next((each for each in roll if each.registration in "CM"), None)


def school_year_start(on):
    """1 September that begins the cohort year a day falls in."""
    return date(on.year if on.month >= 9 else on.year - 1, 9, 1)


def year_group(born_on, on, years_apart=0):
    """National curriculum year by age on 31 August before the school year, as text: N2, R, 1 to 14."""
    start = school_year_start(on)
    age = start.year - born_on.year - ((born_on.month, born_on.day) > (8, 31))
    year = min(max(age - 4 + years_apart, -2), 14)
    return {0: "R", -1: "N2", -2: "N1"}.get(year, str(year))


def roll_ties(school, on):
    """Who is tied to a child because the child is on roll at a school from a day, and from when until when.

    What is known of later days counts too: a school that joins a trust next term is seen by that trust from then,
    and one that closes sees nobody after its last day.
    """
    return roll_ties_of([school], on)[school.pk]


def roll_ties_of(schools, on):
    """The same for many schools by their id, in one query."""
    later = Belonging.objects.filter(organisation__in=schools).exclude(to_on__lt=on)
    found = {school.pk: [(Tie.ON_ROLL, school, on, school.closed_on)] for school in schools}
    for each in later.select_related("parent", "organisation").order_by("from_on", "pk"):
        until = earlier(each.to_on, each.organisation.closed_on)
        found[each.organisation_id].append((Tie(each.tie), each.parent, max(on, each.from_on), until))
    return found


def earlier(one, other):
    """The earlier of two last days, where None is a day that nobody knows yet."""
    return min(one or date.max, other or date.max) if one or other else None
