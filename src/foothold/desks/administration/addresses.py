"""The address somebody signs in with: moved, with all that the old one opened, and told to both."""

from functools import partial

from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from foothold.ground.access.models import Person
from foothold.ground.kit.refusals import Refused

SUBJECT = "The address you sign in to Foothold with has changed"


def move(person, email):
    """Nobody else has it. A password link sent to the old address and an account tied to it open nothing any more."""
    email = Person.objects.normalize_email(email).lower()
    if email == person.email:
        raise Refused("That is the address they have already. Give the new one, or go back.")
    person.email = email
    try:
        with transaction.atomic():
            person.save(update_fields=["email"])
    except IntegrityError:
        raise Refused(
            "Somebody else signs in with that address. Check it; two people never share one."
        ) from None
    person.emailaddress_set.all().delete()
    person.socialaccount_set.all().delete()


def tell(person, before, by, organisation):
    """One mail to each address, so that nobody's is changed without their knowing."""
    words = render_to_string(
        "administration/mail/address_changed.txt", {"by": by, "organisation": organisation}
    )
    for each in (before, person.email):
        transaction.on_commit(partial(send_mail, SUBJECT, words, None, [each]))
