from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.kit.sentences import sentence
from foothold.ground.organisations import calendars
from foothold.path.measures import actions
from foothold.path.measures.models import Measure
from tests import factories
from tests.path.measures.conftest import SEP_15

pytestmark = pytest.mark.django_db
DEC_8, DEC_11 = date(2025, 12, 8), date(2025, 12, 11)


def begin(area, *, by=None, pupil=None, **fields):
    return factories.measure(pupil or area.pupil, area.school, by=by or area.lead, on=SEP_15, **fields)


def again(area, measure, *, on=DEC_11, at=DEC_11, **scores):
    return actions.measure_again(
        by=area.lead, at=factories.moment(at, 15), measure=measure, on=on, scores=scores or {"total": 12}
    )


def owed(measure, **other):
    return list(Duty.objects.filter(basis__about=measure.reference, **other).order_by("pk"))


@pytest.mark.requirement("S4-35")
def test_a_first_score_and_its_second_are_one_pair(area):
    measure = begin(area, scores={"total": 18, "conduct": 6})

    again(area, measure)

    measure.refresh_from_db()
    assert (measure.status, measure.after_on) == ("paired", DEC_11)
    assert (measure.before, measure.after) == ({"total": 18, "conduct": 6}, {"total": 12})
    assert str(measure) == "SDQ, answered by a teacher on 15 September 2025"


def test_the_second_score_is_owed_by_the_day_that_was_named(area):
    measure = begin(area)

    (duty,) = owed(measure)
    assert (duty.due_on, duty.owed_by_organisation) == (DEC_8, area.school)
    assert duty.what == "Record the second score: SDQ, answered by a teacher"
    assert duty.is_late(date(2025, 12, 9))
    due = explain.due(duty, calendars.calendar_of(area.school))
    assert due.because.lines() == [
        "The first score is of Mon 15 Sep 2025.",
        "The second was to follow by Mon 8 Dec 2025.",
    ]
    assert explain.provision(duty).citation == "The day named with the first score"


def test_the_second_score_meets_what_was_owed(area):
    measure = begin(area)

    again(area, measure)

    (duty,) = owed(measure)
    assert (duty.status, duty.met_on) == ("met", DEC_11)


def test_a_measure_ended_without_a_second_score_says_why_and_owes_nothing_more(area):
    measure = begin(area)

    actions.let_go(by=area.lead, at=factories.moment(DEC_8), measure=measure, because="The teacher left.")

    measure.refresh_from_db()
    assert (measure.status, measure.ended_because) == ("let_go", "The teacher left.")
    assert [duty.status for duty in owed(measure)] == ["void"]
    with pytest.raises(Refused, match="ended without a second score"):
        again(area, measure)


@pytest.mark.parametrize(
    ("scores", "sentence"),
    [
        ({"total": 41}, "Total difficulties goes from 0 to 40. Check 41."),
        ({"total": 18, "conduct": 11}, "Conduct problems goes from 0 to 10"),
        ({"conduct": 4}, "Type in total difficulties"),
        (
            {"total": 18, "emotional": 4, "conduct": 4, "hyperactivity": 4, "peer": 5},
            "but its parts add up to 17",
        ),
    ],
)
def test_a_score_that_cannot_be_is_refused_with_what_to_do(area, scores, sentence):
    with pytest.raises(Refused, match=sentence):
        begin(area, scores=scores)


def test_parts_that_add_up_and_a_zero_are_kept(area):
    scores = {"total": 12, "emotional": 4, "conduct": 4, "hyperactivity": 4, "peer": 0}

    assert begin(area, scores=scores).before == scores


def test_neither_score_is_of_a_day_to_come_and_the_second_is_later(area):
    with pytest.raises(Refused, match="comes after 15 September 2025"):
        begin(area, due_on=SEP_15)
    measure = begin(area)
    with pytest.raises(Refused, match="a day that has come"):
        again(area, measure, on=DEC_11, at=DEC_8)
    with pytest.raises(Refused, match="comes after 15 September 2025"):
        again(area, measure, on=SEP_15)


def test_a_measure_says_what_it_is_about(area):
    plan = factories.plan(area.pupil, area.school, area.lead, on=SEP_15)
    anothers = factories.plan(factories.pupil(area.school), area.school, area.lead, on=SEP_15)
    group = factories.delivery(area.school, by=area.head)

    assert begin(area, plan=plan, purpose="").about == str(plan)
    for wrong, told in (
        ({"purpose": ""}, "Say what the two scores are to show"),
        ({"plan": anothers}, "another child's"),
        ({"delivery": group}, "takes no part in this"),
    ):
        with pytest.raises(Refused, match=told):
            begin(area, kind="sdq-parent", **wrong)


def test_one_of_a_kind_waits_at_a_time(area):
    measure = begin(area)

    with pytest.raises(Refused, match="waits for its second already"):
        begin(area)
    begin(area, kind="sdq-parent")
    again(area, measure)
    begin(area)
    assert Measure.objects.waiting().count() == 2


def test_a_mistyped_score_is_put_right_and_what_stood_there_stays_in_the_record(area):
    measure = begin(area, scores={"total": 18})

    put_right = {"by": area.lead, "at": factories.moment(SEP_15, 16), "measure": measure, "which": "before"}
    actions.put_right(**put_right, was={"total": 18}, changes={"total": 19}, because="Misread")

    measure.refresh_from_db()
    assert measure.before == {"total": 19}
    event = Event.objects.filter(subject=area.pupil.subject_key).order_by("-number").first()
    assert event.content.facts["was"] == {"total": 18}
    assert sentence(event).endswith("a score was put right, because Misread")
    with pytest.raises(Refused, match="a moment ago"):
        actions.put_right(**put_right, was={"total": 18}, changes={"total": 20}, because="Misread")
    with pytest.raises(Refused, match="no such score yet"):
        actions.put_right(**put_right | {"which": "after"}, was={}, changes={"total": 20}, because="-")


@pytest.mark.parametrize(
    "wrong",
    [{"due_on": SEP_15}, {"status": "paired"}, {"status": "let_go"}],
    ids=["due on the first day", "a pair without a second day", "ended without a reason"],
)
def test_nothing_half_done_can_be_stored(area, wrong):
    measure = begin(area)

    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(**wrong)


@pytest.mark.parametrize("role", [Role.CLASS_TEACHER, Role.SCHOOL_OFFICE])
def test_others_at_the_school_record_no_score(area, role):
    with pytest.raises(NotAllowed):
        begin(area, by=factories.person(role, area.school))


def test_the_authority_reads_a_measure_and_does_not_change_it(area):
    measure = begin(area)

    assert measure in Measure.objects.visible_to(area.officer, on=SEP_15 + timedelta(days=1))
    with pytest.raises(NotAllowed):
        actions.let_go(by=area.officer, at=factories.moment(DEC_8), measure=measure, because="-")
