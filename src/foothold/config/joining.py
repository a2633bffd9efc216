"""Somebody who was invited comes in: the link is theirs alone, works once, and lets them choose a password.

Nobody is signed in yet, so no permission could be asked for; the secret of the link stands in its place.
"""

from django.db import transaction

from foothold.desks.administration import invitations
from foothold.ground.access.models import Invitation
from foothold.ground.audit import chain
from foothold.ground.kit.refusals import Refused

VERB = "config.join"


def find(secret, at):
    """The invitation of this link, if it can still be used."""
    found = Invitation.objects.select_related("person").filter(digest=invitations.digest(secret)).first()
    return found if found and found.is_open(at) and found.person.is_active else None


@transaction.atomic
def accept(*, at, invitation, password):
    """Uses the link up and keeps the password. Gives the person."""
    held = Invitation.objects.select_for_update().select_related("person").get(pk=invitation.pk)
    if not held.is_open(at):
        raise Refused("This link was used already. Sign in, or ask for another.")
    person = held.person
    person.set_password(password)
    person.save(update_fields=["password"])
    Invitation.objects.filter(pk=held.pk).update(used_at=at)
    chain.append_all(_entries(person, at))
    return person


def _entries(person, at):
    """On the record of every organisation that the person belongs to."""
    roles = person.memberships.select_related("organisation")
    subjects = sorted({role.organisation.subject_key for role in roles})
    return [chain.Entry(subject, VERB, person, at, facts={"name": person.name}) for subject in subjects]
