"""The first organisation and the first administrator: the one write nobody could have been permitted to make."""

from django.db import transaction

from foothold.ground.access.models import Membership, Person
from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Organisation

VERB = "config.begin"


@transaction.atomic
def begin(*, at, on, authority, code, name, email):
    """An authority and its first administrator, once, on an empty database. Gives the administrator."""
    if Person.objects.exists():
        raise Refused("Somebody is here already. An administrator adds further people under People.")
    organisation = Organisation.objects.create(
        name=authority, kind=Organisation.Kind.AUTHORITY, authority_code=code
    )
    person = Person.objects.create_user(email, name=name)
    Membership.objects.create(person=person, organisation=organisation, role=Role.ADMINISTRATOR, from_on=on)
    facts = {"authority": authority, "administrator": name}
    chain.append(chain.Entry(organisation.subject_key, VERB, person, at, facts=facts))
    return person
