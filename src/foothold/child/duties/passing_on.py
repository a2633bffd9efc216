"""Which open duties are owed by another body, because whoever answers for the child or the school is another now.

Nothing is stored here. What no body can be named for stays where it is.
"""

from functools import cached_property

from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Link
from foothold.ground.access.roles import Tie
from foothold.ground.organisations.models import Belonging, Organisation
from foothold.law import passing_on
from foothold.law.due import Party

Kind = Belonging.Kind


def plan(handover, on):
    """Pairs of an open duty and the body that owes it on a day, where that is another than it says; locked."""
    whose = {"pupil": handover.pupil} if handover.pupil else {"basis__school": handover.school}
    held = Duty.objects.open().filter(
        **whose, owed_by__in=passing_on.PARTIES, owed_by_organisation__isnull=False
    )
    duties = list(
        held.select_for_update(of=("self",))
        .select_related("owed_by_organisation", "pupil", "basis__school")
        .order_by("pk")
    )
    answering = Answering(duties, on)
    pairs = [(duty, answering.body(duty)) for duty in duties]
    return [(duty, body) for duty, body in pairs if body and body != duty.owed_by_organisation]


class Answering:
    """Who answers on a day for the children and schools of some duties, in two queries."""

    def __init__(self, duties, on):
        self.duties, self.on = duties, on

    def body(self, duty):
        """The body that owes a duty, or None where nobody knows which."""
        school = duty.basis.school
        area = self._parents.get((school.pk, Kind.AUTHORITY))
        if duty.owed_by == Party.HOME_AUTHORITY:
            return self._homes.get(duty.pupil_id) or area
        if duty.owed_by == Party.ARRANGING_AUTHORITY and not self._is_an_authoritys(duty):
            return self._parents.get((school.pk, Kind.TRUST)) or school
        return area

    @staticmethod
    def _is_an_authoritys(duty):
        """Whether an authority arranges the review: what the school was when the pupil was excluded counts."""
        return duty.owed_by_organisation.kind == Organisation.Kind.AUTHORITY

    @cached_property
    def _homes(self):
        pupils = {duty.pupil_id for duty in self.duties}
        held = Link.objects.on(self.on).filter(pupil__in=pupils, tie=Tie.HOME_AUTHORITY)
        return {
            link.pupil_id: link.organisation
            for link in held.select_related("organisation").order_by("from_on")
        }

    @cached_property
    def _parents(self):
        schools = {duty.basis.school_id for duty in self.duties}
        held = Belonging.objects.on(self.on).filter(organisation__in=schools)
        return {(row.organisation_id, row.kind): row.parent for row in held.select_related("parent")}
