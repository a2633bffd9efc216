import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from foothold.path.ehc import actions
from foothold.path.ehc.models import Assessment
from tests import factories
from tests.path.ehc import requests
from tests.path.ehc.requests import step

pytestmark = pytest.mark.django_db
DEC_10, DEC_17 = date(2025, 12, 10), date(2025, 12, 17)


def boxes(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


def page(client, route, *args):
    return client.get(reverse(route, args=args)).content.decode()


def test_a_request_is_recorded_from_the_childs_page_in_two_answers(area, signed_in):
    client = signed_in(area.lead)
    assert "EHC needs assessment" in page(client, "children:child", area.pupil.pk)
    assert "Record a request" in page(client, "ehc:of-child", area.pupil.pk)

    typed = {"asked_by": "school"} | boxes("received_on", requests.RECEIVED)
    shown = client.post(reverse("ehc:ask", args=[area.pupil.pk]), typed, follow=True).content.decode()

    assert "Tuesday 16 December 2025" in shown
    assert "6 calendar weeks later is Tue 16 Dec 2025." in shown
    assert "Nobody yet" in shown
    assert "Record a request" not in page(client, "ehc:of-child", area.pupil.pk)


def test_what_is_refused_is_said_on_the_page(area, signed_in):
    typed = {"asked_by": "young_person"} | boxes("received_on", requests.RECEIVED)

    shown = signed_in(area.lead).post(reverse("ehc:ask", args=[area.pupil.pk]), typed).content.decode()

    assert "Young people ask themselves from 16" in shown
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    ("route", "typed", "status"),
    [
        ("assess", {}, "assessing"),
        ("not-assess", {"because": "The school can meet the needs"}, "not_assessed"),
        ("withdraw", {"because": "The family moved"}, "withdrawn"),
    ],
)
def test_each_step_is_one_short_page(area, signed_in, at, route, typed, status):
    row = requests.ask(area)
    at(factories.moment(DEC_10, 10))

    answer = signed_in(area.coordinator).post(
        reverse(f"ehc:{route}", args=[row.pk]), typed | boxes("day", DEC_10)
    )

    assert answer.url == reverse("ehc:assessment", args=[row.pk])
    row.refresh_from_db()
    assert row.status == status


def test_the_page_goes_from_the_request_to_the_final_plan(area, signed_in, at):
    row = requests.drafted(area)
    at(factories.moment(requests.LATER, 10))
    client = signed_in(area.coordinator)
    day = boxes("day", date(2026, 2, 10))
    shown = page(client, "ehc:assessment", row.pk)
    assert "16 February 2026 at least" in shown

    asked = step(area, actions.ask_advice, row, asked_of="A psychologist", asked_on=DEC_10)
    client.post(reverse("ehc:receive-advice", args=[row.pk, asked.pk]), day)
    client.post(reverse("ehc:ask-advice", args=[row.pk]), day | {"asked_of": "A nurse"})
    client.post(reverse("ehc:consult", args=[row.pk]), day | {"school": area.school.pk})
    where = reverse("ehc:answer", args=[row.pk, row.consultations.get().pk])
    client.post(where, day | {"answer": "can", "said": "Gladly"})
    client.post(reverse("ehc:hear", args=[row.pk]), {"wishes": "A smaller class"})
    client.post(reverse("ehc:allocate", args=[row.pk]), {"coordinator": area.coordinator.pk})
    client.post(reverse("ehc:final", args=[row.pk]), day)

    shown = page(client, "ehc:assessment", row.pk)
    for said in ("Final plan sent", "A nurse", "Gladly", "A smaller class", "Eva Kaminski"):
        assert said in shown
    assert "What is owed" not in shown


@pytest.mark.requirement("S4-189")
def test_the_clocks_of_all_that_run_stand_in_one_list_and_in_a_file(area, signed_in, at):
    requests.ask(area)
    at(factories.moment(DEC_17, 10))
    client = signed_in(area.coordinator)

    shown = page(client, "ehc:clocks")
    assert "Decide whether to assess" in shown
    assert "Late" in shown
    assert "24 Mar 2026" in shown

    rows = list(csv.DictReader(io.StringIO(client.get(reverse("ehc:download")).content.decode("utf-8-sig"))))
    assert [(row["Next"], row["By"], row["Final plan by"]) for row in rows] == [
        ("Decide whether to assess, and tell the parent", "2025-12-16", "2026-03-24")
    ]


def test_the_list_reads_as_few_times_for_many_as_for_one(area, signed_in, django_assert_max_num_queries):
    client = signed_in(area.coordinator)
    requests.ask(area)
    page(client, "ehc:clocks")
    with django_assert_max_num_queries(15) as first:
        page(client, "ehc:clocks")
    for number in range(6):
        pupil = factories.pupil(area.school, given_name=f"Nia{number}", home_authority=area.authority)
        requests.ask(area, pupil=pupil)
    with django_assert_max_num_queries(len(first)):
        page(client, "ehc:clocks")


def test_a_duty_leads_to_its_assessment(area, signed_in):
    row = requests.ask(area)
    duty = area.pupil.duties.first()

    assert reverse("ehc:assessment", args=[row.pk]) in page(
        signed_in(area.coordinator), "duties:duty", duty.pk
    )


def test_a_school_reads_and_offers_no_step(area, signed_in):
    row = requests.ask(area)

    shown = page(signed_in(area.head), "ehc:assessment", row.pk)

    assert "What happened?" not in shown
    assert signed_in(area.head).get(reverse("ehc:assess", args=[row.pk])).status_code in (403, 404)


def test_the_page_of_a_duty_leads_to_where_the_decision_is_recorded(area, signed_in):
    row = requests.ask(area)
    duty = area.pupil.duties.get(kind="ehc.assess")
    client = signed_in(area.coordinator)

    shown = page(client, "duties:duty", duty.pk)

    assert "Record what happened" in shown
    assert "Mark as done" not in shown
    assert reverse("ehc:assessment", args=[row.pk]) in shown
    assert client.get(reverse("duties:done", args=[duty.pk])).url == reverse("duties:duty", args=[duty.pk])
