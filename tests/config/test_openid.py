"""Signing in with an organisation's own account, against a provider that runs on this machine while the test does."""

from datetime import date

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from foothold.config import openid
from foothold.ground.access.models import Person
from foothold.ground.access.roles import Role
from tests import factories
from tests.config.openid_provider import CLIENT, SECRET, Provider

FILE = """
[fernleigh]
name = "Fernleigh account"
server = "{server}"
client_id = "{client}"
secret = "{secret}"
{more}
"""


@pytest.fixture
def provider():
    running = Provider()
    yield running
    running.stop()


@pytest.fixture
def configured(provider, settings, tmp_path):
    """`configured(more)` writes the file an administrator writes, and reads it as the settings do."""

    def configure(more=""):
        path = tmp_path / "openid.toml"
        path.write_text(FILE.format(server=provider.issuer, client=CLIENT, secret=SECRET, more=more))
        settings.SOCIALACCOUNT_PROVIDERS = openid.read(path)

    configure()
    return configure


@pytest.fixture
def ada(db):
    return factories.person(Role.ANALYST, factories.authority(), name="Ada Known")


def says(provider, email, sub="1234", checked=True):
    provider.claims = {"sub": sub, "email": email, "email_verified": checked, "name": "Ada K"}


def sign_in(client):
    """What a browser does: to the provider, and back with what it gave."""
    away = client.get(reverse("openid_connect_login", args=["fernleigh"]))
    back = requests.get(away["Location"], allow_redirects=False, timeout=5).headers["Location"]
    return client.get(back.removeprefix("http://testserver"), follow=True)


def who(client):
    return client.session.get("_auth_user_id")


def test_the_sign_in_page_offers_it_by_its_name(client, configured, db):
    page = client.get(reverse("account_login")).content.decode()
    assert "Fernleigh account" in page
    assert reverse("openid_connect_login", args=["fernleigh"]) in page


def test_an_invited_person_is_let_in_and_asked_for_the_second_step(client, provider, configured, ada):
    says(provider, ada.email.upper())
    sign_in(client)
    assert who(client) == str(ada.pk)
    assert SocialAccount.objects.get().user == ada
    answer = client.get(reverse("worklist:my-work"))
    assert answer["Location"] == reverse("mfa_activate_totp")


def test_the_code_of_the_app_is_asked_for_here_too(client, provider, configured, ada):
    TOTP.activate(ada, generate_totp_secret())
    says(provider, ada.email)
    page = sign_in(client)
    assert "Enter your code" in page.content.decode()
    assert who(client) is None


def test_a_password_chosen_before_still_works(client, provider, configured, ada):
    ada.set_password("marmalade-ferry-sandstone")
    ada.save()
    says(provider, ada.email)
    sign_in(client)
    assert Person.objects.get(pk=ada.pk).check_password("marmalade-ferry-sandstone")


def test_a_stranger_is_told_to_ask_and_no_account_is_made(client, provider, configured, ada):
    says(provider, "stranger@example.org")
    page = sign_in(client)
    assert page.status_code == 403
    assert "You have not been invited yet" in page.content.decode()
    assert who(client) is None
    assert Person.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_an_address_the_provider_has_not_checked_opens_nothing(client, provider, configured, ada):
    says(provider, ada.email, checked=False)
    assert sign_in(client).status_code == 403
    assert who(client) is None


def test_unless_the_file_says_the_provider_vouches_for_its_addresses(client, provider, configured, ada):
    configured('email_is_checked = ["example.org"]')
    says(provider, ada.email, checked=False)
    sign_in(client)
    assert who(client) == str(ada.pk)


def test_afterwards_the_account_counts_and_not_the_address(client, provider, configured, ada):
    says(provider, ada.email)
    sign_in(client)
    client.logout()
    says(provider, "ada.married@example.org")
    sign_in(client)
    assert who(client) == str(ada.pk)
    client.logout()
    says(provider, ada.email, sub="somebody-else", checked=False)
    assert sign_in(client).status_code == 403


def test_whose_access_has_ended_is_not_let_in(client, provider, configured, ada, at):
    at(factories.moment(date(2025, 11, 10)))
    ada.memberships.update(to_on=date(2025, 11, 9))
    says(provider, ada.email)
    page = sign_in(client)
    assert "You have no role here today" in page.content.decode()
    assert who(client) is None


@pytest.mark.parametrize(
    ("fault", "said"),
    [("stopped", "You stopped signing in"), ("for somebody else", "That account did not let you in")],
)
def test_what_goes_wrong_is_said_in_words(client, provider, configured, ada, fault, said):
    says(provider, ada.email)
    provider.faults.add(fault)
    page = sign_in(client)
    assert said in page.content.decode()
    assert who(client) is None


def test_an_answer_nobody_asked_for_is_not_taken(client, provider, configured, ada):
    page = client.get("/account/oidc/fernleigh/login/callback/", {"code": "x", "state": "y"}, follow=True)
    assert "That account did not let you in" in page.content.decode()
    assert who(client) is None


def test_the_secret_of_the_exchange_never_passes_through_the_browser(client, provider, configured, ada):
    says(provider, ada.email)
    sign_in(client)
    assert provider.asked[0]["code_challenge_method"] == "S256"
    assert SECRET not in str(provider.asked)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_in_a_browser_the_button_leads_there_and_back(browse_as, provider, configured, accessible):
    ada = factories.person(Role.ANALYST, factories.authority(), name="Ada Known")
    says(provider, ada.email)
    page = browse_as()
    page.goto("/account/login/")
    accessible(page)
    page.get_by_role("button", name="Fernleigh account").click()
    page.wait_for_url("**/account/**")
    assert page.get_by_text("Ada Known").is_visible()


class TestTheFile:
    def test_that_is_not_there_means_no_provider(self, tmp_path):
        assert openid.read(tmp_path / "none.toml") == {}

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ('name = "A"', "missing server, client_id, secret"),
            (
                'name = "A"\nserver = "https://a.example"\nclient_id = "b"\nsecret = "c"\ntenant = "d"',
                "tenant",
            ),
            (
                'name = "A"\nserver = "http://a.example"\nclient_id = "b"\nsecret = "c"',
                "must begin with https",
            ),
        ],
    )
    def test_with_a_fault_says_which(self, tmp_path, words, said):
        path = tmp_path / "openid.toml"
        path.write_text(f"[a]\n{words}\n")
        with pytest.raises(ImproperlyConfigured, match=said):
            openid.read(path)
