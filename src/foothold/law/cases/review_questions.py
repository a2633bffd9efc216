"""Questions about reviews, claims, registers and attendance codes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.law import admission_register, attendance, claims, review_panel
from foothold.law.attendance import ArrangedBy, Code
from foothold.law.calendar import ONE_DAY
from foothold.law.cases.question import GivenExclusion, Question, stated
from foothold.law.due import Step
from foothold.law.exclusion import SchoolKind
from foothold.law.notices import When
from foothold.law.readings import DEFAULT, Readings
from foothold.law.register import review as clocks
from foothold.law.review_panel import Notice, Outcome


@dataclass(frozen=True, kw_only=True)
class ReviewApplication(Question):
    asks = "By when must a review be applied for, and by when must the panel meet?"
    board_decision_notice: Notice | None = None
    equality_claim_determined_on: date | None = None
    application: Notice | None = None

    @property
    def notice_given_on(self) -> date:
        return review_panel.given_on(
            stated(self.board_decision_notice, "board_decision_notice"), self._calendar
        )

    @property
    def apply_by(self) -> date:
        return review_panel.apply_by(
            self.equality_claim_determined_on or self.notice_given_on, self._calendar
        )

    @property
    def hear_by(self) -> date:
        made = review_panel.given_on(stated(self.application, "application"), self._calendar)
        return review_panel.hear_by(made, self._calendar)

    @property
    def papers_school_days_before(self) -> int:
        return review_panel.PAPERS_BEFORE

    def how(self) -> tuple[Step, ...]:
        start = self.equality_claim_determined_on or (self.board_decision_notice and self.notice_given_on)
        return review_panel.counted(start, review_panel.APPLY_WITHIN, self._calendar) if start else ()


@dataclass(frozen=True, kw_only=True)
class ReviewOutcome(Question):
    asks = "What must happen after the panel's decision?"
    panel_outcome: Outcome
    panel_decision_notice: Notice | None = None
    school_kind: SchoolKind | None = None
    reinstatement_offered_in_time: bool = False

    @property
    def notice_given_on(self) -> date:
        return review_panel.given_on(
            stated(self.panel_decision_notice, "panel_decision_notice"), self._calendar
        )

    @property
    def reconsider_by(self) -> date:
        return review_panel.reconsider_by(self.notice_given_on, self._calendar)

    @property
    def tell_decision(self) -> When:
        return When.WITHOUT_DELAY

    @property
    def readjustment_applies(self) -> bool:
        return review_panel.readjustment_applies(
            self.panel_outcome, reinstatement_offered_in_time=self.reinstatement_offered_in_time
        )

    @property
    def readjustment_pence(self) -> int:
        return review_panel.READJUSTMENT_PENCE if self.readjustment_applies else 0

    @property
    def readjustment_payable_to(self) -> str | None:
        return "local_authority" if self.readjustment_applies else None

    def how(self) -> tuple[Step, ...]:
        if self.panel_decision_notice is None:
            return ()
        return review_panel.counted(self.notice_given_on, review_panel.RECONSIDER_WITHIN, self._calendar)


@dataclass(frozen=True, kw_only=True)
class TribunalClaim(Question):
    asks = "By when must a disability discrimination claim be made to the First-tier Tribunal?"
    exclusion: GivenExclusion

    @property
    def claim_by(self) -> date:
        return claims.tribunal_claim_by(self.exclusion.in_law().day_of_decision)


@dataclass(frozen=True, kw_only=True)
class AdmissionRegister(Question):
    asks = "When may the name come off the admission register, and which return is due?"
    board_decision_notice: Notice | None = None
    review_waived_in_writing_on: date | None = None
    review_applied_for: bool = False
    checked_on: date | None = None
    name_entered_on: date | None = None
    settings: Readings = DEFAULT

    @property
    def _given(self) -> date:
        return review_panel.given_on(
            stated(self.board_decision_notice, "board_decision_notice"), self._calendar
        )

    @property
    def may_delete(self) -> bool:
        return self.ground is not None

    @property
    def ground(self) -> admission_register.Ground | None:
        return self._ground(stated(self.checked_on, "checked_on"), applied=self.review_applied_for)

    def _ground(self, on: date, *, applied: bool) -> admission_register.Ground | None:
        return admission_register.ground_after_board(
            review_panel.last_day_to_apply(self._given, False, None, self._calendar),
            waived_on=self.review_waived_in_writing_on,
            applied=applied,
            review_ended_on=None,
            on=on,
        )

    @property
    def deletion_return_required(self) -> bool:
        return self.may_delete

    @property
    def earliest_deletion_on(self) -> date:
        """The first day on which it may be deleted if no review is applied for."""
        day = self._given
        while self._ground(day, applied=False) is None:
            day += ONE_DAY
        return day

    @property
    def return_by(self) -> date:
        entered = stated(self.name_entered_on, "name_entered_on")
        return admission_register.new_pupil_return_by(entered, self.settings, self.setting.calendar)


@dataclass(frozen=True, kw_only=True)
class AttendanceCodes(Question):
    asks = "Which attendance codes are used for an excluded pupil?"
    exclusion: GivenExclusion
    provision_starts_on: date | None = None
    provision_arranged_by: ArrangedBy | None = None
    dual_registered: bool | None = None

    @property
    def codes(self) -> list[dict[str, Any]]:
        found = attendance.codes(
            self.exclusion.in_law(), self.provision_starts_on, self.codes_during_provision[0], self._calendar
        )
        return [{"date_on": day, "code": code} for day, code in found]

    @property
    def code_before_provision(self) -> Code:
        return Code.E

    @property
    def codes_during_provision(self) -> tuple[Code, ...]:
        clocks.CODES.on(self.setting.law_at)
        arranged_by = stated(self.provision_arranged_by, "provision_arranged_by")
        return attendance.during_provision(arranged_by, self.dual_registered)
