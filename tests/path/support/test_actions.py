from datetime import date

import pytest
from django.db import IntegrityError, transaction

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.child.pupils import actions as pupils
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.kit.sentences import sentence
from foothold.ground.organisations import calendars
from foothold.path.support import actions, facts, reading
from foothold.path.support.models import Plan
from tests import factories
from tests.path.support import plans
from tests.path.support.plans import OF_THE_SCHOOL, TARGET, TODAY

pytestmark = pytest.mark.django_db
OCT_9, NOV_4, DEC_1 = date(2025, 10, 9), date(2025, 11, 4), date(2025, 12, 1)


def owed(plan, kind="plan_review", **other):
    return list(Duty.objects.filter(basis__about=plan.reference, kind=kind, **other).order_by("pk"))


@pytest.mark.requirement("S4-74", "S4-84", "S4-86")
def test_a_plan_says_why_what_for_who_leads_it_and_when_it_ends(area):
    plan = plans.begin(area)

    assert plan.get_cause_display() == "two or more suspensions"
    assert plan.leader == area.lead
    assert plan.ends_on == plans.ENDS
    assert [each.get_whose_display() for each in facts.targets(plan)] == ["pupil", "school"]
    event = Event.objects.filter(subject=area.pupil.subject_key).order_by("-number").first()
    expected = "Pastoral support programme from 15 September 2025 to 12 December 2025, led by Ines Okafor"
    assert sentence(event).lower() == expected.lower()


@pytest.mark.requirement("S4-84", "X-5")
@pytest.mark.parametrize(
    "missing",
    [{"ends_on": TODAY}, {"purpose": ""}, {"exit_test": ""}, {"next_review_on": date(2026, 1, 5)}],
    ids=["an end", "a purpose", "an exit test", "a review while it runs"],
)
def test_nothing_open_ended_can_be_stored(area, missing):
    plan = Plan(pupil=area.pupil, school=area.school, **plans.fields(area.lead) | missing)

    with pytest.raises(IntegrityError), transaction.atomic():
        plan.save()


@pytest.mark.requirement("S4-90")
@pytest.mark.parametrize(
    ("next_review_on", "sentence"),
    [
        (
            date(2025, 10, 14),
            "The local rules ask for the next review by 13 October 2025, from 6 October 2025 on.",
        ),
        (TODAY, "The next review is after 15 September 2025"),
        (date(2025, 12, 13), "not after the last day of the plan"),
    ],
)
def test_a_review_is_planned_in_the_window_of_the_local_rules(area, next_review_on, sentence):
    with pytest.raises(Refused, match=sentence):
        plans.begin(area, next_review_on=next_review_on)


@pytest.mark.requirement("S4-90")
def test_the_first_review_is_owed_by_day_28_and_says_which_rule_asks_for_it(area):
    plan = plans.begin(area)

    (duty,) = owed(plan)
    assert duty.due_on == date(2025, 10, 13)
    assert duty.owed_by_organisation == area.school
    due = explain.due(duty, calendars.calendar_of(area.school))
    assert due.because.lines() == [
        "The plan began or was last reviewed on Mon 15 Sep 2025.",
        "It is reviewed between calendar day 21 and day 28 after that.",
        "The last day for it is Mon 13 Oct 2025.",
    ]
    assert "review every three to four weeks" in explain.provision(duty).citation
    assert duty.is_late(date(2025, 10, 14))
    assert not duty.is_late(date(2025, 10, 13))


def test_where_the_school_is_closed_in_all_of_the_window_its_next_day_counts(area):
    started = date(2026, 6, 30)
    ends, first = date(2026, 11, 1), date(2026, 9, 3)
    target = TARGET | {"by_on": ends}
    plan = plans.begin(area, targets=[target], starts_on=started, ends_on=ends, next_review_on=first)

    (duty,) = owed(plan)
    assert duty.due_on == date(2026, 9, 3)
    due = explain.due(duty, calendars.calendar_of(area.school))
    assert "The school is closed in all of that time, so its next day counts." in due.because.lines()


def test_without_local_rules_the_plan_sets_its_own_review(area):
    school = factories.school("Oak High School")
    lead = factories.person(Role.INCLUSION_LEAD, school)
    plan = actions.begin(
        by=lead,
        at=factories.moment(TODAY),
        pupil=factories.pupil(school),
        school=school,
        plan=plans.fields(lead, next_review_on=DEC_1),
        targets=[TARGET],
    )

    (duty,) = owed(plan)
    assert duty.due_on == DEC_1
    assert explain.provision(duty).citation == "The plan itself"


@pytest.mark.requirement("S4-86")
def test_only_somebody_with_a_leading_role_in_the_school_leads_a_plan(area):
    teacher = factories.person(Role.CLASS_TEACHER, area.school, name="Tom Vale")

    with pytest.raises(Refused, match="Tom Vale has no leading role at Alder Academy"):
        plans.begin(area, leader=teacher)


def test_a_plan_without_a_target_is_refused(area):
    with pytest.raises(Refused, match="Add at least one target"):
        plans.begin(area, targets=[])


def test_a_child_has_one_running_plan_of_a_kind(area):
    plans.begin(area)

    with pytest.raises(Refused, match="A plan of this kind is running for this child"):
        plans.begin(area)
    assert plans.begin(area, kind="individual_plan").pk


def test_a_class_teacher_writes_no_plan(area):
    with pytest.raises(NotAllowed):
        plans.begin(area, by=factories.person(Role.CLASS_TEACHER, area.school))


@pytest.mark.requirement("S4-90")
def test_a_review_meets_the_one_owed_and_owes_the_next(area):
    plan = plans.begin(area)

    row = plans.review(area, plan, OCT_9, how="better")

    met, following = owed(plan)
    assert (met.status, met.met_on) == ("met", OCT_9)
    assert (following.status, following.due_on) == ("open", date(2025, 11, 6))
    assert row.who_came == ["the pupil", "a parent or carer"]
    assert {change.figure for change in row.changes.all()} == {"5 of 25"}


@pytest.mark.requirement("S4-90")
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"held_on": date(2025, 10, 9), "at": date(2025, 10, 8)}, "cannot be in the future"),
        ({"held_on": TODAY}, "held after 15 September 2025"),
        ({"came": []}, "Say who came"),
        ({"changes": []}, "Say of every target"),
        ({"held_on": date(2025, 12, 12)}, "The plan ends after 12 December 2025"),
    ],
)
def test_a_review_that_cannot_be_is_refused_with_what_to_do(area, change, sentence):
    plan = plans.begin(area)
    given = {
        "held_on": OCT_9,
        "came": ["pupil"],
        "changes": [{"target": each, "how": "same", "figure": ""} for each in facts.targets(plan)],
        "next_review_on": NOV_4,
        "at": date(2025, 12, 15),
    } | change
    at = factories.moment(given.pop("at"))

    with pytest.raises(Refused, match=sentence):
        actions.review(by=area.lead, at=at, plan=plan, **given)
    assert plan.reviews.count() == 0


def test_a_plan_that_goes_on_for_longer_gets_a_new_last_day(area):
    plan = plans.begin(area)
    plans.review(area, plan, date(2025, 12, 11), next_in=25, ends_on=date(2026, 2, 13))

    plan.refresh_from_db()
    assert (plan.ends_on, plan.next_review_on) == (date(2026, 2, 13), date(2026, 1, 5))


def test_no_review_falls_after_the_end_of_the_plan(area):
    plan = plans.begin(area)
    plans.review(area, plan, date(2025, 11, 20), next_review_on=plans.ENDS)

    assert owed(plan, status="open")[0].due_on == plans.ENDS


@pytest.mark.requirement("S4-92")
def test_two_reviews_without_impact_ask_whom_the_local_rules_name(area):
    plan = plans.begin(area)
    plans.review(area, plan, OCT_9, how="same")
    assert owed(plan, "plan_help") == []

    plans.review(area, plan, NOV_4, how="worse")

    (duty,) = owed(plan, "plan_help")
    assert "Re-engagement Unit or the school's educational psychologist" in duty.what
    assert duty.what.startswith("Consider help from outside")
    assert duty.due_on == date(2025, 11, 26)
    assert "after two reviews" in explain.provision(duty).citation
    calendar = calendars.calendar_of(area.school)
    assert explain.due(duty, calendar).because.lines()[0] == "2 reviews showed no target met and none better."


@pytest.mark.requirement("S4-92")
def test_a_review_with_impact_asks_for_nothing_more(area):
    plan = plans.begin(area)
    plans.review(area, plan, OCT_9, how="same")
    plans.review(area, plan, NOV_4, how="met")

    assert owed(plan, "plan_help") == []


@pytest.mark.requirement("S4-91")
def test_a_target_worded_anew_keeps_its_earlier_wording_and_what_was_found_of_it(area):
    plan = plans.begin(area, targets=[TARGET])
    plans.review(area, plan, OCT_9, how="better")
    was = facts.targets(plan).get()
    anew = TARGET | {"what": "In class on time for every lesson before lunch"}

    actions.amend_target(
        by=area.lead,
        at=factories.moment(OCT_9, 16),
        plan=plan,
        was=was,
        target=anew,
        because="Mornings come first",
    )

    (told,) = reading.targets(plan)
    assert told["target"].what == anew["what"]
    assert told["earlier"] == [was]
    assert [change.how for change in told["stood"]] == ["better"]


def test_a_target_is_worded_anew_once(area):
    plan = plans.begin(area, targets=[TARGET])
    given = {"by": area.lead, "at": factories.moment(OCT_9), "plan": plan, "was": facts.targets(plan).get()}
    actions.amend_target(**given, target=TARGET, because="Once")

    with pytest.raises(Refused, match="Somebody has worded this target anew"):
        actions.amend_target(**given, target=TARGET, because="Twice")


@pytest.mark.requirement("S4-82")
def test_a_plan_that_asks_of_the_pupil_alone_is_told_so(area):
    plan = plans.begin(area, targets=[TARGET])
    assert reading.only_the_pupil(plan)

    actions.add_target(by=area.lead, at=factories.moment(OCT_9), plan=plan, target=OF_THE_SCHOOL)

    assert not reading.only_the_pupil(plan)


def test_a_target_is_reached_while_the_plan_runs(area):
    with pytest.raises(Refused, match="reached while the plan runs"):
        plans.begin(area, targets=[TARGET | {"by_on": date(2026, 1, 5)}])


@pytest.mark.requirement("S4-81", "S4-88")
def test_a_missing_view_is_named_until_it_is_recorded(area):
    plan = plans.begin(area, view_pupil="I like art", view_school="He is kind")
    assert plan.missing_views == ["The family", "Agencies and services"]

    actions.hear(
        by=area.lead, at=factories.moment(OCT_9), plan=plan, whose="family", said="He is happier at home"
    )

    plan.refresh_from_db()
    assert plan.missing_views == ["Agencies and services"]


def test_an_ended_plan_says_what_came_of_it_and_owes_nothing_more(area):
    plan = plans.begin(area)
    plans.review(area, plan, OCT_9)

    actions.end(
        by=area.lead,
        at=factories.moment(DEC_1),
        plan=plan,
        ended_on=DEC_1,
        outcome="some_change",
        learned="The mentor helped",
    )

    plan.refresh_from_db()
    assert (plan.status, plan.ended_on) == ("ended", DEC_1)
    assert [duty.status for duty in owed(plan)] == ["met", "void"]
    with pytest.raises(Refused, match="This plan ended on 1 December 2025"):
        plans.review(area, plan, date(2025, 12, 2))


@pytest.mark.parametrize(
    ("ended_on", "sentence"), [(date(2025, 12, 2), "has come"), (OCT_9, "began or was last reviewed")]
)
def test_a_plan_ends_on_a_day_that_has_come_and_not_before_its_last_review(area, ended_on, sentence):
    plan = plans.begin(area)
    plans.review(area, plan, date(2025, 10, 10))

    with pytest.raises(Refused, match=sentence):
        actions.end(
            by=area.lead,
            at=factories.moment(DEC_1),
            plan=plan,
            ended_on=ended_on,
            outcome="no_change",
            learned="-",
        )


def test_many_plans_at_once_are_the_same_as_one_by_one(area):
    other = factories.pupil(area.school)
    begun = [actions.Begun(each, plans.fields(area.lead), [TARGET]) for each in (area.pupil, other)]

    made = actions.begin_all(by=area.head, at=factories.moment(TODAY), school=area.school, begun=begun)

    assert [len(owed(plan)) for plan in made] == [1, 1]
    last = Event.objects.filter(subject=other.subject_key).order_by("-number").first()
    assert last.verb == "support.begin"


def test_a_new_rule_set_never_rewrites_what_was_owed(area):
    plan = plans.begin(area)
    factories.local_rules(area.school, "england", from_on=date(2025, 9, 20))

    (duty,) = owed(plan)
    assert explain.due(duty, calendars.calendar_of(area.school)).on == date(2025, 10, 13)
    assert "Hackney 2019" in explain.provision(duty).citation


def test_the_school_a_child_has_moved_to_reads_the_plan_and_does_not_change_it(area):
    plan = plans.begin(area)
    elsewhere = factories.school("Birch Academy", authority=area.authority)
    lead = factories.person(Role.INCLUSION_LEAD, elsewhere)
    office = factories.person(Role.SCHOOL_OFFICE, elsewhere)
    pupils.leave(by=area.head, at=factories.moment(OCT_9), pupil=area.pupil, last_on=OCT_9)
    begins = {"school": elsewhere, "pupil": area.pupil, "starts_on": date(2025, 10, 13)}
    pupils.enrol(by=office, at=factories.moment(date(2025, 10, 13)), **begins)

    assert plan in Plan.objects.visible_to(lead, on=date(2025, 10, 20))
    with pytest.raises(NotAllowed):
        actions.end(
            by=lead, at=factories.moment(DEC_1), plan=plan, ended_on=DEC_1, outcome="left", learned="Moved"
        )
