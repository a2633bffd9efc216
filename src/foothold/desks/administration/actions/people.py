"""Who works where: added, and ended, by those who answer for an organisation's people."""

from foothold.ground.access.models import JobTitle, Membership, Person
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused


@action(
    Permission.MANAGE_PEOPLE,
    on="organisation",
    says="{name} added as {title} from {from_on}",
)
def add_person(*, by, at, organisation, name, email, role, title, from_on, to_on=None):
    """Somebody works here from a day, in one role under their own job title. Known by e-mail, added if new."""
    if to_on and to_on < from_on:
        raise Refused("The last day is before the first. Correct one of the two.")
    person = Person.objects.filter(email__iexact=email).first()
    person = person or Person.objects.create_user(email, name=name)
    job, _ = JobTitle.objects.get_or_create(name=title, defaults={"role": role})
    if job.role != role:
        raise Refused(
            f"Here the job title {title} means {job.get_role_display()}. Choose that role, or another title."
        )
    return Membership.objects.create(
        person=person, organisation=organisation, role=role, job_title=job, from_on=from_on, to_on=to_on
    )


@action(Permission.MANAGE_PEOPLE, on="organisation", says="{membership} ends on {last_on}")
def end_membership(*, by, at, organisation, membership, last_on):
    """The last day on which somebody works here in this role."""
    if last_on < membership.from_on:
        raise Refused(f"It began on {membership.from_on:%-d %B %Y}. Choose that day or a later one.")
    Membership.objects.filter(pk=membership.pk).update(to_on=last_on)
    return membership
