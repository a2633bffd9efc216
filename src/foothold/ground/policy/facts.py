"""The readings in force for a school on a day: its own choice first, then its trust's, then its authority's."""

from dataclasses import replace
from typing import Any

from django.db.models import Q

from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie, granted
from foothold.ground.organisations.models import Organisation
from foothold.ground.policy.local_settings import SETTINGS, Rule
from foothold.ground.policy.models import Adoption, Choice
from foothold.law import readings
from foothold.law.readings import QUESTIONS


def readings_of(school, on):
    """The law's readings for one school."""
    return readings_from(in_order(school, on), school)


def readings_from(choices, school):
    """The same from choices that were read."""
    ordered = sorted(choices, key=lambda each: _weight(each, school))
    chosen = {choice.setting: choice for choice in ordered}
    others: dict[str, Any] = {
        name: QUESTIONS[name].other_value for name, choice in chosen.items() if choice.takes_other
    }
    return replace(readings.DEFAULT, **others)


def in_order(school, on, decided=Choice):
    """What was decided that reaches a school, what counts last: choices of a reading, or adoptions of a rule set."""
    parents = school.belongings.on(on).values("parent")
    reach = Q(organisation=school) | Q(organisation__in=parents)
    held = decided.objects.on(on).filter(reach).select_related("organisation")
    return sorted(held, key=lambda each: _weight(each, school))


def _weight(decided, school):
    if decided.organisation_id == school.pk:
        return 2
    return 1 if decided.organisation.kind == Organisation.Kind.TRUST else 0


def rules_of(school, on):
    """The local rules in force for a school on a day, by their key: its own before its trust's, then its authority's.

    Without an adopted rule set there are none: national law and guidance alone.
    """
    return rules_from(in_order(school, on, Adoption), school)


def rules_from(adoptions, school):
    """The same from adoptions that were read."""
    found = {}
    for adoption in sorted(adoptions, key=lambda each: _weight(each, school)):
        for key, rule in adoption.rules.items():
            found[key] = Rule(SETTINGS[key], rule["value"], rule["source"], adoption)
    return found


def still_to_come(organisation, on):
    """Rule sets adopted for a later day, by this organisation or whom it belongs to."""
    bodies = [organisation.pk, *organisation.belongings.on(on).values_list("parent", flat=True)]
    found = Adoption.objects.filter(organisation__in=bodies, from_on__gt=on)
    return found.select_related("organisation").order_by("from_on")


def may_choose_for(person, on):
    """Organisations of a person for which they choose how an open question is read."""
    return [
        membership.organisation
        for membership in person.memberships_on(on)
        if Permission.CHOOSE_READING in granted(membership.role, Tie.OWN)
    ]


def shown(organisation, on):
    """Every question with both readings and the one this organisation lives by, and who chose it."""
    chosen = {choice.setting: choice for choice in in_order(organisation, on)}
    return [_shown(question, chosen.get(question.setting)) for question in QUESTIONS.values()]


def _shown(question, choice):
    other = bool(choice and choice.takes_other)
    return {
        "question": question,
        "taken": question.other if other else question.default,
        "not_taken": question.default if other else question.other,
        "choice": choice,
        "may_change": question.other_value is not None,
    }
