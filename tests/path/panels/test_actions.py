from datetime import date

import pytest
from django.db import IntegrityError, transaction

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Link
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.panels import actions, facts, triggers
from foothold.path.panels.models import Item, Meeting, Undertaking
from tests import deeds, factories
from tests.path.panels import meetings
from tests.path.panels.meetings import OCT_2, OCT_16, SEP_15, SEP_18, SEP_25, step

pytestmark = pytest.mark.django_db


def owed(undertaking):
    return Duty.objects.get(basis__about=undertaking.reference)


@pytest.mark.requirement("S4-23")
def test_a_school_calls_a_meeting_and_records_who_came_what_was_decided_and_who_does_what(area):
    item = meetings.decided(area)

    assert (item.decision, item.rationale) == ("plan", "Mornings are hard since the move")
    assert [each.name for each in item.came] == [
        "Rosa Example (mother)",
        "Ines Okafor",
        "Fernleigh Youth Service",
    ]
    assert item.meeting.status == Meeting.Status.HELD
    undertaking = item.undertakings.get()
    assert (undertaking.what, undertaking.owner.name, undertaking.by_on) == (
        "Meet Ada at the gate",
        "Ines Okafor",
        SEP_25,
    )


def test_what_was_undertaken_stands_on_the_work_of_the_school_with_its_day(area):
    undertaking = meetings.decided(area).undertakings.get()

    duty = owed(undertaking)
    assert (duty.what, duty.due_on, duty.owed_by_organisation) == (
        "Meet Ada at the gate",
        SEP_25,
        area.school,
    )
    assert duty in Duty.objects.visible_to(area.lead, on=SEP_18).work_of(area.lead, on=SEP_18)
    assert duty.is_late(date(2025, 9, 26))


def test_of_what_another_body_undertook_the_school_owes_to_see_that_it_is_done(area):
    item = meetings.put_on(area, meetings.call(area))
    thing = meetings.thing(item, what="A mentor each Friday", owner="Youth")

    meetings.record(area, item, things=[thing])

    assert (
        owed(item.undertakings.get()).what
        == "See that Fernleigh Youth Service does this: A mentor each Friday"
    )


def test_what_was_undertaken_is_done_by_a_record_and_not_by_a_tick(area):
    undertaking = meetings.decided(area).undertakings.get()
    with pytest.raises(Refused, match="is done by recording what happened"):
        step(area, duties.meet, duty=owed(undertaking), done_on=SEP_18, how="By e-mail")

    step(area, actions.finish, undertaking=undertaking, done_on=SEP_18, how="Every morning since")

    assert (owed(undertaking).status, owed(undertaking).met_on) == ("met", SEP_18)
    with pytest.raises(Refused, match="This is done already"):
        step(area, actions.finish, undertaking=undertaking, done_on=SEP_18)


@pytest.mark.parametrize(("day", "says"), [(SEP_15, "before the meeting"), (SEP_25, "in the future")])
def test_a_thing_is_done_between_the_meeting_and_today(area, day, says):
    with pytest.raises(Refused, match=says):
        step(area, actions.finish, undertaking=meetings.decided(area).undertakings.get(), done_on=day)


def test_what_was_recorded_as_done_by_mistake_is_owed_again(area):
    undertaking = meetings.decided(area).undertakings.get()
    step(area, actions.finish, undertaking=undertaking, done_on=SEP_18)

    step(area, actions.take_back, undertaking=undertaking, because="It was another child")

    assert owed(undertaking).status == "open"
    with pytest.raises(Refused, match="Only what was recorded as done"):
        step(area, actions.take_back, undertaking=undertaking, because="Again")


class TestTheNextAgenda:
    @pytest.mark.requirement("S4-25")
    def test_brings_back_what_is_not_done_with_whoever_undertook_it(self, area):
        earlier = meetings.decided(area)

        later = meetings.call(area, OCT_16, on=OCT_2)

        item = later.items.get()
        assert item.pupil == area.pupil
        assert item.came_up == [
            "1 thing decided since 18 September 2025 and not done when this meeting was called"
        ]
        assert [each.name for each in item.invited.all()] == ["Ines Okafor"]
        assert list(facts.earlier(item)) == [earlier.undertakings.get()]

    def test_brings_back_nothing_that_was_done_or_let_go(self, area):
        item = meetings.put_on(area, meetings.call(area))
        meetings.record(area, item, things=[meetings.thing(item), meetings.thing(item, what="Ring home")])
        done, gone = item.undertakings.all()
        step(area, actions.finish, undertaking=done, done_on=SEP_18)
        step(area, actions.let_go, undertaking=gone, because="The family moved")

        assert not meetings.call(area, OCT_16, on=OCT_2).items.exists()
        assert owed(gone).status == "void"

    def test_that_is_called_already_takes_up_what_is_decided_now(self, area):
        later = meetings.call(area, OCT_16)

        item = meetings.decided(area)

        assert later.items.get().pupil == area.pupil
        step(area, actions.undertake, item=item, undertaking=meetings.thing(item, what="Ring home"))
        assert later.items.count() == 1
        assert facts.earlier(later.items.get()).count() == 2

    def test_leaves_out_a_child_who_left_the_school(self, area):
        meetings.decided(area)
        area.pupil.enrolments.update(to_on=OCT_2)

        assert not meetings.call(area, OCT_16, on=OCT_2).items.exists()


class TestTheLocalRules:
    @pytest.fixture(autouse=True)
    def rules(self, area):
        factories.local_rules(area.authority, "example-borough")

    @pytest.mark.requirement("X-9")
    def test_say_what_it_is_called_when_the_agenda_closes_and_how_many_have_to_come(self, area):
        meeting = meetings.call(area, OCT_2)

        assert (meeting.name, meeting.closes_on, meeting.quorum) == (
            "school support meeting",
            date(2025, 9, 29),
            3,
        )

    def test_close_the_agenda_unless_somebody_says_why_it_cannot_wait(self, area):
        meeting = meetings.call(area, OCT_2)
        late = date(2025, 9, 30)
        with pytest.raises(Refused, match="The agenda closed on 29 September 2025"):
            meetings.put_on(area, meeting, on=late)

        item = meetings.put_on(area, meeting, on=late, urgent="She was sent home today")
        assert item.urgent == "She was sent home today"

    def test_mark_a_decision_for_which_too_few_came(self, area):
        item = meetings.put_on(area, meetings.call(area), why="Late", urgent="Now")
        came = {each.pk: "absent" for each in item.invited.all()}

        assert meetings.record(area, item, came=came).is_below_quorum

    def test_ask_for_the_next_so_many_days_after_the_last(self, area):
        item = meetings.put_on(area, meetings.call(area), urgent="Now")
        kind = facts.kind_at("map", area.school, SEP_18)
        assert facts.next_by(area.school, kind) is None

        meetings.record(area, item)

        assert facts.next_by(area.school, kind) == date(2025, 10, 30)

    def test_may_take_a_decision_from_it(self, area):
        factories.adopt_rule(area.school, "map.decides", "go_on, plan", by=area.head)
        item = meetings.put_on(area, meetings.call(area), urgent="Now")

        with pytest.raises(Refused, match="do not let this kind of meeting decide that"):
            meetings.record(area, item, decision="outside")


def test_a_child_is_on_an_agenda_once_and_comes_on_again_after_being_taken_off(area):
    meeting = meetings.call(area)
    item = meetings.put_on(area, meeting)
    with pytest.raises(Refused, match="on this agenda already"):
        meetings.put_on(area, meeting)

    step(area, actions.take_off, item=item, because="The family asked for a later day", on=SEP_15)
    assert meetings.put_on(area, meeting, names=(), why="They asked again").pk == item.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.create(meeting=meeting, pupil=area.pupil)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"why": ""}, "Say why the meeting is to speak of this child"),
        ({"names": ("Rosa", "Rosa")}, "is invited already"),
    ],
)
def test_an_agenda_asks_why_and_invites_nobody_twice(area, given, says):
    with pytest.raises(Refused, match=says):
        meetings.put_on(area, meetings.call(area), **given)


def test_only_a_child_on_the_roll_of_the_school_comes_on_its_agenda(area):
    elsewhere = factories.pupil(factories.school("Birch Academy", authority=area.authority))
    lead = factories.person(Role.INCLUSION_LEAD, elsewhere.enrolments.get().school)
    with pytest.raises(Refused, match="is not on roll at Alder Academy"):
        meetings.put_on(area, meetings.call(area), pupil=elsewhere, by=lead, names=())


def test_what_was_decided_is_recorded_once_the_meeting_was_held_and_then_put_right_with_a_reason(area):
    item = meetings.put_on(area, meetings.call(area))
    changes = {"said": "", "decision": "outside", "rationale": "It is not enough"}
    with pytest.raises(Refused, match="Nothing was decided yet"):
        step(area, actions.put_right, item=item, was={}, changes=changes, because="A slip")
    with pytest.raises(Refused, match="Record what it decided once it was held"):
        meetings.record(area, item, on=SEP_15)

    meetings.record(area, item)
    with pytest.raises(Refused, match="was decided already"):
        meetings.record(area, item)
    step(area, actions.put_right, item=item, was={}, changes=changes, because="A slip")

    item.refresh_from_db()
    assert item.get_decision_display() == "ask for help outside the school"


def test_a_thing_is_undertaken_by_somebody_invited_for_the_child_after_the_meeting(area):
    meeting = meetings.call(area)
    item, other = (
        meetings.put_on(area, meeting),
        meetings.put_on(area, meeting, pupil=area.other, names=("Tom",)),
    )
    with pytest.raises(Refused, match="was not invited for this child"):
        meetings.record(area, item, things=[meetings.thing(other, owner="Tom")])
    with pytest.raises(Refused, match="was to be done before the meeting"):
        meetings.record(area, item, things=[meetings.thing(item, by_on=SEP_15)])
    with pytest.raises(Refused, match="Record what was decided first"):
        step(area, actions.undertake, item=item, undertaking=meetings.thing(item))


def test_a_meeting_that_is_moved_closes_its_agenda_on_another_day_and_a_cancelled_one_closes_it_for_good(
    area,
):
    factories.local_rules(area.authority, "example-borough")
    meeting = meetings.call(area, OCT_2)
    changes = {"held_on": OCT_16, "starts_at": None, "place": "Room 5", "chair": area.head}

    moved = step(area, actions.change, meeting=meeting, was={}, changes=changes)
    assert (moved.closes_on, moved.place) == (date(2025, 10, 13), "Room 5")

    step(area, actions.cancel, meeting=meeting, because="Nobody could come")
    with pytest.raises(Refused, match="was cancelled"):
        meetings.put_on(area, meeting)
    with pytest.raises(Refused, match="was cancelled already"):
        step(area, actions.cancel, meeting=meeting, because="Again")


def test_a_meeting_is_within_a_year(area):
    with pytest.raises(Refused, match="more than a year away"):
        meetings.call(area, date(2027, 9, 18))


def test_a_decision_and_its_things_say_why_and_when_in_the_database_too(area):
    item = meetings.decided(area)
    for broken in ({"rationale": ""}, {"decision": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Item.objects.filter(pk=item.pk).update(**broken)
    for broken in ({"status": "done"}, {"status": "let_go"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Undertaking.objects.filter(item=item).update(**broken)


def test_facts_on_record_are_offered_and_somebody_chooses(area):
    assert triggers.of(area.pupil, area.lead, SEP_15) == []
    factories.concern(area.pupil, area.school, by=area.teacher, kind="behaviour")
    deeds.suspend(area.pupil, area.school, area.head, date(2025, 9, 11), 2)
    factories.plan(area.pupil, area.school, area.lead, on=date(2025, 9, 2))
    factories.timetable(area.pupil, area.school, area.head, on=date(2025, 9, 8))

    found = triggers.of(area.pupil, area.lead, date(2025, 10, 1))

    assert [each.split(",")[0] for each in found] == [
        "1 concern without an answer",
        "1 suspension this school year",
        "Pastoral support programme from 2 September 2025: its review of 24 September 2025 is overdue",
        "Part-time timetable from 8 September 2025 to 13 October 2025",
    ]


class TestWhoSeesIt:
    def seen(self, person, on=SEP_18):
        return {item.pupil for item in Item.objects.visible_to(person, on=on)}

    @pytest.fixture
    def items(self, area):
        meeting = meetings.call(area)
        mine = meetings.put_on(area, meeting, names=("Rosa", "Ines", "Youth"))
        theirs = meetings.put_on(area, meeting, pupil=area.other, names=("Ines", "Tom"))
        return mine, theirs

    @pytest.mark.requirement("S4-23")
    def test_somebody_invited_for_one_child_does_not_see_the_others(self, area, items):
        assert self.seen(area.lead) == self.seen(area.head) == {area.pupil, area.other}
        assert self.seen(area.worker) == self.seen(area.mother) == {area.pupil}
        assert self.seen(area.teacher) == {area.other}
        assert self.seen(area.officer) == set()

    def test_a_teacher_who_was_not_invited_reads_nothing_though_a_colleague_was(self, area, items):
        assert self.seen(factories.person(Role.CLASS_TEACHER, area.school)) == set()

    def test_those_invited_read_on_for_four_weeks_after_the_last_thing_was_to_be_done(self, area, items):
        meetings.record(area, items[0])

        assert self.seen(area.worker, date(2025, 10, 23)) == {area.pupil}
        assert self.seen(area.worker, date(2025, 10, 24)) == set()

    def test_who_is_no_longer_invited_reads_no_more(self, area, items):
        invited = items[0].invited.get(name__contains="Youth")
        step(area, actions.uninvite, item=items[0], invited=invited, because="A mistake")

        assert self.seen(area.worker, SEP_18) == set()
        assert not Link.objects.on(SEP_18).filter(tie=Tie.MEETING, organisation=area.service).exists()

    def test_after_a_meeting_is_cancelled_those_invited_read_no_more(self, area, items):
        step(area, actions.cancel, meeting=items[0].meeting, because="Snow", on=SEP_15)

        assert self.seen(area.worker) == set()

    def test_only_the_school_that_called_it_changes_it(self, area, items):
        for person in (area.worker, area.mother, area.teacher, area.officer):
            with pytest.raises(NotAllowed):
                step(area, actions.take_off, by=person, item=items[0], because="No")
        with pytest.raises(NotAllowed):
            meetings.call(area, by=area.officer)

    def test_whoever_undertook_something_records_that_it_was_done_and_nobody_elses(self, area, items):
        things = [meetings.thing(items[0], owner="Youth"), meetings.thing(items[0], what="Ring home")]
        meetings.record(area, items[0], things=things)
        theirs, ours = items[0].undertakings.all()

        step(area, actions.finish, by=area.worker, undertaking=theirs, done_on=SEP_18)

        with pytest.raises(NotAllowed, match="Only they, or the school"):
            step(area, actions.finish, by=area.worker, undertaking=ours, done_on=SEP_18)

    def test_who_was_there_answers_what_was_written_down_and_says_what_is_not_right(self, area, items):
        with pytest.raises(Refused, match="Nothing is written down yet"):
            step(area, actions.reply, by=area.mother, item=items[0], is_right=True)
        meetings.record(area, items[0])
        with pytest.raises(Refused, match="Say what is not right"):
            step(area, actions.reply, by=area.mother, item=items[0], is_right=False)

        step(area, actions.reply, by=area.mother, item=items[0], is_right=False, said="It was Tuesday")

        reply = items[0].replies.get()
        assert (reply.by, reply.said) == (area.mother, "It was Tuesday")
        with pytest.raises(NotAllowed):
            step(area, actions.reply, by=area.officer, item=items[0], is_right=True)


def test_who_undertook_something_stays_on_the_list(area):
    item = meetings.decided(area)
    with pytest.raises(Refused, match="Ines Okafor undertook something here"):
        step(
            area, actions.uninvite, item=item, invited=item.invited.get(name="Ines Okafor"), because="A slip"
        )


def test_what_is_over_does_not_move_again(area):
    item = meetings.decided(area)
    with pytest.raises(Refused, match="was held already"):
        step(area, actions.cancel, meeting=item.meeting, because="Too late")
    with pytest.raises(Refused, match="was decided already"):
        step(area, actions.take_off, item=item, because="Too late")
