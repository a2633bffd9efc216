"""The person who is signed in, read with their memberships in one statement at every request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from foothold.ground.access.models import Membership, Person
from foothold.ground.kit.at_once import AtOnce, Given

PERSON = Given("person")
SIGNED_IN = AtOnce(
    person=Person.objects.filter(pk=PERSON),
    memberships=Membership.objects.filter(person=PERSON).select_related("organisation", "job_title"),
)


class WithMemberships(AuthenticationBackend):
    def get_user(self, user_id: Any) -> Person | None:
        found = SIGNED_IN.read(person=user_id)
        for person in found["person"]:
            person.know(found["memberships"])
            return person if self.user_can_authenticate(person) else None
        return None
