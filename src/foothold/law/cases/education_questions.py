"""The question about education and the parent while a pupil is away."""

from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from foothold.law import day_six, education
from foothold.law.calendar import Session
from foothold.law.cases.question import GivenExclusion, Question, asked_about, stated
from foothold.law.due import Step
from foothold.law.exclusion import Facts
from foothold.law.readings import DEFAULT, Readings


@dataclass(frozen=True, kw_only=True)
class ProvisionDuringExclusion(Question):
    asks = (
        "What applies on school days 1 to 5, who must provide education from the sixth, and by when must the parent"
        " be told?"
    )
    exclusion: GivenExclusion | None = None
    exclusions: tuple[GivenExclusion, ...] = ()
    morning_session_starts: time | None = None
    afternoon_session_starts: time | None = None
    provision_starts_on: date | None = None
    pupil_age_years: int | None = None
    pupil_born_on: date | None = None
    compulsory_school_age_on: date | None = None
    year_group: str = ""
    all_public_exams_taken_or_missed: bool = False
    looked_after: bool | None = None
    has_social_worker: bool | None = None
    school_local_authority: str = ""
    home_local_authority: str = ""
    settings: Readings = DEFAULT

    @cached_property
    def _facts(self) -> Facts:
        last, earlier = asked_about(self.exclusion, self.exclusions)
        return Facts(
            exclusion=last,
            earlier=earlier,
            year_group=self.year_group,
            born_on=self.pupil_born_on,
            age_years=self.pupil_age_years,
            compulsory_school_age_on=self.compulsory_school_age_on,
            looked_after=self.looked_after,
            has_social_worker=self.has_social_worker,
            school_authority=self.school_local_authority,
            home_authority=self.home_local_authority,
            all_public_exams_over=self.all_public_exams_taken_or_missed,
            morning_starts=self.morning_session_starts,
            afternoon_starts=self.afternoon_session_starts,
            provision_starts_on=self.provision_starts_on,
            readings=self.settings,
        )

    @property
    def day_one_on(self) -> date:
        return day_six.day_one(self._facts, self._calendar)

    @property
    def parent_supervision_days(self) -> tuple[date, ...]:
        return day_six.parent_days(self._facts, self._calendar)

    @property
    def parent_supervision_duty_applies(self) -> bool:
        return day_six.of_compulsory_school_age(self._facts)

    @property
    def sixth_day_on(self) -> date | None:
        return day_six.sixth_day(self._facts, self._calendar)

    @property
    def sixth_day_provider(self) -> str:
        return "local_authority" if day_six.authority_provides(self._facts) else "governing_board"

    @property
    def sixth_day_local_authority(self) -> str:
        home: str = stated(self.home_local_authority or None, "home_local_authority")
        return home

    @property
    def sixth_day_duty_applies(self) -> bool:
        return day_six.sixth_day_applies(self._facts)

    @property
    def longest_run_school_days(self) -> int:
        return day_six.longest_run(self._facts, self._calendar)

    @property
    def sixth_consecutive_day_on(self) -> date | None:
        return day_six.sixth_consecutive_day(self._facts, self._calendar)

    @property
    def school_must_provide(self) -> bool:
        return day_six.school_must_provide(self._facts, self._calendar)

    @property
    def days_without_provider(self) -> tuple[date, ...]:
        return day_six.days_without_provider(self._facts, self._calendar)

    @property
    def supervision_notice_by(self) -> date:
        return self._facts.exclusion.starts_on

    @property
    def supervision_notice_session(self) -> Session:
        return Session.PM

    @property
    def further_notice_hours_before_provision(self) -> int:
        return int(day_six.FURTHER_NOTICE.total_seconds() // 3600)

    @property
    def further_notice_waivable(self) -> str:
        return "if_parent_consents_and_provision_starts_before_sixth_day"

    @property
    def further_notice_waiver_needed(self) -> bool:
        return day_six.waiver_needed(self._facts)

    @property
    def recommended_provision_from_on(self) -> date | None:
        return day_six.recommended_from(self._facts)

    @property
    def recommended_provision_basis(self) -> str | None:
        return "guidance_only" if day_six.recommended_from(self._facts) else None

    @property
    def consider_interim_pep_review(self) -> bool:
        return day_six.consider_interim_pep_review(self.looked_after, self.setting.law_at)

    @property
    def other_notices_apply(self) -> bool:
        return True

    @property
    def flags(self) -> list[str]:
        return ["gap_days_without_provider"] if self.days_without_provider else []

    def how(self) -> tuple[Step, ...]:
        sixth = day_six.sixth_day(self._facts, self._calendar)
        return education.sixth_working(self._facts, self._calendar, sixth) if sixth else ()
