"""Before a permanent exclusion somebody asks whether needs were looked into."""

import pytest
from django.urls import reverse

from tests import factories
from tests.path.ehc.requests import RECEIVED, ask

pytestmark = pytest.mark.django_db


def first_question(area, client):
    return client.get(reverse("exclusions:permanent", args=[area.pupil.pk, "decision"])).content.decode()


@pytest.mark.requirement("S4-141")
def test_without_an_assessment_the_page_asks_to_consider_one_first(area, signed_in):
    page = first_question(area, signed_in(area.head))

    assert "No EHC needs assessment is under way." in page
    assert "whether to ask for an assessment" in page


@pytest.mark.requirement("S4-141")
def test_one_that_is_under_way_is_named(area, signed_in, at):
    ask(area)
    at(factories.moment(RECEIVED, 14))

    page = first_question(area, signed_in(area.head))

    assert "An EHC needs assessment asked for on 4 November 2025 is under way." in page
    assert "No EHC needs assessment" not in page


def test_a_child_with_a_plan_is_not_asked_about(area, signed_in):
    area.pupil.characteristics.create(kind="sen_provision", code="E", from_on=RECEIVED)

    page = first_question(area, signed_in(area.head))

    assert "This pupil has an EHC plan." in page
    assert "EHC needs assessment" not in page
