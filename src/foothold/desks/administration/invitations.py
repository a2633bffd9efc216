"""The link with which somebody who was added chooses a password: sent, sent again, withdrawn."""

import hashlib
import secrets
from datetime import timedelta
from functools import partial

from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse

from foothold.ground.access.models import Invitation, Person

DAYS = 7
SUBJECT = "You have been added to Foothold"


def known_or_new(email, name):
    """The person with this address, whatever name they were given first, or a new one; held until the deed is done, so
    that two who add somebody at once do so one after the other."""
    known = Person.objects.select_for_update().filter(email__iexact=email)
    return known.first() or _new(email, name) or known.get()


def _new(email, name):
    """None where somebody else has made the same person in this moment."""
    try:
        with transaction.atomic():
            return Person.objects.create_user(email, name=name)
    except IntegrityError:
        return None


def send(person, organisation, by, at, site):
    """Keeps a digest of a new secret and mails the secret after the transaction; earlier links stop working."""
    withdraw(person, at)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        person=person, sent_by=by, sent_at=at, ends_at=at + timedelta(days=DAYS), digest=digest(secret)
    )
    words = render_to_string(
        "administration/mail/invitation.txt",
        {
            "person": person,
            "organisation": organisation,
            "by": by,
            "address": site + reverse("join", args=[secret]),
            "invitation": invitation,
            "days": DAYS,
        },
    )
    transaction.on_commit(partial(send_mail, SUBJECT, words, None, [person.email]))


def withdraw(person, at):
    """Links that are still open stop working this moment."""
    Invitation.objects.filter(person=person, used_at=None, ends_at__gt=at).update(ends_at=at)


def sign_out_everywhere(person):
    Person.objects.filter(pk=person.pk).update(sign_ins_ended=F("sign_ins_ended") + 1)


def digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()
