"""Questions about EHC plans, returns, codes, numbers and records."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from foothold.law import (
    census,
    children_not_in_school,
    codes,
    data_protection,
    ehc,
    rates,
    upn,
)
from foothold.law.cases.question import GivenExclusion, Question, stated
from foothold.law.readings import DEFAULT, Readings


@dataclass(frozen=True, kw_only=True)
class EhcAssessment(Question):
    asks = "What are the dates in an education, health and care needs assessment?"
    request_received_on: date | None = None
    draft_plan_served_on: date | None = None
    advice_requested_on: date | None = None
    school_closes_on: date | None = None
    school_reopens_on: date | None = None

    @property
    def _received(self) -> date:
        received: date = stated(self.request_received_on, "request_received_on")
        return received

    @property
    def decide_to_assess_by(self) -> date:
        return ehc.decide_to_assess_by(self._received)

    @property
    def tell_no_plan_by(self) -> date:
        return ehc.tell_no_plan_by(self._received)

    @property
    def final_plan_by(self) -> date:
        return ehc.final_plan_by(self._received)

    @property
    def comment_period_ends_on(self) -> date:
        return ehc.comments_until(stated(self.draft_plan_served_on, "draft_plan_served_on"))

    @property
    def advice_exemption_applies(self) -> bool:
        return ehc.advice_is_exempt(
            stated(self.advice_requested_on, "advice_requested_on"),
            stated(self.school_closes_on, "school_closes_on"),
            stated(self.school_reopens_on, "school_reopens_on"),
        )


@dataclass(frozen=True, kw_only=True)
class EhcReview(Question):
    asks = "When is the next annual review, and what are the dates after its meeting?"
    plan_made_on: date | None = None
    last_review_on: date | None = None
    review_meeting_on: date | None = None

    @property
    def _met(self) -> date:
        met: date = stated(self.review_meeting_on, "review_meeting_on")
        return met

    @property
    def next_review_by(self) -> date:
        return ehc.review_by(stated(self.plan_made_on, "plan_made_on"), self.last_review_on)

    @property
    def report_by(self) -> date:
        return ehc.report_by(self._met)

    @property
    def decide_by(self) -> date:
        return ehc.decide_by(self._met)

    @property
    def final_amended_plan_by(self) -> date:
        return ehc.final_amended_plan_by(self._met)


@dataclass(frozen=True, kw_only=True)
class CensusCollection(Question):
    asks = "Which school census collects an exclusion?"
    exclusions: tuple[GivenExclusion, ...]

    @property
    def collections(self) -> list[dict[str, Any]]:
        starts = [stated(each.starts_on, "starts_on") for each in self.exclusions]
        return [{"starts_on": day, **census.collected_in(day)._asdict()} for day in starts]


@dataclass(frozen=True, kw_only=True)
class ReasonCodes(Question):
    asks = "Are the reason codes right for a census return?"
    reasons: tuple[str, ...]
    exclusion: GivenExclusion | None = None

    @property
    def _on(self) -> date:
        return (self.exclusion and self.exclusion.starts_on) or self.setting.law_at

    @property
    def valid(self) -> bool:
        return not codes.faults(self.reasons, self._on)

    @property
    def use_instead(self) -> tuple[str, ...]:
        return codes.use_instead(self.reasons, self._on)

    @property
    def flags(self) -> list[str]:
        found = ["more_than_three_reasons"] if len(self.reasons) > codes.REASONS_AT_MOST else []
        return [*found, "code_not_in_force_on_date"] if codes.unknown_on(self.reasons, self._on) else found


class CellState(StrEnum):
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    NOT_AVAILABLE = "not_available"
    ROUNDS_TO_ZERO = "rounds_to_zero"
    LOW_RELIABILITY = "low_reliability"


@dataclass(frozen=True, kw_only=True)
class PublishedStatistics(Question):
    asks = "Which rates and symbols are published?"
    headcount: int | None = None
    permanent_exclusions: int | None = None
    suspensions: int | None = None
    pupils_with_suspension: int | None = None
    cells: tuple[CellState, ...] = ()

    def _rate(self, name: str) -> float:
        return rates.rate(stated(getattr(self, name), name), stated(self.headcount, "headcount"))

    @property
    def permanent_exclusion_rate_percent(self) -> float:
        return self._rate("permanent_exclusions")

    @property
    def suspension_rate_percent(self) -> float:
        return self._rate("suspensions")

    @property
    def pupils_with_suspension_rate_percent(self) -> float:
        return self._rate("pupils_with_suspension")

    @property
    def symbols(self) -> list[dict[str, Any]]:
        return [{"cell": cell, "symbol": rates.symbol(cell)} for cell in self.cells]


@dataclass(frozen=True, kw_only=True)
class PupilNumber(Question):
    asks = "Are these unique pupil numbers right?"
    upns: tuple[str, ...]

    @property
    def checks(self) -> list[dict[str, Any]]:
        return [
            {
                "upn": each,
                "valid": upn.has_right_letter(each),
                "temporary": upn.is_temporary(each),
                "check_letter_correct": upn.has_right_letter(each),
            }
            for each in self.upns
        ]

    @property
    def codes_to_include(self) -> tuple[str, ...]:
        return upn.CODES_SINCE_2011


@dataclass(frozen=True, kw_only=True)
class SubjectAccessRequest(Question):
    asks = "By when must a subject access request be answered?"
    received_on: date
    identity_asked_on: date | None = None
    identity_received_on: date | None = None
    settings: Readings = DEFAULT

    @property
    def clock_starts_on(self) -> date:
        return data_protection.clock_starts(self.received_on, self.identity_received_on)

    @property
    def month_ends_on(self) -> date:
        return data_protection.month_ends(self.clock_starts_on)

    @property
    def respond_by(self) -> date:
        return data_protection.respond_by(self.clock_starts_on, self.settings, self._calendar)

    @property
    def extended_respond_by(self) -> date:
        return data_protection.extended_respond_by(self.clock_starts_on, self.settings, self._calendar)


@dataclass(frozen=True, kw_only=True)
class RecordRetention(Question):
    asks = "How long is a record kept?"
    pupil_born_on: date | None = None
    last_register_entry_on: date | None = None

    @property
    def keep_pupil_file_until_on(self) -> date:
        return data_protection.keep_pupil_file_until(stated(self.pupil_born_on, "pupil_born_on"))

    @property
    def keep_register_entry_until_on(self) -> date:
        return data_protection.keep_register_entry_until(
            stated(self.last_register_entry_on, "last_register_entry_on")
        )


@dataclass(frozen=True, kw_only=True)
class ChildrenNotInSchool(Question):
    asks = "Does the pupil belong on the register of children not in school?"
    on_roll: bool
    educated_off_site: bool = False
    absent_part_of_school_time: bool = False

    @property
    def eligible_once_in_force(self) -> bool:
        return children_not_in_school.eligible(
            on_roll=self.on_roll,
            educated_off_site=self.educated_off_site,
            absent_part_of_school_time=self.absent_part_of_school_time,
        )

    @property
    def in_force(self) -> bool:
        return children_not_in_school.in_force(self.setting.law_at)
