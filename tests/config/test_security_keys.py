"""A security key stands in for the code of the app, in a real browser with a key that Chromium makes up."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from foothold.ground.access.roles import Role
from tests import factories
from tests.conftest import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "marmalade-ferry-sandstone"
A_KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Browser:
    """A browser with a key in its port. Keys belong to a name, so the site is called localhost here."""

    def __init__(self, context, address):
        self.context, self.address = context, address
        self.page = context.new_page()
        self.said = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.devices = context.new_cdp_session(self.page)
        self.devices.send("WebAuthn.enable")
        self.put_in_a_key()

    def put_in_a_key(self):
        self.key = self.devices.send("WebAuthn.addVirtualAuthenticator", {"options": A_KEY})[
            "authenticatorId"
        ]

    def take_out_the_key(self):
        self.devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.key})

    def open(self, path):
        self.page.goto(self.address + path)

    def press(self, name):
        """Once the page has its scripts: before, the button listens to nobody."""
        self.page.wait_for_load_state()
        self.page.get_by_role("button", name=name, exact=True).click()

    def type_password_again(self):
        if self.page.get_by_role("heading", name="Show that it is you").count():
            self.page.get_by_label("Password").fill(PASSWORD)
            self.page.locator("main button").first.click()

    def sign_in_with_password(self, person):
        self.open("/account/login/")
        self.page.get_by_label("Email").fill(person.email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press("Sign in")


@pytest.fixture
def ada():
    person = factories.person(Role.ANALYST, factories.authority(), name="Ada Known")
    person.set_password(PASSWORD)
    person.save()
    TOTP.activate(person, generate_totp_secret())
    return person


@pytest.fixture
def browser_with_key(live_server, new_context, settings, ada, signed_in):
    """Signed in as Ada, who has added a key."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    made = Browser(new_context(), live_server.url.replace("127.0.0.1", "localhost"))
    made.context.add_cookies([{"url": made.address} | session_cookie(signed_in(ada))])
    made.open("/account/2fa/webauthn/add/")
    made.type_password_again()
    made.page.get_by_label("Name").fill("The blue key")
    made.press("Add the key")
    made.page.wait_for_url(lambda url: "/add/" not in url)
    return made


def test_signs_in_instead_of_a_code(browser_with_key, ada, accessible):
    page = browser_with_key.page
    browser_with_key.press("Sign out")
    browser_with_key.sign_in_with_password(ada)
    accessible(page)
    browser_with_key.press("Use a security key")
    page.wait_for_url(lambda url: "authenticate" not in url)

    browser_with_key.open("/account/2fa/")
    assert page.get_by_text("You have 1 key.").is_visible()
    assert not [words for words in browser_with_key.said if "Content Security Policy" in words]


def test_that_is_not_theirs_is_said_and_lets_nobody_in(browser_with_key, ada):
    browser_with_key.press("Sign out")
    browser_with_key.sign_in_with_password(ada)
    browser_with_key.take_out_the_key()
    browser_with_key.put_in_a_key()
    browser_with_key.press("Use a security key")
    browser_with_key.page.get_by_text("The key did not answer, or it is not one of yours.").wait_for()
    assert "authenticate" in browser_with_key.page.url


def test_is_listed_renamed_and_removed(browser_with_key, ada, accessible):
    page = browser_with_key.page
    browser_with_key.open("/account/2fa/webauthn/")
    accessible(page)
    page.get_by_role("link", name="Rename").click()
    browser_with_key.type_password_again()
    accessible(page)
    page.get_by_label("Name").fill("The red key")
    browser_with_key.press("Save the name")
    page.get_by_text("The red key").first.wait_for()

    page.get_by_role("link", name="Remove").click()
    accessible(page)
    browser_with_key.press("Remove the key")
    page.get_by_text("You have no security key.").wait_for()
    assert not Authenticator.objects.filter(user=ada, type="webauthn").exists()
    assert Authenticator.objects.filter(user=ada, type="totp").exists()


def test_the_page_that_adds_one_is_accessible(browser_with_key, accessible):
    browser_with_key.open("/account/2fa/webauthn/add/")
    accessible(browser_with_key.page)
