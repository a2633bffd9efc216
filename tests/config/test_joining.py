"""An invited person follows the link, chooses a password and sets up the second step."""

import re
from datetime import date, timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse

from foothold.desks.administration import invitations
from foothold.ground.access.models import Person
from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 10)
AT = factories.moment(TODAY)
PASSWORD = "marmalade-ferry-sandstone"
CHOSEN = {"password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def invited(at, mailoutbox, django_capture_on_commit_callbacks):
    """`invited()` is somebody added today, and the address in their mail."""
    at(AT)

    def invite(from_on=TODAY):
        school = factories.school(years=())
        person = factories.person(Role.SCHOOL_OFFICE, school, from_on=from_on)
        with django_capture_on_commit_callbacks(execute=True):
            invitations.send(person, school, factories.person(), AT, "http://testserver")
        return person, re.search(r"http\S+", mailoutbox[-1].body)[0]

    return invite


def code(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_the_link_leads_to_a_password_then_to_the_second_step_then_to_work(client, invited):
    person, link = invited()

    page = client.get(link, follow=True)
    assert person.email in page.content.decode()
    page = client.post(reverse("choose-password"), CHOSEN, follow=True)
    assert page.request["PATH_INFO"] == reverse("mfa_activate_totp")
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code(secret)})

    assert client.get(reverse("worklist:my-work")).status_code == 200
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)
    assert Event.objects.filter(verb="config.join", by=person).exists()
    assert list(chain.faults()) == []


def test_the_secret_leaves_the_address_at_once(client, invited):
    _, link = invited()
    assert client.get(link)["Location"] == reverse("choose-password")


def test_the_link_works_once(client, invited):
    _, link = invited()
    client.get(link)
    client.post(reverse("choose-password"), CHOSEN)
    client.logout()
    page = client.get(link, follow=True)
    assert page.status_code == 410
    assert "This link no longer works" in page.content.decode()


def test_opening_the_link_uses_nothing_up(client, invited):
    _, link = invited()
    for _ in range(3):
        assert client.get(link, follow=True).status_code == 200


def test_the_link_runs_out(client, invited, at):
    _, link = invited()
    at(AT + timedelta(days=invitations.DAYS))
    assert client.get(link, follow=True).status_code == 410


@pytest.mark.parametrize("secret", ["x", "a" * 43])
def test_a_made_up_link_leads_nowhere(client, secret):
    assert client.get(reverse("join", args=[secret]), follow=True).status_code == 410


def test_a_weak_password_is_refused_and_the_link_still_works(client, invited):
    _, link = invited()
    client.get(link)
    page = client.post(reverse("choose-password"), {"password1": "short", "password2": "short"})
    assert page.status_code == 422
    assert "There is a problem" in page.content.decode()
    assert client.post(reverse("choose-password"), CHOSEN).status_code == 302


def test_whose_role_begins_later_keeps_the_password_and_is_told_to_come_back(client, invited):
    person, link = invited(from_on=TODAY + timedelta(days=5))
    client.get(link)
    page = client.post(reverse("choose-password"), CHOSEN, follow=True)
    assert "You have no role here today" in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)


def test_whose_last_role_is_over_cannot_sign_in(client, at):
    at(AT)
    person = factories.person(Role.ANALYST, factories.authority(), to_on=TODAY - timedelta(days=1))
    person.set_password(PASSWORD)
    person.save()
    page = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}, follow=True)
    assert "You have no role here today" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_nobody_who_was_not_invited_gets_a_mail(client, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": "stranger@example.org"})
    assert mailoutbox == []


def test_a_new_password_is_asked_for_in_our_words(client, mailoutbox):
    person = factories.person(Role.ANALYST, factories.authority())
    client.post(reverse("account_reset_password"), {"email": person.email})
    assert mailoutbox[0].subject == "Choose a new password for Foothold"
    assert "your password stays as it is" in mailoutbox[0].body
