"""What the day does by itself for My work: the daily e-mail."""

from datetime import timedelta
from functools import partial

from django.core.mail import send_mail

from foothold.desks.worklist import digest
from foothold.desks.worklist.models import Digest
from foothold.ground.kit import clock, one_by_one

KEPT = timedelta(days=30)


def send_digests(at, site):
    """Sends every daily e-mail that is wanted and not sent yet. Done twice in a day, it sends nothing twice."""
    on = clock.day_of(at)
    Digest.objects.filter(on__lt=on - KEPT).delete()
    return one_by_one.each(digest.wanted_by(on), partial(_send, on=on, at=at, site=site))


def _send(person, *, on, at, site):
    """The row comes first, so that a second run at the same moment sends nothing; what cannot be sent leaves none.

    A mail server takes its time, and nobody who records something meanwhile waits for it.
    """
    letter = digest.of(person, on)
    if letter is None:
        return False
    text = letter.text(site)
    row, is_new = Digest.objects.get_or_create(person=person, on=on, defaults={"sent_at": at})
    if not is_new:
        return False
    try:
        send_mail(letter.subject, text, None, [person.email])
    except Exception:
        row.delete()
        raise
    return True
