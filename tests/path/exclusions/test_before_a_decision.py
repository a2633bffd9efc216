"""What was tried and who was consulted before a headteacher decides, through the pages that ask for it."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Characteristic
from foothold.desks.children import chronology
from foothold.path.exclusions import actions
from foothold.path.exclusions.models import Consultation, Exclusion, Measure
from tests import deeds
from tests.path.exclusions.test_views import ANSWERS, MORNING, NOV_10, boxes, typed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(MORNING)


@pytest.fixture
def suspend_page(pupil):
    return reverse("exclusions:record-suspension", args=[pupil.pk])


@pytest.fixture
def consult_page(pupil):
    return reverse("exclusions:consult", args=[pupil.pk])


TRIED = {
    "key_worker_on": "6 10 2025",
    "key_worker_note": "Met weekly; fewer incidents for a month.",
    "restorative_on": "3/11/2025",
    "restorative_note": "Both came; it did not last.",
}


@pytest.mark.requirement("S4-165")
def test_each_of_eight_measures_can_be_ticked_off_with_its_day_and_its_result(
    signed_in, office, head, suspend_page
):
    page = signed_in(office).get(suspend_page).content.decode()
    for measure in (
        "Internal removal",
        "Change of set or class",
        "Key worker or learning mentor",
        "Pastoral support programme",
        "Restorative approach or mediation",
        "Referral to a multi-agency panel",
        "Assessment of SEN or disability considered",
        "Alternative provision subject to review",
    ):
        assert measure in page

    check = signed_in(office).post(suspend_page, typed(head, **TRIED)).content.decode()
    assert "Key worker or learning mentor, Monday 6 October 2025: Met weekly" in check

    answer = signed_in(office).post(suspend_page, typed(head, record="yes", **TRIED), follow=True)
    kept = {each.kind: (each.on, each.outcome, each.note) for each in Measure.objects.all()}
    assert kept == {
        "key_worker": (date(2025, 10, 6), "done", "Met weekly; fewer incidents for a month."),
        "restorative": (date(2025, 11, 3), "done", "Both came; it did not last."),
    }
    assert "tried, Monday 6 October 2025. Met weekly" in answer.content.decode()


def test_a_suspension_without_anything_tried_is_recorded_all_the_same(signed_in, office, head, suspend_page):
    signed_in(office).post(suspend_page, typed(head, record="yes"))
    assert Exclusion.objects.exists()
    assert not Measure.objects.exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"panel_on": "31 2 2025"}, "31 2 2025 is not a date. Write it as 14 5 2026."),
        ({"panel_on": "6 10 2025"}, "Say what came of it."),
        ({"panel_note": "They could not help."}, "Say when it was tried."),
        ({"panel_on": "11 11 2025", "panel_note": "Asked."}, "It comes after the decision."),
    ],
)
def test_half_an_answer_is_shown_open_with_what_is_missing(
    signed_in, office, head, suspend_page, changed, says
):
    answer = signed_in(office).post(suspend_page, typed(head, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert '<details class="govuk-details" open>' in page
    assert not Exclusion.objects.exists()


def consulted(head, pupil, school, authority, held_at, spoke_with="exclusions_team"):
    return actions.consult(
        by=head,
        at=MORNING,
        pupil=pupil,
        school=school,
        spoke_with=spoke_with,
        consulted=authority,
        held_at=held_at,
        advice="Consider a managed move.",
    )


@pytest.mark.requirement("S4-168")
def test_who_was_consulted_is_kept_for_the_sen_team_the_exclusions_team_and_the_parents(
    signed_in, office, consult_page, pupil, fernleigh
):
    client = signed_in(office)
    page = client.get(consult_page).content.decode()
    for whom in ("Exclusions team, Fernleigh", "SEN team, Fernleigh", "The parents"):
        assert whom in page

    for whom in (f"SEN_team-{fernleigh.pk}", f"exclusions_team-{fernleigh.pk}", "parents"):
        given = {
            "whom": whom,
            "held_time": "9am",
            "advice": "A place in nurture.",
            **boxes("held_on", NOV_10),
        }
        assert client.post(consult_page, given).status_code == 302

    kept = set(Consultation.objects.values_list("spoke_with", "consulted", "advice"))
    assert kept == {
        ("SEN_team", fernleigh.pk, "A place in nurture."),
        ("exclusions_team", fernleigh.pk, "A place in nurture."),
        ("parents", None, "A place in nurture."),
    }
    assert [chronology.line(event).said for event in chronology.of(pupil)][:3] == [
        "Parents consulted: A place in nurture.",
        "Exclusions team consulted: A place in nurture.",
        "SEN team consulted: A place in nurture.",
    ]


def test_the_virtual_school_is_offered_for_a_looked_after_pupil_alone(
    signed_in, office, consult_page, pupil, head, fernleigh
):
    assert "Virtual school" not in signed_in(office).get(consult_page).content.decode()
    pupils.characterise(
        by=head,
        at=MORNING,
        pupil=pupil,
        kind=Characteristic.Kind.LOOKED_AFTER,
        from_on=date(2025, 9, 1),
        organisation=fernleigh,
    )
    assert "Virtual school, Fernleigh" in signed_in(office).get(consult_page).content.decode()


@pytest.mark.requirement("S4-181")
@pytest.mark.parametrize(
    ("held_at", "spoke_with", "status"),
    [
        (deeds.at(NOV_10, 9, 0), "exclusions_team", 302),
        (deeds.at(NOV_10, 9, 45), "exclusions_team", 422),
        (deeds.at(NOV_10, 9, 0), "parents", 422),
        (deeds.at(date(2025, 3, 3)), "exclusions_team", 422),
    ],
    ids=["before the decision", "after it", "somebody else", "too long ago"],
)
def test_only_advice_of_the_exclusions_team_from_before_the_decision_counts(
    signed_in, head, pupil, alder, fernleigh, held_at, spoke_with, status
):
    consulted(head, pupil, alder, None if spoke_with == "parents" else fernleigh, held_at, spoke_with)
    client = signed_in(head)
    client.post(reverse("exclusions:permanent", args=[pupil.pk, "decision"]), ANSWERS["decision"](head))

    address = reverse("exclusions:permanent", args=[pupil.pk, "consultation"])
    assert client.post(address, {"not_consulted_because": ""}).status_code == status


@pytest.mark.requirement("S4-180")
def test_an_exclusion_is_withdrawn_with_day_and_reason_where_the_review_finds_more_support(
    signed_in, head, pupil, alder
):
    row = deeds.exclude(pupil, alder, head, date(2025, 11, 5))
    given = {
        "because": "The early annual review found that the school can give more support.",
        "board_meeting_started": "no",
        **boxes("cancelled_on", NOV_10),
    }
    page = signed_in(head).post(reverse("exclusions:cancel", args=[row.pk]), given, follow=True)
    row.refresh_from_db()
    assert (row.status, row.cancelled_on) == ("cancelled", NOV_10)
    assert "Monday 10 November 2025: The early annual review found" in page.content.decode()
