"""What surrounds an exclusion: pupil numbers, ages, Easter, codes, money, off-site direction, reviews, registers."""

from datetime import date

import pytest
from dateutil import easter as dateutil_easter
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import upn as stdnum_upn

from foothold.law import (
    admission_register,
    ages,
    alternative_provision,
    attendance,
    census,
    claims,
    codes,
    easter,
    finance,
    months,
    off_site,
    other_measures,
    rates,
    remote_meeting,
    review_panel,
    upn,
)
from foothold.law.calendar import TermName
from foothold.law.cases.check import check
from foothold.law.due import Party, Promptness
from foothold.law.errors import AgainstTheLaw, FactMissing, NoKnownValue
from foothold.law.exclusion import SchoolKind
from foothold.law.readings import DEFAULT, CountUnit, Readings
from tests.law import made_up

CALENDAR = made_up.calendar()
WEDNESDAY = date(2025, 11, 12)
DIGITS = st.text("0123456789", min_size=8, max_size=8)


class TestPupilNumbers:
    @given(
        st.sampled_from(["801", "330", "373", "201"]), DIGITS, st.sampled_from("0123456789" + upn.ALPHABET)
    )
    def test_have_the_check_letter_a_second_opinion_gives(self, authority, middle, last):
        rest = authority + middle + last
        assert upn.check_letter(rest) == stdnum_upn.calc_check_digit(rest)
        assert stdnum_upn.is_valid(upn.check_letter(rest) + rest)
        assert upn.has_right_letter(upn.check_letter(rest) + rest)
        assert upn.is_temporary(upn.check_letter(rest) + rest) == last.isalpha()

    @given(DIGITS, st.sampled_from(upn.ALPHABET))
    def test_with_another_letter_are_wrong(self, middle, letter):
        rest = f"801{middle}1"
        assert upn.has_right_letter(letter + rest) == (letter == upn.check_letter(rest))

    @pytest.mark.parametrize(
        "wrong", ["", "B80120000500", "B8012000050011", "b801200005001", "B80120000500I", "I801200005001"]
    )
    def test_of_another_shape_are_wrong(self, wrong):
        assert not upn.has_right_letter(wrong)


class TestAges:
    @pytest.mark.parametrize(
        ("born_on", "begins"),
        [
            (date(2020, 3, 31), date(2025, 3, 31)),
            (date(2020, 4, 1), date(2025, 8, 31)),
            (date(2020, 8, 31), date(2025, 8, 31)),
            (date(2020, 9, 1), date(2025, 12, 31)),
            (date(2020, 12, 31), date(2025, 12, 31)),
            (date(2020, 2, 29), date(2025, 3, 31)),
        ],
    )
    def test_compulsory_school_age_begins_on_a_prescribed_day(self, born_on, begins):
        assert ages.compulsory_school_age_from(born_on) == begins

    @pytest.mark.parametrize(
        ("born_on", "ends"),
        [
            (date(2009, 8, 31), date(2025, 6, 27)),
            (date(2009, 9, 1), date(2026, 6, 26)),
            (date(2010, 1, 15), date(2026, 6, 26)),
            (date(2011, 9, 1), date(2028, 6, 30)),
        ],
    )
    def test_compulsory_school_age_ends_on_the_last_friday_in_june(self, born_on, ends):
        assert ages.compulsory_school_age_until(born_on) == ends

    def test_a_year_is_full_on_the_birthday(self):
        assert ages.age_on(date(2007, 11, 12), date(2025, 11, 11)) == 17
        assert ages.age_on(date(2007, 11, 12), WEDNESDAY) == 18


EASTER_SUNDAYS = {
    2016: (3, 27), 2017: (4, 16), 2018: (4, 1), 2019: (4, 21), 2020: (4, 12), 2021: (4, 4), 2022: (4, 17),
    2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2029: (4, 1),
    2030: (4, 21), 2031: (4, 13), 2038: (4, 25), 2008: (3, 23),
}  # fmt: skip


class TestEaster:
    @pytest.mark.parametrize(("year", "sunday"), EASTER_SUNDAYS.items())
    def test_is_when_the_churches_say(self, year, sunday):
        assert easter.easter_sunday(year) == date(year, *sunday)

    def test_agrees_with_a_second_opinion_for_five_centuries(self):
        for year in range(1700, 2200):
            assert easter.easter_sunday(year) == dateutil_easter.easter(year)
            assert easter.easter_monday(year).weekday() == 0

    def test_parts_the_terms_of_the_statistics(self):
        assert census.term_of_statistics(date(2024, 3, 31)) is TermName.SPRING
        assert census.term_of_statistics(date(2024, 4, 1)) is TermName.SUMMER
        assert census.term_of_statistics(date(2024, 8, 1)) is TermName.AUTUMN


class TestMonths:
    @pytest.mark.parametrize(
        ("day", "number", "found"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2025, 11, 12), 3, date(2026, 2, 12)),
            (date(2025, 12, 31), 6, date(2026, 6, 30)),
        ],
    )
    def test_end_on_the_same_day_or_the_last(self, day, number, found):
        assert months.add_months(day, number) == found

    def test_of_a_claim_begin_with_the_day_of_the_act(self):
        assert claims.tribunal_claim_by(date(2026, 1, 19)) == date(2026, 7, 18)


class TestReasonCodes:
    def test_are_sixteen_until_the_summer_of_2026_and_twenty_nine_after(self):
        assert len(codes.reasons_on(date(2026, 7, 31))) == 16
        assert len(codes.reasons_on(date(2026, 8, 1))) == 29

    def test_are_not_known_before_the_list_begins(self):
        with pytest.raises(NoKnownValue, match="of 31 July 2020 are not known here"):
            codes.reasons_on(date(2020, 7, 31))

    def test_that_are_not_right_say_what_to_choose(self):
        found = codes.faults(("VR", "XX", "PP", "PA"), WEDNESDAY)
        assert found == (
            "4 reasons were given. Choose the 3 that matter most.",
            "VR is not a reason code on 12 November 2025. Choose DA or DB instead.",
            "XX is not a reason code on 12 November 2025. Choose one from the list.",
        )
        assert codes.faults(("PP", "DB"), WEDNESDAY) == ()

    def test_to_use_instead_are_codes_of_their_day(self):
        old = {code.code for code in codes.reasons_on(WEDNESDAY)}
        for code in codes.REASONS.values():
            assert set(code.instead) <= old
            assert bool(code.instead) == (code.code not in old)


class TestMoney:
    @pytest.mark.parametrize(
        ("excluded_on", "leaving", "until"),
        [
            (date(2025, 11, 10), False, date(2026, 3, 31)),
            (date(2026, 3, 31), True, date(2026, 3, 31)),
            (date(2026, 4, 1), True, date(2026, 7, 31)),
            (date(2026, 4, 1), False, date(2027, 3, 31)),
            (date(2026, 9, 7), True, date(2027, 3, 31)),
        ],
    )
    def test_is_counted_to_the_end_of_the_period_or_a_leavers_school_year(self, excluded_on, leaving, until):
        found = finance.counted_until(excluded_on, leaving=leaving, period_ends=None, readings=DEFAULT)
        assert found == until

    def test_is_to_the_nearest_penny(self):
        assert finance.reduction(full_year=100_001, weeks=26, adjustment=0) == 50_001
        assert finance.reduction(full_year=520_000, weeks=13, adjustment=400_000) == 530_000

    def test_counts_complete_weeks_only(self):
        assert finance.complete_weeks(date(2026, 3, 19), date(2026, 3, 31)) == 1
        assert finance.complete_weeks(date(2026, 4, 20), date(2026, 3, 31)) == 0

    def test_is_not_divided_by_no_weeks(self):
        with pytest.raises(NoKnownValue, match="No complete week was left"):
            finance.minimum_increase(100_000, 3, 0)


class TestOffSite:
    def test_starts_two_school_days_after_notice_and_shows_the_other_reading(self):
        [attend] = off_site.dues(WEDNESDAY, SchoolKind.MAINTAINED, DEFAULT, CALENDAR)
        assert (attend.on, attend.promptness) == (date(2025, 11, 14), Promptness.FROM_DATE)
        assert attend.because.lines()[-1] == "Fri 14 Nov 2025: day 2"
        [other] = attend.other_readings
        assert (other.setting, other.on) == ("off_site_notice_in_clear_days", date(2025, 11, 17))

    def test_in_clear_days_shows_the_default_as_the_other_reading(self):
        clear = Readings(off_site_notice_in_clear_days=True)
        [attend] = off_site.dues(WEDNESDAY, SchoolKind.ACADEMY, clear, CALENDAR)
        assert attend.on == date(2025, 11, 17)
        assert "Two clear school days" in attend.because.lines()[1]
        assert attend.other_readings[0].on == date(2025, 11, 14)

    def test_was_not_in_the_power_of_a_pupil_referral_unit(self):
        unit = SchoolKind.PUPIL_REFERRAL_UNIT
        assert off_site.basis(unit, WEDNESDAY) is None
        with pytest.raises(AgainstTheLaw, match="could not direct a pupil off site on that day"):
            off_site.dues(WEDNESDAY, unit, DEFAULT, CALENDAR)

    def test_is_reviewed_on_request_where_there_was_no_review(self):
        assert off_site.must_review(None, WEDNESDAY)
        assert off_site.notice_to(ehc_plan=True) == (Party.PARENT, Party.LOCAL_AUTHORITY)


class TestRegisters:
    def test_keep_the_name_while_a_review_is_applied_for(self):
        def ground(**told):
            told = {
                "waived_on": None,
                "applied": False,
                "review_ended_on": None,
                "on": date(2026, 2, 2),
            } | told
            return admission_register.ground_after_board(date(2026, 1, 6), **told)

        assert ground(applied=True) is None
        assert ground() is admission_register.Ground.OUT_OF_TIME
        assert ground(waived_on=date(2026, 2, 2)) is admission_register.Ground.WAIVED
        assert ground(waived_on=date(2026, 2, 3), applied=True) is None

    @pytest.mark.parametrize(
        ("waived_on", "earliest"), [(None, date(2026, 1, 7)), (date(2025, 12, 8), date(2025, 12, 8))]
    )
    def test_let_the_name_go_after_the_last_day_to_apply_or_on_a_waiver_if_that_is_sooner(
        self, waived_on, earliest
    ):
        last = review_panel.last_day_to_apply(date(2025, 12, 1), False, None, CALENDAR)
        asked = {"waived_on": waived_on, "applied": False, "review_ended_on": None}
        days = [date(2025, 12, 1) + made_up.DAY * number for number in range(60)]
        may = [day for day in days if admission_register.ground_after_board(last, on=day, **asked)]
        assert may[0] == earliest

    def test_need_a_calendar_to_count_school_days(self):
        in_school_days = Readings(new_pupil_return_counted_in=CountUnit.SCHOOL_DAYS)
        assert admission_register.new_pupil_return_by(WEDNESDAY, in_school_days, CALENDAR) == date(
            2025, 11, 19
        )
        with pytest.raises(FactMissing, match="which needs the school's calendar"):
            admission_register.new_pupil_return_by(WEDNESDAY, in_school_days, None)

    def test_codes_are_not_known_before_19_august_2024(self):
        case = {
            "id": "X-1",
            "question": "attendance_codes",
            "law_at": date(2024, 8, 18),
            "facts": {"exclusion": {"kind": "permanent"}, "provision_arranged_by": "local_authority"},
            "expect": {"codes_during_provision": ["K", "D"]},
        }
        [before] = check({"cases": [case]})
        [since] = check({"cases": [case | {"law_at": date(2024, 8, 19)}]})
        assert "No version of the rule reg.codes is known for 18 August 2024" in before.differences[0]
        assert since.passed

    def test_codes_turn_on_who_arranged_it_and_on_registration(self):
        school, authority = attendance.ArrangedBy
        assert attendance.during_provision(school, False) == (attendance.Code.B,)
        assert attendance.during_provision(authority, True) == (attendance.Code.D,)


class TestOtherMeasures:
    def test_a_managed_move_without_a_trial_is_in_order(self):
        assert other_measures.managed_move(None) == (True, ())

    def test_a_part_time_timetable_needs_agreement_and_an_end(self):
        sound = other_measures.part_time(for_behaviour=False, ends_on=WEDNESDAY, parent_agrees=True)
        refused = other_measures.part_time(for_behaviour=False, ends_on=WEDNESDAY, parent_agrees=False)
        assert sound == (True, ())
        assert refused.warnings == (other_measures.Warning.NO_AGREEMENT,)

    @pytest.mark.parametrize(
        ("full_time", "plans", "hours", "must"),
        [(4, 0, None, False), (5, 0, None, True), (1, 1, 19, True), (9, 2, 18, False)],
    )
    def test_a_provider_registers_from_five_pupils_or_one_with_a_plan(self, full_time, plans, hours, must):
        found = alternative_provision.must_register(
            full_time=full_time, with_ehc_plan=plans, looked_after=0, hours_per_week=hours
        )
        assert found is must

    def test_a_rate_of_nobody_is_refused(self):
        with pytest.raises(NoKnownValue, match=r"^A rate needs a headcount of at least one pupil\.$"):
            rates.rate(0, 0)
        assert rates.rate(1, 1) == 100

    @pytest.mark.parametrize(
        ("conditions_met", "extraordinary", "may"),
        [(True, True, True), (True, False, False), (False, True, False)],
    )
    def test_a_board_meets_remotely_unasked_only_where_both_hold(self, conditions_met, extraordinary, may):
        found = remote_meeting.may_be_remote(conditions_met=conditions_met, extraordinary=extraordinary)
        assert found is may

    def test_a_remote_meeting_may_be_asked_for_from_the_day_the_rules_begin(self):
        assert remote_meeting.request_rules_apply(date(2023, 9, 1))
        assert not remote_meeting.request_rules_apply(date(2023, 8, 31))
