"""Making the borough: places and people are laid down; children, decisions and duties go through the verbs."""

import itertools
import random
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from foothold.child.duties.models import Duty
from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Pupil
from foothold.config.borough import (
    children,
    closing,
    history,
    noticing,
    people,
    places,
    plans,
    showcase,
    years,
)
from foothold.ground.kit import clock
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations import bank_holidays, calendars
from foothold.ground.outside import actions as outside
from foothold.ground.policy import actions as policy
from foothold.ground.policy import rule_set
from foothold.path.exclusions import actions as exclusions
from foothold.path.exclusions.models import Exclusion

SETTLED_AFTER = timedelta(days=60)
CALENDARS = 4
PLANS = 3
RULES = "hackney-2019"


@transaction.atomic
def build(*, seed, today, at, scale=1.0, say: Callable[[str], None] = lambda line: None):
    """The whole borough in one transaction: it is there, or it is not. The same seed and day make the same one."""
    if Pupil.objects.exists():
        raise Refused(
            "Children are recorded here already. The made-up borough only goes into an empty database."
        )
    chance = random.Random(seed)
    laid = places.lay_down()
    staff = people.employ(laid, chance)
    _adopt_rules(laid, staff, at)
    say(f"{len(laid.schools)} schools")
    made_up = [years.of_school(today, variant, bank_holidays.known()) for variant in range(CALENDARS)]
    for school, its_years in zip(laid.schools, itertools.cycle(made_up), strict=False):
        outside.set_calendar(by=staff.administrator, at=at, school=school, years=its_years)
    say("calendars")
    for school in laid.schools:
        _fill(
            school,
            laid,
            staff,
            today=today,
            at=at,
            chance=chance_of(seed, school),
            scale=scale,
        )
        say(f"{school}")
    showcase.add(laid, staff, today=today, at=at)
    return laid


def chance_of(seed, school):
    """Each school draws for itself, so that another school more changes nothing here."""
    return random.Random(f"{seed} {school.name}")


def _adopt_rules(laid, staff, at):
    held = rule_set.published()[RULES]
    policy.adopt(
        by=staff.administrator,
        at=at,
        organisation=laid.authority,
        title=held.title,
        source=held.source,
        rules=held.plain,
        from_on=places.LONG_AGO,
        because="To show how local rules look. The borough is made up.",
    )


def _fill(school, laid, staff, *, today, at, chance, scale):
    arrivals = children.of_school(school, laid, today, chance, scale)
    pupils.add_all(by=staff.administrator, at=at, school=school, arrivals=arrivals)
    calendar, head = calendars.calendar_of(school), staff.heads[school.pk]
    noticing.at_school(school, arrivals, head, today, at)
    records = history.of_school(school, calendar, arrivals, head, today, chance)
    if not records:
        return
    rows = exclusions.record_all(by=head, at=at, school=school, records=records)
    _close(school, staff, today, at, chance)
    _leave(rows, head, today, at)
    _support(school, head, rows, today=today, at=at)


def _close(school, staff, today, at, chance):
    open_ones = Duty.objects.open().filter(basis__school=school)
    closings = closing.of(list(open_ones.select_related(*closing.READ).order_by("pk")), today, chance)
    closing.close(closings, staff=staff, at=at)


def _support(school, head, rows, *, today, at):
    """Plans for some of those suspended last who are still on roll."""
    stayed = {row.pupil.pk: row.pupil for row in rows if not row.is_permanent}
    on_roll = Pupil.objects.filter(enrolments__in=school.enrolments.on(today), pk__in=stayed)
    chosen = on_roll.order_by("-pk").distinct()[:PLANS]
    if chosen:
        plans.of_school(school, head, list(chosen), today=today, at=at)


def _leave(rows, head, today, at):
    """A pupil permanently excluded months ago is no longer on the school's roll."""
    for row in rows:
        ended = row.kind == Exclusion.Kind.PERMANENT and row.starts_on < today - SETTLED_AFTER
        if ended:
            last_on = row.starts_on + SETTLED_AFTER
            pupils.leave(by=head, at=at, pupil=row.pupil, last_on=min(last_on, clock.day_of(at)))
