"""What practice asks a headteacher to think about: prompts, never decisions, each naming where it comes from."""

import re
from dataclasses import dataclass

HALF_DAYS = 2
"""In a school day."""

PRACTICE = "Practice of the kind published by local authorities; your own authority's rule may differ."

UNLAWFUL_REASONS = {
    "poor_work": "Poor academic performance",
    "lateness": "Lateness or truancy",
    "uniform": "A minor breach of uniform rules",
    "parents": "Something the pupil's parents did",
}

_WORDS = {
    "poor_work": r"\b(homework|grades?|attainment|academic(ally)?|failed (a|the) test|poor work)\b",
    "lateness": r"\b(late|lateness|truan(t|cy|ting)|skipp(ed|ing) (school|lessons?)|poor attendance)\b",
    "uniform": r"\b(uniform|blazer|tie|trainers|shoes|haircut|hairstyle|skirt|jewellery|make-?up)\b",
    "parents": r"\b(mother|father|mum|dad|parents?|carer)('s)? (was|were|behaved|refused|shouted|swore|did)\b",
}


@dataclass(frozen=True)
class Prompt:
    """Something to think about: what the facts are, what is suggested, and whose rule it is."""

    key: str
    says: str
    source: str = PRACTICE


def of_suspension(*, half_days, suspensions_this_term, half_days_this_term, child, rules):
    """Prompts for a suspension counted in; totals include it. Half school days throughout; `rules`: the local ones."""
    return [
        *_of_length(half_days, rules),
        *_of_support(suspensions_this_term, half_days, rules),
        *_of_consulting(suspensions_this_term, half_days_this_term, rules),
        *of_child(child),
    ]


def _of_length(half_days, rules):
    rule = rules.get("suspension.long_above_days")
    if rule and half_days > rule.value * HALF_DAYS:
        yield Prompt(
            "long_suspension",
            f"This is over {rule.value} school days. A shorter time is often enough: say why it would not do.",
            rule.cited,
        )


def _of_support(suspensions, half_days, rules):
    second, long = rules.get("plan.at_suspensions"), rules.get("plan.at_days_of_one_suspension")
    if second and suspensions >= second.value:
        yield Prompt(
            "support_programme",
            f"This is suspension number {suspensions} this term. We suggest a pastoral support programme"
            f" from number {second.value} on.",
            second.cited,
        )
    if long and half_days >= long.value * HALF_DAYS:
        yield Prompt(
            "support_programme_long",
            f"This is {long.value} school days or more. We suggest writing a pastoral support programme before the"
            " return.",
            long.cited,
        )


def _of_consulting(suspensions, half_days_this_term, rules):
    often, much = rules.get("consult.above_suspensions"), rules.get("consult.above_days")
    above = {}
    if often and suspensions > often.value:
        above[f"{suspensions} suspensions"] = often
    if much and half_days_this_term > much.value * HALF_DAYS:
        above[f"{half_days_this_term / HALF_DAYS:g} school days"] = much
    if above:
        yield Prompt(
            "consult_authority",
            f"With this there are {' and '.join(above)} this term, so suspending may not be working. We suggest the"
            " headteacher asks the local authority's exclusions team about alternatives, and records the advice.",
            next(iter(above.values())).cited,
        )


def of_child(child):
    """Prompts that come from who the child is: SEN, disability, looked after. `child` is ChildFacts."""
    if child.ehc_plan:
        yield Prompt(
            "ehc_plan",
            "This pupil has an EHC plan. Exclusion should be avoided as far as possible; ask for an early annual"
            " review, and tell the local authority's SEN team.",
        )
    elif child.has_sen:
        yield Prompt(
            "sen_support",
            "This pupil has SEN support. Exclusion should be avoided as far as possible; check that the support"
            " was really given, and say why this is needed all the same.",
        )
    if child.looked_after:
        yield Prompt(
            "looked_after",
            "This pupil is looked after. Exclusion should be avoided as far as possible; speak to the virtual"
            " school head before deciding where you can.",
        )
    if child.disabled:
        yield Prompt(
            "disability",
            "This pupil is disabled. Record the reasonable adjustments made to policies and practice.",
            "Equality Act 2010 ss.20 and 85. Check before relying.",
        )


def of_assessment(child, running):
    """Before a permanent exclusion: whether needs were looked into. `running` is the assessment under way, or None."""
    if child.ehc_plan:
        return
    if running:
        yield Prompt(
            "assessment_running",
            f"An {running} is under way. Speak to the local authority's EHC team before deciding.",
        )
    else:
        yield Prompt(
            "assessment",
            "No EHC needs assessment is under way. Consider first whether a special educational need or a disability"
            " that nobody has looked into lies behind this, and whether to ask for an assessment.",
        )


def unlawful_reasons_in(text):
    """Which unlawful reasons the words seem to name, for a person to look at; words never decide."""
    return [key for key, words in _WORDS.items() if re.search(words, text, re.IGNORECASE)]


def worded(keys):
    return [UNLAWFUL_REASONS[key] for key in keys]
