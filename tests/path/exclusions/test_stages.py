from datetime import date, timedelta

import pytest

from foothold.child.duties.models import Duty
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role, Tie
from foothold.ground.organisations import calendars
from foothold.law.due import Party
from foothold.path.exclusions import actions, facts, stages
from foothold.path.exclusions.models import Exclusion, Notice
from tests import factories
from tests.deeds import at as moment
from tests.deeds import exclude, suspend
from tests.path.exclusions.walk import PARENT, Walk

pytestmark = pytest.mark.django_db
NOV_4, NOV_10, NOV_20 = date(2025, 11, 4), date(2025, 11, 10), date(2025, 11, 20)
MEETING, DECISION = "The governing board's meeting is arranged", "The governing board decides"
REVIEW, PANEL = "A review may be asked for", "The review panel decides"
AGAIN, SIX = "The governing board decides again", "Education from day 6"


@pytest.fixture
def walk(pupil, alder, head):
    return Walk(exclude(pupil, alder, head, NOV_4))


def path(walk, on):
    row = Exclusion.objects.get(pk=walk.row.pk)
    duties = list(Duty.objects.filter(basis__about=row.reference).select_related("basis"))
    return {each.title: each for each in stages.of(row, duties, on, calendars.calendar_of(row.school))}


def states(walk, on):
    return {title: stage.state for title, stage in path(walk, on).items()}


def test_a_new_permanent_exclusion_begins_with_telling_teaching_and_a_meeting(walk):
    found = states(walk, NOV_4)
    now = {title for title, state in found.items() if state == "now"}
    assert now == {"Everyone is told", SIX, MEETING}
    assert {state for title, state in found.items() if title not in now} == {"next"}


def test_what_is_late_is_said_to_be_late_and_the_path_goes_on(walk):
    found = path(walk, date(2025, 12, 1))
    assert found[DECISION].state == "late"
    assert found[DECISION].standing == "4 school days late"
    walk.board(date(2025, 12, 1))
    done = path(walk, date(2025, 12, 1))[DECISION]
    assert done.state == "done"
    assert "4 school days late. Missing the time limit does not make the decision void" in done.standing


def test_each_stage_shows_its_legal_day_and_whether_it_was_met(walk):
    walk.board(NOV_20)
    stage = path(walk, NOV_20)[DECISION]
    assert (stage.duty.due_on, stage.standing) == (date(2025, 11, 25), "done in time.")
    assert stage.due.because.lines()


def test_a_short_suspension_needs_neither_meeting_nor_review_and_says_why(pupil, alder, head):
    walk = Walk(suspend(pupil, alder, head, NOV_4, 4))
    found = path(walk, NOV_4)
    for title, why in ((MEETING, "not more than 5"), (REVIEW, "permanent exclusion only"), (SIX, "sixth")):
        assert found[title].state == "not needed"
        assert why in found[title].why_not


def test_posted_notices_say_the_day_they_count_as_given(walk):
    walk.give(Notice.Kind.EXCLUSION, PARENT, NOV_4, by=walk.office, how="first_class_post")
    assert "counts as given on 6 November 2025" in path(walk, NOV_4)["Everyone is told"].said[0]


def test_once_the_parent_is_told_the_last_day_to_ask_for_a_review_is_shown(walk):
    walk.board(NOV_20)
    assert "when the parent has the decision in writing" in path(walk, NOV_20)[REVIEW].said[0]
    walk.give(Notice.Kind.DECISION, PARENT, NOV_20)
    assert path(walk, NOV_20)[REVIEW].on == date(2025, 12, 11)
    lapsed = path(walk, date(2025, 12, 12))
    assert lapsed[REVIEW].state == lapsed[PANEL].state == lapsed[AGAIN].state == "not needed"
    assert "ended on 11 December 2025" in lapsed[REVIEW].why_not


def test_a_claim_holds_the_time_open(walk):
    walk.board_declines(NOV_20)
    actions.claim(by=walk.officer, at=moment(NOV_20, 17), exclusion=walk.row, made_on=NOV_20)
    assert "when the claim is determined" in path(walk, date(2026, 1, 20))[REVIEW].said[0]


def test_a_review_upheld_needs_no_second_decision(walk):
    walk.board_declines(NOV_20)
    walk.apply(date(2025, 12, 1))
    walk.arrange_hearing(date(2025, 12, 2), date(2025, 12, 16))
    walk.panel(date(2025, 12, 16), "uphold")
    found = path(walk, date(2025, 12, 16))
    assert (found[PANEL].state, found[AGAIN].why_not) == ("done", "The panel upheld the decision.")
    end = found["It is final, and the name may leave the register"]
    assert end.steps
    walk.delete(date(2025, 12, 16))
    assert list(states(walk, date(2025, 12, 16)).values())[-1] == "done"


def test_after_quash_and_direct_the_readjustment_is_a_stage_of_its_own(walk):
    walk.board_declines(NOV_20)
    walk.apply(date(2025, 12, 1))
    walk.panel(date(2025, 12, 10), "quash_and_direct")
    walk.reconsider(date(2025, 12, 12), reinstates=False)
    assert path(walk, date(2025, 12, 12))["Readjustment of 4,000 pounds"].done is False
    day = date(2025, 12, 15)
    actions.settle_readjustment(by=walk.officer, at=moment(day), exclusion=walk.row, settled_on=day)
    assert path(walk, day)["Readjustment of 4,000 pounds"].said == ("Settled on 15 December 2025.",)


def test_reinstatement_ends_the_path_and_what_is_left_says_why(walk):
    walk.represent(NOV_10)
    walk.arrange_board(NOV_10, NOV_20)
    walk.board(NOV_20, "reinstate", back_on=date(2025, 11, 21))
    found = path(walk, NOV_20)
    assert found[DECISION].state == "done"
    assert "reinstated" in found[REVIEW].why_not
    assert "reinstated" in found["It is final"].why_not
    assert found[SIX].state == "not needed"


def test_cancelling_ends_the_path(walk, head):
    actions.cancel(by=head, at=moment(NOV_4), exclusion=walk.row, cancelled_on=NOV_4, because="Mistaken")
    assert "cancelled on 4 November 2025" in path(walk, NOV_4)[DECISION].why_not


def test_a_suspension_considered_and_told_is_final(pupil, alder, head):
    walk = Walk(suspend(pupil, alder, head, NOV_4, 4))
    walk.represent(NOV_10)
    walk.board(NOV_20, "considered")
    for to in (PARENT, Party.HEADTEACHER, Party.LOCAL_AUTHORITY):
        walk.give(Notice.Kind.DECISION, to, NOV_20)
    assert states(walk, NOV_20)["It is final"] == "done"


def test_education_arranged_is_read_on_the_path_and_an_exception_says_its_ground(walk):
    walk.arrange_education(NOV_10, date(2025, 11, 11))
    assert "Turnstone Centre, 2 Quay Street" in path(walk, NOV_10)[SIX].said[0]
    said = {"ground": "plan_hours", "note": "Ten hours in the plan, all provided."}
    actions.except_education(by=walk.officer, at=moment(NOV_10), exclusion=walk.row, **said)
    assert "fewer hours" in path(walk, NOV_10)[SIX].why_not


PAGES = {
    "represent": ("office", {"made_on": NOV_10, "made_by": "Mother", "said": "He was provoked."}),
    "arrange-board": ("clerk", {"meets_on": NOV_20, "place": "Library", "papers_before": "5"}),
    "decide-as-board": ("clerk", {"met_on": NOV_10, "outcome": "decline", "reasons": "Weighed."}),
    "apply-for-review": ("officer", {"sent_on": NOV_10, "how": "hand", "sen_expert": "yes"}),
    "claim": ("officer", {"on": NOV_10}),
    "determine-claim": ("officer", {"on": NOV_10, "result": "Dismissed"}),
    "arrange-hearing": ("trust_lead", {"meets_on": NOV_20, "place": "Town hall", "papers_before": "5"}),
    "decide-review": (
        "trust_lead",
        {"decided_on": NOV_10, "outcome": "quash_and_direct", "reasons": "No weighing."},
    ),
    "reconsider": ("clerk", {"met_on": NOV_10, "reinstates": "no", "reasons": "Again."}),
    "settle-readjustment": ("officer", {"on": NOV_10}),
    "arrange-education": (
        "officer",
        {
            "place": "Turnstone",
            "address": "2 Quay",
            "starts_on": NOV_10,
            "times": "9 to 3",
            "report_to": "Desk",
        },
    ),
    "begin-education": ("officer", {"on": NOV_10}),
    "delete-from-register": (
        "office",
        {"last_on": NOV_10, "name": "A B", "address": "1 Road", "parents": "C", "destination": "Turnstone"},
    ),
}
NO = dict.fromkeys(
    ("remote_asked", "remote_works", "is_remote", "chair_alone", "shorter_notice_agreed"), "no"
)


def typed(fields):
    found = dict(NO)
    for name, value in fields.items():
        if isinstance(value, date):
            found |= {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}
        else:
            found[name] = value
    return found


def test_every_stage_can_be_recorded_on_its_page_one_after_the_other(walk, signed_in, at):
    at("2025-11-10T15:00Z")
    for page, (who, fields) in PAGES.items():
        answer = signed_in(getattr(walk, who)).post(f"/exclusions/{walk.row.pk}/{page}/", typed(fields))
        assert answer.status_code == 302, (page, answer.content.decode())
    assert walk.row.pupil.enrolments.get().to_on == NOV_10


def test_exceptions_and_waivers_have_their_pages(walk, signed_in, at):
    at("2025-11-10T15:00Z")
    walk.board_declines(NOV_10)
    officer = signed_in(walk.officer)
    excepted = {"ground": "exams_over", "note": "Year 11, done."}
    assert officer.post(f"/exclusions/{walk.row.pk}/except-education/", excepted).status_code == 302
    assert officer.post(f"/exclusions/{walk.row.pk}/waive-review/", typed({"on": NOV_10})).status_code == 302


def test_what_the_law_does_not_allow_is_said_on_the_page_and_nothing_typed_is_lost(walk, signed_in, at):
    at("2025-11-10T15:00Z")
    told = typed(PAGES["delete-from-register"][1])
    answer = signed_in(walk.office).post(f"/exclusions/{walk.row.pk}/delete-from-register/", told)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "The name stays on the register until" in page
    assert 'value="1 Road"' in page


def test_the_exclusions_page_shows_the_path_and_the_one_next_step(walk, signed_in, at):
    at("2025-11-10T15:00Z")
    page = signed_in(walk.office).get(f"/exclusions/{walk.row.pk}/").content.decode()
    assert "The path" in page
    assert "Record that a notice was given" in page
    page = signed_in(walk.clerk).get(f"/exclusions/{walk.row.pk}/").content.decode()
    assert "arrange-board" in page


def test_the_page_asks_no_more_of_the_database_the_longer_the_path(
    walk, signed_in, at, django_assert_max_num_queries
):
    at("2025-12-16T15:00Z")
    client = signed_in(walk.officer)
    walk.board_declines(NOV_20)
    walk.apply(date(2025, 12, 1))
    for day in (15, 16):
        walk.arrange_hearing(date(2025, 12, 2), date(2025, 12, day))
    with django_assert_max_num_queries(15):
        client.get(f"/exclusions/{walk.row.pk}/")


@pytest.mark.requirement("S4-183")
def test_the_family_reads_the_path_and_is_offered_nothing_to_press(walk, signed_in, at):
    at("2025-11-10T15:00Z")
    home = factories.organisation("At home", "household")
    walk.row.pupil.links.create(organisation=home, tie=Tie.FAMILY, from_on=NOV_4)
    page = signed_in(factories.person(Role.FAMILY, home)).get(f"/exclusions/{walk.row.pk}/").content.decode()
    assert "A review may be asked for" in page
    assert "Record" not in page


def test_what_is_said_of_a_short_suspension_may_be_recorded_although_no_board_meets(
    pupil, alder, head, signed_in, at
):
    at("2025-11-04T15:00Z")
    walk = Walk(suspend(pupil, alder, head, NOV_4, 4))
    page = signed_in(walk.office).get(f"/exclusions/{walk.row.pk}/").content.decode()
    assert "Record what was said to the board" in page


def test_a_suspension_of_which_nothing_is_to_be_decided_is_final_once_the_pupil_is_due_back(
    pupil, alder, head
):
    walk = Walk(suspend(pupil, alder, head, NOV_4, 4))
    assert path(walk, date(2025, 11, 5))["It is final"].state == "now"
    assert path(walk, date(2025, 11, 6))["It is final"].state == "done"


def test_where_nobody_said_anything_within_the_boards_50_school_days_nothing_is_late(pupil, alder, head):
    walk = Walk(suspend(pupil, alder, head, date(2025, 9, 9), 12))
    assert walk.due("gb.consider_50").due_on is None
    last = facts.School.of(alder, date(2025, 9, 9)).calendar.add_school_days(date(2025, 9, 9), 50)
    waits = path(walk, last)[DECISION]
    assert waits.state == "next"
    assert f"only if the parent makes representations, then by {last:%-d %B %Y}" in waits.said[0]
    after = path(walk, last + timedelta(days=1))
    assert f"Nobody had made representations by {last:%-d %B %Y}" in after[DECISION].why_not
    assert after["It is final"].state == "done"


def test_stages_that_will_not_come_are_named_once_with_their_one_reason(walk, head):
    actions.cancel(by=head, at=moment(NOV_4), exclusion=walk.row, cancelled_on=NOV_4, because="Mistaken")
    shown = stages.together(path(walk, NOV_4).values())
    assert [each.title for each in shown if each.others] == [SIX]
    assert len(shown[-1].others) == 9


def test_what_nobody_has_to_record_is_offered_after_what_somebody_has(walk):
    offered = stages.next_steps(path(walk, NOV_4).values(), set(Permission), set(Party))
    assert [each.page for each in offered][-2:] == ["represent", "claim"]


def test_who_is_back_at_midday_reads_so(pupil, alder, head, signed_in, at):
    at("2025-11-04T15:00Z")
    walk = Walk(suspend(pupil, alder, head, NOV_4, 3))
    page = signed_in(walk.office).get(f"/exclusions/{walk.row.pk}/").content.decode()
    assert "Wednesday 5 November 2025, afternoon" in page


def test_what_a_board_cannot_answer_is_not_asked_of_it(walk, signed_in, at):
    at("2025-11-10T15:00Z")
    page = signed_in(walk.clerk).get(f"/exclusions/{walk.row.pk}/decide-as-board/").content.decode()
    assert "What was said was considered" not in page
    assert "Did the chair decide alone?" not in page
