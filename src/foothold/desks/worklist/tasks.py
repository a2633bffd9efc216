"""What the day does by itself for My work: the daily e-mail."""

from datetime import timedelta

from django.core.mail import send_mail
from django.db import IntegrityError, transaction

from foothold.desks.worklist import digest
from foothold.desks.worklist.models import Digest
from foothold.ground.kit import clock

KEPT = timedelta(days=30)


def send_digests(at, site):
    """Sends every daily e-mail that is wanted and not sent yet. Done twice in a day, it sends nothing twice."""
    on = clock.day_of(at)
    sent = sum(_send(person, on, at, site) for person in digest.wanted_by(on))
    Digest.objects.filter(on__lt=on - KEPT).delete()
    return sent


def _send(person, on, at, site):
    """The row comes first, so that a second run at the same moment sends nothing; what cannot be sent leaves none."""
    letter = digest.of(person, on)
    if letter is None:
        return False
    try:
        with transaction.atomic():
            Digest.objects.create(person=person, on=on, sent_at=at)
            send_mail(letter.subject, letter.text(site), None, [person.email])
    except IntegrityError:
        return False
    return True
