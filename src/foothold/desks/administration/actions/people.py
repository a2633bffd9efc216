"""Who works where: invited, given roles with dates, and let out again, by those who answer for an organisation."""

from foothold.desks.administration import addresses, invitations
from foothold.ground.access import appointing
from foothold.ground.access.models import JobTitle, Membership, Person
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import NotAllowed, Refused


@action(
    Permission.MANAGE_PEOPLE,
    on="organisation",
    says="{name} added as {title} from {from_on}",
)
def add_person(*, by, at, organisation, name, email, role, title, from_on, to_on=None, site):
    """Somebody works here from a day, in one role under their own job title. Known by e-mail, invited if new."""
    _refuse_dates_out_of_order(from_on, to_on)
    _refuse_to_give(by, organisation, role, at)
    person = invitations.known_or_new(email, name)
    _refuse_oneself(by, person)
    _refuse_twice(person, organisation, role, from_on, to_on)
    membership = Membership.objects.create(
        person=person,
        organisation=organisation,
        role=role,
        job_title=_job_title(title, role),
        from_on=from_on,
        to_on=to_on,
    )
    if person.last_login is None:
        invitations.send(person, organisation, by, at, site)
    return membership


@action(Permission.MANAGE_PEOPLE, on="organisation", says="{membership} invited again")
def invite_again(*, by, at, organisation, membership, site):
    """Sends a new link; the one sent before stops working."""
    _refuse_to_give(by, organisation, membership.role, at)
    if membership.person.last_login is not None:
        raise Refused(
            f"{membership.person} has signed in already. Whoever forgot their password asks for a new one on the"
            " sign-in page."
        )
    invitations.send(membership.person, organisation, by, at, site)
    return membership


@action(Permission.MANAGE_PEOPLE, on="organisation", says="{membership} ends on {last_on}")
def end_membership(*, by, at, organisation, membership, last_on):
    """The last day on which somebody works here in this role; no day means that it goes on."""
    held = _held(membership)
    _refuse_to_change(by, organisation, held, at)
    if last_on and last_on < held.from_on:
        raise Refused(f"It began on {held.from_on:%-d %B %Y}. Choose that day or a later one.")
    others = Membership.objects.exclude(pk=held.pk)
    _refuse_twice(held.person, organisation, held.role, held.from_on, last_on, among=others)
    Membership.objects.filter(pk=membership.pk).update(to_on=last_on)
    return membership


@action(Permission.MANAGE_PEOPLE, on="organisation", says="{membership}: access ended at once. {reason}")
def stop_access(*, by, at, organisation, membership, reason):
    """Ends a role this moment. The person is signed out everywhere; another role of theirs lets them in again."""
    membership = _held(membership)
    _refuse_to_change(by, organisation, membership, at)
    last_on = max(membership.from_on, clock.day_of(at))
    Membership.objects.filter(pk=membership.pk).update(to_on=last_on, stopped_at=at)
    invitations.sign_out_everywhere(membership.person)
    invitations.withdraw(membership.person, at)
    return membership


@action(
    Permission.MANAGE_PEOPLE,
    on="organisation",
    says="{membership}: e-mail address {before} changed to {email}. {reason}",
)
def change_email(*, by, at, organisation, membership, before, email, reason, site):
    """Gives somebody another address to sign in with than they had (`before`): they are signed out everywhere, what the
    old one opened is closed, and both are told. Who never signed in is invited again, at the new one."""
    held = _held(membership)
    _refuse_to_change(by, organisation, held, at)
    person = held.person
    if person.email != before:
        raise Refused("Somebody changed that address a moment ago. Look at it again first.")
    _refuse_beyond_ones_reach(by, person, at)
    addresses.move(person, email)
    invitations.sign_out_everywhere(person)
    invitations.withdraw(person, at)
    if person.last_login is None:
        invitations.send(person, organisation, by, at, site)
    addresses.tell(person, before, by, organisation)
    return held


def _refuse_beyond_ones_reach(by, person, at):
    """An address opens every role a person has, so only who gives them all may change it."""
    held = Membership.objects.filter(person=person, stopped_at=None).exclude(to_on__lt=clock.day_of(at))
    for each in held.select_related("organisation"):
        if each.role not in appointing.may_give(by, each.organisation, clock.day_of(at)):
            raise NotAllowed(
                f"{person} has another role that somebody else gives, and signs in to it with the same address. Ask the"
                " authority or trust above you to change it."
            )


def _refuse_dates_out_of_order(from_on, to_on):
    if to_on and to_on < from_on:
        raise Refused("The last day is before the first. Correct one of the two.")


def _refuse_to_give(by, organisation, role, at):
    """Nobody gives, or takes away, a role that is not theirs to give."""
    role = Role(role)
    if role not in appointing.ROLES_AT[organisation.kind]:
        raise Refused(
            f"{organisation} has no {role.label}: that role belongs to another kind of organisation."
        )
    if role not in appointing.may_give(by, organisation, clock.day_of(at)):
        raise NotAllowed(
            f"An {role.label} of {organisation} is appointed and let go by the authority or trust above it. Ask there."
        )


def _refuse_oneself(by, person):
    if by == person:
        raise NotAllowed("Nobody gives themselves a role, or changes their own. Ask another administrator.")


def _refuse_to_change(by, organisation, membership, at):
    _refuse_oneself(by, membership.person)
    _refuse_to_give(by, organisation, membership.role, at)
    if membership.stopped_at:
        raise Refused(
            f"{membership.person}'s access was ended on {clock.day_of(membership.stopped_at):%-d %B %Y}. Add them"
            " again if they come back."
        )


def _held(membership):
    """The role as it is now; whoever else changes the roles of the same person waits until this is done."""
    Person.objects.select_for_update().get(pk=membership.person_id)
    return Membership.objects.select_related("person", "job_title").get(pk=membership.pk)


def _refuse_twice(person, organisation, role, from_on, to_on, *, among=Membership.objects):
    held = among.filter(person=person, organisation=organisation, role=role, stopped_at=None).exclude(
        to_on__lt=from_on
    )
    if to_on:
        held = held.exclude(from_on__gt=to_on)
    if held.exists():
        raise Refused(
            f"{person} has that role here in that time already. Change the last day of that role, or choose later days."
        )


def _job_title(title, role):
    """One title means one role everywhere, so that a reader of the record knows what it allowed."""
    known = JobTitle.objects.filter(name__iexact=title).values_list("name", flat=True).first()
    job, _ = JobTitle.objects.get_or_create(name=known or title, defaults={"role": role})
    if job.role != role:
        raise Refused(
            f"Here the job title {title} means {job.get_role_display()}. Choose that role, or another title."
        )
    return job
