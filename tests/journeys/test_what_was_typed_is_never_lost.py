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

    signs_in_again(otto, alder.office, secret)
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


@pytest.mark.requirement("S4-87")
def test_a_half_written_plan_survives_a_lapsed_sign_in(alder, sits_down):
    secret = may_sign_in(alder.inclusion_lead)
    ines = sits_down(alder.inclusion_lead)
    ines.finds_child(JUDE)
    ines.follows("Write a plan of support")
    ines.types("What is it to achieve?", "To be in lessons")
    ines.types("What is to change?", "In class on time")
    ines.types("The family", "Mornings are hard")
    ines.page.context.clear_cookies(name="sessionid")
    ines.presses("Write the plan")

    signs_in_again(ines, alder.inclusion_lead, secret)
    kept = ("What is it to achieve?", "What is to change?", "The family")
    assert [ines.typed(label) for label in kept] == [
        "To be in lessons",
        "In class on time",
        "Mornings are hard",
    ]
    ines.chooses("Something else", of="Why now?")
    ines.types("How shall we know that it may end?", "Four weeks on time")
    ines.types("Where does it stand now?", "9 of 25")
    ines.types("How is it measured?", "The register")
    ines.dates("Last day", date(2025, 12, 19))
    ines.dates("First review", date(2025, 12, 8))
    ines.presses("Write the plan")
    ines.sees("Next review: Monday 8 December 2025", "In class on time", "Mornings are hard")


def signs_in_again(visitor, person, secret):
    visitor.types("Email", person.email)
    visitor.types("Password", "a-long-made-up-password")
    visitor.presses("Sign in")
    visitor.types("Code", code_now(secret))
    visitor.presses("Sign in")
    visitor.sees("You were signed out. What you typed is here: read it again and send it.")


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
