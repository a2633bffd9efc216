"""Pages of referrals: the map of the ways, asking, reading, answering, the work, the register."""

from typing import Any, ClassVar

from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ShortForm
from foothold.path.referrals.models import Referral


class OfReferral(ShortForm, abstract=True):
    """One short form about a referral, then back to it."""

    permission = Permission.FOLLOW_REFERRAL
    model = Referral
    do: ClassVar[Any]

    def visible(self):
        return super().visible().select_related("pupil", "school", "team")

    def trail(self):
        here = {"text": f"Referral to {self.thing.team_name}", "href": page_of(self.thing)}
        return [*way_here(self.thing, self.granted), here]

    def caption(self):
        return f"{self.subject}, {self.thing}"

    def record(self, form):
        type(self).do(by=self.person, at=self.now, referral=self.thing, **self.given(form))

    def given(self, form):
        """What was typed, as the action takes it."""
        return form.cleaned_data


def page_of(referral):
    return reverse("referrals:referral", args=[referral.pk])


def way_here(referral, granted):
    """Through the child's page for those who may open it, else through the list of referrals."""
    if Permission.SEE_CHILD in granted:
        return addresses.trail_to(referral.pupil)
    return [{"text": "Referrals", "href": reverse("referrals:register")}]
