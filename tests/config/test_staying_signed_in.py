"""Where somebody is signed in, how long, and what happens to what they were typing."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from foothold.config.second_factor import HAS_ONE
from foothold.ground.access.roles import Role
from tests import factories
from tests.config.test_joining import code

pytestmark = pytest.mark.django_db
PASSWORD = "marmalade-ferry-sandstone"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
AT = datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London"))


def somebody(role=Role.ANALYST, organisation=None):
    person = factories.person(role, organisation or factories.authority())
    person.set_password(PASSWORD)
    person.save()
    return person


def with_password(person):
    client = Client()
    page = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}, follow=True)
    return client, page


def is_in(client):
    return "_auth_user_id" in client.session


class TestTheSecondStep:
    def test_is_set_up_before_anything_else_opens(self):
        client, _ = with_password(somebody())
        for name in ("worklist:my-work", "children:find", "administration:people", "home"):
            answer = client.get(reverse(name))
            assert answer["Location"] == reverse("mfa_activate_totp"), name

    def test_that_is_taken_away_is_asked_for_again_at_once(self, signed_in):
        person = somebody(Role.HEADTEACHER, factories.school(years=()))
        TOTP.activate(person, generate_totp_secret())
        client = signed_in(person)
        session = client.session
        session[HAS_ONE] = True
        session.save()
        assert client.get(reverse("children:find")).status_code == 200
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        client.post(reverse("mfa_deactivate_totp"))
        assert client.get(reverse("children:find"))["Location"] == reverse("mfa_activate_totp")

    def test_may_be_a_recovery_code_which_works_once(self):
        person = somebody()
        TOTP.activate(person, generate_totp_secret())
        one = RecoveryCodes.activate(person).get_unused_codes()[0]
        for expected in (True, False):
            client, _ = with_password(person)
            client.post(reverse("mfa_authenticate"), {"code": one})
            assert is_in(client) == expected


class TestWhereSomebodyIsSignedIn:
    def test_everywhere_else_is_signed_out_with_one_button(self):
        person = somebody()
        TOTP.activate(person, SECRET)
        clients = []
        for browser in ("Office computer", "Borrowed laptop"):
            client = Client(headers={"user-agent": browser})
            client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
            client.post(reverse("mfa_authenticate"), {"code": code_again()})
            clients.append(client)
        here, there = clients
        page = here.get(reverse("usersessions_list")).content.decode()
        assert "Office computer" in page
        assert "Borrowed laptop" in page

        here.post(reverse("usersessions_list"))

        assert here.get(reverse("usersessions_list")).status_code == 200
        assert there.get(reverse("usersessions_list")).status_code == 302
        assert "You are signed in nowhere else" in here.get(reverse("usersessions_list")).content.decode()

    def test_a_new_password_signs_out_everywhere_else(self, signed_in):
        person = somebody()
        here, there = signed_in(person), signed_in(person)
        changed = {
            "oldpassword": PASSWORD,
            "password1": "ferry-marmalade-limestone",
            "password2": "ferry-marmalade-limestone",
        }
        here.post(reverse("account_change_password"), changed)
        assert there.get(reverse("usersessions_list")).status_code == 302
        assert here.get(reverse("usersessions_list")).status_code == 200


class TestTooManyWrongTries:
    def test_lock_the_door_for_five_minutes_even_to_the_right_password(self, at):
        at(AT)
        person = somebody()
        for _ in range(5):
            Client().post(reverse("account_login"), {"login": person.email, "password": "wrong"})
        client, page = with_password(person)
        assert "signing in as this person waits for 5 minutes" in page.content.decode()
        assert not is_in(client)
        at(AT + timedelta(minutes=5, seconds=5))
        _, page = with_password(person)
        assert "waits for 5 minutes" not in page.content.decode()

    def test_leave_everybody_else_alone(self):
        person = somebody()
        for _ in range(6):
            Client().post(reverse("account_login"), {"login": "other@example.org", "password": "wrong"})
        client, _ = with_password(person)
        assert is_in(client)

    def test_of_the_code_lock_it_too(self):
        person = somebody()
        TOTP.activate(person, SECRET)
        client, _ = with_password(person)
        for _ in range(5):
            client.post(reverse("mfa_authenticate"), {"code": "000000"})
        page = client.post(reverse("mfa_authenticate"), {"code": code(SECRET)})
        assert not is_in(client)
        assert "waits for 5 minutes" in page.content.decode()

    def test_are_counted_where_every_worker_sees_them(self):
        assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


class TestAnHourWithoutAnything:
    def test_ends_the_sign_in_and_work_keeps_it(self, at):
        at(AT)
        person = somebody()
        client, _ = with_password(person)
        at(AT + timedelta(minutes=50))
        assert client.get(reverse("account_change_password")).status_code == 200
        at(AT + timedelta(minutes=100))
        assert client.get(reverse("account_change_password")).status_code == 200
        at(AT + timedelta(minutes=161))
        assert client.get(reverse("account_change_password")).status_code == 302

    @pytest.mark.browser
    @pytest.mark.django_db(transaction=True)
    def test_loses_nothing_that_was_typed(self, at, browse_as, signed_in):
        at(AT)
        school = factories.school(authority=factories.authority())
        head = somebody(Role.HEADTEACHER, school)
        TOTP.activate(head, SECRET)
        child = factories.pupil(school, starts_on=date(2025, 9, 1))
        page = browse_as(head)
        page.goto(reverse("exclusions:record-suspension", args=[child.pk]))
        words = "Threw a chair after being asked to leave the room."
        page.locator("textarea").first.fill(words)

        at(AT + timedelta(minutes=61))
        page.locator("main form button").first.click()
        assert "/account/login/" in page.url
        page.get_by_label("Email").fill(head.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.locator("[name=code]").fill(code(SECRET))
        page.get_by_role("button", name="Sign in", exact=True).click()

        page.get_by_text("You were signed out. What you typed is here").wait_for()
        assert page.locator("textarea").first.input_value() == words


def code_again():
    """A code works once, so the memory of the last is emptied."""
    cache.clear()
    return code(SECRET)
