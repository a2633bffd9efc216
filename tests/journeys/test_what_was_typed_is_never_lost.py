"""Slips, a lapsed sign-in, and two people at the same record: nothing typed is lost, nothing is stored twice."""

from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.journeys.deciding import SUSPENSION, decides_to_suspend, fills_in_a_suspension, opens_the_form

pytestmark = pytest.mark.browser

JUDE = "Jude Harker"
NOV_10 = date(2025, 11, 10)
HAPPENED = SUSPENSION["What happened?"]


@pytest.fixture(autouse=True)
def on_a_monday_morning(alder, on):
    on(NOV_10, 10)
    return factories.pupil(alder.school, given_name="Jude", family_name="Harker")


def test_every_slip_is_told_beside_its_field_and_in_the_summary(alder, sits_down):
    otto = sits_down(alder.office)
    opens_the_form(otto, JUDE)
    told = {"For how long?": "0.7", "At what time?": "half nine"}
    fills_in_a_suspension(otto, first_day=date(2025, 11, 10), reason="", **told)
    otto.page.get_by_role("group", name="First day away").get_by_label("Day").fill("31")
    otto.presses("Check what follows")

    slips = {
        "For how long?": "Give whole or half school days, such as 1, 1.5 or 2.",
        "At what time?": "Enter a time, for example 9:20am.",
        "First day away": "The date must be a real date, for example 27 3 2026.",
    }
    for label, sentence in slips.items():
        assert otto.told_beside(label) == sentence
        assert sentence in " ".join(otto.told_in_the_summary())
    assert otto.typed("What happened?") == HAPPENED
    assert otto.typed("For how long?") == "0.7"

    otto.page.locator(".govuk-error-summary a").first.click()
    assert otto.page.evaluate("document.activeElement.name") == "length"
    fills_in_a_suspension(otto, first_day=NOV_10)
    otto.presses("Check what follows")
    otto.sees("Check before you record")


def test_a_sign_in_that_lapsed_meanwhile_loses_nothing(alder, sits_down):
    secret = may_sign_in(alder.office)
    otto = sits_down(alder.office)
    opens_the_form(otto, JUDE)
    fills_in_a_suspension(otto, first_day=NOV_10)
    otto.page.context.clear_cookies(name="sessionid")
    otto.presses("Check what follows")

    otto.types("Email", alder.office.email)
    otto.types("Password", "a-long-made-up-password")
    otto.presses("Sign in")
    otto.types("Code", code_now(secret))
    otto.presses("Sign in")
    otto.sees("You were signed out. What you typed is here: read it again and send it.")
    assert otto.typed("What happened?") == HAPPENED
    otto.presses("Check what follows")
    otto.presses("Record suspension")
    otto.sees("Waiting for the headteacher")


def may_sign_in(person):
    person.set_password("a-long-made-up-password")
    person.save()
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def code_now(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_two_people_at_the_same_record_store_one_and_the_other_is_told(alder, sits_down):
    otto, ines = sits_down(alder.office), sits_down(alder.inclusion_lead)
    for visitor in (otto, ines):
        decides_to_suspend(visitor, JUDE, first_day=NOV_10, days="2", reason="DB")
        visitor.sees("Check before you record")

    otto.presses("Record suspension")
    ines.presses("Record suspension")

    otto.sees("Waiting for the headteacher")
    assert ines.told_in_the_summary() == [
        "This suspension is already recorded. Open it from the child's page."
    ]
    assert ines.typed("What happened?") == HAPPENED
    assert Exclusion.objects.count() == 1
