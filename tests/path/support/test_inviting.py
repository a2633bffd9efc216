"""Who is asked to take part in a plan, by people or by a local rule; what they answer; whoever is silent is chased."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Link
from foothold.ground.access.roles import Role, Tie
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.kit.sentences import sentence
from foothold.path.exclusions import actions as exclusions
from foothold.path.support import actions
from foothold.path.support.models import Invitation, Plan
from tests import deeds, factories
from tests.path.support import plans
from tests.path.support.plans import TODAY

pytestmark = pytest.mark.django_db
SEPT_4, SEPT_8, SEPT_29, OCT_9, NOV_4 = (
    date(2025, 9, 4),
    date(2025, 9, 8),
    date(2025, 9, 29),
    date(2025, 10, 9),
    date(2025, 11, 4),
)


@pytest.fixture
def service(area):
    """A service that works with the child, and somebody of it."""
    made = factories.organisation("Fernleigh Family Hub")
    Link.objects.create(pupil=area.pupil, organisation=made, tie=Tie.AGENCY_INVOLVED, from_on=SEPT_4)
    return factories.person(Role.AGENCY_WORKER, made, name="Wren Abbey")


def invite(area, plan, **other):
    given = {
        "whom": "Educational psychologist",
        "organisation": None,
        "asked_for": "advice",
        "sharing": "agreed",
    }
    given |= {"answer_by": SEPT_29} | other
    return actions.invite(by=area.lead, at=factories.moment(TODAY), plan=plan, invitation=given)


def answer(area, row, *, by=None, on=SEPT_29, **other):
    given = {"answer": "sent", "answered_on": on, "said": "Short tasks, and a quiet place"} | other
    return actions.answer(by=by or area.lead, at=factories.moment(on, 15), invitation=row, **given)


def to_chase(row):
    return Duty.objects.get(basis__about=row.reference, kind="plan_answer")


def suspended_twice(area):
    for day in (SEPT_4, SEPT_8):
        deeds.suspend(area.pupil, area.school, area.head, day, 2)


@pytest.mark.requirement("S4-89", "S4-95")
def test_a_service_is_asked_and_what_it_answers_stands_in_the_plan(area):
    plan = plans.begin(area)
    row = invite(area, plan)

    answer(area, row)

    plan.refresh_from_db()
    assert plan.view_agencies == "Educational psychologist: Short tasks, and a quiet place"
    assert "Agencies and services" not in plan.missing_views
    event = Event.objects.filter(subject=area.pupil.subject_key).order_by("-number").first()
    assert sentence(event) == "Educational psychologist, asked about the plan of support: sent"


@pytest.mark.requirement("S4-89")
def test_silence_is_chased_until_there_is_an_answer_and_a_tick_is_none(area):
    row = invite(area, plans.begin(area))

    duty = to_chase(row)
    assert duty.what == "Get an answer about the plan of support: Educational psychologist"
    assert (duty.due_on, duty.owed_by_organisation, duty.is_done_by_a_record) == (SEPT_29, area.school, True)

    answer(area, row, answer="silent", said="")

    duty = to_chase(row)
    assert (duty.status, duty.how) == ("met", "Educational psychologist did not answer.")


def test_a_plan_that_ends_chases_nobody(area):
    plan = plans.begin(area)
    row = invite(area, plan)

    given = {"ended_on": TODAY, "outcome": "left", "learned": "The mentor helped"}
    actions.end(by=area.lead, at=factories.moment(TODAY, 16), plan=plan, **given)

    assert to_chase(row).status == "void"


@pytest.mark.requirement("S4-89")
def test_the_service_answers_for_itself_and_for_nobody_else(area, service):
    plan = plans.begin(area)
    ours = invite(
        area, plan, whom="Fernleigh Family Hub", organisation=service.memberships.get().organisation
    )
    other = invite(area, plan)

    answer(area, ours, by=service, answer="comes", said="")

    ours.refresh_from_db()
    assert ours.get_answer_display() == "takes part"
    with pytest.raises(Refused, match="Educational psychologist was asked"):
        answer(area, other, by=service)
    with pytest.raises(NotAllowed):
        answer(area, other, by=factories.person(Role.CLASS_TEACHER, area.school))


def test_what_was_sent_is_told_and_the_day_fits(area):
    row = invite(area, plans.begin(area))

    with pytest.raises(Refused, match="Say what they sent"):
        answer(area, row, said="")
    with pytest.raises(Refused, match="Check the day"):
        answer(area, row, answered_on=SEPT_8)


def test_nobody_is_asked_twice_a_day_or_by_a_day_that_has_passed(area):
    plan = plans.begin(area)
    invite(area, plan)

    with pytest.raises(Refused, match="already today"):
        invite(area, plan)
    with pytest.raises(Refused, match="has passed"):
        invite(area, plan, whom="CAMHS", answer_by=SEPT_8)


@pytest.mark.requirement("S4-94", "S4-171")
def test_after_two_suspensions_the_local_rule_invites_the_exclusions_officer(area):
    suspended_twice(area)

    plan = plans.begin(area)

    (row,) = plan.invitations.all()
    assert (row.whom, row.organisation) == ("Exclusions officer, Fernleigh", area.authority)
    assert "two to three fixed-term exclusions" in row.by_rule
    assert (row.asked_on, row.answer_by) == (TODAY, SEPT_29)
    assert "two to three fixed-term exclusions" in explain.provision(to_chase(row)).citation


@pytest.mark.requirement("S4-94", "S4-171")
def test_the_officer_is_invited_to_each_review_and_the_review_answers_for_the_last(area):
    suspended_twice(area)
    plan = plans.begin(area)

    plans.review(area, plan, OCT_9, came=["family", "exclusions_officer"])
    plans.review(area, plan, NOV_4)

    told = list(plan.invitations.order_by("asked_on").values_list("asked_on", "answer"))
    assert told == [(TODAY, "comes"), (OCT_9, "silent"), (NOV_4, "")]


@pytest.mark.parametrize("why", ["one suspension", "one that was cancelled", "no local rule"])
def test_the_officer_is_not_invited_without_a_cause(area, why):
    row = deeds.suspend(area.pupil, area.school, area.head, SEPT_8, 2)
    if why == "one that was cancelled":
        row = deeds.suspend(area.pupil, area.school, area.head, date(2025, 9, 11), 2)
        given = {"cancelled_on": date(2025, 9, 11), "because": "Another pupil did it"}
        exclusions.cancel(by=area.head, at=factories.moment(date(2025, 9, 11), 12), exclusion=row, **given)
    if why == "no local rule":
        area.authority.adoptions.all().delete()
        deeds.suspend(area.pupil, area.school, area.head, date(2025, 9, 11), 2)

    plan = plans.begin(area)

    assert not plan.invitations.exists()


@pytest.mark.requirement("S4-94")
def test_a_suspension_while_the_plan_runs_is_said_on_the_plan(area, signed_in):
    plan = plans.begin(area)
    suspended_twice(area)

    page = signed_in(area.lead).get(reverse("support:plan", args=[plan.pk])).content.decode()

    assert "Invite the exclusions officer to the next review." in page


@pytest.mark.requirement("S4-89", "S4-196")
def test_a_service_is_asked_to_support_the_family_on_a_page_and_answers_on_another(
    area, service, signed_in, at
):
    plan = plans.begin(area)
    client, address = signed_in(area.lead), reverse("support:plan", args=[plan.pk])
    assert "Not asked yet" in client.get(address).content.decode()
    body = service.memberships.get().organisation.pk
    form = {"body": body, "asked_for": "family", "sharing": "agreed"}
    form |= {"answer_by_day": 29, "answer_by_month": 9, "answer_by_year": 2025}

    said = client.post(reverse("support:invite", args=[plan.pk]), form, follow=True).content.decode()

    assert "support for the family" in said
    assert "Not asked yet" not in said
    at(factories.moment(SEPT_29, 10))
    theirs = signed_in(service)
    row = Invitation.objects.get()
    assert reverse("support:answer", args=[row.pk]) in theirs.get(address).content.decode()
    told = {"answer": "sent", "said": "We visit on Tuesdays"}
    told |= {"answered_on_day": 29, "answered_on_month": 9, "answered_on_year": 2025}
    theirs.post(reverse("support:answer", args=[row.pk]), told)
    said = signed_in(area.lead).get(address).content.decode()
    assert "Fernleigh Family Hub: We visit on Tuesdays" in said


def test_somebody_else_is_named(area, signed_in):
    plan = plans.begin(area)
    form = {"body": "other", "asked_for": "view", "sharing": "task"}
    form |= {"answer_by_day": 29, "answer_by_month": 9, "answer_by_year": 2025}
    client, address = signed_in(area.lead), reverse("support:invite", args=[plan.pk])

    assert "Say who is asked." in client.post(address, form).content.decode()
    assert client.post(address, form | {"name": "School nurse"}).status_code == 302
    assert Invitation.objects.get().whom == "School nurse"


@pytest.mark.requirement("S4-83")
def test_a_pastoral_support_programme_happens_in_the_school(area):
    assert plans.begin(area).get_setting_display() == "in school"
    with pytest.raises(Refused, match="happens in the school"):
        plans.begin(area, pupil=factories.pupil(area.school), setting="elsewhere")
    plans.begin(area, kind=Plan.Kind.INDIVIDUAL, pupil=factories.pupil(area.school), setting="elsewhere")


@pytest.mark.requirement("S4-85")
def test_a_target_says_which_of_its_parts_is_missing(area, signed_in):
    whole = plans.TARGET | {"matters": "He likes to be first", "reachable": "He was on time in June"}
    plan = plans.begin(area, targets=[whole, plans.OF_THE_SCHOOL | {"help": ""}])

    first, second = plan.targets.all()
    assert first.missing == []
    assert second.missing == [
        "what will be done for it",
        "why it matters for this child",
        "why it can be reached",
    ]
    page = signed_in(area.lead).get(reverse("support:plan", args=[plan.pk])).content.decode()
    assert "He was on time in June" in page
    assert page.count("Not said yet") == 1
