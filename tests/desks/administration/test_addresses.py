"""Somebody's e-mail address is changed by who gives all their roles; what the old one opened is closed."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from foothold.desks.administration.actions import people as actions
from foothold.ground.access.models import Person
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 10)
AT = factories.moment(TODAY)
NEW = "noor.lane@alder.example"


class Place:
    """A school with an administrator of its own, and one who has signed in before."""

    def __init__(self):
        self.authority = factories.authority()
        self.school = factories.school(authority=self.authority, trust=factories.trust(), years=())
        self.own = factories.person(Role.ADMINISTRATOR, self.school, name="Olu Own")
        self.above = factories.person(Role.ADMINISTRATOR, self.authority, name="Ada Above")
        self.noor = factories.person(Role.SCHOOL_OFFICE, self.school, name="Noor Newcomer")
        Person.objects.filter(pk=self.noor.pk).update(last_login=AT)

    def change(self, email=NEW, by=None, person=None, before=None):
        person = person or self.noor
        membership = person.memberships.get(organisation=self.school)
        given = {"by": by or self.own, "at": AT, "organisation": self.school, "membership": membership}
        said = {"before": before or person.email, "email": email, "reason": "Has married"}
        return actions.change_email(**given, **said, site="https://f.example")


@pytest.fixture
def place():
    return Place()


def test_from_now_on_they_sign_in_with_it_alone(place):
    EmailAddress.objects.create(user=place.noor, email=place.noor.email, primary=True, verified=True)
    place.change("Noor.Lane@Alder.example")

    assert Person.objects.get(pk=place.noor.pk).email == NEW
    assert not EmailAddress.objects.filter(user=place.noor).exists()


def test_an_account_elsewhere_that_was_tied_by_the_old_address_opens_nothing_any_more(place):
    place.noor.socialaccount_set.create(provider="borough", uid="noor")
    place.change()

    assert not place.noor.socialaccount_set.exists()


def test_they_are_signed_out_everywhere(place, signed_in, at):
    at(AT)
    browser = signed_in(place.noor)
    home = reverse("worklist:my-work")
    assert browser.get(home).status_code == 200

    place.change()

    assert browser.get(home)["Location"].startswith(reverse("account_login"))


def test_both_addresses_are_told_and_nothing_more(place, django_capture_on_commit_callbacks, mailoutbox):
    before = place.noor.email
    with django_capture_on_commit_callbacks(execute=True):
        place.change()

    assert sorted(mail.to[0] for mail in mailoutbox) == sorted([before, NEW])
    assert all("Olu Own" in mail.body and "Noor" not in mail.body for mail in mailoutbox)


def test_who_never_signed_in_is_invited_at_the_new_address(
    place, django_capture_on_commit_callbacks, mailoutbox
):
    Person.objects.filter(pk=place.noor.pk).update(last_login=None)
    with django_capture_on_commit_callbacks(execute=True):
        place.change()

    (invited,) = [mail for mail in mailoutbox if "/join/" in mail.body]
    assert invited.to == [NEW]


def test_it_is_on_record_with_who_and_why(place):
    place.change()

    event = Event.objects.get(subject=place.school.subject_key, verb="administration.change_email")
    assert event.by == place.own
    assert event.content.facts["reason"] == "Has married"
    assert (event.content.facts["before"], event.content.facts["email"]) == (place.noor.email, NEW)


def test_an_address_somebody_else_has_is_refused(place):
    with pytest.raises(Refused, match="Somebody else signs in"):
        place.change(place.own.email.upper())
    assert Person.objects.get(pk=place.noor.pk).email != place.own.email


def test_the_address_they_have_is_refused(place):
    with pytest.raises(Refused, match="have already"):
        place.change(place.noor.email)


def test_two_who_change_it_at_once_do_so_one_after_the_other(place):
    with pytest.raises(Refused, match="a moment ago"):
        place.change(before="noor.older@alder.example")


def test_nobody_changes_their_own(place):
    with pytest.raises(NotAllowed, match="Ask another administrator"):
        place.change(by=place.own, person=place.own)


def test_a_schools_administrator_does_not_reach_a_role_at_the_authority_through_the_address(place):
    factories.join(place.noor, Role.EXCLUSIONS_OFFICER, place.authority)
    with pytest.raises(NotAllowed, match="another role that somebody else gives"):
        place.change()

    place.change(by=place.above)
    assert Person.objects.get(pk=place.noor.pk).email == NEW


def test_it_is_done_on_a_page_of_its_own(place, signed_in, at):
    at(AT)
    membership = place.noor.memberships.get()
    person = reverse("administration:person", args=[place.school.pk, membership.pk])
    page = reverse("administration:change-email", args=[place.school.pk, membership.pk])
    browser = signed_in(place.own)
    assert page in browser.get(person).content.decode()

    answer = browser.post(page, {"email": NEW, "reason": "Has married"}, follow=True)

    assert NEW in answer.content.decode()
