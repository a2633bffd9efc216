"""How a duty's day was worked out and how far off it is, read again from the rule and the facts it was stored with."""

from foothold.child.duties import rules
from foothold.law.errors import LawError


def due(duty, calendar):
    """The Due this duty came from, worked out again now, or None where the rule no longer asks for it."""
    owed_to = set(duty.owed_to.split())
    try:
        again = rules.rederive(duty.basis.rule, duty.basis.facts, calendar)
    except LawError:
        return None
    return next((each for each in again if each.kind == duty.kind and set(each.owed_to) == owed_to), None)


def provision(duty):
    """The version of the rule the duty rests on."""
    return rules.provision(duty.provision, duty.basis.facts)


def distance(on, today, calendar):
    """How far off a day is, in school days: "today", "in 3 school days", "2 school days late"."""
    if on is None:
        return "no fixed day"
    if on == today:
        return "today"
    try:
        return _late(on, today, calendar) if on < today else _ahead(on, today, calendar)
    except LawError:
        return ""


def _late(on, today, calendar):
    days = calendar.school_days_between(on, today) - calendar.is_school_day(on)
    return f"{_school_days(days)} late" if days else "late since the last school day"


def _ahead(on, today, calendar):
    days = calendar.school_days_between(today, on) - calendar.is_school_day(today)
    return f"in {_school_days(days)}" if days else "before the next school day"


def _school_days(number):
    return f"{number} school day{'' if number == 1 else 's'}"
