"""What practice asks a headteacher to think about: prompts, never decisions, each naming where it comes from."""

import re
from dataclasses import dataclass

SUSPENSION_LONG_HALF_DAYS = 6
SUPPORT_PROGRAMME_AT = 2
LONG_SUSPENSION_HALF_DAYS = 20
CONSULT_ABOVE_SUSPENSIONS = 2
CONSULT_ABOVE_HALF_DAYS = 30
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


def of_suspension(*, half_days, suspensions_this_term, half_days_this_term, child):
    """Prompts for a suspension counted in; totals include it. Half school days throughout."""
    return [
        *_of_length(half_days),
        *_of_support(suspensions_this_term, half_days),
        *_of_consulting(suspensions_this_term, half_days_this_term),
        *of_child(child),
    ]


def _of_length(half_days):
    if half_days > SUSPENSION_LONG_HALF_DAYS:
        yield Prompt(
            "over_three_days",
            "This is over 3 school days. One to three are often enough: say why a shorter one would not do.",
        )


def _of_support(suspensions, half_days):
    if suspensions >= SUPPORT_PROGRAMME_AT:
        yield Prompt(
            "support_programme_second",
            f"This is suspension number {suspensions} this term. We suggest a pastoral support programme"
            " from the second suspension on.",
        )
    if half_days >= LONG_SUSPENSION_HALF_DAYS:
        yield Prompt(
            "support_programme_long",
            "This is 10 school days or more. We suggest writing a pastoral support programme before the return.",
        )


def _of_consulting(suspensions, half_days_this_term):
    above = []
    if suspensions > CONSULT_ABOVE_SUSPENSIONS:
        above.append(f"{suspensions} suspensions")
    if half_days_this_term > CONSULT_ABOVE_HALF_DAYS:
        above.append(f"{half_days_this_term / 2:g} school days")
    if above:
        yield Prompt(
            "consult_authority",
            f"With this there are {' and '.join(above)} this term, so suspending may not be working. We suggest the"
            " headteacher asks the local authority's exclusions team about alternatives, and records the advice.",
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


def unlawful_reasons_in(text):
    """Which unlawful reasons the words seem to name, for a person to look at; words never decide."""
    return [key for key, words in _WORDS.items() if re.search(words, text, re.IGNORECASE)]


def worded(keys):
    return [UNLAWFUL_REASONS[key] for key in keys]
