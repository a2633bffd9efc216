from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from foothold.child.duties import actions as duties
from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import AgainstTheLaw, NotAllowed, Refused
from foothold.ground.kit.sentences import sentence
from foothold.ground.organisations import calendars
from foothold.path.attendance import facts
from foothold.path.attendance.models import Timetable
from tests import factories
from tests.path.attendance import timetables
from tests.path.attendance.timetables import FEB_2, FEB_13, FEB_27, JAN_15, JAN_19, LONGER, MAR_13, MORNINGS

pytestmark = pytest.mark.django_db
FULL_TIME = "ptt.limits"


def owed(timetable, kind, **other):
    return list(Duty.objects.filter(basis__about=timetable.reference, kind=kind, **other).order_by("pk"))


def days(timetable, kind, **other):
    return [each.due_on for each in owed(timetable, kind, **other)]


@pytest.fixture
def without_rules(at):
    """A school for which nobody adopted local rules: national guidance alone."""
    at(factories.moment(JAN_15, 10))
    authority = factories.authority("Oakshire", "981")
    school = factories.school("Oak High School", authority=authority)
    return factories.person(Role.HEADTEACHER, school), school, factories.pupil(school)


class TestBegun:
    @pytest.mark.requirement("S4-109", "S4-110", "S4-111", "S4-113")
    def test_says_reason_end_review_and_who_agreed(self, area):
        row = timetables.begin(area)

        assert row.get_reason_display() == "return after illness"
        assert (row.ends_on, row.next_review_on) == (FEB_27, FEB_2)
        agreed = row.agreements.get()
        assert (agreed.agreed_by, agreed.agreed_on) == (area.head, JAN_15)
        assert (agreed.parent, agreed.parent_agreed_on) == ("Rosa Example", JAN_15)
        event = Event.objects.filter(subject=area.pupil.subject_key).order_by("-number").first()
        assert sentence(event) == (
            "Part-time timetable from 19 January 2026 to 27 February 2026 agreed with Rosa Example"
        )

    @pytest.mark.requirement("S4-109", "S4-110", "X-5")
    @pytest.mark.parametrize(
        "missing",
        [{"reason": ""}, {"why": ""}, {"ends_on": JAN_19}, {"next_review_on": MAR_13}],
        ids=["a reason", "why nothing else will do", "an end", "a review while it runs"],
    )
    def test_is_not_stored_without(self, area, missing):
        row = Timetable(pupil=area.pupil, school=area.school, **timetables.fields(**missing))

        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()

    @pytest.mark.requirement("S4-111")
    @pytest.mark.parametrize("reason", ["illness", "disability", "mental_health", "family", "after_ap"])
    def test_may_lead_back_after_any_absence(self, area, reason):
        assert timetables.begin(area, reason=reason).local_rule == ""

    @pytest.mark.requirement("S4-113")
    @pytest.mark.parametrize("agreement", [{"parent": ""}, {"parent_agreed_on": None}], ids=["who", "when"])
    def test_does_not_start_without_the_parents_agreement(self, area, agreement):
        with pytest.raises(AgainstTheLaw, match="does not start without the parent's agreement"):
            timetables.begin(area, agreement=timetables.AGREEMENT | agreement)

    @pytest.mark.requirement("S4-113")
    def test_does_not_start_before_the_parent_agreed(self, area):
        late = timetables.AGREEMENT | {"parent_agreed_on": date(2026, 1, 20)}

        with pytest.raises(Refused, match="starts once headteacher and parent have agreed it"):
            timetables.begin(area, on=date(2026, 1, 20), agreement=late)
        with pytest.raises(Refused, match="agreement cannot be in the future"):
            timetables.begin(area, agreement=late)

    @pytest.mark.requirement("S4-114")
    @pytest.mark.parametrize("role", [Role.INCLUSION_LEAD, Role.SCHOOL_OFFICE, Role.SAFEGUARDING_LEAD])
    def test_is_agreed_by_the_headteacher_and_nobody_else(self, area, role):
        with pytest.raises(NotAllowed, match="agree a part-time timetable as headteacher"):
            timetables.begin(area, by=factories.person(role, area.school))

    @pytest.mark.requirement("S4-114")
    def test_is_agreed_by_an_acting_head_while_they_act_and_not_after(self, area):
        acting = factories.person(Role.HEADTEACHER, area.school, from_on=date(2026, 1, 12), to_on=JAN_15)

        with pytest.raises(NotAllowed):
            timetables.begin(area, by=acting, on=date(2026, 1, 16))
        assert timetables.begin(area, by=acting).agreements.get().agreed_by == acting

    @pytest.mark.parametrize(
        ("other", "said"),
        [
            ({"ends_on": date(2026, 3, 2)}, "6 weeks at most, so until 1 March 2026"),
            ({"next_review_on": date(2026, 2, 3)}, "next review by 2 February 2026"),
            ({"next_review_on": JAN_19}, "The next review is after 19 January 2026"),
            ({"ends_on": JAN_19}, "The last day is after 19 January 2026"),
            ({"starts_on": date(2026, 1, 18)}, "a day on which the school is open"),
            ({"full_day": Decimal(3)}, "all the hours of a full week"),
            ({"full_day": Decimal("2.5")}, "No day has more hours than a full one, 2.5."),
        ],
    )
    def test_is_refused_where_it_cannot_be(self, area, other, said):
        with pytest.raises(Refused, match=said):
            timetables.begin(area, **other)

    def test_runs_once_for_a_child(self, area):
        timetables.begin(area)

        with pytest.raises(Refused, match="has a part-time timetable already"):
            timetables.begin(area)


class TestForBehaviour:
    @pytest.mark.requirement("S4-112")
    def test_it_is_refused_under_national_guidance_with_its_source(self, without_rules):
        head, school, pupil = without_rules

        with pytest.raises(AgainstTheLaw, match="not used to manage behaviour") as refused:
            timetables.begin(None, by=head, pupil=pupil, school=school, reason="behaviour")
        assert refused.value.provision.citation.startswith("Working together to improve school attendance")

    @pytest.mark.requirement("S4-112")
    def test_a_rule_set_without_that_rule_refuses_it_too(self, area):
        with pytest.raises(AgainstTheLaw):
            timetables.begin(area, reason="behaviour")

    @pytest.mark.requirement("S4-112")
    def test_a_local_rule_allows_it_and_stays_named_with_it(self, area):
        factories.local_rules(area.school, "hackney-2019")

        row = timetables.begin(area, reason="behaviour")

        assert row.local_rule == "Hackney 2019, No Need to Exclude: Personalised timetable, reason (b)"

    def test_it_is_not_stored_without_a_local_rule_to_name(self, area):
        row = Timetable(pupil=area.pupil, school=area.school, **timetables.fields(reason="behaviour"))

        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


class TestOwed:
    @pytest.mark.requirement("S4-110", "S4-116")
    def test_are_review_word_to_the_authority_and_end_each_with_its_day(self, area):
        row = timetables.begin(area)

        assert days(row, "part_time_review") == [FEB_2]
        assert days(row, "part_time_tell") == [FEB_2]
        assert days(row, FULL_TIME) == [FEB_27]
        (tell,) = owed(row, "part_time_tell")
        assert tell.owed_by_organisation == area.school
        assert "chapter on part-time timetables" in explain.provision(tell).citation

    @pytest.mark.requirement("S4-110")
    def test_on_its_day_the_school_is_late_and_on_the_next_the_authority_looks(self, area):
        row = timetables.begin(area)

        (full_time,), (look,) = owed(row, FULL_TIME), owed(row, "part_time_ending")
        assert not full_time.is_late(FEB_27)
        assert full_time.is_late(date(2026, 2, 28))
        assert (look.owed_by_organisation, look.due_on) == (area.authority, date(2026, 3, 2))
        assert list(Duty.objects.work_of(area.officer, on=JAN_15)) == [look]

    def test_a_review_that_falls_on_a_closed_day_is_held_before_it(self, area):
        row = timetables.begin(area)
        timetables.review(area, row, FEB_2, FEB_13)

        (duty,) = owed(row, "part_time_review", status="open")
        assert duty.due_on == FEB_13
        lines = explain.due(duty, calendars.calendar_of(area.school)).because.lines()
        assert "The school is closed on that day, so the review is on Fri 13 Feb 2026." in lines

    def test_in_a_long_holiday_the_next_school_day_counts(self, area):
        place = facts.Place.of(area.school, JAN_15)

        assert place.review_by(date(2026, 7, 17)) == date(2026, 9, 3)
        assert place.review_by(date(2027, 7, 20)) == date(2027, 8, 3)

    def test_without_local_rules_what_was_agreed_counts(self, without_rules):
        head, school, pupil = without_rules
        later = {"ends_on": date(2026, 3, 20), "next_review_on": FEB_27}

        row = timetables.begin(None, by=head, pupil=pupil, school=school, **later)

        (review,), (tell,) = owed(row, "part_time_review"), owed(row, "part_time_tell")
        assert (review.due_on, explain.provision(review).citation) == (FEB_27, "What was agreed")
        assert (tell.due_on, explain.provision(tell).citation) == (JAN_19, "Practice of local authorities")
        calendar = calendars.calendar_of(school)
        said = explain.due(review, calendar).because.lines() + explain.due(tell, calendar).because.lines()
        assert "No local rule sets a time. What was agreed is Fri 27 Feb 2026." in said
        assert "No local rule sets a time, so it is told on that day." in said

    def test_the_look_falls_on_the_day_after_where_no_calendar_knows_better(self, without_rules):
        head, school, pupil = without_rules
        school.school_years.filter(name="2026/27").delete()

        row = timetables.begin(
            None, by=head, pupil=pupil, school=school, ends_on=date(2026, 7, 17), next_review_on=FEB_2
        )

        assert days(row, "part_time_ending") == [date(2026, 7, 18)]


class TestReviewed:
    def test_meets_what_was_owed_and_owes_the_next(self, area):
        row = timetables.begin(area)
        timetables.review(area, row, FEB_2, FEB_13)

        first, second = owed(row, "part_time_review")
        assert (first.status, first.met_on) == ("met", FEB_2)
        assert (second.status, second.due_on) == ("open", FEB_13)
        row.refresh_from_db()
        assert row.next_review_on == FEB_13

    @pytest.mark.requirement("S4-115")
    def test_hours_that_grow_hold_from_the_next_day(self, area):
        row = timetables.begin(area)
        timetables.review(area, row, FEB_2, FEB_13, week=LONGER)

        assert [week.from_on for week in row.weeks.all()] == [JAN_19, date(2026, 2, 3)]
        assert facts.present_week(row).in_all == 17

    def test_on_the_last_day_owes_no_other(self, area):
        row = timetables.begin(area)
        timetables.review(area, row, FEB_2, FEB_13)
        timetables.review(area, row, FEB_13, FEB_27)
        timetables.review(area, row, FEB_27, None)

        assert owed(row, "part_time_review", status="open") == []

    @pytest.mark.parametrize(
        ("held_on", "other", "said"),
        [
            (JAN_19, {}, "held after 19 January 2026"),
            (FEB_2, {"came": ["pupil"]}, "held with a parent or carer"),
            (FEB_2, {"next_on": FEB_27}, "next review by 13 February 2026"),
            (FEB_2, {"week": MORNINGS | {"monday": Decimal(1)}}, "cannot agree fewer hours"),
            (FEB_2, {"week": MORNINGS | {"monday": Decimal(8)}}, "more hours than a full one"),
        ],
    )
    def test_is_refused_where_it_cannot_be(self, area, held_on, other, said):
        row = timetables.begin(area)

        with pytest.raises(Refused, match=said):
            timetables.review(area, row, held_on, **{"next_on": FEB_13} | other)

    def test_is_not_recorded_before_it_is_held(self, area):
        row = timetables.begin(area)
        asked = {"came": ["family"], "found": "Well", "next_review_on": FEB_13, "week": MORNINGS}

        with pytest.raises(Refused, match="cannot be in the future"):
            timetables.actions.review(
                by=area.lead, at=factories.moment(JAN_19), timetable=row, held_on=FEB_2, **asked
            )


class TestMadeLonger:
    @pytest.fixture
    def reviewed(self, area):
        row = timetables.begin(area)
        for held_on, next_on in ((FEB_2, FEB_13), (FEB_13, FEB_27), (FEB_27, None)):
            timetables.review(area, row, held_on, next_on)
        return row

    @pytest.mark.requirement("S4-110", "S4-113", "S4-114")
    def test_takes_head_parent_and_review_and_moves_the_end(self, area, reviewed):
        row = timetables.extend(area, reviewed, MAR_13, MAR_13, on=FEB_27)

        assert [each.until for each in row.agreements.all()] == [FEB_27, MAR_13]
        assert days(row, FULL_TIME, status="open") == [MAR_13]
        assert days(row, "part_time_ending", status="open") == [date(2026, 3, 16)]
        assert days(row, "part_time_review", status="open") == [MAR_13]
        with pytest.raises(NotAllowed):
            timetables.extend(area, row, date(2026, 3, 20), MAR_13, on=FEB_27, by=area.lead)

    @pytest.mark.requirement("S4-116")
    def test_owes_the_authority_another_word_once_it_had_the_first(self, area, reviewed):
        (told,) = owed(reviewed, "part_time_tell")
        duties.meet(by=area.lead, at=factories.moment(FEB_2), duty=told, done_on=FEB_2, how="By e-mail")

        timetables.extend(area, reviewed, MAR_13, MAR_13, on=FEB_27)

        assert days(reviewed, "part_time_tell", status="open") == [MAR_13]

    def test_owes_one_word_where_the_first_is_still_owed(self, area, reviewed):
        timetables.extend(area, reviewed, MAR_13, MAR_13, on=FEB_27)

        assert days(reviewed, "part_time_tell", status="open") == [FEB_2]

    @pytest.mark.parametrize(
        ("until", "next_on", "on", "said"),
        [
            (FEB_27, FEB_27, FEB_27, "The new last day is after 27 February 2026"),
            (date(2026, 4, 20), MAR_13, FEB_27, "6 weeks at most at a time"),
            (MAR_13, date(2026, 3, 16), FEB_27, "not after the last day, 13 March 2026"),
            (MAR_13, MAR_13, date(2026, 3, 2), "has passed. End this timetable"),
        ],
    )
    def test_is_refused_where_it_cannot_be(self, area, reviewed, until, next_on, on, said):
        with pytest.raises(Refused, match=said):
            timetables.extend(area, reviewed, until, next_on, on=on)

    def test_is_refused_before_any_review_and_after_one_too_long_ago(self, area):
        row = timetables.begin(area)
        with pytest.raises(Refused, match="Review it with the parent first"):
            timetables.extend(area, row, MAR_13, FEB_13, on=FEB_2)
        timetables.review(area, row, FEB_2, FEB_13)
        with pytest.raises(Refused, match="Review it with the parent first"):
            timetables.extend(area, row, MAR_13, FEB_13, on=FEB_27)

    def test_is_refused_where_the_parent_does_not_agree(self, area, reviewed):
        with pytest.raises(AgainstTheLaw, match="parent's agreement"):
            timetables.extend(area, reviewed, MAR_13, MAR_13, on=FEB_27, parent="")

    @pytest.mark.requirement("S4-112")
    def test_is_refused_for_behaviour_once_no_local_rule_allows_it(self, area):
        factories.local_rules(area.school, "hackney-2019")
        row = timetables.begin(area, reason="behaviour")
        timetables.review(area, row, FEB_2, FEB_13)
        factories.adopt_rule(
            area.school, "part_time.for_behaviour", False, by=area.head, from_on=date(2026, 2, 3)
        )

        with pytest.raises(AgainstTheLaw, match="not used to manage behaviour"):
            timetables.extend(area, row, MAR_13, FEB_13, on=FEB_13)


class TestEnded:
    def test_says_what_came_and_meets_what_was_owed_for_it(self, area):
        row = timetables.begin(area)
        timetables.review(area, row, FEB_2, FEB_13)

        ended = timetables.end(area, row, FEB_13)

        assert (ended.status, ended.outcome) == ("ended", "full_time")
        for kind in (FULL_TIME, "part_time_ending"):
            (duty,) = owed(row, kind)
            assert (duty.status, duty.met_on, duty.how) == ("met", FEB_13, "Full-time education again")
        assert days(row, "part_time_review", status="open") == []
        assert days(row, "part_time_tell", status="open") == [FEB_2]
        with pytest.raises(Refused, match="ended on 13 February 2026"):
            timetables.end(area, row, FEB_13)

    def test_cannot_be_before_its_last_review_or_in_the_future(self, area):
        row = timetables.begin(area)
        timetables.review(area, row, FEB_2, FEB_13)

        with pytest.raises(Refused, match="before it began or was last reviewed"):
            timetables.end(area, row, date(2026, 1, 30))
        with pytest.raises(Refused, match="on a day that has come"):
            timetables.actions.end(
                by=area.lead, at=factories.moment(FEB_2), timetable=row, ended_on=FEB_13, outcome="full_time"
            )


class TestHoursLost:
    def lost(self, area, row, today):
        return facts.lost(row, list(row.weeks.all()), calendars.calendar_of(area.school), today)

    @pytest.mark.requirement("S4-115")
    def test_are_counted_on_school_days_alone_from_what_was_agreed(self, area):
        row = timetables.begin(area)

        found = self.lost(area, row, date(2026, 1, 23))

        assert found.until_now == 5 * Decimal("3.5")
        assert found.in_all == 25 * Decimal("3.5")

    @pytest.mark.requirement("S4-115")
    def test_follow_the_hours_as_they_grow_and_end_with_it(self, area):
        row = timetables.begin(area)
        timetables.review(area, row, FEB_2, FEB_13, week=LONGER)

        assert self.lost(area, row, FEB_2).in_all == 25 * Decimal("3.5") - 2 * 2
        ended = timetables.end(area, row, date(2026, 2, 6))
        assert self.lost(area, ended, MAR_13).in_all == 15 * Decimal("3.5")

    @pytest.mark.requirement("S4-115")
    def test_go_on_after_the_last_day_until_somebody_ends_it(self, area):
        row = timetables.begin(area)

        assert self.lost(area, row, date(2026, 3, 3)).until_now == 27 * Decimal("3.5")
