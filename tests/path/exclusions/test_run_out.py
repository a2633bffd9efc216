"""What turned on something that does not happen in time ends by itself, and says so on the record."""

from datetime import date, timedelta

import pytest

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Link
from foothold.desks.children import chronology
from foothold.ground.access.roles import Tie
from foothold.path.exclusions import actions, tasks
from tests.deeds import at, exclude, suspend
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
NOV_4, JAN_28, JAN_29, FEB_2 = date(2025, 11, 4), date(2026, 1, 28), date(2026, 1, 29), date(2026, 2, 2)
DAY = timedelta(days=1)


def owed(row, kind):
    return Duty.objects.get(basis__about=row.reference, kind=kind)


def lines(pupil):
    return [chronology.line(event).said for event in chronology.of(pupil)]


class TestRepresentationsThatNobodyMakes:
    @pytest.fixture
    def row(self, pupil, alder, head):
        return suspend(pupil, alder, head, NOV_4, 12)

    def test_keep_the_duty_open_until_the_time_is_over(self, row):
        assert tasks.run(at(JAN_28)) == 0
        assert owed(row, "gb.consider_50").status == "open"

    def test_end_it_then_and_the_record_says_so(self, row, pupil):
        tasks.run(at(JAN_29))
        duty = owed(row, "gb.consider_50")
        assert (duty.status, duty.explanation) == ("void", "Nobody made representations in time.")
        assert any("nobody had made representations by 28 January 2026" in line for line in lines(pupil))

    def test_are_asked_after_once(self, row, pupil):
        tasks.run(at(JAN_29))
        before = lines(pupil)
        assert tasks.run(at(FEB_2)) == 0
        assert lines(pupil) == before

    def test_that_come_all_the_same_are_owed_again(self, row):
        tasks.run(at(JAN_29))
        Walk(row).represent(FEB_2)
        duty = owed(row, "gb.consider_50")
        assert (duty.status, duty.due_on) == ("open", JAN_28)

    def test_are_not_waited_for_again_when_another_suspension_changes_the_total(
        self, row, pupil, alder, head
    ):
        tasks.run(at(JAN_29))
        suspend(pupil, alder, head, NOV_4 - 14 * DAY, 1, on=JAN_29)
        assert owed(row, "gb.consider_50").status == "void"

    def test_let_the_clerk_go(self, row):
        Walk(row).arrange_board(NOV_4, NOV_4 + 20 * DAY)
        tasks.run(at(JAN_29))
        ends = Link.objects.filter(tie=Tie.BOARD_CLERK, about=row.reference).values_list("to_on", flat=True)
        assert all(ends)


class TestBetweenAReinstatementAndTheDayBack:
    DECIDED, BACK = date(2025, 11, 13), date(2025, 11, 24)

    @pytest.fixture
    def walk(self, pupil, alder, head):
        return Walk(exclude(pupil, alder, head, NOV_4))

    def reinstated(self, walk, back_on=BACK):
        walk.board(self.DECIDED, "reinstate", back_on=back_on)
        return walk.row

    def test_education_is_owed_by_whoever_owed_it(self, walk):
        row = self.reinstated(walk)
        duty = owed(row, "day6.la")
        assert (duty.status, duty.owed_by) == ("open", "home_authority")

    def test_it_may_still_be_arranged(self, walk):
        row = self.reinstated(walk)
        place = {"place": "Elm Centre", "address": "1 Elm Street", "starts_on": date(2025, 11, 17)}
        actions.arrange_education(by=walk.officer, at=at(self.DECIDED, 17), exclusion=row, arranged=place)
        assert row.education.get().place == "Elm Centre"

    def test_it_ends_with_the_day_back(self, walk, pupil):
        row = self.reinstated(walk)
        assert tasks.run(at(self.BACK - DAY)) == 0
        tasks.run(at(self.BACK))
        assert owed(row, "day6.la").status == "void"
        assert any("due back on 24 November 2025" in line for line in lines(pupil))

    def test_none_is_owed_to_a_pupil_who_is_back_before_the_sixth_school_day(self, walk):
        walk.board(date(2025, 11, 6), "reinstate", back_on=date(2025, 11, 10))
        assert owed(walk.row, "day6.la").status == "void"

    def test_none_is_owed_to_a_pupil_who_is_back_at_once(self, walk):
        row = self.reinstated(walk, self.DECIDED)
        assert owed(row, "day6.la").status == "void"

    def test_the_page_says_until_when_and_that_it_is_a_reading(self, walk, head, signed_in, at):
        self.reinstated(walk)
        at(walk_moment(self.DECIDED))
        page = signed_in(head).get(f"/exclusions/{walk.row.pk}/").content.decode()
        assert "Back in school on 24 November 2025" in page
        assert "Check before relying" in page


def walk_moment(day):
    return at(day, 18)


class TestADecisionWhoseNoticeIsLetGo:
    def test_lets_the_clerk_go_too(self, pupil, alder, head):
        walk = Walk(exclude(pupil, alder, head, NOV_4))
        walk.arrange_board(NOV_4, date(2025, 11, 20))
        walk.board(date(2025, 11, 20))
        for duty in Duty.objects.open().filter(basis__about=walk.row.reference, kind="gb.notify_decision"):
            duties.void(by=head, at=at(date(2025, 11, 21)), duty=duty, because="Read out at the meeting")
        assert clerks(walk.row) == [None]
        tasks.run(at(date(2025, 11, 22)))
        assert clerks(walk.row) == [date(2025, 12, 2)]

    def test_keeps_the_clerk_while_somebody_waits(self, pupil, alder, head):
        walk = Walk(exclude(pupil, alder, head, NOV_4))
        walk.arrange_board(NOV_4, date(2025, 11, 20))
        walk.board(date(2025, 11, 20))
        tasks.run(at(date(2025, 11, 22)))
        assert clerks(walk.row) == [None]


def clerks(row):
    return list(Link.objects.filter(tie=Tie.BOARD_CLERK, about=row.reference).values_list("to_on", flat=True))
