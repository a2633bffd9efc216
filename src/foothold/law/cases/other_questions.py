"""Questions about everything around exclusion."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from foothold.law import (
    admissions,
    alternative_provision,
    finance,
    off_site,
    other_measures,
)
from foothold.law.attendance import ArrangedBy, Code
from foothold.law.cases.question import GivenExclusion, Question, stated
from foothold.law.exclusion import SchoolKind
from foothold.law.off_site import Basis, NoticeItem
from foothold.law.other_measures import Measure, MeasureKind
from foothold.law.readings import DEFAULT, Readings


@dataclass(frozen=True, kw_only=True)
class OffSiteDirection(Question):
    asks = "May the pupil be directed off site for behaviour, and from when?"
    school_kind: SchoolKind
    notice_given_on: date | None = None
    ehc_plan: bool = False
    settings: Readings = DEFAULT

    @property
    def _on(self) -> date:
        return self.notice_given_on or self.setting.law_at

    @property
    def power_exists(self) -> bool:
        return off_site.power_exists(self.school_kind, self._on)

    @property
    def regulations_apply(self) -> bool:
        return off_site.regulations_apply(self.school_kind, self._on)

    @property
    def basis(self) -> Basis | None:
        return off_site.basis(self.school_kind, self._on)

    @property
    def earliest_start_on(self) -> date:
        given = stated(self.notice_given_on, "notice_given_on")
        return off_site.earliest_start(given, self.settings, self._calendar)

    @property
    def notice_to(self) -> tuple[Any, ...]:
        return off_site.notice_to(self.ehc_plan)

    @property
    def notice_contents(self) -> tuple[NoticeItem, ...]:
        return tuple(NoticeItem)

    @property
    def review_attendees(self) -> list[str]:
        authority = ["local_authority"] if self.ehc_plan else []
        return ["headteacher", "parent", "board_nominee_other_than_head", *authority]


@dataclass(frozen=True, kw_only=True)
class OffSiteReview(Question):
    asks = "Must an off-site review meeting be held, and what are its dates?"
    last_review_on: date | None = None
    review_requested_on: date | None = None
    review_meeting_on: date | None = None
    ehc_plan: bool = False

    @property
    def weeks_since_last_review(self) -> float:
        last = stated(self.last_review_on, "last_review_on")
        return off_site.weeks_between(last, stated(self.review_requested_on, "review_requested_on"))

    @property
    def must_hold(self) -> bool:
        return off_site.must_review(
            self.last_review_on, stated(self.review_requested_on, "review_requested_on")
        )

    @property
    def hold(self) -> str | None:
        return "as_soon_as_reasonably_practicable" if self.must_hold else None

    @property
    def invite_by(self) -> date:
        return off_site.invite_by(stated(self.review_meeting_on, "review_meeting_on"))

    @property
    def invite(self) -> tuple[Any, ...]:
        return off_site.notice_to(self.ehc_plan)

    @property
    def outcome_by(self) -> date:
        return off_site.outcome_by(stated(self.review_meeting_on, "review_meeting_on"))


class MeasureReason(StrEnum):
    BEHAVIOUR = "behaviour"
    ALLEGATION = "allegation_of_harm"


@dataclass(frozen=True, kw_only=True)
class OtherMeasure(Question):
    asks = "Is this measure in order, and how is it treated?"
    measure: MeasureKind
    reason: MeasureReason | None = None
    trial_weeks: int | None = None
    ends_on: date | None = None
    parent_agrees: bool | None = None

    @property
    def _treated(self) -> Measure:
        if self.measure is MeasureKind.MANAGED_MOVE:
            return other_measures.managed_move(self.trial_weeks)
        if self.measure is MeasureKind.PART_TIME:
            for_behaviour = self.reason is MeasureReason.BEHAVIOUR
            return other_measures.part_time(
                for_behaviour=for_behaviour, ends_on=self.ends_on, parent_agrees=self.parent_agrees
            )
        return other_measures.separation()

    @property
    def _is_separation(self) -> bool:
        return self.measure is MeasureKind.SEPARATION

    @property
    def allowed(self) -> bool:
        return self._treated.allowed

    @property
    def consent_required(self) -> bool:
        return not self._is_separation

    @property
    def instead(self) -> str | None:
        return "off_site_direction_with_dual_registration" if self.trial_weeks else None

    @property
    def missed_sessions_code(self) -> Code | None:
        return Code.C2 if self.measure is MeasureKind.PART_TIME else None

    @property
    def counts_to_annual_limit(self) -> bool:
        return False

    @property
    def local_authority_education_duty(self) -> bool:
        return self._is_separation

    @property
    def starts_board_duty(self) -> bool:
        return False

    @property
    def flags(self) -> tuple[other_measures.Warning, ...]:
        return self._treated.warnings


@dataclass(frozen=True, kw_only=True)
class ProviderRegistration(Question):
    asks = "Must the provider register as an independent school?"
    full_time_pupils: int = 0
    full_time_pupils_with_ehc_plan: int = 0
    full_time_pupils_looked_after: int = 0
    hours_per_week: int | None = None

    @property
    def must_register(self) -> bool:
        return alternative_provision.must_register(
            full_time=self.full_time_pupils,
            with_ehc_plan=self.full_time_pupils_with_ehc_plan,
            looked_after=self.full_time_pupils_looked_after,
            hours_per_week=self.hours_per_week,
        )


@dataclass(frozen=True, kw_only=True)
class PlacementReview(Question):
    asks = "Is a placement in alternative provision reviewed often enough?"
    provision_starts_on: date
    first_review_on: date
    provision_arranged_by: ArrangedBy | None = None

    @property
    def local_authority_must_be_told(self) -> bool:
        return stated(self.provision_arranged_by, "provision_arranged_by") is ArrangedBy.SCHOOL

    @property
    def flags(self) -> list[str]:
        often = alternative_provision.reviewed_often_enough(
            self.provision_starts_on, self.first_review_on, self._calendar
        )
        return [] if often else ["review_less_often_than_half_termly"]


@dataclass(frozen=True, kw_only=True)
class PupilFunding(Question):
    asks = "How much money follows a permanently excluded pupil?"
    exclusion: GivenExclusion | None = None
    year_group: str = ""
    in_leaving_year: bool = False
    full_year_amount_pence: int | None = None
    adjustment_order_pence: int = 0
    funding_period_ends_on: date | None = None
    amount_reduced_pence: int | None = None
    weeks_registered: int | None = None
    # also an answer, B: where a case states it, it is F, the weeks from the relevant date
    weeks_remaining: int | None = None
    settings: Readings = DEFAULT

    @property
    def _excluded_on(self) -> date:
        given: GivenExclusion = stated(self.exclusion, "the exclusion")
        return given.in_law().starts_on

    @property
    def relevant_date_on(self) -> date:
        return finance.relevant_date(self._excluded_on, self._calendar)

    def answer_weeks_remaining(self) -> int:
        last = finance.counted_until(
            self._excluded_on,
            leaving=self.in_leaving_year,
            period_ends=self.funding_period_ends_on,
            readings=self.settings,
        )
        return finance.complete_weeks(self.relevant_date_on, last)

    @property
    def reduction_pence(self) -> int:
        amount = stated(self.full_year_amount_pence, "full_year_amount_pence")
        return finance.reduction(amount, self.answer_weeks_remaining(), self.adjustment_order_pence)

    @property
    def minimum_increase_pence(self) -> int:
        return finance.minimum_increase(
            stated(self.amount_reduced_pence, "amount_reduced_pence"),
            stated(self.weeks_registered, "weeks_registered"),
            stated(self.weeks_remaining, "weeks_remaining"),
        )


class FairAccessCategory(StrEnum):
    """The letters of the list in paragraph 3.17 of the School Admissions Code 2021."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"
    F = "f"
    G = "g"
    H = "h"
    I = "i"  # noqa: E741
    J = "j"
    K = "k"
    L = "l"
    M = "m"


@dataclass(frozen=True, kw_only=True)
class SchoolPlace(Question):
    asks = "By when must a school place be decided or allocated?"
    application_received_on: date | None = None
    fair_access_agreed_on: date | None = None
    fair_access_categories: tuple[FairAccessCategory, ...] = ()

    @property
    def aim_to_notify_by(self) -> date:
        received = stated(self.application_received_on, "application_received_on")
        return admissions.aim_to_notify_by(received, self._calendar)

    @property
    def notify_by(self) -> date:
        received = stated(self.application_received_on, "application_received_on")
        return admissions.notify_by(received, self._calendar)

    @property
    def allocate_by(self) -> date:
        return admissions.allocate_by(
            stated(self.fair_access_agreed_on, "fair_access_agreed_on"), self._calendar
        )
