"""The very day on which a rule turns, and the words in which it refuses: where a mistake of one would hide."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from foothold.law import (
    admission_register,
    alternative_provision,
    annual_limit,
    cancellation,
    children_not_in_school,
    codes,
    data_protection,
    day_six,
    education,
    ehc,
    facts,
    finance,
    notices,
    off_site,
    rules,
)
from foothold.law.due import Party, Promptness, Strength
from foothold.law.errors import AgainstTheLaw, FactMissing, NoKnownValue
from foothold.law.exclusion import Exclusion, Facts, SchoolKind
from foothold.law.readings import DEFAULT, CountUnit, Readings
from foothold.law.register.education import S104_FURTHER
from tests.law import made_up

DAY = timedelta(days=1)
CALENDAR = made_up.calendar()
TUESDAY = date(2025, 11, 11)


def cancelled(**facts):
    given = Facts(exclusion=made_up.suspension(TUESDAY, 6, decided_on=TUESDAY), **facts)
    return cancellation.duties(given, TUESDAY + DAY)


class TestHalfTerms:
    def test_end_the_day_before_the_longest_holiday_inside_a_term_and_begin_the_day_after(self):
        year = CALENDAR.years[0]
        autumn, half = year.terms[0], year.closed[0]
        assert alternative_provision.half_terms(CALENDAR)[:2] == (
            (autumn.starts_on, half.starts_on - DAY),
            (half.ends_on + DAY, autumn.ends_on),
        )
        assert len(alternative_provision.half_terms(CALENDAR)) == 18

    def test_are_not_cut_by_a_day_of_snow_or_by_the_shorter_of_two_holidays(self):
        long_weekend = made_up.holiday(date(2024, 9, 20), date(2024, 9, 20))
        snow = made_up.closure(date(2024, 12, 2))
        year = made_up.year(2024, closed=(long_weekend, snow))
        assert alternative_provision.half_terms(made_up.calendar(year)) == alternative_provision.half_terms(
            made_up.calendar(made_up.year(2024))
        )

    def test_are_whole_terms_where_no_holiday_lies_inside(self):
        cut = made_up.year(2024)
        whole = type(cut)(cut.name, cut.terms, ())
        assert alternative_provision.half_terms(made_up.calendar(whole)) == tuple(
            (term.starts_on, term.ends_on) for term in cut.terms
        )

    def test_a_holiday_at_the_edge_of_a_term_does_not_cut_it(self):
        cut = made_up.year(2024)
        first = cut.terms[0].starts_on
        last = cut.terms[0].ends_on
        edges = (made_up.holiday(first, first + DAY), made_up.holiday(last - DAY, last))
        at_the_edge = type(cut)(cut.name, cut.terms, edges)
        assert alternative_provision.half_terms(made_up.calendar(at_the_edge))[0] == (first, last)

    def test_a_review_on_the_last_day_of_the_half_term_is_often_enough_and_one_after_is_not(self):
        first, last = alternative_provision.half_terms(CALENDAR)[0]
        assert alternative_provision.reviewed_often_enough(first, last, CALENDAR)
        assert not alternative_provision.reviewed_often_enough(first, last + DAY, CALENDAR)
        assert not alternative_provision.reviewed_often_enough(last, last + DAY, CALENDAR)


class TestTheRegister:
    def test_gives_up_the_name_on_the_day_after_the_last_day_to_apply_and_not_before(self):
        asked = {"waived_on": None, "applied": False, "review_ended_on": None}
        ground = admission_register.ground_after_board
        assert ground(TUESDAY, on=TUESDAY, **asked) is None
        assert ground(TUESDAY, on=TUESDAY + DAY, **asked) is admission_register.Ground.OUT_OF_TIME

    def test_of_a_new_pupil_cannot_be_counted_in_school_days_without_a_calendar(self):
        readings = Readings(new_pupil_return_counted_in=CountUnit.SCHOOL_DAYS)
        with pytest.raises(FactMissing, match=r"^The five days are read as school days"):
            admission_register.new_pupil_return_by(TUESDAY, readings, None)

    def test_of_children_not_in_school_has_no_first_day_yet(self):
        assert not children_not_in_school.in_force(date(2027, 1, 1))

    @pytest.mark.parametrize(
        ("on_roll", "off_site", "absent", "belongs"),
        [
            (False, False, False, True),
            (True, True, True, True),
            (True, True, False, False),
            (True, False, True, False),
        ],
    )
    def test_of_children_not_in_school_takes_who_is_on_no_roll_or_elsewhere_for_part_of_the_time(
        self, on_roll, off_site, absent, belongs
    ):
        found = children_not_in_school.eligible(
            on_roll=on_roll, educated_off_site=off_site, absent_part_of_school_time=absent
        )
        assert found is belongs


class TestForms:
    def test_the_days_that_begin_and_end_a_term_are_in_it(self):
        for year in CALENDAR.years:
            for term in year.terms:
                assert CALENDAR.term_of(term.starts_on) is term
                assert CALENDAR.term_of(term.ends_on) is term

    def test_the_first_list_of_reasons_holds_from_its_first_day(self):
        first = codes.REASON_LIST_BEGINS
        assert codes.reasons_on(first)
        with pytest.raises(NoKnownValue):
            codes.reasons_on(first - DAY)

    def test_the_remote_meeting_is_in_the_notice_only_since_september_2023(self):
        assert notices.REMOTE_CONTENTS not in notices.contents(date(2023, 8, 31))
        assert notices.REMOTE_CONTENTS in notices.contents(date(2023, 9, 1))

    def test_the_home_authority_is_told_of_a_permanent_exclusion_only(self):
        known = {"school_authority": "901", "home_authority": "902"}
        for_good = Facts(exclusion=made_up.permanent(TUESDAY, decided_on=TUESDAY), **known)
        for_days = Facts(exclusion=made_up.suspension(TUESDAY, decided_on=TUESDAY), **known)
        assert notices.authorities(for_good) == ("901", "902")
        assert notices.authorities(for_days) == ("901",)


class TestCancelling:
    def test_owes_the_pupil_back_everyone_told_and_the_parent_a_meeting(self):
        owed = cancelled(has_social_worker=True, looked_after=True)
        assert [(due.what, due.owed_to) for due in owed] == [
            ("Have the pupil back in school", (Party.PUPIL,)),
            *(
                (f"Tell the {party.label} of the cancellation, in writing with reasons", (party,))
                for party in (
                    Party.RELEVANT_PERSON,
                    Party.GOVERNING_BOARD,
                    Party.LOCAL_AUTHORITY,
                    Party.SOCIAL_WORKER,
                    Party.VIRTUAL_SCHOOL_HEAD,
                )
            ),
            ("Offer the parent a meeting about the cancellation", (Party.PARENT,)),
        ]
        assert {due.kind for due in owed} == {"excl.cancellation"}
        assert {due.owed_by for due in owed} == {Party.HEADTEACHER}
        assert {due.promptness for due in owed} == {Promptness.WITHOUT_DELAY}
        assert {due.on for due in owed} == {TUESDAY + DAY}
        assert [due.strength for due in owed][-2:] == [Strength.MUST, Strength.SHOULD]
        assert all(due.provision.key.startswith("excl.cancellation@") for due in owed)

    def test_tells_no_social_worker_and_no_virtual_school_head_where_there_is_none(self):
        told = {due.owed_to[0] for due in cancelled(has_social_worker=False, looked_after=False)}
        assert not told & {Party.SOCIAL_WORKER, Party.VIRTUAL_SCHOOL_HEAD}

    @pytest.mark.parametrize(
        ("started", "half_days", "words"),
        [
            (
                True,
                0,
                r"^The governing board has begun its meeting, so this can no longer be cancelled\. \(SI",
            ),
            (
                False,
                91,
                r"^The pupil has been excluded for more than 45 school days this year, so this cannot be cancelled\.",
            ),
        ],
    )
    def test_is_refused_in_words(self, started, half_days, words):
        with pytest.raises(AgainstTheLaw, match=words):
            cancellation.refuse_if_not_allowed(
                made_up.suspension(TUESDAY, decided_on=TUESDAY),
                board_meeting_started=started,
                half_days_this_year=half_days,
            )


class TestTheLimitOfAYear:
    def test_names_the_year_that_is_over_and_says_that_nothing_more_is_possible(self):
        first = date(2025, 9, 8)
        served = made_up.suspension(first, 90, decided_on=first)
        after = CALENDAR.add_school_days(first, 45)
        asked = made_up.suspension(after, 2, decided_on=after)
        with pytest.raises(AgainstTheLaw, match=r"46 school days .* 2025/26.* No further suspension"):
            annual_limit.refuse_above(Facts(exclusion=asked, earlier=(served,)), CALENDAR)


class TestFortyEightHours:
    def facts(self, **given):
        decided = made_up.permanent(TUESDAY, decided_on=TUESDAY, decided_time=time(9))
        return Facts(exclusion=decided, provision_starts_on=TUESDAY + 2 * DAY, **given)

    def test_are_counted_to_the_morning_session_where_its_time_is_known(self):
        assert not day_six.waiver_needed(self.facts(morning_starts=time(9)))
        assert day_six.waiver_needed(self.facts(morning_starts=time(8, 59)))
        assert not day_six.waiver_needed(self.facts(morning_starts=time(9, 1)))

    def test_are_counted_to_the_start_of_the_day_where_it_is_not(self):
        assert day_six.waiver_needed(self.facts())
        assert datetime.combine(TUESDAY + 2 * DAY, time.min) - datetime.combine(TUESDAY, time(9)) < 2 * DAY


class TestAdvice:
    CLOSES, REOPENS = date(2026, 7, 20), date(2026, 8, 17)

    @pytest.mark.parametrize(
        ("asked", "exempt"),
        [
            (date(2026, 7, 12), False),
            (date(2026, 7, 13), True),
            (date(2026, 8, 10), True),
            (date(2026, 8, 11), False),
        ],
    )
    def test_asked_around_a_long_closure_is_exempt_to_the_day(self, asked, exempt):
        assert ehc.advice_is_exempt(asked, self.CLOSES, self.REOPENS) is exempt

    def test_asked_around_a_closure_of_under_four_weeks_is_not(self):
        assert not ehc.advice_is_exempt(date(2026, 7, 20), self.CLOSES, self.REOPENS - DAY)


class TestTheNextReviewOfAPlan:
    MADE = date(2024, 2, 29)

    def test_is_due_twelve_months_from_the_plan_where_there_was_none_yet(self):
        assert ehc.review_by(self.MADE) == date(2025, 2, 28)

    def test_and_twelve_months_from_the_review_before_it_afterwards(self):
        assert ehc.review_by(self.MADE, date(2024, 12, 3)) == date(2025, 12, 3)


class TestMoneyThatFollows:
    def test_is_divided_when_a_single_week_is_left_and_refused_when_none_is(self):
        assert finance.minimum_increase(100_00, 1, 1) == 100_00
        with pytest.raises(NoKnownValue, match=r"^No complete week was left"):
            finance.minimum_increase(100_00, 1, 0)


class TestOffSite:
    def test_a_review_exactly_ten_weeks_ago_obliges(self):
        assert off_site.must_review(TUESDAY - 70 * DAY, TUESDAY)
        assert not off_site.must_review(TUESDAY - 69 * DAY, TUESDAY)

    def test_notice_owes_attendance_from_a_day_and_says_to_whom_and_why(self):
        (due,) = off_site.dues(TUESDAY, SchoolKind.MAINTAINED, DEFAULT, CALENDAR)
        assert due.kind == "off.notice"
        assert due.what == "Attend at the other place, on this day at the earliest"
        assert (due.owed_by, due.owed_to) == (Party.PUPIL, (Party.GOVERNING_BOARD,))
        assert due.on == date(2025, 11, 13)
        assert due.promptness is Promptness.FROM_DATE
        assert due.provision.key.startswith("off.notice@")
        assert due.because.lines()[:2] == [
            "Notice was given on Tue 11 Nov 2025, which is day 0.",
            "Two school days are counted.",
        ]
        (other,) = due.other_readings
        assert (other.setting, other.on) == ("off_site_notice_in_clear_days", date(2025, 11, 14))

    def test_with_clear_days_the_working_says_so(self):
        readings = Readings(off_site_notice_in_clear_days=True)
        (due,) = off_site.dues(TUESDAY, SchoolKind.MAINTAINED, readings, CALENDAR)
        assert due.on == date(2025, 11, 14)
        assert due.because.lines()[1] == "Two clear school days lie between the notice and the start."

    def test_a_pupil_referral_unit_is_refused_before_july_2026_in_words(self):
        with pytest.raises(AgainstTheLaw, match=r"^A pupil referral unit could not direct a pupil off site"):
            off_site.dues(TUESDAY, SchoolKind.PUPIL_REFERRAL_UNIT, DEFAULT, CALENDAR)


class TestTheWholeFile:
    def owed(self, **given):
        (due,) = data_protection.duties(data_protection.Request(**given), CALENDAR)
        return due

    def test_is_owed_a_calendar_month_after_the_request(self):
        due = self.owed(received=TUESDAY)
        assert due.on == date(2025, 12, 11)
        assert due.kind == "dp.sar"
        assert (due.owed_by, due.owed_to) == (Party.CONTROLLER, (Party.RELEVANT_PERSON,))
        assert due.what == "Answer the request for the child's file"
        assert due.consequence == "The person who asked may complain to the Information Commissioner."
        assert due.other_readings == ()
        assert due.because.lines() == [
            "The clock starts on Tue 11 Nov 2025, when everything needed had been received.",
            "1 calendar month later is Thu 11 Dec 2025.",
            "A weekend or bank holiday moves it to the next working day.",
        ]

    def test_is_owed_two_months_later_where_the_request_is_complex(self):
        due = self.owed(received=TUESDAY, is_complex=True)
        assert due.on == date(2026, 2, 11)
        assert due.because.lines()[1] == "3 calendar months later is Wed 11 Feb 2026."

    def test_runs_from_the_day_on_which_nothing_was_missing(self):
        assert self.owed(received=TUESDAY, identity_received=date(2025, 11, 20)).on == date(2025, 12, 22)

    def test_that_falls_on_a_weekend_shows_the_other_reading_whichever_is_in_force(self):
        moved = self.owed(received=date(2025, 11, 6))
        (other,) = moved.other_readings
        assert (moved.on, other.on) == (date(2025, 12, 8), date(2025, 12, 6))

        stays = self.owed(received=date(2025, 11, 6), readings=Readings(deadline_moves_to_working_day=False))
        (other,) = stays.other_readings
        assert (stays.on, other.on) == (date(2025, 12, 6), date(2025, 12, 8))
        assert stays.because.lines()[2] == "It stays on that day, whichever day of the week that is."

    def test_is_worked_out_again_from_what_was_kept(self):
        kept = {"received": "2025-11-11"}
        assert [due.on for due in rules.rederive("subject_access", kept, CALENDAR)] == [date(2025, 12, 11)]


class TestWhatOtherRoomsAskOfLaw:
    def test_the_school_days_of_a_calendar_leave_out_weekends_and_holidays(self):
        days = CALENDAR.school_days
        assert all(CALENDAR.is_school_day(day) for day in days)
        assert days == tuple(sorted(days))
        assert TUESDAY in days
        assert date(2025, 11, 8) not in days

    def test_a_provision_names_its_clock_without_the_version(self):
        assert S104_FURTHER.on(TUESDAY).clock == "excl.s104_further"

    def test_every_suspension_within_the_facts_can_be_counted_anew(self):
        earlier = made_up.suspension(date(2025, 10, 7), 4)
        given = Facts(exclusion=made_up.suspension(TUESDAY, 6), earlier=(earlier,), looked_after=True)

        again = facts.mapped(given, Exclusion, lambda each: replace(each, length=each.length - 1))

        assert (again.exclusion.length, [each.length for each in again.earlier]) == (5, [3])
        assert (again.looked_after, again.readings) == (True, given.readings)


class TestADaySixThatHadPassedWhenTheSuspensionBegan:
    def test_is_due_at_once_under_both_readings_of_a_holiday_so_no_other_is_shown(self):
        """Five school days, half term, five more: across the holiday day 6 was 27 October, after it 3 November."""
        earlier = made_up.suspension(date(2025, 10, 13), 20)
        given = Facts(exclusion=made_up.suspension(date(2025, 11, 3), 2), earlier=(earlier,))
        sixth = day_six.sixth_day(given, CALENDAR)

        assert sixth == date(2025, 10, 27)
        assert education.other_sixth_days(given, CALENDAR, sixth) == ()
