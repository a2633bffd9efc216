"""The register of referrals, its file, and the map of the ways to outside help."""

from typing import ClassVar

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import Page
from foothold.ground.kit.register import OfRegister, RegisterFile, RegisterPage
from foothold.ground.policy.models import Adoption
from foothold.path.referrals import facts, register
from foothold.path.referrals.forms.register import RegisterForm
from foothold.path.referrals.models import Referral


class OfReferrals(OfRegister, abstract=True):
    permission = Permission.LIST_REFERRALS
    model = Referral
    template_name = "referrals/register.html"
    form_class = RegisterForm
    told_by: ClassVar = register

    def rows(self):
        return self.visible().filter(**self.filter.condition(self.today))


class ReferralRegister(OfReferrals, RegisterPage):
    """Every referral, the newest first, with the child's age when it was sent and how long each step took."""

    download = "referrals:download"


class DownloadReferrals(OfReferrals, RegisterFile):
    file_name = "referrals"


class Pathways(Page):
    """Who may refer, to whom, with what evidence, and how soon there is an answer: the rules in force today."""

    permission = Permission.SEE_APPROACHES
    model = Adoption
    template_name = "referrals/pathways.html"

    def context(self):
        body = self.person.memberships_on(self.today)[0].organisation
        place = facts.Place.of(body, self.today)
        return {
            "body": body,
            "ways": [{"way": each, "takes": self._takes(each, body)} for each in place.named],
        }

    def _takes(self, way, body):
        return not body.is_school or way.takes(body, self.today)
