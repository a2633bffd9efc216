"""Questions about an exclusion up to the board's decision."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from foothold.law import annual_limit, governing_board, notices, remote_meeting, stay_away
from foothold.law import cancellation as cancelling
from foothold.law.calendar import Session
from foothold.law.cases.question import GivenExclusion, Question, asked_about, stated
from foothold.law.due import Party, Step
from foothold.law.exclusion import Facts, SchoolKind
from foothold.law.governing_board import BoardDuty
from foothold.law.notices import When
from foothold.law.readings import DEFAULT, Readings
from foothold.law.totals import OVER_FIFTEEN_DAYS, OVER_FIVE_DAYS, Total


@dataclass(frozen=True, kw_only=True)
class ExclusionDays(Question):
    asks = "Which school days does the exclusion cover, and when does the pupil return?"
    exclusion: GivenExclusion

    @property
    def days(self) -> tuple[date, ...]:
        return stay_away.days(self.exclusion.in_law(), self._calendar)

    @property
    def return_on(self) -> date:
        return stay_away.returns(self.exclusion.in_law(), self._calendar).on

    @property
    def sessions_missed(self) -> int:
        missed = stay_away.sessions(self.exclusion.in_law(), self._calendar)
        return sum(session is not Session.LUNCH for _, session in missed)

    @property
    def counted_half_days(self) -> int:
        return len(stay_away.sessions(self.exclusion.in_law(), self._calendar))

    def how(self) -> tuple[Step, ...]:
        count = self._calendar.count(self.exclusion.in_law().starts_on, len(self.days), first_day_counts=True)
        return (Step("School days are counted from the first day of exclusion.", {}, count),)


@dataclass(frozen=True, kw_only=True)
class GoverningBoardDuty(Question):
    asks = "What must the governing board do after this exclusion, and by when?"
    exclusion: GivenExclusion | None = None
    exclusions: tuple[GivenExclusion, ...] = ()
    earlier_half_days_this_term: int = 0
    earlier_lunchtimes_this_term: int = 0
    school_terms_per_year: int = 3
    school_kind: SchoolKind | None = None
    year_group: str = ""
    public_exams_on: tuple[date, ...] = ()
    national_curriculum_tests_on: tuple[date, ...] = ()
    representations_made: bool | None = None
    notice_received_on: date | None = None
    settings: Readings = DEFAULT

    @cached_property
    def _facts(self) -> Facts:
        last, earlier = asked_about(self.exclusion, self.exclusions)
        return Facts(
            exclusion=last,
            earlier=earlier,
            earlier_half_days_this_term=self.earlier_half_days_this_term + self.earlier_lunchtimes_this_term,
            terms_per_year=self.school_terms_per_year,
            year_group=self.year_group,
            public_exams_on=self.public_exams_on,
            tests_on=self.national_curriculum_tests_on,
            representations_made=self.representations_made,
            notice_received_on=self.notice_received_on,
            readings=self.settings,
        )

    @cached_property
    def _duty(self) -> BoardDuty:
        return governing_board.duty(self._facts, self._calendar)

    @property
    def counted_half_days(self) -> int:
        return self._facts.exclusion.length or 0

    @property
    def term_total_half_days(self) -> int:
        return self._duty.tally.this_term.half_days

    @property
    def half_days_by_term(self) -> list[dict[str, Any]]:
        return [
            {"term": total.period.name, "half_days": total.half_days} for total in self._duty.tally.by_term
        ]

    @property
    def year_total_half_days(self) -> int:
        return sum(total.half_days for total in self._duty.tally.by_year[:1])

    @property
    def term_window(self) -> str:
        return self._duty.tally.this_term.period.name

    @property
    def over_5_days_in_any_term(self) -> bool:
        return self._duty.tally.most > OVER_FIVE_DAYS

    @property
    def over_15_days_in_any_term(self) -> bool:
        return self._duty.tally.most > OVER_FIFTEEN_DAYS

    @property
    def loses_public_exam(self) -> bool:
        return bool(self._duty.lost.public_exams)

    @property
    def loses_national_curriculum_test(self) -> bool:
        return bool(self._duty.lost.tests)

    @property
    def tell_governing_board(self) -> When:
        return notices.tell_board(self._duty.told_without_delay)

    @property
    def route(self) -> governing_board.Route:
        return self._duty.route

    @property
    def must_meet(self) -> bool:
        must: bool = stated(self._duty.must_meet, "representations_made")
        return must

    @property
    def must_consider_representations(self) -> bool:
        return bool(stated(self.representations_made, "representations_made"))

    @property
    def meet_by(self) -> date | None:
        if self._duty.number is None:
            return None
        return governing_board.meet_by(
            self._duty, stated(self.notice_received_on, "notice_received_on"), self._calendar
        )

    @property
    def meet_before_on(self) -> date | None:
        return self._duty.lost.first

    @property
    def meet_before_strength(self) -> str | None:
        return "so_far_as_reasonably_practicable" if self._duty.lost.first else None

    @property
    def chair_may_decide_alone(self) -> bool:
        return governing_board.chair_may_decide_alone(self._duty, stated(self.school_kind, "school_kind"))

    @property
    def can_direct_reinstatement(self) -> bool:
        return governing_board.can_direct_reinstatement(self._duty)

    def how(self) -> tuple[Step, ...]:
        steps = (Step(self._duty.why),)
        if self._duty.number is None or self.notice_received_on is None:
            return steps
        count = self._calendar.count(self.notice_received_on, self._duty.number)
        return (
            *steps,
            Step("Counted from receipt of notice on {on}.", {"on": self.notice_received_on}, count),
        )


@dataclass(frozen=True, kw_only=True)
class WhoMustBeTold(Question):
    asks = "Who must be told of the exclusion, and when?"
    exclusion: GivenExclusion
    earlier_half_days_this_term: int = 0
    pupil_age_years: int | None = None
    looked_after: bool | None = None
    has_social_worker: bool | None = None
    school_local_authority: str = ""
    home_local_authority: str = ""

    @cached_property
    def _facts(self) -> Facts:
        return Facts(
            exclusion=self.exclusion.in_law(),
            age_years=self.pupil_age_years,
            looked_after=self.looked_after,
            has_social_worker=self.has_social_worker,
            school_authority=self.school_local_authority,
            home_authority=self.home_local_authority,
        )

    @property
    def _grave(self) -> bool:
        total = self.earlier_half_days_this_term + (self._facts.exclusion.length or 0)
        return self._facts.exclusion.is_permanent or total > OVER_FIVE_DAYS

    @property
    def tell_parent(self) -> When:
        return When.WITHOUT_DELAY

    @property
    def tell_governing_board(self) -> When:
        return notices.tell_board(self._grave)

    @property
    def tell_local_authority(self) -> When:
        return notices.tell_authority(self._facts, self._grave)

    @property
    def tell_home_local_authority(self) -> When:
        return notices.tell_home_authority(self._facts)

    @property
    def tell_social_worker(self) -> When:
        return notices.tell_if(self.has_social_worker, self._facts.exclusion.day_of_decision)

    @property
    def tell_virtual_school_head(self) -> When:
        return notices.tell_if(self.looked_after, self._facts.exclusion.day_of_decision)

    @property
    def parent_told_in_writing(self) -> bool:
        return True

    @property
    def relevant_person(self) -> Party:
        return notices.relevant_person(self._facts)

    @property
    def local_authorities_to_tell(self) -> tuple[str, ...]:
        return notices.authorities(self._facts)


@dataclass(frozen=True, kw_only=True)
class AnnualLimit(Question):
    asks = "Is the suspension within 45 school days in the school year?"
    exclusion: GivenExclusion
    earlier_half_days_this_year: int = 0
    earlier_half_days_this_year_other_schools: int = 0

    @cached_property
    def _limit(self) -> annual_limit.Limit:
        facts = Facts(
            exclusion=self.exclusion.in_law(),
            earlier_half_days_this_year=self.earlier_half_days_this_year,
            earlier_half_days_other_schools=self.earlier_half_days_this_year_other_schools,
        )
        return annual_limit.limit(facts, self._calendar)

    @property
    def lawful(self) -> bool:
        return self._limit.lawful

    @property
    def year_total_half_days(self) -> int:
        return self._limit.years[0].half_days

    @property
    def longest_lawful_half_days(self) -> int:
        return self._limit.longest

    @property
    def half_days_by_school_year(self) -> list[dict[str, Any]]:
        return [_by_year(total) for total in self._limit.years]

    @property
    def flags(self) -> list[str]:
        return [] if self._limit.lawful else ["exceeds_45_day_limit"]


def _by_year(total: Total) -> dict[str, Any]:
    here = total.parts[-1].half_days
    return {"school_year": total.period.school_year, "half_days": here, "total_half_days": total.half_days}


@dataclass(frozen=True, kw_only=True)
class RemoteMeeting(Question):
    asks = "Must the governing board's meeting be held remotely?"
    exclusion: GivenExclusion | None = None
    meeting_on: date | None = None
    remote_requested: bool = False
    access_conditions_met: bool = False
    extraordinary_event: bool = False

    @property
    def request_rules_apply(self) -> bool:
        return remote_meeting.request_rules_apply(self.meeting_on or self.setting.law_at)

    @property
    def must_hold_remotely(self) -> bool:
        return self.request_rules_apply and remote_meeting.must_be_remote(
            requested=self.remote_requested, conditions_met=self.access_conditions_met
        )

    @property
    def meeting_format(self) -> str:
        may = self.request_rules_apply and remote_meeting.may_be_remote(
            conditions_met=self.access_conditions_met, extraordinary=self.extraordinary_event
        )
        return "remote" if self.must_hold_remotely or may else "in_person"


@dataclass(frozen=True, kw_only=True)
class ChangeOrCancellation(Question):
    asks = "May the headteacher cancel or lengthen this exclusion, and what follows?"
    change: cancelling.Change
    exclusion: GivenExclusion
    new_length_half_days: int | None = None
    cancelled_on: date | None = None
    board_meeting_started: bool = False
    earlier_half_days_this_year: int = 0
    settings: Readings = DEFAULT

    @property
    def _decided(self) -> date:
        return self.exclusion.decided_on or self.exclusion.starts_on or self.setting.law_at

    @property
    def _cancels(self) -> bool:
        return self.change is cancelling.Change.CANCEL

    @property
    def statutory_power_exists(self) -> bool:
        return self._cancels and cancelling.power_exists(self._decided)

    @property
    def basis(self) -> str:
        return "statute" if self.statutory_power_exists else "guidance_only"

    @property
    def allowed(self) -> bool:
        return self._cancels and not self.flags

    @property
    def instead(self) -> str | None:
        return None if self._cancels else "new_exclusion_straight_after"

    @property
    def half_days_counted_to_annual_limit(self) -> int:
        on = stated(self.cancelled_on, "cancelled_on")
        return cancelling.served_half_days(self.exclusion.in_law(), on, self._calendar, self.settings)

    @property
    def year_total_half_days(self) -> int:
        return cancelling.most_in_a_year(
            self.exclusion.in_law(),
            stated(self.cancelled_on, "cancelled_on"),
            self.earlier_half_days_this_year,
            self._calendar,
            self.settings,
        )

    @property
    def reinstate(self) -> When:
        return When.WITHOUT_DELAY

    @property
    def tell_parent(self) -> When:
        return When.WITHOUT_DELAY

    @property
    def tell_governing_board(self) -> When:
        return When.WITHOUT_DELAY

    @property
    def tell_local_authority(self) -> When:
        return When.WITHOUT_DELAY

    @property
    def tell_social_worker(self) -> When:
        return When.IF_ANY

    @property
    def tell_virtual_school_head(self) -> When:
        return When.IF_ANY

    @property
    def reasons_in_writing(self) -> bool:
        return self._cancels

    @property
    def board_duty_ends(self) -> bool:
        return self.allowed

    @property
    def offer_meeting_to_parent(self) -> bool:
        return self._cancels

    @property
    def flags(self) -> list[str]:
        if not self._cancels:
            return ["extension_or_conversion_not_allowed"]
        found = ["board_meeting_already_started"] if self.board_meeting_started else []
        over = self.cancelled_on is not None and not cancelling.year_allows(self.year_total_half_days)
        return [*found, "exceeds_45_day_limit"] if over else found
