from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from foothold.child.duties import actions as duties
from foothold.child.duties.models import Duty
from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Characteristic
from foothold.ground.access.roles import Role
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Consultation, Exclusion
from tests import deeds, factories

pytestmark = pytest.mark.django_db
MORNING = datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London"))
NOV_10 = date(2025, 11, 10)


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(MORNING)


def boxes(name, day):
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def typed(head, **changed):
    """What a school's office types about a suspension of a day and a half."""
    return {
        "kind": "suspension",
        "length": "1.5",
        "starts_session": "am",
        "decided_by": str(head.pk),
        "decided_time": "9.20am",
        "reason_1": "PP",
        "what_happened": "Hit another pupil in the corridor and did not stop when told.",
        "why_not_less": "Detention was given twice for the same.",
        "factors": "Friendship trouble; mentor from next week.",
        **boxes("starts_on", NOV_10),
        **boxes("decided_on", NOV_10),
        **changed,
    }


@pytest.fixture
def address(pupil):
    return reverse("exclusions:record-suspension", args=[pupil.pk])


@pytest.mark.requirement("S4-161", "S4-166", "S4-170")
def test_the_page_asks_for_reason_why_not_less_factors_and_the_unlawful_reasons(signed_in, office, address):
    page = signed_in(office).get(address).content.decode()
    for name in ("reason_1", "why_not_less", "factors", "because_of"):
        assert f'name="{name}"' in page
    assert "A minor breach of uniform rules" in page


def test_what_will_follow_is_shown_before_anything_is_stored(signed_in, office, head, address):
    answer = signed_in(office).post(address, typed(head))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Tuesday 11 November 2025, afternoon" in page
    assert "Tell the local authority" in page
    assert "Record suspension" in page
    assert not Exclusion.objects.exists()


def test_pressing_record_stores_it_and_shows_what_is_now_owed(signed_in, office, head, address):
    answer = signed_in(office).post(address, typed(head, record="yes"), follow=True)
    row = Exclusion.objects.get()
    assert (row.length, row.status, row.recorded_by, row.decided_by) == (3, "typed", office, head)
    assert "Waiting for the headteacher" in answer.content.decode()
    assert Duty.objects.filter(basis__about=row.reference).count() > 3


def test_going_back_from_the_check_loses_nothing(signed_in, office, head, address):
    page = signed_in(office).post(address, typed(head, change="yes")).content.decode()
    assert "Hit another pupil in the corridor" in page
    assert 'value="1.5"' in page


def test_the_head_confirms_with_one_press(signed_in, office, head, address, pupil):
    signed_in(office).post(address, typed(head, record="yes"))
    row = Exclusion.objects.get()
    signed_in(head).post(reverse("exclusions:confirm", args=[row.pk]))
    row.refresh_from_db()
    assert row.status == "confirmed"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"length": "0.7"}, "whole or half school days"),
        ({"length": ""}, "Answer the question: For how long?"),
        ({"reason_1": ""}, "Choose reason"),
        ({"starts_on_day": "31"}, "must be a real date"),
        ({"decided_time": "half nine"}, "Enter a time, for example 9:20am"),
        ({"starts_on_day": "8"}, "cannot start before it was decided"),
        ({"kind": "lunchtime_suspension"}, "whole number of lunchtimes"),
        ({"reason_1": "XX"}, "XX is not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_beside_what_was_typed(signed_in, office, head, address, changed, says):
    answer = signed_in(office).post(address, typed(head, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Hit another pupil in the corridor" in page
    assert not Exclusion.objects.exists()


@pytest.mark.requirement("S4-170")
def test_an_unlawful_reason_is_blocked_and_explained(signed_in, office, head, address):
    page = signed_in(office).post(address, typed(head, because_of=["uniform"], record="yes")).content.decode()
    assert "would not be lawful" in page
    assert not Exclusion.objects.exists()


@pytest.mark.requirement("S4-170")
def test_words_that_name_an_unlawful_reason_are_held_up_for_a_person_to_look_at(
    signed_in, office, head, address
):
    page = (
        signed_in(office)
        .post(address, typed(head, what_happened="Came late again, no blazer."))
        .content.decode()
    )
    assert "seems to name something that is no lawful reason: lateness or truancy" in page


@pytest.mark.requirement("S4-167", "S4-169", "S4-178")
def test_a_pupil_with_sen_or_a_disability_is_asked_about_and_others_are_not(
    signed_in, office, head, address, pupil
):
    plain = signed_in(office).get(address).content.decode()
    assert 'name="why_in_spite"' not in plain
    assert 'name="adjustments"' not in plain

    for kind, code in ((Characteristic.Kind.SEN_PROVISION, "K"), (Characteristic.Kind.DISABILITY, "")):
        pupils.characterise(by=head, at=MORNING, pupil=pupil, kind=kind, from_on=date(2025, 9, 1), code=code)

    page = signed_in(office).get(address).content.decode()
    assert 'name="why_in_spite"' in page
    assert 'name="adjustments"' in page
    assert "avoided as far as possible" in page


def test_more_than_45_school_days_is_stopped_with_its_provision(
    signed_in, office, head, address, pupil, alder
):
    deeds.suspend(pupil, alder, head, date(2025, 9, 2), 84)
    answer = signed_in(office).post(address, typed(head, length="4", record="yes"))
    assert answer.status_code == 422
    assert (
        "longest suspension possible is 3 school days. (SI 2012/1033 regs 4, 13 and 22)"
        in answer.content.decode()
    )
    assert Exclusion.objects.count() == 1


def test_a_stranger_finds_nothing_and_a_teacher_is_refused(signed_in, address, alder, fernleigh):
    elsewhere = factories.school("Birch Academy", authority=fernleigh)
    assert signed_in(factories.person(Role.HEADTEACHER, elsewhere)).get(address).status_code == 404
    assert signed_in(factories.person(Role.CLASS_TEACHER, alder)).get(address).status_code == 403


ANSWERS = {
    "decision": lambda head: {
        "decided_by": str(head.pk),
        "decided_time": "9:20am",
        "starts_session": "am",
        **boxes("decided_on", NOV_10),
        **boxes("starts_on", NOV_10),
    },
    "ground": lambda head: {
        "ground": "one_off",
        "offence": "weapon",
        "policy_clause": "6.2 Weapons",
        "policy_version": "September 2025",
    },
    "breach": lambda head: {"breach": "Brought a knife into school.", "reason_1": "OW"},
    "harm": lambda head: {"harm": "Two pupils no longer feel safe."},
    "last-resort": lambda head: {"waived_because": "A knife was shown; nothing else could keep others safe."},
    "considered": lambda head: {
        "drivers": "Family spoken to.",
        "why_not_suspension": "The risk would be the same on return.",
        "factors": "None known.",
        "why_in_spite": "The virtual school head was spoken to first.",
    },
    "consultation": lambda head: {"not_consulted_because": ""},
    "examinations": lambda head: {"public_exams_on": ""},
}


def go_through(client, pupil, head):
    """Answers every question in order, as the pages lead; gives the last address."""
    address = reverse("exclusions:permanent", args=[pupil.pk, "decision"])
    while not address.endswith("/check/"):
        step = address.rstrip("/").rpartition("/")[2]
        answer = client.post(address, ANSWERS[step](head))
        assert answer.status_code == 302, answer.content.decode()
        address = answer["Location"]
    return address


@pytest.mark.requirement("S4-173", "S4-174", "S4-175", "S4-176", "S4-177", "S4-181", "S4-183")
def test_a_permanent_exclusion_is_asked_one_question_a_page_and_recorded_after_it_is_read_through(
    signed_in, head, pupil, alder, fernleigh
):
    actions.consult(
        by=head,
        at=MORNING,
        pupil=pupil,
        school=alder,
        spoke_with="exclusions_team",
        consulted=fernleigh,
        held_at=deeds.at(date(2025, 11, 7)),
        advice="Consider a managed move.",
    )
    client = signed_in(head)
    check = go_through(client, pupil, head)
    page = client.get(check).content.decode()
    assert "Brought a knife into school." in page
    assert "Monday 1 December 2025" in page
    assert not Exclusion.objects.exists()

    answer = client.post(check, follow=True)
    row = Exclusion.objects.get()
    assert (row.kind, row.grounds.offence, row.status) == ("permanent", "weapon", "confirmed")
    assert "What is owed" in answer.content.decode()


@pytest.mark.requirement("S4-181")
def test_without_a_consultation_on_record_the_page_wants_to_know_why(signed_in, head, pupil):
    address = reverse("exclusions:permanent", args=[pupil.pk, "consultation"])
    answer = signed_in(head).post(address, {"not_consulted_because": ""})
    assert answer.status_code == 422
    assert not Consultation.objects.exists()


@pytest.mark.requirement("S4-174")
def test_for_persistent_breaches_each_measure_was_tried_or_not_suitable_and_why(signed_in, head, pupil):
    address = reverse("exclusions:permanent", args=[pupil.pk, "last-resort"])
    page = signed_in(head).post(address, {"key_worker_outcome": "done"}).content.decode()
    assert "Choose whether it was tried or was not suitable." in page
    assert "Say when and what came of it, or why it was not suitable." in page
    for measure in (
        "Key worker",
        "Pastoral support programme",
        "Restorative",
        "panel",
        "SEN or disability",
        "AP panel",
    ):
        assert measure.lower() in page.lower()


@pytest.mark.requirement("S4-179", "S4-180")
def test_with_an_ehc_plan_the_early_annual_review_is_asked_for_first(signed_in, head, pupil):
    kind = Characteristic.Kind.SEN_PROVISION
    pupils.characterise(by=head, at=MORNING, pupil=pupil, kind=kind, from_on=date(2025, 9, 1), code="E")
    address = reverse("exclusions:permanent", args=[pupil.pk, "annual-review"])
    page = signed_in(head).get(address).content.decode()
    assert "early annual review" in page
    assert "would" in page
    assert "withdrawn" in page
    assert signed_in(head).post(address, {}).status_code == 422


def test_answers_survive_leaving_and_an_unfinished_journey_leads_back_to_what_is_missing(
    signed_in, head, pupil
):
    client = signed_in(head)
    client.post(reverse("exclusions:permanent", args=[pupil.pk, "harm"]), ANSWERS["harm"](head))
    again = signed_in(head)
    page = again.get(reverse("exclusions:permanent", args=[pupil.pk, "harm"])).content.decode()
    assert "Two pupils no longer feel safe." in page
    check = again.get(reverse("exclusions:permanent", args=[pupil.pk, "check"]))
    assert check["Location"].endswith("/decision/")


def test_cancelling_asks_why_and_tells_what_follows(signed_in, head, pupil, alder):
    row = deeds.suspend(pupil, alder, head, NOV_10, 10)
    address = reverse("exclusions:cancel", args=[row.pk])
    page = signed_in(head).get(address).content.decode()
    assert "Days already missed still count towards 45." in page
    given = {
        "because": "New evidence cleared him.",
        "board_meeting_started": "no",
        **boxes("cancelled_on", NOV_10),
    }
    signed_in(head).post(address, given)
    row.refresh_from_db()
    assert row.status == "cancelled"


WORK = ("excl.set_work", "excl.reintegration_meeting")


def test_what_one_exclusion_makes_owed_is_marked_done_together(signed_in, office, head, pupil, alder, at):
    at("2025-11-12T15:00Z")
    row = deeds.suspend(pupil, alder, head, NOV_10, 2)
    owed = Duty.objects.filter(pupil=pupil, kind__in=WORK)
    given = {"duties": [each.pk for each in owed], "how": "In school", **boxes("done_on", NOV_10)}
    answer = signed_in(office).post(reverse("exclusions:several-done", args=[row.pk]), given, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("exclusions:exclusion", args=[row.pk])
    assert [each.status for each in owed.all()] == ["met", "met"]


def test_notices_are_not_ticked_off_together_and_the_page_says_where_they_are(
    signed_in, office, head, pupil, alder
):
    row = deeds.suspend(pupil, alder, head, NOV_10, 2)
    address = reverse("exclusions:several-done", args=[row.pk])
    page = signed_in(office).get(address).content.decode()
    assert "Set and mark work" in page
    assert "Tell the local authority" not in page
    assert reverse("exclusions:give-notice", args=[row.pk]) in page

    told = Duty.objects.get(pupil=pupil, kind="excl.notify_la")
    given = {"duties": [told.pk], "how": "By phone", **boxes("done_on", NOV_10)}
    assert signed_in(office).post(address, given).status_code == 422
    assert not row.notices.exists()


def test_marking_together_asks_what_when_and_how(signed_in, office, head, pupil, alder):
    row = deeds.suspend(pupil, alder, head, NOV_10, 2)
    page = signed_in(office).post(reverse("exclusions:several-done", args=[row.pk]), {}).content.decode()
    assert "What was done?" in page
    assert "Answer the question: How?" in page


def tell(row, by, *told):
    """Gives notices in writing on the first day, each named as the page names it."""
    pairs = tuple(facts.Told.of(*each.split(":")) for each in told)
    actions.give_notice(by=by, at=deeds.at(NOV_10), exclusion=row, told=pairs, how="hand", sent_on=NOV_10)


def test_what_is_still_open_stands_before_what_is_done(signed_in, office, head, pupil, alder):
    row = deeds.suspend(pupil, alder, head, NOV_10, 2)
    tell(row, office, "excl.notify_parent:relevant_person")
    page = signed_in(office).get(reverse("exclusions:exclusion", args=[row.pk])).content.decode()
    assert page.index("Tell the local authority") < page.index("Tell the parent, in person and in writing")
    assert "1 done or no longer owed" in page
    assert "in 1 school day" in page


def test_several_are_marked_done_only_where_something_is_due(signed_in, office, head, pupil, alder):
    row = deeds.suspend(pupil, alder, head, NOV_10, 2)
    address = reverse("exclusions:exclusion", args=[row.pk])
    assert "Mark several as done" in signed_in(office).get(address).content.decode()

    work = Duty.objects.get(pupil=pupil, kind="excl.set_work")
    duties.meet(by=office, at=deeds.at(NOV_10), duty=work, done_on=NOV_10, how="By e-mail")

    assert "Mark several as done" not in signed_in(office).get(address).content.decode()
