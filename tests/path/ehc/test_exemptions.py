"""Exemptions from the time limits of an assessment, as the regulations name them."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.duties.models import Duty
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.ehc import actions as assessing
from foothold.path.ehc.actions import exemptions as actions
from tests import factories
from tests.path.ehc import requests
from tests.path.exclusions.test_views import boxes

pytestmark = pytest.mark.django_db
TODAY = date(2026, 8, 3)
CLOSES, REOPENS = date(2026, 7, 20), date(2026, 9, 1)


def exempt(area, row, ground, from_on, to_on, *, by=None):
    return actions.exempt(
        by=by or area.coordinator,
        at=factories.moment(TODAY),
        assessment=row,
        ground=ground,
        from_on=from_on,
        to_on=to_on,
        because="Told by the family",
    )


def asked(area, day):
    row = requests.assessed(area)
    requests.step(area, assessing.ask_advice, row, at=TODAY, asked_of="Alder Academy", asked_on=day)
    return row


def test_advice_asked_around_a_long_closure_is_one(area):
    row = asked(area, date(2026, 7, 14))

    exempt(area, row, "closure", CLOSES, REOPENS)

    assert row.exemptions.count() == 1


@pytest.mark.parametrize(
    ("asked_on", "reopens"), [(date(2026, 7, 10), REOPENS), (date(2026, 7, 14), date(2026, 8, 10))]
)
def test_advice_asked_too_early_or_around_a_short_closure_is_none(area, asked_on, reopens):
    row = asked(area, asked_on)

    with pytest.raises(Refused, match="No advice on record was asked"):
        exempt(area, row, "closure", CLOSES, reopens)


def test_an_absence_counts_from_four_weeks_on(area):
    row = requests.assessed(area)

    exempt(area, row, "away", date(2026, 7, 1), date(2026, 7, 29))

    with pytest.raises(Refused, match="from 4 weeks on"):
        exempt(area, row, "away", date(2026, 7, 2), date(2026, 7, 29))


def test_the_day_stays_and_the_page_says_why_it_may_go_by(area, signed_in, at):
    row = requests.assessed(area)
    before = set(Duty.objects.values_list("kind", "due_on"))
    at(factories.moment(TODAY, 9))
    client = signed_in(area.coordinator)
    typed = {"ground": "personal", "because": "The mother is in hospital"}
    typed |= boxes("from_on", date(2026, 7, 1)) | boxes("to_on", date(2026, 9, 1))

    page = client.post(reverse("ehc:exempt", args=[row.pk]), typed, follow=True).content.decode()

    assert "The mother is in hospital" in page
    assert "SI 2014/1530 reg 10(4)" in page
    assert set(Duty.objects.values_list("kind", "due_on")) == before
    assert "Exemption" in client.get(reverse("ehc:clocks")).content.decode()


def test_what_cannot_be_is_refused(area):
    row = requests.assessed(area)
    exempt(area, row, "personal", date(2026, 7, 1), date(2026, 9, 1))

    with pytest.raises(Refused, match="on record already"):
        exempt(area, row, "personal", date(2026, 7, 1), date(2026, 10, 1))
    with pytest.raises(Refused, match="ends after it begins"):
        exempt(area, row, "personal", date(2026, 7, 2), date(2026, 7, 1))
    with pytest.raises(NotAllowed):
        exempt(area, row, "personal", date(2026, 6, 1), date(2026, 9, 1), by=area.head)
