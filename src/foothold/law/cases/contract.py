"""The questions by name, and the answers each may give."""

import re

from foothold.law.cases import (
    education_questions,
    exclusion_questions,
    other_questions,
    record_questions,
    review_questions,
)
from foothold.law.cases.question import Question

ANSWER_METHOD = "answer_"
"""Prefix of an answer whose name is also a fact."""


def _name(kind: type[Question]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


QUESTIONS: dict[str, type[Question]] = {
    _name(kind): kind
    for module in (
        exclusion_questions,
        education_questions,
        review_questions,
        other_questions,
        record_questions,
    )
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Question) and kind is not Question
}


def answers(kind: type[Question]) -> dict[str, str]:
    """The answers of a question: their names, and the attribute that gives each."""
    found = {
        name: name
        for name, value in vars(kind).items()
        if isinstance(value, property) and not name.startswith("_")
    }
    methods = (name for name in vars(kind) if name.startswith(ANSWER_METHOD))
    return found | {name.removeprefix(ANSWER_METHOD): name for name in methods}
