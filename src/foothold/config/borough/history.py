"""Decisions of the last years at one school, drawn at the published rates, none that the law or the record refuses."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from foothold.child.pupils.models import Characteristic
from foothold.config.borough import figures
from foothold.config.borough.years import SCHOOL_DAYS
from foothold.ground.kit import clock
from foothold.law import ages
from foothold.law.calendar import Calendar
from foothold.law.totals import A_YEAR_AT_MOST
from foothold.path.exclusions import actions
from foothold.path.exclusions.facts import Deed
from foothold.path.exclusions.models import Exclusion

LAST_KNOWN = 2
TRIES = 40
STORIES = {
    "PP": "Hit another pupil at break and did not stop when told.",
    "PA": "Pushed a member of staff who stood in the doorway.",
    "VP": "Threatened another pupil on the stairs.",
    "VA": "Swore at a teacher in front of the class.",
    "BU": "Went on mocking a younger pupil after two warnings.",
    "RA": "Used a racist word to another pupil.",
    "SM": "Made sexual remarks to another pupil and would not stop.",
    "DA": "Brought cannabis into school.",
    "DM": "Broke a window with a stone.",
    "TH": "Took a telephone from a bag.",
    "DB": "Would not follow instructions and left lessons again and again.",
    "OW": "Brought a knife into school.",
}
GROUNDS = {
    "ground": "one_off",
    "offence": "violence",
    "harm": "Others would not be safe in the same building.",
    "policy_clause": "Section 6",
    "policy_version": "September",
    "drivers": "Home and health were spoken about with the family.",
    "why_not_suspension": "The risk would be the same on the day back.",
    "waived_because": "Nothing else could have kept others safe.",
}


@dataclass
class Somebody:
    """One pupil while the years are drawn: how likely, and until which half school day they are away."""

    pupil: Any
    starts_on: Any
    sen: str
    frailty: float
    away_until: int = -1
    this_year: int = 0
    gone: bool = False


def of_school(school, calendar: Calendar, arrivals, head, today, chance):
    """Records of every decision, in the order of their days."""
    people = [_somebody(arrival, chance) for arrival in arrivals]
    records = []
    first = max(0, len(calendar.years) - 5)
    for place, year in enumerate(calendar.years[first:]):
        days = [day for day in _school_days(calendar, year) if day < today]
        for each in people:
            each.this_year = 0
        if not days:
            continue
        weighed = figures.Weights(people, tuple(_weight(each, days[0]) for each in people))
        for day, kind in _draw(school, place, people, days, chance):
            record = _decide(school, calendar, weighed, head, day, kind, chance)
            records += [record] if record else []
    return records


def _somebody(arrival, chance):
    sen = next(
        (each.code for each in arrival.characteristics if each.kind == Characteristic.Kind.SEN_PROVISION), "N"
    )
    return Somebody(arrival.pupil, arrival.starts_on, sen, chance.gammavariate(0.25, 4))


def _school_days(calendar, year):
    first, last = year.terms[0].starts_on, year.terms[-1].ends_on
    return calendar.school_days_from(first, calendar.school_days_between(first, last))


def _draw(school, place, people, days, chance):
    """How many of which kind in one year so far, each with its day, in order."""
    here = sum(each.starts_on <= days[-1] for each in people)
    drawn = []
    for kind, name in (
        (Exclusion.Kind.SUSPENSION, "suspensions"),
        (Exclusion.Kind.PERMANENT, "permanent_exclusions"),
    ):
        rate = figures.rates()[min(place, LAST_KNOWN), _phase(school), name]
        expected = rate * here / 100 * len(days) / SCHOOL_DAYS
        number = int(expected) + (chance.random() < expected % 1)
        drawn += [(chance.choice(days), kind) for _ in range(number)]
    return sorted(drawn)


def _decide(school, calendar, people, head, day, kind, chance):
    """One decision about somebody who is in school that day, or none where it would be refused."""
    phase = _phase(school)
    half_day = calendar.place_of(day) * 2
    lasting = kind == Exclusion.Kind.PERMANENT
    length = None if lasting else _length(phase, chance)
    who = _somebody_in_school(people, day, half_day, length or 0, chance)
    if who is None:
        return None
    who.away_until, who.gone = half_day + (length or 0), lasting
    who.this_year += length or 0
    code = figures.reasons()[phase, "permanent" if lasting else "suspension"].pick(chance)
    return _record(who.pupil, head, day, kind, length, code, chance)


def _somebody_in_school(people, day, half_day, length, chance):
    """Drawn by how likely each is; whoever is not there, or would pass 45 school days, is drawn again."""
    for _ in range(TRIES):
        who = people.pick(chance)
        there = who.starts_on <= day and not who.gone and who.away_until <= half_day
        if there and who.this_year + length <= A_YEAR_AT_MOST:
            return who
    return None


def _phase(school):
    return "special" if school.phase in ("special", "alternative") else school.phase


def _length(phase, chance):
    """Half school days: the published whole days, and now and then a half."""
    days = figures.lengths()[phase].pick(chance)
    return 1 if days == 1 and chance.random() < 0.1 else days * 2


def _weight(each, day):
    return each.frailty * figures.risk(ages.age_on(each.pupil.born_on, day), each.pupil.sex, each.sen) + 1e-6


def _record(pupil, head, day, kind, length, code, chance):
    decided_at = clock.moment_of(day, time(8 + chance.randrange(1), chance.randrange(60)))
    deed = Deed(
        kind=kind,
        starts_on=day,
        starts_session="am",
        decided_by=head,
        decided_at=decided_at,
        length=length,
        reasons=(code,),
        what_happened=STORIES[code],
        why_not_less="Earlier sanctions had not changed it.",
        factors="Asked about home, friends and health; a mentor is in place.",
    )
    grounds = GROUNDS | {"breach": STORIES[code]} if kind == Exclusion.Kind.PERMANENT else None
    return actions.Record(pupil, deed, decided_at + timedelta(minutes=20), grounds)
