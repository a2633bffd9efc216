"""The rules of one exclusion: thresholds, the sixth day, notices, limits and the open readings."""

from dataclasses import replace
from datetime import date

import pytest

from foothold.law import (
    annual_limit,
    day_six,
    education,
    governing_board,
    notices,
    permanent,
    stay_away,
    suspension,
    totals,
)
from foothold.law.calendar import Session, in_short
from foothold.law.due import Party, Strength
from foothold.law.errors import AgainstTheLaw, LawError, NoKnownValue
from foothold.law.exclusion import Facts, SchoolKind
from foothold.law.governing_board import Route
from foothold.law.readings import QUESTIONS, Readings
from tests.law import made_up

CALENDAR = made_up.calendar()
MONDAY, THURSDAY = date(2025, 11, 10), date(2025, 11, 13)
LAST_DAYS_OF_TERM, FIRST_DAY_OF_TERM = date(2025, 12, 16), date(2026, 1, 5)


def asked(exclusion, **known):
    return Facts(exclusion=exclusion, **known)


def due(dues, kind):
    [found] = [each for each in dues if each.kind == kind]
    return found


def kinds(dues):
    return {each.kind for each in dues}


class TestTheBoard:
    @pytest.mark.parametrize(
        ("half_days", "route"),
        [
            (9, Route.CONSIDER),
            (10, Route.CONSIDER),
            (11, Route.MEET_50),
            (30, Route.MEET_50),
            (31, Route.MEET_15),
        ],
    )
    def test_exactly_five_and_exactly_fifteen_days_are_not_more(self, half_days, route):
        given = asked(made_up.suspension(MONDAY, 1), earlier_half_days_this_term=half_days - 1)
        assert governing_board.duty(given, CALENDAR).route is route

    def test_an_earlier_permanent_exclusion_adds_no_days(self):
        given = asked(made_up.suspension(MONDAY, 2), earlier=(made_up.permanent(date(2025, 9, 15)),))
        tally = totals.tally(given, CALENDAR)
        assert tally.most == 2
        assert [total.half_days for total in (*tally.by_term, *tally.by_year)] == [2, 2]

    def test_a_permanent_exclusion_shows_the_total_of_its_term(self):
        earlier = (made_up.suspension(date(2025, 9, 15), 6),)
        tally = totals.tally(asked(made_up.permanent(MONDAY), earlier=earlier), CALENDAR)
        assert tally.this_term.half_days == 6
        assert [part.half_days for part in tally.this_term.parts] == [6, 0]

    def test_representations_about_a_short_suspension_are_considered_without_a_time_limit(self):
        given = asked(made_up.suspension(MONDAY), representations_made=True)
        considered = due(suspension.duties(given, CALENDAR), "gb.consider_representations")
        assert considered.on is None
        assert "there is no time limit" in considered.because.lines()[-1]

    def test_an_examination_lost_is_met_before_if_it_can_be(self):
        given = asked(made_up.suspension(MONDAY, 4), public_exams_on=(date(2025, 11, 11),))
        target = due(suspension.duties(given, CALENDAR), "gb.exam_target")
        assert target.on == MONDAY
        assert target.strength is Strength.SHOULD
        assert "lost is on Tue 11 Nov 2025" in target.because.lines()[0]

    def test_a_lunchtime_loses_no_examination(self):
        given = asked(made_up.lunchtimes(MONDAY), public_exams_on=(MONDAY,))
        assert governing_board.exams_lost(given, CALENDAR).first is None

    def test_counts_from_the_day_of_decision_until_the_notice_is_received(self):
        given = asked(made_up.permanent(MONDAY))
        meeting = due(permanent.duties(given, CALENDAR), "gb.consider_15")
        assert meeting.on == date(2025, 12, 1)
        assert "receipt of notice is not recorded" in meeting.because.lines()[1]


class TestTheSixthDay:
    def test_starts_where_a_run_across_a_holiday_does_and_shows_the_other_reading(self):
        earlier = (made_up.suspension(LAST_DAYS_OF_TERM, 6),)
        given = asked(made_up.suspension(FIRST_DAY_OF_TERM, 16), earlier=earlier)
        sixth = due(suspension.duties(given, CALENDAR), "day6.school")
        assert sixth.on == date(2026, 1, 7)
        [other] = sixth.other_readings
        assert (other.setting, other.on) == ("holiday_bridges_run", date(2026, 1, 12))
        assert other.says == QUESTIONS["holiday_bridges_run"].other

    def test_a_reading_that_is_set_shows_the_default_as_the_other(self):
        earlier = (made_up.suspension(LAST_DAYS_OF_TERM, 6),)
        breaks = Readings(holiday_bridges_run=False)
        given = asked(made_up.suspension(FIRST_DAY_OF_TERM, 16), earlier=earlier, readings=breaks)
        [other] = due(suspension.duties(given, CALENDAR), "day6.school").other_readings
        assert (other.on, other.says) == (date(2026, 1, 7), QUESTIONS["holiday_bridges_run"].default)

    def test_one_suspension_across_a_holiday_is_parted_under_the_other_reading(self):
        breaks = Readings(holiday_bridges_run=False)
        given = asked(made_up.suspension(LAST_DAYS_OF_TERM, 20), readings=breaks)
        assert day_six.sixth_day(given, CALENDAR) == date(2026, 1, 12)

    def test_after_a_suspension_is_the_permanent_exclusions_own_and_the_gap_is_named(self):
        earlier = (made_up.suspension(MONDAY, 10),)
        given = asked(made_up.permanent(date(2025, 11, 17)), earlier=earlier)
        sixth = due(permanent.duties(given, CALENDAR), "day6.la")
        assert sixth.on == date(2025, 11, 24)
        [other] = sixth.other_readings
        assert (other.setting, other.on) == ("suspension_counts_to_permanent_sixth_day", date(2025, 11, 17))
        assert "nobody has a duty to provide" in sixth.because.lines()[-1]

    def test_that_had_passed_when_a_further_suspension_began_is_due_at_once(self):
        earlier = (made_up.suspension(MONDAY, 14),)
        given = asked(made_up.suspension(date(2025, 11, 19), 4), earlier=earlier)
        sixth = due(suspension.duties(given, CALENDAR), "day6.school")
        assert sixth.on == date(2025, 11, 19)
        assert "so it is due at once" in sixth.because.lines()[-1]

    def test_a_lunchtime_suspension_has_no_parents_days_and_no_sixth_day(self):
        given = asked(made_up.lunchtimes(MONDAY, 20))
        assert day_six.parent_days(given, CALENDAR) == ()
        assert day_six.whole_run(given, CALENDAR).sixth is None
        assert not kinds(suspension.duties(given, CALENDAR)) & {"day6.school", "s103.parent"}

    def test_is_counted_through_a_lunchtime_and_an_earlier_permanent_exclusion_that_did_not_last(self):
        first, second = made_up.suspension(MONDAY, 8), made_up.suspension(date(2025, 11, 14), 6)
        between = (made_up.permanent(THURSDAY), made_up.lunchtimes(THURSDAY))
        given = asked(second, earlier=(first, *between))
        assert day_six.sixth_day(given, CALENDAR) == date(2025, 11, 17)

    def test_is_not_the_schools_to_provide_in_a_pupil_referral_unit(self):
        given = asked(made_up.suspension(MONDAY, 14), school_kind=SchoolKind.PUPIL_REFERRAL_UNIT)
        assert due(suspension.duties(given, CALENDAR), "day6.la").owed_by is Party.LOCAL_AUTHORITY
        assert not day_six.school_must_provide(given, CALENDAR)

    def test_needs_no_waiver_where_nobody_says_when_education_starts(self):
        assert not day_six.waiver_needed(asked(made_up.permanent(MONDAY)))

    def test_before_september_2014_is_cited_as_it_then_was(self):
        old = made_up.calendar(made_up.year(2013))
        given = asked(made_up.suspension(date(2013, 11, 11), 14))
        assert due(suspension.duties(given, old), "day6.school").provision.citation.endswith("reg 3")


class TestMoreThanFiveAndNotMoreThanFifteenSchoolDays:
    def test_oblige_the_board_to_meet_by_a_day_only_once_representations_were_made(self):
        given = asked(made_up.suspension(MONDAY, 12))
        last = CALENDAR.add_school_days(MONDAY, 50)
        waits = due(suspension.duties(given, CALENDAR), "gb.consider_50")
        assert (waits.on, waits.consequence) == (None, "")
        assert f"of its notice, by {in_short(last)}" in waits.because.lines()[-1]

        made = due(suspension.duties(replace(given, representations_made=True), CALENDAR), "gb.consider_50")
        assert made.on == last


class TestATermThatEndsInside:
    def test_shows_both_dates_of_the_boards_meeting(self):
        given = asked(made_up.suspension(date(2025, 12, 10), 40), notice_received_on=date(2025, 12, 10))
        meeting = due(suspension.duties(given, CALENDAR), "gb.consider_50")
        [other] = meeting.other_readings
        assert other.setting == "suspension_split_by_term"
        assert other.on == CALENDAR.add_school_days(date(2025, 12, 10), 15)

    def test_shows_that_another_reading_would_tell_the_board_without_delay(self):
        given = asked(made_up.suspension(LAST_DAYS_OF_TERM, 12))
        told = due(suspension.duties(given, CALENDAR), "excl.notify_gb_termly")
        assert told.on == date(2025, 12, 18)
        [other] = told.other_readings
        assert (other.setting, other.on) == ("suspension_split_by_term", LAST_DAYS_OF_TERM)

    def test_an_earlier_one_that_crossed_it_matters_to_the_other_reading_too(self):
        """Eight days from 16 December: three before Christmas, five after. Read the other way all are before."""
        earlier = (made_up.suspension(LAST_DAYS_OF_TERM, 16),)
        given = asked(made_up.suspension(date(2026, 1, 19), 2), earlier=earlier)
        [other] = due(suspension.duties(given, CALENDAR), "gb.consider_50").other_readings
        assert other.on is None

    def test_a_permanent_exclusion_is_read_one_way(self):
        given = asked(made_up.permanent(LAST_DAYS_OF_TERM))
        assert due(permanent.duties(given, CALENDAR), "gb.consider_15").other_readings == ()


class TestNotices:
    def test_say_since_september_2023_that_a_remote_meeting_may_be_asked_for(self):
        before, since = notices.contents(date(2023, 8, 31)), notices.contents(date(2023, 9, 1))
        assert since[: len(before)] == before
        assert since[-1] == notices.REMOTE_CONTENTS

    @pytest.mark.parametrize(
        ("born_on", "who"),
        [(date(2007, 11, 10), Party.PUPIL), (date(2007, 11, 11), Party.PARENT), (None, Party.PARENT)],
    )
    def test_go_to_the_pupil_from_the_eighteenth_birthday(self, born_on, who):
        assert notices.relevant_person(asked(made_up.permanent(MONDAY), born_on=born_on)) is who

    @pytest.mark.parametrize(
        ("home", "when"),
        [("901", notices.When.NOT_REQUIRED), ("902", notices.When.WITHOUT_DELAY), ("", notices.When.IF_ANY)],
    )
    def test_go_to_the_home_authority_where_it_is_another(self, home, when):
        given = asked(made_up.permanent(MONDAY), school_authority="901", home_authority=home)
        assert notices.tell_home_authority(given) is when

    def test_go_to_the_authority_once_a_term_before_september_2022(self):
        old = made_up.calendar(made_up.year(2021))
        given = asked(made_up.suspension(date(2021, 11, 8)))
        told = due(suspension.duties(given, old), "excl.notify_la")
        assert told.on == date(2021, 12, 18)
        assert told.because.lines()[-1] == "Reported once a term; the term ends on Sat 18 Dec 2021."
        assert told.other_readings == ()

    def test_of_somebody_who_may_not_exist_say_so(self):
        dues = suspension.duties(asked(made_up.suspension(MONDAY)), CALENDAR)
        assert "Tell the virtual school head, if there is one" in {each.what for each in dues}

    def test_of_education_come_48_hours_before_it(self):
        dues = permanent.duties(asked(made_up.permanent(MONDAY)), CALENDAR)
        assert due(dues, "excl.s104_further").on == date(2025, 11, 15)
        known = asked(made_up.permanent(MONDAY), provision_starts_on=date(2025, 11, 17))
        assert "excl.s104_further" not in kinds(permanent.duties(known, CALENDAR))

    def test_before_any_known_version_of_the_law_are_an_error_that_says_so(self):
        early = made_up.calendar(made_up.year(2005))
        with pytest.raises(
            NoKnownValue, match="known for 14 November 2005; the earliest starts on 1 September 20"
        ):
            suspension.duties(asked(made_up.suspension(date(2005, 11, 14))), early)


class TestGuidance:
    def test_asks_for_an_early_annual_review_of_a_plan(self):
        dues = permanent.duties(asked(made_up.permanent(MONDAY), ehc_plan=True), CALENDAR)
        review = due(dues, "excl.early_annual_review")
        assert review.strength is Strength.SHOULD
        assert "has an EHC plan" in review.because.lines()[0]

    def test_advises_education_from_the_first_day_for_a_looked_after_pupil(self):
        autumn = date(2026, 11, 9)
        dues = suspension.duties(asked(made_up.suspension(autumn), looked_after=True), CALENDAR)
        assert due(dues, "day6.recommended_from_day_1").on == autumn
        assert due(dues, "excl.interim_pep_review").on == autumn

    def test_not_of_compulsory_school_age_leaves_the_boards_duties(self):
        dues = permanent.duties(asked(made_up.permanent(MONDAY), year_group="12"), CALENDAR)
        assert "gb.consider_15" in kinds(dues)
        assert not kinds(dues) & {"day6.la", "s103.parent", "excl.s104_notice"}

    def test_of_somebody_too_old_is_known_from_age_or_birth(self):
        exclusion = made_up.permanent(MONDAY)
        assert not day_six.of_compulsory_school_age(asked(exclusion, age_years=17))
        assert day_six.of_compulsory_school_age(asked(exclusion, age_years=16))
        assert not day_six.of_compulsory_school_age(asked(exclusion, born_on=date(2009, 8, 31)))
        assert day_six.of_compulsory_school_age(asked(exclusion, born_on=date(2009, 9, 1)))

    def test_ends_the_sixth_day_duty_in_year_11_once_examinations_are_over(self):
        given = asked(made_up.permanent(MONDAY), year_group="11", all_public_exams_over=True)
        dues = kinds(permanent.duties(given, CALENDAR))
        assert "day6.la" not in dues
        assert "s103.parent" in dues


class TestTheReturn:
    @pytest.mark.parametrize(
        ("exclusion", "back"),
        [
            (made_up.suspension(MONDAY, 2), (date(2025, 11, 11), Session.AM)),
            (made_up.suspension(MONDAY, 1), (MONDAY, Session.PM)),
            (made_up.suspension(MONDAY, 2, starts_session=Session.PM), (date(2025, 11, 11), Session.PM)),
            (made_up.lunchtimes(MONDAY, 2), (date(2025, 11, 12), Session.AM)),
        ],
    )
    def test_is_the_first_session_not_missed(self, exclusion, back):
        assert stay_away.returns(exclusion, CALENDAR) == back

    def test_from_a_permanent_exclusion_is_not_known(self):
        for ask in (stay_away.returns, stay_away.days, stay_away.last_day, stay_away.sessions):
            with pytest.raises(LawError, match="no last day and no day of return"):
                ask(made_up.permanent(MONDAY), CALENDAR)

    def test_lunchtimes_are_sessions_of_their_own(self):
        missed = stay_away.sessions(made_up.lunchtimes(MONDAY, 2), CALENDAR)
        assert missed == ((MONDAY, Session.LUNCH), (date(2025, 11, 11), Session.LUNCH))

    def test_starts_on_a_school_day_or_the_next_is_named(self):
        with pytest.raises(stay_away.NotASchoolDay, match=r"is a Saturday\. An exclusion starts on a"):
            stay_away.stay(made_up.suspension(date(2025, 11, 15)), CALENDAR)


class TestTheYearlyLimit:
    def test_allows_forty_five_school_days(self):
        annual_limit.refuse_above(
            asked(made_up.suspension(MONDAY, 10), earlier_half_days_this_year=80), CALENDAR
        )

    @pytest.mark.parametrize(
        ("earlier", "says"),
        [
            (
                85,
                "47.5 school days of suspension in 2025/26.*The longest suspension possible is 2.5 school days",
            ),
            (90, "No further suspension is possible this school year"),
        ],
    )
    def test_refuses_more_and_says_what_is_possible(self, earlier, says):
        given = asked(made_up.suspension(MONDAY, 10), earlier_half_days_this_year=earlier)
        with pytest.raises(AgainstTheLaw, match=says) as refused:
            annual_limit.refuse_above(given, CALENDAR)
        assert refused.value.provision.citation in str(refused.value)


class TestReadings:
    def test_every_setting_is_described_with_both_readings(self):
        assert QUESTIONS.keys() == Readings.__dataclass_fields__.keys()
        for question in QUESTIONS.values():
            assert question.default != question.other
            assert question.confidence.is_open

    def test_another_reading_of_no_sixth_day_is_found_where_it_gives_one(self):
        """Monday afternoon to the next Monday: five school days from Tuesday, six from Monday."""
        given = asked(made_up.suspension(MONDAY, 11, starts_session=Session.PM))
        assert day_six.sixth_day(given, CALENDAR) is None
        [other] = education.other_sixth_days(given, CALENDAR, None)
        assert (other.setting, other.on) == ("sixth_day_uses_day_one_rule", date(2025, 11, 17))
