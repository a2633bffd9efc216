"""The children of a school with early signs, beside the support in place, on the page and as a file."""

from typing import Any, ClassVar

from foothold.child.pupils.models import Pupil
from foothold.desks.children import gaps, list_forms, signs
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.register import OfRegister, RegisterFile, RegisterPage
from foothold.ground.policy import facts as policy


class OfGaps(OfRegister, abstract=True):
    """Whoever keeps an eye on all concerns of a school sees its children's signs, suspensions and plans as well."""

    permission = Permission.LIST_CONCERNS
    model = Pupil
    template_name = "children/gaps.html"
    form_class = list_forms.GapForm
    told_by: ClassVar[Any] = gaps

    def rows(self):
        organisation = self.person.memberships_on(self.today)[0].organisation
        since = signs.thresholds(policy.rules_of(organisation, self.today))
        found = gaps.with_signs(self.visible(), self.today, since, self.filter.chosen_sign)
        return found.filter(**self.filter.condition(self.today))


class Gaps(OfGaps, RegisterPage):
    download = "children:download-gaps"


class DownloadGaps(OfGaps, RegisterFile):
    file_name = "signs-and-support"
