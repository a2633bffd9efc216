"""A pupil of 18 or over, who holds the rights a parent held before, reads their own letters here."""

from foothold.child.pupils import ledger
from foothold.child.pupils.models import Pupil
from foothold.desks.administration import invitations
from foothold.ground.access.models import JobTitle, Membership
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import AgainstTheLaw, Refused
from foothold.ground.organisations.models import Organisation
from foothold.law.due import Party
from foothold.law.notices import relevant_person_on
from foothold.law.register.elsewhere import RELEVANT_PERSON


@action(
    Permission.CORRECT_CHILD, on="pupil", says="Invited to sign in with {email} and read their own letters"
)
def invite_pupil(*, by, at, pupil, email, school, site):
    """Lets the pupil sign in, tied to their own record alone; asked again, a new link goes to whoever has not yet."""
    held, on = Pupil.objects.select_for_update().get(pk=pupil.pk), clock.day_of(at)
    _refuse_a_child(held, on)
    if held.person is None:
        held.person = _new_person(held, email, on)
        held.save(update_fields=["person"])
    elif held.person.last_login is not None:
        raise Refused(f"{held} signs in already, with {held.person.email}.")
    elif held.person.email != email:
        raise Refused(
            f"{held} was invited at {held.person.email}. End that first, then invite them elsewhere."
        )
    invitations.send(held.person, school or held, by, at, site)
    return held


@action(Permission.CORRECT_CHILD, on="pupil", says="Does not sign in any more: {reason}")
def end_pupils_access(*, by, at, pupil, reason):
    """Ends it this moment: the pupil is signed out everywhere, and the record stays."""
    held, on = Pupil.objects.select_for_update().get(pk=pupil.pk), clock.day_of(at)
    person = held.person
    if person is None:
        raise Refused(f"{held} does not sign in.")
    for membership in person.memberships.filter(role=Role.FAMILY, organisation__links__pupil=held):
        ledger.untie(held, Tie.FAMILY, last_on=ledger.day_before(on), organisation=membership.organisation)
        last_on = max(membership.from_on, on)
        Membership.objects.filter(pk=membership.pk).update(to_on=last_on, stopped_at=at)
    Pupil.objects.filter(pk=held.pk).update(person=None)
    invitations.sign_out_everywhere(person)
    invitations.withdraw(person, at)
    return held


def _refuse_a_child(pupil, on):
    if relevant_person_on(pupil.born_on, on) is not Party.PUPIL:
        raise AgainstTheLaw(
            RELEVANT_PERSON.on(on),
            f"{pupil} is not 18 yet, so the rights are a parent's: a parent signs in and reads the letters.",
        )


def _new_person(pupil, email, on):
    """Somebody nobody knows yet: an address with which somebody works here opens more than one record."""
    person = invitations.known_or_new(email, str(pupil))
    if Membership.objects.that_open(on).filter(person=person).exists():
        raise Refused(f"Somebody else signs in with {email}. Ask {pupil} for an address of their own.")
    title, _ = JobTitle.objects.get_or_create(name="Pupil", role=Role.FAMILY)
    own = Organisation.objects.create(name=f"The record of {pupil}", kind=Organisation.Kind.HOUSEHOLD)
    Membership.objects.create(person=person, organisation=own, role=Role.FAMILY, job_title=title, from_on=on)
    ledger.tie(pupil, own, Tie.FAMILY, from_on=on)
    return person
