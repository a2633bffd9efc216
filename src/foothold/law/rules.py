"""Rules by name, so that a duty can be worked out again from the facts it was stored with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.law import (
    annual_review,
    board_steps,
    cancellation,
    correction,
    data_protection,
    facts,
    needs_assessment,
    part_time,
    permanent,
    review_steps,
    suspension,
)
from foothold.law.calendar import Calendar
from foothold.law.due import Due
from foothold.law.exclusion import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """An exclusion cancelled on a day."""

    about: Facts
    cancelled_on: date


def _cancelled(given: Cancelled, calendar: Calendar) -> list[Due]:
    return cancellation.duties(given.about, given.cancelled_on)


def _ehc_requested(given: needs_assessment.Requested, calendar: Calendar) -> list[Due]:
    return needs_assessment.request_duties(given)


def _consulted(given: needs_assessment.Consulted, calendar: Calendar) -> list[Due]:
    return needs_assessment.consultation_duties(given)


def _kept(given: annual_review.Kept, calendar: Calendar) -> list[Due]:
    return annual_review.kept_duties(given)


def _met(given: annual_review.Met, calendar: Calendar) -> list[Due]:
    return annual_review.meeting_duties(given)


RULES: dict[str, tuple[Any, Callable[[Any, Calendar], list[Due]]]] = {}
"""Every rule by its name: the facts it takes, and what it makes owed on them."""


FOLLOWS_FROM: dict[str, str] = {}
"""What happened, in words, by the name of the rule that says what follows from it."""


def _rule(name: str, follows_from: str, of: Any, makes: Callable[[Any, Calendar], list[Due]]) -> str:
    RULES[name] = (of, makes)
    FOLLOWS_FROM[name] = follows_from
    return name


# Each by a name of its own, so that whoever works one out names that one: the law map reads it there.
SUSPENSION = _rule("suspension", "a suspension", Facts, suspension.duties)
PERMANENT = _rule("permanent", "a permanent exclusion", Facts, permanent.duties)
CANCELLATION = _rule("cancellation", "a cancellation", Cancelled, _cancelled)
CORRECTION = _rule("correction", "a correction", correction.Corrected, correction.duties)
SUBJECT_ACCESS = _rule(
    "subject_access", "a request for the whole file", data_protection.Request, data_protection.duties
)
PART_TIME = _rule("part_time", "a part-time timetable", part_time.Agreed, part_time.duties)
BOARD_MEETING = _rule(
    "board_meeting", "a meeting of the governing board", board_steps.Meeting, board_steps.meeting_duties
)
BOARD_DECISION = _rule(
    "board_decision", "a decision of the governing board", board_steps.Decided, board_steps.decision_duties
)
REVIEW_APPLICATION = _rule(
    "review_application",
    "an application for a review",
    review_steps.Application,
    review_steps.application_duties,
)
REVIEW_HEARING = _rule(
    "review_hearing", "a review hearing", review_steps.Hearing, review_steps.hearing_duties
)
REVIEW_OUTCOME = _rule(
    "review_outcome", "a decision of the review panel", review_steps.Panel, review_steps.outcome_duties
)
RECONSIDERATION = _rule(
    "reconsideration",
    "the governing board's second decision",
    review_steps.Reconsidered,
    review_steps.reconsidered_duties,
)
EHC_REQUEST = _rule(
    "ehc_request",
    "a request for an EHC needs assessment",
    needs_assessment.Requested,
    _ehc_requested,
)
EHC_CONSULTATION = _rule(
    "ehc_consultation",
    "a school asked whether it can be named in an EHC plan",
    needs_assessment.Consulted,
    _consulted,
)
EHC_KEPT = _rule("ehc_kept", "an EHC plan that is kept", annual_review.Kept, _kept)
EHC_MEETING = _rule("ehc_meeting", "a review meeting of an EHC plan", annual_review.Met, _met)


def rederive(rule: str, data: Any, calendar: Calendar) -> list[Due]:
    """What a rule makes owed on facts kept as JSON. Raises KeyError for a rule that does not exist."""
    return dues(rule, facts.from_json(RULES[rule][0], data), calendar)


def dues(rule: str, given: Any, calendar: Calendar) -> list[Due]:
    """What a rule makes owed on its facts. Raises KeyError for a rule that does not exist."""
    return RULES[rule][1](given, calendar)
