"""Whose letter it is: a school's office does not write for the clerk, nor the clerk for the authority."""

from foothold.child.letters import kinds
from foothold.ground.access.roles import WORKS_FOR


def writes(person, on, organisation, name):
    """Whether a person writes this kind of letter for an organisation."""
    sender = kinds.KINDS[name].sender
    held = [each for each in person.memberships_on(on) if each.organisation_id == organisation.pk]
    return any(sender in WORKS_FOR.get(each.role, ()) for each in held)
