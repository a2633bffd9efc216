import html
from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from foothold.child.duties import actions
from foothold.child.duties.models import Basis, Duty
from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import MoveRefused, NotAllowed, Refused
from tests import deeds, factories

pytestmark = pytest.mark.django_db

ON = date(2025, 11, 10)
DUE = date(2025, 11, 7)
AT = factories.moment(ON)


@pytest.fixture
def school():
    return factories.school(authority=factories.authority())


@pytest.fixture
def head(school):
    return factories.person(Role.HEADTEACHER, school)


@pytest.fixture
def duty(school):
    pupil = factories.pupil(school)
    basis = Basis.objects.create(
        pupil=pupil, school=school, about="exclusions.exclusion:1", rule="suspension", facts={}
    )
    return Duty.objects.create(
        basis=basis,
        pupil=pupil,
        kind="tell-parents",
        what="Tell the parents in writing",
        owed_by="headteacher",
        owed_by_organisation=school,
        due_on=DUE,
        promptness="by_date",
        strength="must",
        provision="x",
    )


def meet(by, duty, **options):
    given = {"done_on": DUE, "how": "Letter handed over", "evidence": "Copy in the file"}
    return actions.meet(by=by, at=AT, duty=duty, **given | options)


def void(by, duty, because="The exclusion was cancelled"):
    return actions.void(by=by, at=AT, duty=duty, because=because)


def as_it_is(duty):
    return Duty.objects.get(pk=duty.pk)


def told(duty):
    event = Event.objects.filter(subject=duty.pupil.subject_key).latest("number")
    return event.verb, event.content.facts


class TestMeeting:
    def test_records_when_how_by_whom_and_where_the_evidence_is(self, head, duty):
        meet(head, duty)
        now = as_it_is(duty)
        assert (now.status, now.met_on, now.how, now.evidence) == (
            "met",
            DUE,
            "Letter handed over",
            "Copy in the file",
        )
        assert now.closed_by == head
        assert told(duty)[0] == "duties.meet"
        assert not now.is_late(ON)

    def test_may_be_late_and_say_why(self, head, duty):
        assert duty.is_late(ON)
        meet(head, duty, done_on=ON, explanation="The office was flooded")
        assert as_it_is(duty).explanation == "The office was flooded"

    def test_keeps_an_explanation_given_before(self, head, duty):
        actions.explain(by=head, at=AT, duty=duty, explanation="The parents were away")
        meet(head, duty, done_on=ON)
        assert as_it_is(duty).explanation == "The parents were away"

    def test_is_refused_for_a_day_still_to_come(self, head, duty):
        with pytest.raises(Refused, match="cannot be in the future"):
            meet(head, duty, done_on=date(2025, 11, 11))
        assert as_it_is(duty).status == "open"

    def test_is_refused_to_somebody_without_the_permission(self, school, duty):
        for role in (Role.CLASS_TEACHER, Role.TRUST_LEAD, Role.FAMILY):
            with pytest.raises(NotAllowed, match="record that something owed was done"):
                meet(factories.person(role, school), duty)
        assert as_it_is(duty).status == "open"


class TestANotice:
    """What is done by giving a notice is not ticked off: nobody would know who was told, how and when."""

    @pytest.fixture
    def tell(self, school, head, duty):
        deeds.suspend(duty.pupil, school, head, ON, 12)
        return duty.pupil.duties.get(kind="excl.notify_gb")

    def test_is_not_done_by_a_tick(self, head, tell):
        with pytest.raises(Refused, match="Choose “Record that a notice was given”"):
            meet(head, tell, done_on=ON)
        with pytest.raises(Refused, match="Choose “Record that a notice was given”"):
            actions.close_all(by=head, at=AT, closings=[actions.Done(tell, ON, "By phone", AT)])
        assert as_it_is(tell).status == "open"

    def test_that_turns_out_not_to_be_owed_is_let_go(self, head, tell):
        void(head, tell, because="There is no such person")
        assert as_it_is(tell).status == "void"

    def test_leads_from_its_page_to_where_it_is_recorded(self, head, tell, signed_in, at):
        at(AT)
        there = f"{reverse('exclusions:give-notice', args=[tell.pupil.exclusions.get().pk])}?" + urlencode(
            {"told": "excl.notify_gb:governing_board"}
        )
        page = signed_in(head).get(reverse("duties:duty", args=[tell.pk])).content.decode()
        assert there in html.unescape(page)
        assert "Mark as done" not in page
        assert signed_in(head).get(reverse("duties:done", args=[tell.pk]))["Location"] == there


class TestTwoPeople:
    def test_who_both_opened_it_close_it_once(self, school, head, duty):
        office = factories.person(Role.SCHOOL_OFFICE, school)
        first_page, second_page = as_it_is(duty), as_it_is(duty)
        meet(head, first_page)
        with pytest.raises(MoveRefused, match="This duty is done, so it cannot become done"):
            meet(office, second_page, how="By telephone")
        with pytest.raises(MoveRefused, match="cannot become no longer owed"):
            void(office, second_page)
        assert (as_it_is(duty).how, as_it_is(duty).closed_by) == ("Letter handed over", head)
        assert Event.objects.filter(verb__startswith="duties.").count() == 1


class TestVoiding:
    def test_says_why_it_is_no_longer_owed(self, head, duty):
        void(head, duty)
        now = as_it_is(duty)
        assert (now.status, now.explanation, now.closed_by) == ("void", "The exclusion was cancelled", head)
        assert not now.is_late(ON)

    @pytest.mark.parametrize("silence", ["", "  "])
    def test_needs_a_reason(self, head, duty, silence):
        with pytest.raises(Refused, match="Say why"):
            void(head, duty, because=silence)
        assert as_it_is(duty).status == "open"

    def test_is_not_for_the_safeguarding_lead_who_may_meet_it(self, school, duty):
        lead = factories.person(Role.SAFEGUARDING_LEAD, school)
        with pytest.raises(NotAllowed, match="no longer owed"):
            void(lead, duty)
        meet(lead, duty)


class TestExplaining:
    def test_leaves_the_duty_open_and_late(self, head, duty):
        actions.explain(by=head, at=AT, duty=duty, explanation="Waiting for an interpreter")
        assert as_it_is(duty).is_late(ON)
        assert told(duty)[1]["explanation"] == "Waiting for an interpreter"

    def test_needs_words(self, head, duty):
        with pytest.raises(Refused, match="Say why"):
            actions.explain(by=head, at=AT, duty=duty, explanation=" ")


class TestTakingBack:
    def take_back(self, by, duty):
        return actions.take_back(by=by, at=AT, duty=duty, reason="The letter came back")

    def test_opens_it_again_and_forgets_how_it_was_said_to_be_done(self, head, duty):
        meet(head, duty)
        self.take_back(head, duty)
        now = as_it_is(duty)
        assert (now.status, now.met_on, now.how, now.evidence, now.closed_by) == ("open", None, "", "", None)
        assert now.is_late(ON)

    def test_leaves_what_was_recorded_readable(self, head, duty):
        meet(head, duty)
        self.take_back(head, duty)
        verbs = Event.objects.filter(subject=duty.pupil.subject_key).order_by("number")
        assert [event.verb for event in verbs] == ["pupils.add", "duties.meet", "duties.take_back"]
        assert verbs[1].content.facts["how"] == "Letter handed over"
        assert list(chain.faults()) == []

    def test_of_one_let_go_does_not_keep_that_reason_as_if_it_were_late_for_it(self, head, duty):
        void(head, duty)
        self.take_back(head, duty)
        assert as_it_is(duty).explanation == ""

    def test_keeps_why_it_was_late(self, head, duty):
        meet(head, duty, done_on=ON, explanation="The office was flooded")
        self.take_back(head, duty)
        assert as_it_is(duty).explanation == "The office was flooded"

    def test_is_refused_while_it_is_open(self, head, duty):
        with pytest.raises(MoveRefused, match="This duty is open"):
            self.take_back(head, duty)


class TestWhoseWorkItIs:
    def test_it_is_the_work_of_those_who_act_for_the_one_who_owes_it(self, school, head, duty):
        office = factories.person(Role.SCHOOL_OFFICE, school)
        clerk = factories.person(Role.BOARD_CLERK, school)
        other_head = factories.person(Role.HEADTEACHER, factories.school("Birch School"))
        for person, is_theirs in ((head, True), (office, True), (clerk, False), (other_head, False)):
            assert Duty.objects.work_of(person, on=ON).filter(pk=duty.pk).exists() == is_theirs

    def test_everybody_of_the_school_finds_what_the_school_owes(self, school, duty):
        clerk = factories.person(Role.BOARD_CLERK, school)
        assert Duty.objects.owed_by_organisations_of(clerk, on=ON).get() == duty

    def test_a_day_without_a_date_is_never_late(self, duty):
        duty.due_on = None
        assert not duty.is_late(ON)


def test_many_closed_at_once_are_closed_as_one_by_one():
    school = factories.school(authority=factories.authority())
    head = factories.person(Role.HEADTEACHER, school)
    day = date(2025, 11, 10)

    def closed(many):
        pupil = factories.pupil(school, given_name="Same", family_name="Child")
        deeds.suspend(pupil, school, head, day)
        first, second = pupil.duties.exclude(pk__in=pupil.duties.notices()).order_by("pk")[:2]
        at = deeds.at(day, 15)
        if many:
            closings = [actions.Done(first, day, "By phone", at), actions.LetGo(second, "Not needed", at)]
            actions.close_all(by=head, at=at, closings=closings)
        else:
            actions.meet(by=head, at=at, duty=first, done_on=day, how="By phone")
            actions.void(by=head, at=at, duty=second, because="Not needed")
        columns = ("kind", "status", "met_on", "how", "explanation", "closed_by")
        said = [(event.verb, event.at, sorted(event.content.facts)) for event in events_of(pupil)]
        return list(pupil.duties.order_by("kind", "owed_to").values_list(*columns)), said

    assert closed(many=True) == closed(many=False)


def test_closing_many_asks_whether_one_may():
    school = factories.school(authority=factories.authority())
    head, teacher = factories.person(Role.HEADTEACHER, school), factories.person(Role.CLASS_TEACHER, school)
    pupil = factories.pupil(school)
    deeds.suspend(pupil, school, head, date(2025, 11, 10))
    work = pupil.duties.get(kind="excl.set_work")
    done = actions.Done(work, date(2025, 11, 10), "By phone", deeds.at(date(2025, 11, 10)))
    with pytest.raises(NotAllowed):
        actions.close_all(by=teacher, at=done.recorded_at, closings=[done])
    actions.close_all(by=head, at=done.recorded_at, closings=[done])
    with pytest.raises(MoveRefused):
        actions.close_all(by=head, at=done.recorded_at, closings=[done])


def events_of(pupil):
    return Event.objects.filter(subject=pupil.subject_key).select_related("content").order_by("number")


def test_many_are_closed_as_they_are_now_and_not_as_they_were_read(head, duty):
    read_before = Duty.objects.get(pk=duty.pk)
    actions.meet(by=head, at=AT, duty=duty, done_on=ON, how="By phone")
    with pytest.raises(MoveRefused, match="done already"):
        actions.close_all(by=head, at=AT, closings=[actions.LetGo(read_before, "Not needed", AT)])
    assert Duty.objects.get(pk=duty.pk).how == "By phone"
