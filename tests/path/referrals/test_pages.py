"""The pages of referrals: whom to ask, the form, the referral as each side reads it, the map of the ways."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.path.referrals import actions
from foothold.path.referrals.models import Referral
from tests import factories
from tests.path.referrals import asking
from tests.path.referrals.asking import FAST, NOV_13, NOV_17, NOV_18, PANEL, UNIT, YOUNG, step

pytestmark = pytest.mark.django_db


def boxes(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


def page(client, route, *args):
    return client.get(reverse(route, args=args)).content.decode()


def typed(**fields):
    said = {name: value for name, value in asking.SAID.items() if name != "consent_on"}
    return said | boxes("consent_on", NOV_13) | boxes("answer_by", asking.EXPECTED) | fields


def test_a_school_chooses_whom_to_ask_and_sees_what_is_missing(area, signed_in):
    client = signed_in(area.lead)
    assert "Ask an outside team" in page(client, "children:child", area.pupil.pk)

    shown = page(client, "referrals:choose", area.pupil.pk)

    assert f"{FAST}, which passes it on to {PANEL}".replace("'", "&#x27;") in shown
    assert "On record there is not yet a pastoral support programme" in shown
    assert "Signs of harm go to the safeguarding lead" in shown


@pytest.mark.requirement("S4-96")
def test_a_school_that_may_not_ask_the_unit_reads_why(area, signed_in):
    type(area.school).objects.filter(pk=area.school.pk).update(phase="secondary")

    shown = page(signed_in(area.lead), "referrals:choose", area.pupil.pk)

    assert "It works with maintained primary schools." in shown
    assert f'Ask<span class="govuk-visually-hidden"> {UNIT}' not in shown


@pytest.mark.requirement("S4-99")
def test_the_form_is_sent_with_the_plan_that_is_on_record(area, signed_in):
    plan = asking.plan(area)
    client = signed_in(area.lead)
    address = reverse("referrals:refer", args=[area.pupil.pk, "unit"])
    shown = client.get(address).content.decode()
    assert "Pastoral support programme from 22 September 2025" in shown
    assert "The people of Re-engagement Unit (REU) read this referral here" in shown

    answer = client.post(address, typed(sources=[plan.reference]), follow=True)

    shown = answer.content.decode()
    assert "Referral to Re-engagement Unit (REU)" in shown
    assert "Purpose: To be in lessons" in shown
    assert "Rosa Example, mother" in shown
    assert "Monday 1 December 2025" in shown


def test_what_is_refused_is_said_and_what_was_typed_stays(area, signed_in):
    address = reverse("referrals:refer", args=[area.pupil.pk, "help"])

    answer = signed_in(area.lead).post(address, typed())

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "asks for evidence of earlier support" in shown
    assert asking.SAID["reason"] in shown
    assert not Referral.objects.exists()


@pytest.mark.requirement("S2-8", "S3-3")
def test_a_team_without_a_rule_is_named_by_the_school(area, signed_in):
    address = reverse("referrals:refer", args=[area.pupil.pk, "other"])
    given = typed(team_name="Speech and language therapy", tried_elsewhere="A quiet corner")

    signed_in(area.lead).post(address, given)

    assert Referral.objects.get().team_name == "Speech and language therapy"


@pytest.mark.parametrize("route", ["nobody", "behaviour"])
def test_a_way_that_is_not_there_has_no_page(area, signed_in, route):
    address = reverse("referrals:refer", args=[area.pupil.pk, route])
    assert signed_in(area.lead).get(address).status_code == 404


def test_a_child_on_no_roll_is_referred_by_nobody(area, signed_in):
    area.pupil.enrolments.update(to_on=date(2025, 10, 1))
    assert signed_in(area.lead).get(reverse("referrals:choose", args=[area.pupil.pk])).status_code == 404


@pytest.mark.requirement("S4-28")
def test_the_team_reads_its_referral_answers_it_and_cannot_open_the_child(area, signed_in):
    asking.plan(area)
    row = asking.refer(area)
    client = signed_in(area.screener)

    assert f"/referrals/{row.pk}/" in page(client, "referrals:register")
    shown = page(client, "referrals:referral", row.pk)
    assert "Purpose: To be in lessons" in shown
    child = reverse("children:child", args=[area.pupil.pk])
    assert child not in shown
    assert client.get(child).status_code == 404
    work = page(client, "worklist:my-work")
    assert f"Answer the referral to {FAST}" in work
    duty = page(client, "duties:duty", row.pupil.duties.get(kind="referral_answer").pk)
    assert reverse("referrals:referral", args=[row.pk]) in duty
    assert child not in duty

    client.post(reverse("referrals:acknowledge", args=[row.pk]), {"status": "received"})
    answer = client.post(
        reverse("referrals:answer", args=[row.pk]), {"answer": "pass_on", "to": PANEL}, follow=True
    )

    trail = answer.content.decode()
    assert f"Passed on: {FAST}" in trail
    row.refresh_from_db()
    assert row.team_name == PANEL
    seen = page(signed_in(area.lead), "referrals:referral", row.pk)
    assert "by Fay Norris" in seen


@pytest.mark.requirement("S4-26", "S4-27")
def test_the_answer_page_offers_only_the_panel_of_the_childs_age(area, signed_in):
    asking.plan(area)
    row = asking.refer(area)

    shown = page(signed_in(area.screener), "referrals:answer", row.pk)

    assert PANEL.replace("'", "&#x27;") in shown
    assert YOUNG not in shown
    assert "was 9 years 8 months old when it was sent" in shown


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"answer": "decline"}, "Say why it is not taken on."),
        ({"answer": "ask_more", "said": "A report"}, "Say by when it is needed."),
        ({"answer": "pass_on"}, "Choose to whom it is passed on."),
    ],
)
def test_an_answer_says_what_belongs_to_it(area, signed_in, given, says):
    asking.plan(area)
    row = asking.refer(area)

    answer = signed_in(area.screener).post(reverse("referrals:answer", args=[row.pk]), given)

    assert answer.status_code == 422
    assert says in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"answer": "accept"}, "accepted"),
        ({"answer": "decline", "said": "Ask the school nurse"}, "declined"),
        ({"answer": "ask_more", "said": "A report"} | boxes("by_on", date(2025, 11, 25)), "more_asked"),
    ],
)
def test_each_answer_is_recorded_on_one_page(area, signed_in, given, status):
    asking.plan(area)
    row = asking.refer(area)

    signed_in(area.screener).post(reverse("referrals:answer", args=[row.pk]), given)

    row.refresh_from_db()
    assert row.status == status


@pytest.mark.requirement("S4-100", "S4-101", "S4-103", "S4-104", "S4-105")
def test_a_programme_is_followed_page_by_page_from_the_lead_worker_to_its_end(area, signed_in, at):
    asking.plan(area)
    row = asking.accepted(area)
    at(factories.moment(NOV_18, 12))
    unit, head = area.unit_worker, area.head

    def post(person, name, given):
        answer = signed_in(person).post(reverse(f"referrals:{name}", args=[row.pk]), given, follow=True)
        assert answer.status_code == 200, answer.content.decode()
        return answer.content.decode()

    lead = {"lead_worker": "Uma Lindt", "discipline": "pastoral"} | boxes("allocated_on", NOV_18)
    assert "Uma Lindt, pastoral work" in post(unit, "allocate", lead)
    work = {"kind": "family", "venue": "home", "who": "Uma Lindt", "discipline": "pastoral", "said": "Tea"}
    assert "visited or met the family in the family home" in post(unit, "work", work | boxes("on", NOV_18))
    written = (
        {
            "plan": area.pupil.plans.get().pk,
            "targets": "In class",
            "fits": "With the plan",
            "agreed_by": ["school", "family", "child"],
        }
        | boxes("review_on", asking.DEC_11)
        | boxes("ends_on", asking.JAN_9)
    )
    assert "Waits for the headteacher" in post(unit, "programme", written)
    assert "Signed off" in post(head, "sign-off", {})

    at(factories.moment(asking.DEC_11, 15))
    met = {"came": ["school", "unit"], "found": "Better"} | boxes("held_on", asking.DEC_11)
    assert "held on Thursday 11 December 2025" in post(unit, "review", met)

    at(factories.moment(asking.JAN_9, 15))
    assert "The programme ends with a sustainability plan" in page(signed_in(unit), "referrals:end", row.pk)
    plan = asking.sustainability_plan(area)
    over = {"result": "In class", "sustained_by": plan.pk} | boxes("ended_on", asking.JAN_9)
    shown = post(unit, "end", over)
    assert "Kept going by" in shown
    assert "In class" in shown


def test_more_is_sent_and_a_referral_is_withdrawn_each_on_a_page(area, signed_in):
    asking.plan(area)
    row = asking.refer(area)
    step(actions.ask_more, row, by=area.screener, on=NOV_17, what="A report", by_on=NOV_18)
    client = signed_in(area.lead)
    assert "Send what the team asked for" in page(client, "referrals:referral", row.pk)

    client.post(reverse("referrals:supply", args=[row.pk]), {"said": "It is in the post"})
    client.post(reverse("referrals:withdraw", args=[row.pk]), {"because": "The family moved"})

    row.refresh_from_db()
    assert (row.status, row.result) == ("withdrawn", "The family moved")


@pytest.mark.requirement("S2-15")
def test_the_map_says_who_may_refer_to_whom_with_what_and_how_soon(area, signed_in):
    client = signed_in(factories.person(Role.CLASS_TEACHER, area.school))

    shown = page(client, "referrals:pathways")

    assert FAST in shown
    assert f"then under 6 years: {YOUNG}" in shown
    assert "from the 6th birthday: Children and Young" in shown
    assert "Schools only" in shown
    assert "Only maintained primary schools" in shown
    assert "A plan, or it is refused" in shown
    assert "No rule says: the referral names a day" in shown
    assert "If you do not work for a school" in shown
    assert "No Need to Exclude" in shown


@pytest.mark.requirement("S2-15", "X-9")
def test_the_map_follows_the_rules_in_force_and_says_where_there_are_none(area, signed_in, at):
    factories.local_rules(area.authority, "england", date(2025, 12, 1))
    at(factories.moment(date(2025, 12, 1), 10))

    shown = page(signed_in(area.officer), "referrals:pathways")

    assert "No local rule names a team." in shown
    assert FAST not in shown


def test_the_pages_take_as_many_queries_for_much_as_for_little(area, signed_in):
    asking.plan(area)
    row = asking.refer(area)
    client = signed_in(area.lead)
    addresses = [
        reverse("referrals:referral", args=[row.pk]),
        reverse("referrals:choose", args=[area.pupil.pk]),
        reverse("referrals:register"),
    ]

    def queries(address):
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    few = [queries(each) for each in addresses]
    plan = area.pupil.plans.get()
    for on in (date(2025, 10, 16), date(2025, 11, 7)):
        asking.review_without_impact(area, plan, on)
    factories.measure(area.pupil, area.school, by=area.head, on=asking.SEP_22)
    other = asking.refer(area, "psychology", "Educational Psychology Service")
    step(actions.accept, other, by=area.lead)
    for kind in ("observation", "family"):
        asking.work(other, by=area.lead, kind=kind)
    step(actions.acknowledge, row, by=area.screener, status="received")

    assert [queries(each) for each in addresses] <= [each + 3 for each in few]
