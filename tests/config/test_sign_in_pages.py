"""Signing in, and the people of the demonstration."""

import re

import allauth.urls
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import override_settings
from django.urls import reverse

from foothold.config.second_factor import HAS_ONE
from foothold.ground.access.models import JobTitle, Person
from foothold.ground.access.roles import Role
from tests import factories

SETTINGS_OF_SIGN_IN = [
    "mfa_index",
    "account_change_password",
    "usersessions_list",
    "account_logout",
    "account_reauthenticate",
    "socialaccount_connections",
]
OPEN = [
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_inactive",
    "account_signup",
]

ANSWERS = {
    *["account_login", "account_logout", "account_inactive", "account_signup", "account_reauthenticate"],
    *[
        "account_change_password",
        "account_set_password",
        "account_reset_password",
        "account_reset_password_done",
    ],
    *["account_reset_password_from_key", "account_reset_password_from_key_done"],
    *["mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp"],
    *["mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes"],
    *["mfa_list_webauthn", "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn"],
    *["mfa_edit_webauthn", "socialaccount_login_cancelled", "socialaccount_login_error"],
    *["socialaccount_signup", "socialaccount_connections", "openid_connect_login", "openid_connect_callback"],
    "usersessions_list",
}
"""What allauth brings along and we want. Anything else, a page of a later version too, is closed."""


@pytest.fixture
def made_up(db):
    title = JobTitle.objects.create(name="Data lead", role=Role.ANALYST)
    person = Person.objects.create_user("rowan@demo.foothold.example", name="Rowan Ashdown")
    membership = factories.join(person, Role.ANALYST, factories.school("Alder Academy"))
    membership.job_title = title
    membership.save()
    return person


def signed_in(client):
    person = factories.person()
    person.set_password("a-long-made-up-password")
    person.save()
    client.force_login(person)
    session = client.session
    session[HAS_ONE] = True
    session.save()
    return person


@override_settings(DEMO=True)
def test_the_demonstration_lists_its_people_with_job_and_organisation(client, made_up):
    shown = client.get(reverse("account_login")).content.decode()
    assert "Rowan Ashdown" in shown
    assert "Data lead" in shown
    assert "Alder Academy" in shown
    assert "Everything here is made up" in shown


def test_outside_the_demonstration_nobody_is_listed(client, made_up):
    shown = client.get(reverse("account_login")).content.decode()
    assert "Rowan Ashdown" not in shown
    assert "made up" not in shown


@override_settings(DEMO=True)
def test_one_button_signs_in_as_a_made_up_person_and_goes_where_they_were_going(client, made_up):
    answer = client.post(reverse("demo-sign-in"), {"email": made_up.email, "next": reverse("help")})
    assert answer.url == reverse("help")
    assert client.session["_auth_user_id"] == str(made_up.pk)


@override_settings(DEMO=True)
def test_the_button_leads_to_no_other_site(client, made_up):
    with override_settings(LOGIN_REDIRECT_URL="/help"):
        answer = client.post(
            reverse("demo-sign-in"), {"email": made_up.email, "next": "https://elsewhere.example/"}
        )
    assert answer.url == "/help"


def test_outside_the_demonstration_the_button_does_not_exist(client, made_up):
    answer = client.post(reverse("demo-sign-in"), {"email": made_up.email})
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


@override_settings(DEMO=True)
@pytest.mark.parametrize("email", ["person@example.org", "", "nobody@demo.foothold.example"])
def test_the_button_signs_in_as_made_up_people_only(client, made_up, email):
    Person.objects.create_user("person@example.org", name="Real Person")
    assert client.post(reverse("demo-sign-in"), {"email": email}).status_code == 404
    assert "_auth_user_id" not in client.session


@override_settings(DEMO=True)
def test_a_closed_account_is_not_offered(client, made_up):
    Person.objects.filter(pk=made_up.pk).update(is_active=False)
    assert "Rowan Ashdown" not in client.get(reverse("account_login")).content.decode()
    assert client.post(reverse("demo-sign-in"), {"email": made_up.email}).status_code == 404


@pytest.mark.parametrize("name", OPEN)
def test_pages_for_visitors_wear_our_design(client, db, name):
    assert_ours(client.get(reverse(name)))


@pytest.mark.parametrize("name", SETTINGS_OF_SIGN_IN)
def test_settings_of_sign_in_wear_our_design(client, db, name):
    signed_in(client)
    assert_ours(client.get(reverse(name), follow=True))


def addresses(patterns, before="/account/"):
    """Every address below `account/` that allauth brings along, with its name; a part that varies is a letter."""
    for each in patterns:
        address = before + re.sub(r"\(\?P<.*?>.*?\)(?=[-/.$]|$)|<.*?>|[\^$]", "x", str(each.pattern)).strip(
            "x"
        )
        if hasattr(each, "url_patterns"):
            yield from addresses(each.url_patterns, address)
        else:
            yield address, each.name


def test_of_the_pages_that_came_along_only_those_we_want_answer(client, db):
    signed_in(client)

    closed = [(address, name) for address, name in addresses(allauth.urls.urlpatterns) if name not in ANSWERS]

    assert {"account_email", "account_email_verification_sent", "account_confirm_email"} <= dict(
        (name, address) for address, name in closed
    ).keys()
    for address, _ in closed:
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code == 404, address


def test_nobody_changes_the_address_they_are_known_by(client, db):
    person = signed_in(client)

    client.post("/account/email/", {"action_add": "", "email": "somebody.else@example.org"})

    person.refresh_from_db()
    assert person.email != "somebody.else@example.org"
    assert not EmailAddress.objects.filter(email="somebody.else@example.org").exists()


def assert_ours(answer):
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "foothold-wordmark" in shown
    assert shown.count("<h1") == 1
    for word in (" style=", "<style", "onclick=", "lease "):
        assert word not in shown, word


def test_a_second_factor_is_set_up_used_and_taken_away_in_our_design(client, db, settings):
    signed_in(client)
    page = client.post(
        reverse("account_reauthenticate") + "?next=" + reverse("mfa_activate_totp"),
        {"password": "a-long-made-up-password", "next": reverse("mfa_activate_totp")},
        follow=True,
    )
    assert_ours(page)
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    settings.MFA_TOTP_INSECURE_BYPASS_CODE = "123456"
    settings.DEBUG = True
    assert_ours(client.post(reverse("mfa_activate_totp"), {"code": "123456"}, follow=True))
    for name in (
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
    ):
        assert_ours(client.get(reverse(name)))


def test_a_code_is_asked_for_after_the_password(client, db):
    person = factories.person(Role.ANALYST, factories.authority())
    person.set_password("a-long-made-up-password")
    person.save()
    TOTP.activate(person, generate_totp_secret())
    page = client.post(
        reverse("account_login"), {"login": person.email, "password": "a-long-made-up-password"}, follow=True
    )
    assert_ours(page)
    assert "Enter your code" in page.content.decode()


def test_a_wrong_password_is_said_in_the_error_summary(client, db):
    page = client.post(reverse("account_login"), {"login": "nobody@example.org", "password": "wrong"})
    shown = page.content.decode()
    assert "There is a problem" in shown
    assert "<title>Error: Sign in" in shown


def test_the_demonstration_is_off_unless_asked_for():
    assert settings.DEMO is False


@override_settings(DEMO=True)
def test_a_made_up_person_sees_where_they_are_signed_in(client, made_up):
    client.post(reverse("demo-sign-in"), {"email": made_up.email, "next": reverse("help")})
    session = client.session
    session[HAS_ONE] = True
    session.save()
    assert "This one" in client.get(reverse("usersessions_list")).content.decode()
