"""Every rule by which something is owed: those of the law, and the local ones that stand beside it."""

from foothold.ground.policy import (
    local_duties,
    meeting_duties,
    part_time_duties,
    plan_duties,
    referral_duties,
)
from foothold.law import facts, register
from foothold.law import rules as law
from foothold.law.register import ehc

RULES = {
    **law.RULES,
    **local_duties.RULES,
    **part_time_duties.RULES,
    **plan_duties.RULES,
    **meeting_duties.RULES,
    **referral_duties.RULES,
}
FOLLOWS_FROM = {
    **law.FOLLOWS_FROM,
    **local_duties.FOLLOWS_FROM,
    **part_time_duties.FOLLOWS_FROM,
    **plan_duties.FOLLOWS_FROM,
    **meeting_duties.FOLLOWS_FROM,
    **referral_duties.FOLLOWS_FROM,
}

EHC_BY_RECORD = (
    ehc.EHC_DECIDE,
    ehc.EHC_NO_PLAN,
    ehc.EHC_FINAL,
    ehc.EHC_NEXT_REVIEW,
    ehc.EHC_REVIEW_REPORT,
    ehc.EHC_REVIEW,
    ehc.EHC_AMENDED,
)
DONE_BY_A_RECORD = frozenset(
    {local_duties.PLAN_REVIEW, local_duties.MEASURE_AGAIN, part_time_duties.REVIEW, meeting_duties.UNDERTAKEN}
    | {plan_duties.PLAN_WANTED, plan_duties.PLAN_ANSWER}
    | {each.id for each in EHC_BY_RECORD}
    | referral_duties.DONE_BY_A_RECORD
)
"""Kinds of duty done by recording what happened on the page they come from: a tick leaves that page behind."""


def rederive(rule, data, calendar):
    """What a rule makes owed on facts kept as JSON."""
    takes, makes = RULES[rule]
    return makes(facts.from_json(takes, data), calendar)


def provision(key, kept):
    """What a duty rests on: a version of a rule of the law, or the item of a rule set, whose source its facts keep."""
    if key.startswith(local_duties.LOCAL):
        return local_duties.provision(key, _source(key.removeprefix(local_duties.LOCAL), kept))
    return register.provision(key)


def _source(setting, kept):
    """Of facts that rest on several items of a rule set, the source of the one that asks."""
    items = {each["key"]: each["source"] for each in kept.get("items", ())}
    return items.get(setting) or kept.get("source", "")


def cited(key):
    """The citation where the facts are not read, as in a list."""
    return "Local rule" if key.startswith(local_duties.LOCAL) else register.provision(key).citation
